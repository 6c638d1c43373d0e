"""What a pattern cannot do without."""

from __future__ import annotations

import pytest

from lint.checks.pattern_needs import LIMIT, needs
from lint.checks.pattern_pool import Pool
from lint.checks.patterns import Finder, bounded_pattern
from lint.datafiles.locations import yaml_tree
from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.rules.documentation import RuleFile
from lint.rules.loading import bind_rules, built_in_rules_dir, load_rules
from lint.rules.reading import read_rules
from lint.source import Source


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bsuicide\b", ["suicide"]),
        (r"\b(?P<at>suicides?)\b", ["suicide", "suicides"]),
        (r"\b(?:TODO|Fix ?me)\b", ["fix", "fixme", "todo"]),
        (r"\b(?:the|an) obese (?:men|women)\b", ["obese"]),
        (r"(?i)^(?P<at>\d+ min(?:ute)?s? read)$", ["read"]),
        (r"\bcure (?:for )?all\b", ["cure"]),
        (r"\bbed[- ]?ridden\b", ["bedridden", "ridden"]),
        (r"x cure [a-z]", ["cure"]),
        (r"\bcure\b[.,]", ["cure"]),
        (r"\butili[sz]e\b", ["utilise", "utilize"]),
        (r"\bsee(?: our)+ shop", ["see"]),
        (r"\bdon[’']t\b", ["don"]),
    ],
)
def test_words_that_stand_whole_in_every_match(pattern: str, words: list[str]) -> None:
    assert list(needs(pattern)) == words


@pytest.mark.parametrize(
    "pattern",
    [
        "cure",  # may stand in a longer word
        r"\bcure",
        r"cure\b",
        r"\bcure|\bheal\b",
        r"\b(?:cure)?\b",
        r"\bcure\b[^.]*",  # RE2's \b holds before é
        r"[^.]*\bcure\b",
        r"\Wcure\W",  # so does \W, and a class of all but some
        r"[^a-z]cure[^a-z]",
        r".cure.",
        r"\bcure\w*",
        r"\bcure\B.",
        r"\bXX+\b",
        r"\bcafé\b",
        r"[[:alpha:]]cure ",  # Python's parser takes these otherwise
        r"\bcure{,2}\b",
        r"\b\pLcure\b",
        r"\bcure(?i:s)\b",
        r"\b(?:(?i)cure)\b",
        r"\bcure(",
    ],
)
def test_of_an_unclear_pattern_no_words_are_known(pattern: str) -> None:
    assert list(needs(pattern)) == [""]


def test_parts_with_too_many_ways_are_unclear() -> None:
    many = "|".join(f"a{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(300))
    assert LIMIT < 300 * 300
    assert list(needs(rf"\bcure (?:{many}) (?:{many})\b")) == ["cure"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"\bpoor historians?\b", {"poor": [["historian", "historians"]]}),
        (r"\b(?:lorem|dolor) ipsum\b", {"ipsum": [["dolor", "lorem"]]}),
        (r"\[(?:ref|source)\]", {"ref": [["]"], ["["]], "source": [["]"], ["["]]}),
        (r"\{\{[^}]+\}\}", {"}": [["{"]]}),
        (r"\?\?+", {"?": []}),
        (r"[\[{]x+", {"": []}),
    ],
)
def test_what_else_stands_in_every_match(pattern: str, found: dict[str, list[list[str]]]) -> None:
    assert {word: beside.words for word, beside in needs(pattern).items()} == found


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"^home\s", ["\nhome"]),
        (r"\d min(?:ute)? read$", [" min read\n", " minute read\n"]),
        (r"(?:subscribe|sign up) to", ["subscribe to", "up to"]),
        (r"[^.]*\bxx+\b", ["xx"]),
        (r"\w+ caf[éè]", [" caf"]),
        (r"\b(?:a|the)?[^.]\b", []),
    ],
)
def test_pieces_of_text_that_stand_in_every_match(pattern: str, pieces: list[str]) -> None:
    assert [piece for beside in needs(pattern).values() for piece in beside.pieces] == pieces


def spans(finder: Finder, text: str) -> list[tuple[int, int]]:
    finder._pool = Pool()  # so that this is the first article
    return [match.span() for _, match in finder.find(Facts(read(Source("a.md", text)), Profile()))]


def finders(*patterns: str) -> tuple[Finder, Finder]:
    """One that knows what its patterns need, and one that does not."""
    knowing, plain = (Finder([*patterns], [("any", i) for i in range(len(patterns))], False) for _ in range(2))
    knowing.know(knowing.derive())
    return knowing, plain


@pytest.mark.parametrize("text", ["a curſe", "spea\u212aing", "a curse, speaking"])
def test_letters_that_become_those_of_ascii_are_found_in_the_first_article(text: str) -> None:
    knowing, plain = finders(r"\bcurse\b", r"\bspeaking\b")
    assert spans(knowing, text) == spans(plain, text) != []


@pytest.mark.parametrize("text", ["épileptics", "epilepticsé", "a5epileptics", "an epileptics-free", "epileptics’"])
def test_what_stands_beside_a_word_is_judged_as_without_words(text: str) -> None:
    knowing, plain = finders(bounded_pattern("epileptics"))
    assert spans(knowing, text) == spans(plain, text)


def test_no_match_in_the_examples_of_any_rule_lacks_what_its_pattern_needs() -> None:
    texts = [text for file in read_rules(yaml_tree(built_in_rules_dir())[0]) for text in _texts(file)]
    known = [finder for _, check in bind_rules(load_rules()) if (finder := getattr(check, "finder", None))]
    for finder in known:
        finder.know(finder.derive())
    matched = set()
    for text in texts:
        facts = Facts(read(Source("a.md", text)), Profile())
        for finder in known:
            numbers = {i for i, _ in finder.find(facts)}
            assert numbers <= set(finder._possible(facts))
            matched.update(finder._patterns[i] for i in numbers)
    assert len(matched) > 30


def _texts(file: RuleFile) -> list[str]:
    return [text for example in file.docs.examples for text in (*example.bad, *example.good)]
