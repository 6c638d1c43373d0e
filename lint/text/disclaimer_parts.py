"""Which components of a disclaimer one sentence holds, in whatever wording.

Each component is recognised by groups of cues that must meet in the sentence (a negation, a word of replacement and a
word of medical care; an appeal and a profession), not by fixed sentences. Several components could as well be medical
advice of the article itself ("ask your doctor about surgery"); whether they belong to a disclaimer is judged by
`lint.text.disclaimers` from what stands around them.
"""

from __future__ import annotations

from functools import cache

from lint import linear as re2
from lint.text import disclaimer_patterns as patterns
from lint.typed import Any, Literal

Part = Literal[
    "information-only",
    "not-advice",
    "see-professional",
    "emergency",
    "no-relationship",
    "no-liability",
    "currency",
    "verify",
    "supplement-statement",
    "off-label",
    "ai-assistance",
    "disclosure",
    "individual-variation",
]
PARTS: tuple[Part, ...] = (
    "information-only",
    "not-advice",
    "see-professional",
    "emergency",
    "no-relationship",
    "no-liability",
    "currency",
    "verify",
    "supplement-statement",
    "off-label",
    "ai-assistance",
    "disclosure",
    "individual-variation",
)


def normal(text: str) -> str:
    """A sentence as the patterns compare it: lower case, plain quotes and dashes, single spaces, "not" for "n't"."""
    text = text.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
    if "n't" in text:
        text = text.replace("can't", "cannot").replace("won't", "will not").replace("n't", " not")
    return " ".join(text.split())


def parts_of(sentence: str) -> tuple[Part, ...]:
    """The components in one sentence (in its `normal` form), whatever it speaks of."""
    return tuple(part for part in PARTS if has_part(part, sentence))


LEADING: tuple[Part, ...] = (
    "information-only",
    "not-advice",
    "see-professional",
    "no-relationship",
    "no-liability",
    "verify",
    "supplement-statement",
    "ai-assistance",
)
"""The components by which a sentence can open a disclaimer; the others only come with one."""


def leading_parts_of(sentence: str) -> tuple[Part, ...]:
    """Those of the components in one sentence that can open a disclaimer."""
    return tuple(part for part in LEADING if has_part(part, sentence))


def has_part(part: Part, sentence: str) -> bool:
    """Whether one sentence (in its `normal` form) holds this component."""
    if not any(word in sentence for word in _triggers(part)):
        return False
    if part == "see-professional" and " by " in sentence:
        sentence = _review_pattern().sub(" ", sentence)
    if part == "not-advice" and "product" in sentence and "diagnose, treat" in sentence:
        return False  # the second half of the statement on supplements
    return any(pattern.search(sentence) for pattern in _compiled(part))


@cache
def _review_pattern() -> Any:
    """Who made or checked the article, which sends nobody anywhere."""
    return re2.compile(
        r"\b(?:reviewed|checked|written|edited|verified|approved|confirmed|signed off|supervised|revised|prepared|"
        r"compiled|authored|produced|vetted)(?: and \w+)? by [^.;,]*"
    )


@cache
def _compiled(part: Part) -> tuple[Any, ...]:
    # One by one: joined they exceed the memory that RE2 allows its automaton, and it falls back to a slow way.
    return tuple(re2.compile(pattern) for pattern in patterns.PATTERNS[part])


@cache
def _triggers(part: Part) -> tuple[str, ...]:
    text = f" {patterns.TRIGGERS[part]} "
    words: list[str] = []
    for phrase in patterns.PHRASES.split("; "):
        if f" {phrase} " in text:
            words.append(phrase)
            text = text.replace(f" {phrase} ", " ")
    return tuple(dict.fromkeys([*words, *text.split()]))
