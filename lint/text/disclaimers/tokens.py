"""A text as the words and stops that disclaimers are recognised by, and the classes of those words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, reduce
from itertools import repeat
from operator import or_

from lint.text.disclaimers import lexicon
from lint.text.literals import Literals

_TOKEN = re.compile(r"[a-z0-9&]+(?:['-][a-z0-9]+)*|[.;:?!,()|]")
_MENTIONED = re.compile(r'(?<=\w )"[^"]{3,80}"(?=,? \w)')  # words that are quoted, not said
TOGETHER = (
    ("food and drug administration", "fda"),
    ("food & drug administration", "fda"),
    ("f.d.a.", "fda"),
    ("therapeutic goods administration", "tga"),
    ("food standards agency", "agency"),
    ("health canada", "regulator"),
    ("large language model", "llm"),
    ("language model", "llm"),
    ("artificial intelligence", "ai"),
    ("a.i.", "ai"),
    ("automated tool", "ai"),
    ("machine translation", "ai ai-generated"),
    ("chat bot", "chatbot"),
    ("off-label", "offlabel"),
    ("off label", "offlabel"),
    ("extra-label", "offlabel"),
    ("web site", "website"),
    ("web page", "webpage"),
    ("fact sheet", "factsheet"),
    ("fact-sheet", "factsheet"),
    ("health care", "healthcare"),
    ("health-care", "healthcare"),
    ("health worker", "professional"),
    ("health visitor", "visitor"),
    ("stand in for", "replace"),
    ("stands in for", "replace"),
    ("put off", "delay"),
    ("right away", "immediately"),
    ("straight away", "immediately"),
    ("at once", "immediately"),
    ("set up", "make"),
    ("sets up", "make"),
    ("a & e", "a&e"),
    ("accident and emergency", "a&e"),
    ("look after", "treat"),
    ("looks after", "treats"),
    ("no one", "nobody"),
    ("told me", "remembered"),
    ("short of", "not"),
)


def normal(text: str) -> str:
    """A sentence as the rules compare it: lower case, plain quotes and dashes, single spaces, "not" for "n't"."""
    text = text.lower()
    if not text.isascii():
        text = text.replace("’", "'").replace("‑", "-").replace("‐", "-").replace("—", ", ")
        text = text.replace(" – ", ", ").replace("–", "-").replace("“", '"').replace("”", '"')
    if "'" in text:
        text = text.replace("can't", "cannot").replace("won't", "will not").replace("n't", " not")
        text = text.replace("'re ", " are ").replace("'m ", " am ").replace("'ve ", " have ").replace("'ll ", " will ")
        text = text.replace("it's ", "it is ").replace("that's ", "that is ").replace("who's ", "who is ")
    return " ".join(text.split())


_SEVERAL = Literals(*[one for one, _ in TOGETHER if not any(other in one for other, _ in TOGETHER if other != one)])


def tokens_of(sentence: str) -> list[str]:
    """The words and stops of a sentence in its `normal` form; some names of several words are one."""
    if _SEVERAL.places(sentence.encode("utf-8", "surrogatepass")):
        for long, short in TOGETHER:
            if long in sentence:
                sentence = sentence.replace(long, short)
    if '"' in sentence:
        sentence = _MENTIONED.sub(" ", sentence)
    return _TOKEN.findall(sentence)


def held_by(tokens: Iterable[str]) -> int:
    """The classes that words belong to, as bits in the order of `lexicon.CLASSES`."""
    masks, distinct = class_masks(), set(tokens)
    held = reduce(or_, map(masks.get, distinct, repeat(0)), 0)
    for token in distinct.difference(masks):
        if not token.isalpha():
            held |= masks.get(bare(token), 0)
    return held


@cache
def class_masks() -> dict[str, int]:
    """The classes of each listed word, as bits."""
    masks: dict[str, int] = {}
    for index, words in enumerate(lexicon.CLASSES.values()):
        for word in words.split():
            masks[word] = masks.get(word, 0) | 1 << index
    return masks


def bare(token: str) -> str:
    """The word that stands for one that is not listed: without its "'s", or its last part after a hyphen."""
    if token.endswith("'s"):
        return token[:-2]
    return token.rsplit("-", 1)[-1]
