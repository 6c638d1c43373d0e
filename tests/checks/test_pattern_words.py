"""Which words a pattern cannot do without."""

from __future__ import annotations

import pytest

from lint.checks.pattern_pool import Pool
from lint.checks.pattern_words import LIMIT, needed
from lint.checks.patterns import Finder, bounded_pattern
from lint.datafiles.locations import yaml_tree
from lint.facts import Facts
from lint.formats import read
from lint.profiles import Profile
from lint.rules.documentation import RuleFile
from lint.rules.loading import bind_rules, built_in_rules_dir, load_rules
from lint.rules.reading import read_rules
from lint.source import Source
from lint.text.words import Words


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
    assert needed(pattern) == words


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
    assert needed(pattern) is None


def test_parts_with_too_many_ways_are_unclear() -> None:
    many = "|".join(f"a{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(300))
    assert LIMIT < 300 * 300
    assert needed(rf"\bcure (?:{many}) (?:{many})\b") == ["cure"]


def test_letters_that_become_those_of_ascii_are_found_in_the_first_article() -> None:
    for text in ("a curſe", "spea\u212aing", "a curse, speaking"):
        pool = Pool()
        patterns = [r"\bcurse\b", r"\bspeaking\b"]
        wanted = pool.add(patterns, False, {pattern: needed(pattern) or [] for pattern in patterns})
        assert pool.occurring(wanted, text, {}, Words(text)) == pool.occurring(wanted, text, {}) != []


@pytest.mark.parametrize("text", ["épileptics", "epilepticsé", "a5epileptics", "an epileptics-free", "epileptics’"])
def test_what_stands_beside_a_word_is_judged_as_without_words(text: str) -> None:
    pattern = bounded_pattern("epileptics")
    facts = Facts(read(Source("a.md", text)), Profile())
    plain, knowing = Finder([pattern], [("terms", "")], False), Finder([pattern], [("terms", "")], False)
    knowing.know(knowing.derive())
    plain._pool, knowing._pool = Pool(), Pool()
    assert [m.span() for _, m in knowing.find(facts)] == [m.span() for _, m in plain.find(facts)]


def test_no_match_in_the_examples_of_any_rule_lacks_the_words() -> None:
    texts = [text for file in read_rules(yaml_tree(built_in_rules_dir())[0]) for text in _texts(file)]
    finders = [finder for _, check in bind_rules(load_rules()) if (finder := getattr(check, "finder", None))]
    known = {pattern: words for finder in finders for pattern, words in finder.derive().items()}
    matched = set()
    for text in texts:
        facts = Facts(read(Source("a.md", text)), Profile())
        for finder in finders:
            for i, _ in finder.find(facts):
                words = known.get(finder._patterns[i])
                assert words is None or facts.words.has(frozenset(words))
                matched.add(finder._patterns[i])
    assert len(matched.intersection(known)) > 25


def _texts(file: RuleFile) -> list[str]:
    return [text for example in file.docs.examples for text in (*example.bad, *example.good)]
