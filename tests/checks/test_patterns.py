"""The check kinds pattern and substitution."""

from __future__ import annotations

from typing import Any

import pytest

from lint.checks import ParameterError, bind
from lint.checks.pattern_pool import Pool
from lint.checks.patterns import like
from lint.facts import Facts
from lint.finding import Hit
from lint.formats import read
from lint.profiles import Profile
from lint.source import Source


def hits(text: str, kind: str = "pattern", **parameters: Any) -> list[Hit]:
    check = bind(kind, {key.replace("_", "-"): value for key, value in parameters.items()})
    assert callable(check)
    return list(check(Facts(read(Source("a.md", text)), Profile())))


def found(text: str, **parameters: Any) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, **parameters)]


def fault(kind: str = "pattern", **parameters: Any) -> tuple[str, tuple[Any, ...]]:
    def validated() -> None:
        check: Any = bind(kind, {key.replace("_", "-"): value for key, value in parameters.items()})
        check.validate()

    with pytest.raises(ParameterError) as caught:
        validated()
    return str(caught.value), caught.value.path


def test_finds_each_pattern_with_capitals_or_without() -> None:
    assert found("Miracle cure, a miracle.", any=["miracle", "cure"]) == ["Miracle", "cure", "miracle"]
    assert found("Miracle, a miracle.", any=["miracle"], case="exact") == ["miracle"]


def test_words_are_literal_and_whole() -> None:
    assert found("No cost. Costly. no\ncost (n.b.)", words=["no cost", "n.b."]) == ["No cost", "no\ncost", "n.b."]
    assert found("a+b c", words=["a+b"]) == ["a+b"]


def test_of_overlapping_matches_the_first_and_longest_counts() -> None:
    assert found("a side effect free drug", any=["side effect", "side effect free", "effect free"]) == [
        "side effect free"
    ]


def test_a_match_never_crosses_a_block() -> None:
    assert found("committed\n\nsuicide", any=[r"committed\s+suicide"]) == []
    assert found("committed\nsuicide", any=[r"committed\s+suicide"]) == ["committed\nsuicide"]
    assert found("# cured\n\nnot cured", any=["^cured$"]) == ["cured"]


def test_code_comments_and_reference_lists_are_passed_over() -> None:
    text = "`cure` <!-- cure -->\n\n    cure\n\n## References\n\n1. A cure.\n"
    assert found(text, any=["cure"]) == []
    assert found(text, any=["cure"], references=True) == ["cure"]


def test_where_limits_the_kind_of_text() -> None:
    text = "# cure\n\ncure\n\n- cure\n\n| a |\n|---|\n| cure |\n"
    assert [hit.start for hit in hits(text, any=["cure"], where=["heading"])] == [2]
    assert len(hits(text, any=["cure"], where=["item", "cell"])) == 2
    assert len(hits(text, any=["cure"])) == 4


def test_sections_are_chosen_by_role() -> None:
    text = "## Treatment\n\ncure\n\n### Drugs\n\ncure\n\n## Causes\n\ncure\n"
    assert len(hits(text, any=["cure"], sections=["treatment"])) == 2
    assert len(hits(text, any=["cure"], not_sections=["treatment"])) == 1


def test_what_stands_beside_a_match_excuses_it() -> None:
    text = "It is no cure. It is a cure for some. A cure works. We cure it."
    assert found(text, any=[r"\w+ cure( \w+)?"], unless=["works", r"\bno\b"]) == ["a cure for", "We cure it"]
    assert len(found(text, any=["cure"], unless_before=[r"\bno", r"\bwe"])) == 2
    assert len(found(text, any=["cure"], unless_after=["for", "works"])) == 2
    assert len(found(text, any=["cure"], only_with=["works"])) == 1


def test_quoted_words_may_be_passed_over() -> None:
    text = 'He said “a cure” and "cure".\n\n> cure\n\nA cure, the patients’ “hope”.'
    assert found(text, any=["cure"], unless_quoted=True) == ["cure"]
    assert len(found(text, any=["cure"])) == 4


def test_a_group_named_at_is_the_place_and_groups_are_values() -> None:
    (hit,) = hits("Take 5 MS daily.", any=[r"take (?P<amount>\d+) (?P<at>MS)\b"])
    assert ("Take 5 MS daily."[hit.start : hit.end], hit.values) == ("MS", {"amount": "5", "at": "MS", "found": "MS"})


def test_a_replacement_is_a_fix_where_the_text_stands_letter_by_letter() -> None:
    (hit,) = hits("10 x 5", any=[r"(?P<a>\d+) x (?P<b>\d+)"], replace="{a} × {b}")
    assert hit.fix is not None
    assert (hit.fix.edits[0].text, hit.fix.title) == ("10 × 5", "Write “10 × 5”")
    (hit,) = hits("10 *x* 5", any=[r"(?P<a>\d+) x (?P<b>\d+)"], replace="{a} × {b}")
    assert hit.fix is None


def test_once_reports_the_first_only() -> None:
    assert len(hits("cure cure", any=["cure"], once=True)) == 1


def test_the_source_is_looked_at_as_it_is() -> None:
    text = "---\nx: TODO\n---\n<!-- TODO -->\n"
    assert found(text, any=["TODO"], source=True) == ["TODO", "TODO"]
    assert found(text, any=["TODO"]) == []


def test_places_are_right_after_letters_beyond_ascii() -> None:
    assert found("😀 naïve “é” cure — µg", any=["cure", "µg"]) == ["cure", "µg"]


@pytest.mark.parametrize(
    ("parameters", "message", "path"),
    [
        ({"any": ["ok", "a(b"]}, "missing )", ("any", 1)),
        ({"any": ["(?<=a)b"]}, "there is no looking ahead or behind", ("any", 0)),
        ({"any": ["(?=a)b"]}, "there is no looking ahead or behind", ("any", 0)),
        ({"any": [r"(a)\1"]}, "there are no back references", ("any", 0)),
        ({"any": ["a*"]}, "matches the empty text", ("any", 0)),
        ({"any": ["(x{900}){900}"]}, "", ("any", 0)),
        ({"any": [r"\p{L}{500}"]}, "too large", ("any", 0)),
        ({"any": ["x" * 5000]}, "5,000 characters", ("any", 0)),
        ({"any": ["a"], "unless": ["b", "["]}, "missing ]", ("unless", 1)),
        ({"any": ["(?P<x>a)", "b"], "replace": "{x}"}, "{x} is not a named group of every pattern", ("replace",)),
        ({"any": ["a"], "replace": "{found"}, "a brace is out of place", ("replace",)),
        ({"any": ["a"], "source": True, "unless": ["b"]}, "knows no unless", ("unless",)),
    ],
)
def test_patterns_that_are_no_use_are_refused_with_their_place(
    parameters: dict[str, Any], message: str, path: tuple[Any, ...]
) -> None:
    said, where = fault(**parameters)
    assert message in said
    assert where == path


def test_a_pattern_made_to_hang_does_not() -> None:
    assert found("a" * 5000 + "!", any=["(a*)*b", "(a|aa)+b$"]) == []


def test_substitution_offers_the_better_term_with_its_capitals() -> None:
    terms = {"utili[sz]es?": "use", "addicts?": ["person with addiction", "people with addiction"], "lunatic": None}
    made = hits("Utilise it. An addict. A LUNATIC.", "substitution", terms=terms)
    assert [(hit.values["found"], hit.values["wanted"]) for hit in made] == [
        ("Utilise", "“Use”"),
        ("addict", "“person with addiction” or “people with addiction”"),
        ("LUNATIC", "nothing"),
    ]
    assert [hit.variant for hit in made] == ["better", "better", "avoid"]
    assert [hit.fix and hit.fix.edits[0].text for hit in made] == ["Use", None, None]


def test_a_term_that_is_right_already_is_left_alone() -> None:
    assert hits("e-mail", "substitution", terms={"e-?mail": "e-mail"}) == []
    assert len(hits("email", "substitution", terms={"e-?mail": "e-mail"})) == 1


def test_a_broken_term_names_itself() -> None:
    assert fault("substitution", terms={"ok": "x", "a(": "y"})[1] == ("terms", "a(")


def test_a_better_term_takes_the_capitals_of_the_one_it_replaces() -> None:
    assert [like(word, "use") for word in ("Utilise", "UTILISE", "utilise")] == ["Use", "USE", "use"]
    assert like("Mr", "DrPH") == "DrPH"


def test_the_pool_answers_from_the_second_article_on_for_checks_made_before_it_was_begun() -> None:
    pool = Pool()
    first = pool.add(["ox", "cow"], False)
    assert pool.occurring(first, "a Cow", {}) is None
    memo: dict[Any, Any] = {}
    assert pool.occurring(first, "a Cow", memo) == [1]
    second = pool.add(["elk", "cow"], True)
    assert pool.occurring(second, "a Cow", memo) is None
    assert pool.occurring(second, "an elk", {}) == [0]
    assert pool.add(["ox", "cow"], False) == first


def test_a_word_does_not_end_before_an_accented_letter() -> None:
    assert found("Un café, a caf. Écaf, naïve, nai\u0308ve, nai.", words=["caf", "nai"]) == ["caf", "nai"]
    assert found("la caféine et le caf", any=[r"\bcaf\b"]) == ["caf"]
    assert found("la caféine et le caf", any=[r"\bcaf"]) == ["caf", "caf"]


def test_a_word_may_begin_and_end_with_an_accented_letter() -> None:
    text = "Ein Ödem, Hirnödem, Ödeme; un café, cafés; öl, oil, coil, Möl"
    assert found(text, words=["Ödem", "café"]) == ["Ödem", "café"]
    assert found(text, any=[r"\b(?:öl|oil)\b"]) == ["öl", "oil"]
    assert found(text, any=[r"\b[öo]il\b|\bcafés?\b"]) == ["café", "cafés", "oil"]


def test_what_excuses_a_match_knows_accented_letters_too() -> None:
    assert found("un café guérit, un été guérit", any=["guérit"], unless_before=["été"]) == ["guérit"]
    assert found("guérit l’éclair", any=["guérit"], unless=[r"\bclair\b"]) == ["guérit"]
