"""Which language an article is taken to be in."""

from __future__ import annotations

from lint.text.language import detect


def test_a_chinese_article_full_of_latin_names_is_not_english() -> None:
    text = (
        "商品名：Androcur（安得卡），Siterone 等。該藥具有抑制卵巢功能的作用，規格 50mg，廠商 Bayer AG Deutschland。"
        * 5
    )
    assert detect(text) == "und"


def test_an_english_article_with_a_few_foreign_words_is_english() -> None:
    text = (
        "The word for fever in Chinese is 发烧, and that for pain is 疼痛; both are used in the leaflets of this drug. "
        * 5
    )
    assert detect(text) == "en"


def test_german_is_told_from_english() -> None:
    assert detect("Das Risiko für einen Schlaganfall ist bei Rauchern höher als bei den anderen Menschen. " * 5) == "de"
