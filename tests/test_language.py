"""The language of an article and its word counts."""

from __future__ import annotations

import pytest

from lint.formats import read
from lint.source import Source

ENGLISH = (
    "The treatment of diabetes is a matter of diet and of exercise, and metformin may be given to patients with it. "
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Short.", "en"),
        ("", "en"),
        ("本文介绍二甲双胍的用法和剂量，患者应遵医嘱服用。Metformin 500 mg", "zh"),
        ("ペラニンデポーは注射する薬です。医師に相談してください。", "ja"),
        ("Лечение диабета включает диету и физические упражнения.", "ru"),
        (
            "El tratamiento de la diabetes es la dieta y el ejercicio, y los pacientes toman metformina.",
            "es",
        ),
        (
            "Die Behandlung der Zuckerkrankheit ist eine Sache der Ernährung und das Mittel ist nicht neu.",
            "de",
        ),
        (f"---\nlang: fr-CA\n---\n{ENGLISH}", "fr"),
        (f"---\nlanguage: English\n---\n{ENGLISH}", "en"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert read(Source("x.md", text)).language == language


def test_words_are_counted_by_section() -> None:
    article = read(Source("x.md", "# One\n\nTwo three.\n\n## Four\n\n- five six seven\n"))
    assert [article.section_words(s) for s in article.sections] == [7, 6, 3]
    assert article.section_words(article.sections[1], deep=False) == 2


def test_chinese_characters_count_as_words() -> None:
    article = read(Source("x.md", "二甲双胍 metformin 500 mg"))
    assert article.words() == 7
