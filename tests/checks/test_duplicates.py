"""What stands twice: places of both copies, what counts as one copy, and what is told across articles."""

from __future__ import annotations

import marshal

from lint.checks import bind
from lint.facts import Facts
from lint.finding import Hit
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source

LONG = (
    "Smoking harms nearly every organ of the body and is the leading cause of preventable death. Who stops smoking "
    "lives longer than those who go on, at whatever age they stop, and the lungs begin to recover within weeks."
)  # fmt: skip


def facts(text: str, path: str = "a.md") -> Facts:
    return Facts(read(Source(path, text)), Profile())


def hits(text: str, kind: str) -> list[Hit]:
    check = bind(kind, {})
    assert callable(check)
    return list(check(facts(text)))


def test_both_places_of_a_doubled_section_are_shown() -> None:
    text = f"# 🚭 Smoking\n\n## Harm\n\n{LONG}\n\n## Again\n\n{LONG}\n"
    (hit,) = hits(text, "duplicate-section")
    assert text[hit.start : hit.end].strip() == "## Again"
    assert text[hit.related[0].start : hit.related[0].end].strip() == "## Harm"
    assert hit.values["share"] == "100%"


def test_a_doubled_section_is_told_once_and_not_again_by_its_paragraphs() -> None:
    text = f"# A\n\n## Harm\n\n{LONG}\n\n## Again\n\n{LONG}\n"
    assert hits(text, "duplicate-paragraph") == []


def test_a_section_of_which_only_a_part_was_copied_is_no_doubled_section() -> None:
    more = " ".join(f"Another sentence number {i} speaks about something entirely different here." for i in range(12))
    text = f"# A\n\n## Harm\n\n{LONG}\n\n## More\n\n{LONG} {more}\n"
    assert hits(text, "duplicate-section") == []
    assert len(hits(text, "duplicate-paragraph")) == 2  # its two sentences, word for word


def test_a_sentence_stands_twice_whatever_its_case_and_its_last_sign() -> None:
    sentence = "Whoever stops smoking lives longer than those who go on, whatever the age is at which they stop"
    loud = sentence.replace("Whoever stops", "WHOEVER STOPS") + "!"
    text = f"# A\n\n{sentence}.\n\n## B\n\nOne thing more. {loud} Whoever stops smoking gains weight.\n"
    assert [text[h.start : h.end] for h in hits(text, "duplicate-paragraph")] == [loud]
    other = text.replace("they stop!", "he stops!")
    assert hits(other, "duplicate-paragraph") == []


def test_list_entries_parted_by_a_shortcode_are_two_lists() -> None:
    text = "- Weight\n- Pressure\n\n{{< expand >}}\n\n- Weight\n- Pulse\n"
    assert hits(text, "duplicate-list-entry") == []


def test_three_equal_entries_are_two_findings_at_the_later_ones() -> None:
    text = "- Nausea\n- Fever\n- Nausea\n- nausea.\n"
    assert [text[h.start : h.end] for h in hits(text, "duplicate-list-entry")] == ["Nausea", "nausea."]


def test_digests_survive_the_cache_and_find_text_shared_across_articles() -> None:
    check = bind("duplicate-across-articles", {"least-words": 30, "boilerplate": 8})
    assert not callable(check)
    texts = {"a.md": f"# A\n\nFirst.\n\n{LONG}\n", "b.md": f"# B\n\n{LONG}\n\nLast.\n"}
    digests = {path: marshal.loads(marshal.dumps(check.digest(facts(text, path)))) for path, text in texts.items()}
    ((path, hit),) = list(check.judge(digests))
    assert path == "b.md"
    assert texts["b.md"][hit.start : hit.end] == LONG
    related = hit.related[0]
    assert related.path == "a.md"
    assert texts["a.md"][related.start : related.end] == LONG


def test_text_in_many_articles_is_boilerplate() -> None:
    check = bind("duplicate-across-articles", {"least-words": 30, "boilerplate": 8})
    assert not callable(check)
    digests = {f"{i}.md": check.digest(facts(f"# {i}\n\n{LONG}\n")) for i in range(9)}
    assert list(check.judge(digests)) == []
    assert len(list(check.judge(dict(list(digests.items())[:3])))) == 3  # each pair of three


def test_a_translation_may_share_its_title() -> None:
    check = bind("duplicate-title", {})
    assert not callable(check)
    paths = ["docs/en/asthma.md", "docs/de/asthma.md", "docs/en/asthma-2.md"]
    digests = {path: check.digest(facts("# Asthma\n\nText.\n", path)) for path in sorted(paths)}
    assert [path for path, _ in check.judge(digests)] == ["docs/en/asthma.md"]


def test_a_slug_names_an_article_within_its_folder() -> None:
    check = bind("duplicate-title", {})
    assert not callable(check)
    texts = {
        "surgery/overview.md": "---\ntitle: Surgery\nslug: overview\n---\nOne.\n",
        "hormones/overview.md": "---\ntitle: Hormones\nslug: overview\n---\nTwo.\n",
        "hormones/old.md": "---\ntitle: Hormones of old\nslug: Overview\n---\nThree.\n",
    }
    digests = {path: check.digest(facts(text, path)) for path, text in texts.items()}
    assert [(path, hit.variant) for path, hit in check.judge(digests)] == [("hormones/old.md", "slug")]
