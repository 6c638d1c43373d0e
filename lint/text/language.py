"""Which language an article is written in, as far as rules need to know: which of them to leave out.

Counts function words of a sample; English is assumed unless another language clearly wins, because a rule that
does not run protects nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import repeat

from lint.typed import Any

SAMPLE = 6000  # code points looked at
ENOUGH = 20  # words below which nothing is concluded
GLANCE = 600  # code points at two places that are enough for a text in plain English
LETTERS = 250  # characters of a text that tell its script

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset("the of and to in is for with that by are be from this or which on as it an can have not".split()),
    "es": frozenset("el la de que y en los las del por con una para como es más pueden al su lo un".split()),
    "fr": frozenset("le la les des et en est une du dans que pour par sur plus avec qui ou sont au aux ne pas".split()),
    "de": frozenset(
        "der die das und ist von den mit für eine ein nicht auf bei oder werden wird dem des zu im".split()
    ),
    "it": frozenset("il di che la e per una del della con non sono le nel dei delle gli è un alla si".split()),
    "pt": frozenset("o de que e do da em um uma para com não os as no na dos das por mais são é ou".split()),
    "nl": frozenset("de het een van en in is dat op te voor met zijn niet door aan ook bij wordt worden of".split()),
    "pl": frozenset("w i z na do nie się jest to że po lub przez od oraz dla są jak przy może".split()),
    "sv": frozenset("och att det som en på är av för med den till inte om ett har kan vid eller från".split()),
    "da": frozenset("og at det som en på er af for med den til ikke om et har kan ved eller fra".split()),
    "tr": frozenset("ve bir bu için ile olarak da de veya olan daha çok en gibi ise kadar sonra".split()),
    "id": frozenset("yang dan di dari untuk dengan pada adalah ini atau dalam tidak ke dapat oleh juga itu".split()),
    "ro": frozenset("și de în la cu pe din care pentru este sau un o nu mai sunt prin ce al".split()),
}


def language_of(prose: str, metadata: Mapping[str, Any]) -> str:
    """The article's language as a two-letter code; "und" where its script is not one of the languages known here.

    The front matter's `lang` or `language` decides; names such as "English" count as well as "en-GB".
    """
    named = metadata.get("lang") or metadata.get("language") or metadata.get("locale")
    if isinstance(named, str) and named.strip():
        code = named.strip().lower()
        return "en" if code.startswith("english") else code.replace("_", "-").split("-")[0][:3]
    return detect(prose)


def detect(prose: str) -> str:
    """The language by a sample from the text's middle and both its ends."""
    if len(prose) > SAMPLE:
        third = SAMPLE // 3
        middle = len(prose) // 2
        prose = f"{prose[:third]} {prose[middle : middle + third]} {prose[-third:]}"
    if _plainly_english(prose):
        return "und" if _foreign_script(prose) else "en"
    if _foreign_script(prose):
        return "und"
    words = prose.lower().split()
    if len(words) < ENOUGH:
        return "en"
    english = sum(map(FUNCTION_WORDS["en"].__contains__, words))
    if english > len(words) * 0.2:  # no other language's text has as many
        return "en"
    often = Counter(filter(frozenset().union(*FUNCTION_WORDS.values()).__contains__, words)).get
    counts = {code: sum(map(often, known, repeat(0))) for code, known in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] < len(words) * 0.12 or counts[best] < english * 1.6:
        return "en"
    return best


def _plainly_english(sample: str) -> bool:
    """Whether a fifth of the sample, from its beginning and its middle, has English function words in plenty."""
    middle = len(sample) // 2
    words = (sample[:GLANCE] + sample[middle : middle + GLANCE]).lower().split()
    return sum(map(FUNCTION_WORDS["en"].__contains__, words)) > max(len(words) * 0.2, ENOUGH)


def _foreign_script(prose: str) -> bool:
    """Whether a fifth of the letters are beyond the Latin, Greek and their neighbours' blocks: a Chinese article has
    many Latin names, each of more letters than the words around it."""
    if prose.isascii():
        return False
    sample = prose[:: max(1, len(prose) // LETTERS)]
    if sample.isascii():
        return False
    foreign = {char for char in set(sample) if char > "Ͽ" and char.isalpha() and not "Ḁ" <= char <= "ỿ"}
    return bool(foreign) and sum(map(foreign.__contains__, sample)) * 5 > sum(map(str.isalpha, sample))
