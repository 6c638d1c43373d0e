"""How much a source can carry: tiers 1 (guideline, label) to 7 (shop), after host, identifier, journal and title.

Tiers: 1 guidelines of recognised bodies, Cochrane reviews, regulators' labels; 2 systematic reviews and randomised
trials; 3 other studies, national statistics, works whose kind nothing tells; 4 narrative reviews, case reports,
animal and laboratory work, preprints; 5 reference sites with an editorial process; 6 wikis, news, blogs, forums;
7 shops and what must not be cited. Lower is better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from lint import linear
from lint.lexicons import lines
from lint.text.references.model import Reference
from lint.text.urls import host
from lint.typed import Any, NamedTuple

WORST = 7


class Tier(NamedTuple):
    """A source's tier and what kind of source it is: "guideline", "trial", "wiki", ..."""

    level: int
    kind: str


@lru_cache(maxsize=1)
def _hosts() -> tuple[dict[str, Tier], frozenset[str]]:
    """The tiers of hosts, and of hosts with the beginning of a path; which hosts have such entries."""
    found: dict[str, Tier] = {}
    tier = Tier(WORST, "")
    for line in lines("source-tiers.txt"):
        if line.startswith("["):
            level, _, kind = line.strip("[]").partition(" ")
            tier = Tier(int(level), kind)
        else:
            found[line] = tier
    return found, frozenset([line.partition("/")[0] for line in found if "/" in line])


_PATH = re.compile(r"(?i)^(?:https?:)?//[^/?#]*(/[^?#]*)?")
_PREPRINT = re.compile(
    r"10\.(?:1101/(?:\d{6}|20\d\d\.)|64898/|21203/rs|2139/ssrn|20944/preprints|31219/osf|31234/|"
    r"48550/arxiv|36227/techrxiv)"
)
_COCHRANE = re.compile(r"10\.1002/14651858\.(?:cd|mr|ed)")
_TELLING = tuple("10." + publisher for publisher in "1002 1101 64898 21203 2139 20944 31219 31234 48550 36227".split())
_ANIMAL = re.compile(
    r"(?i)\b(?:in (?:mice|rats?|vitro|silico|zebrafish|rabbits|pigs|dogs)|mouse|murine|rat model|"
    r"rodents?|drosophila|cell lines?|xenograft)\b"
)
_TITLE_WORDS = (
    (7, "retracted", "^(?:retracted|withdrawn|retraction)\\b"),
    (1, "guideline", "guidelines?", "practice (?:parameters?|bulletin)", "recommendation statement"),
    (1, "guideline", "standards of (?:medical )?care", "(?:position|scientific) statement"),
    (2, "review", "systematic(?:ally)? review\\w*", "meta-?\\s?analys[ei]s", "umbrella review"),
    (2, "trial", "randomi[sz]ed", "rct", "double-blind", "placebo-controlled"),
    (4, "opinion", "case (?:report|series)", "editorial", "commentary", "perspective", "viewpoint", "hypothesis"),
    (3, "study", "cohort", "case-control", "cross-sectional", "registry", "population-based", "survey"),
    (3, "study", "observational", "prospective", "retrospective", "prevalence", "incidence"),
    (4, "review", "(?:a|literature|narrative|scoping|critical|brief) review", "review of"),
)
_TITLES = tuple(
    (re.compile(r"(?i)(?:\b|^)(?:" + "|".join(words) + r")\b"), Tier(level, kind))
    for level, kind, *words in _TITLE_WORDS
)
_REVIEW_JOURNAL = re.compile(r"(?i)^(?:nat(?:ure)? rev|annu(?:al)? rev|trends in |statpearls)")
_COCHRANE_JOURNAL = re.compile(r"(?i)^(?:the )?cochrane")


def _loosened() -> Iterator[str]:
    """The patterns over titles and journals, such that each matches at least where it did, anywhere in an entry."""
    from lint.text.rare import loosened

    for pattern in (*(pattern for pattern, _ in _TITLES), _ANIMAL, _REVIEW_JOURNAL, _COCHRANE_JOURNAL):
        yield "(?i:" + (loosened(pattern.pattern.removeprefix("(?i)")) or "").replace("^", "") + ")"


@lru_cache(maxsize=1)
def _any_sign() -> linear.Linear:
    return linear.compile("|".join(_loosened()))


@lru_cache(maxsize=1)
def _signs() -> Any:
    """Says which of the patterns may match an entry, so that most entries are never taken apart."""
    made = linear.Set.SearchSet(linear.Options())
    for pattern in _loosened():
        made.Add(pattern)
    made.Compile()
    return made


_ANIMAL_SIGN, _REVIEW_SIGN, _COCHRANE_SIGN = range(len(_TITLES), len(_TITLES) + 3)


def tier_of_url(url: str, own: Mapping[str, int] | None = None) -> Tier | None:
    """The tier of a page by its host and path; None where nothing tells. `own` are the configuration's hosts."""
    name = host(url)
    if not name:
        return None
    if own:
        other = name
        while other:
            if other in own:
                return Tier(int(own[other]), "configured")
            other = _parent(other)
    hosts, parted = _hosts()
    other = name
    while other:
        if other in parted:
            match = _PATH.match(url)
            first, _, rest = (match[1] or "").strip("/").lower().partition("/") if match else ("", "", "")
            found = hosts.get(f"{other}/{first}/{rest.partition('/')[0]}") or hosts.get(f"{other}/{first}")
            if first and found:
                return found
        if other in hosts:
            return hosts[other]
        other = _parent(other)
    if name.endswith((".gov", ".mil")) or ".gov." in name:
        return Tier(3, "statistics")
    if name.startswith(("blog.", "shop.", "store.")) or "/blog" in url:
        return Tier(7, "shop") if name.startswith(("shop.", "store.")) else Tier(6, "blog")
    return None


def _parent(name: str) -> str:
    """The domain above a host; "" for one that has only a top-level domain above it."""
    above = name.partition(".")[2]
    return above if "." in above else ""


def tier_of_doi(doi: str) -> Tier | None:
    """The tier that a DOI tells by itself: Cochrane reviews and preprints."""
    if not doi.startswith(_TELLING):
        return None
    if _COCHRANE.match(doi):
        return Tier(1, "review")
    return Tier(4, "preprint") if _PREPRINT.match(doi) else None


def tier_of_title(title: str, signs: Iterable[int] = range(len(_TITLES) + 1)) -> Tier | None:
    """The tier that a title's words tell. `signs` are the patterns that may match, by their numbers."""
    for sign in signs:
        if sign >= _ANIMAL_SIGN:
            break
        pattern, tier = _TITLES[sign]
        if pattern.search(title):
            if tier.level in (2, 3) and _ANIMAL.search(title):
                return Tier(4, "animal or laboratory")
            return tier
    return Tier(4, "animal or laboratory") if _ANIMAL_SIGN in signs and _ANIMAL.search(title) else None


def tier(reference: Reference, own: Mapping[str, int] | None = None) -> Tier | None:
    """The tier of one entry of a reference list; None where nothing tells."""
    return _tier(reference, own, True)


_WORST_BY_WORDS = max(level for level, kind, *_ in _TITLE_WORDS if kind != "retracted")


def may_exceed(reference: Reference, level: int, own: Mapping[str, int] | None = None) -> bool:
    """Whether the tier of an entry may be worse than a level. Told without taking the entry apart: what is worse than
    its title and journal can make it is a page or a retracted work."""
    if level < _WORST_BY_WORDS:
        return True
    for url in reference.urls:
        page = tier_of_url(url, own)
        if page and page.level > level:
            return True
    low = reference.text.lower()
    return "retract" in low or "withdrawn" in low


def tiers(references: Sequence[Reference], own: Mapping[str, int] | None = None) -> tuple[Tier | None, ...]:
    """The tier of each entry of a reference list; None where nothing tells."""
    if not references:
        return ()
    worded = frozenset(linear.holding(_any_sign(), [reference.text for reference in references]))
    return tuple([_tier(reference, own, index in worded) for index, reference in enumerate(references)])


def _volume(reference: Reference) -> str | None:
    """The volume of an entry, which is parsed only if it may have one."""
    if not reference.given and not _MAY_HAVE_VOLUME.search(reference.text):
        return None
    return reference.parts.volume


_MAY_HAVE_VOLUME = re.compile(r"[;,](?:(?<=;)|\s*(?:vol\.?\s?)?\d)")


def _tier(reference: Reference, own: Mapping[str, int] | None, worded: bool) -> Tier | None:
    """The tier of an entry; `worded` says whether any of the patterns may match it."""
    pages = [tier for url in reference.urls if (tier := tier_of_url(url, own))]
    if own:
        configured = next((tier for tier in pages if tier.kind == "configured"), None)
        if configured:
            return configured
    signs = sorted(_signs().Match(reference.text) or ()) if worded else ()
    if 0 in signs and _TITLES[0][0].match(reference.title or reference.text):
        return _TITLES[0][1]
    if reference.doi:
        told = tier_of_doi(reference.doi)
        if told:
            return told
    if _COCHRANE_SIGN in signs and _COCHRANE_JOURNAL.match(reference.container or ""):
        return Tier(1, "review")
    if not pages:
        told = tier_of_title(reference.title or reference.text, signs) if signs else None
        if told:
            return told
    scholarly = bool(reference.doi or reference.pmid or reference.pmcid or _volume(reference))
    if pages:
        weak = [tier for tier in pages if tier.level >= 5]
        if weak and not scholarly:
            return min(weak)
        best = min(pages).level
        told = tier_of_title(reference.title or reference.text, signs) if signs and (scholarly or best <= 4) else None
        if told and (scholarly or told.level != 1 or best <= 3):
            return told
    if _REVIEW_SIGN in signs and _REVIEW_JOURNAL.match(reference.container or ""):
        return Tier(4, "review")
    if scholarly:
        return Tier(3, "work")
    if pages:
        return min(pages)
    return Tier(3, "book") if reference.isbn else None


def configured(settings: Mapping[str, Any]) -> Mapping[str, int]:
    """The setting source-tiers: hosts with their tiers."""
    found = settings.get("source-tiers")
    return {str(k).lower().removeprefix("www."): int(v) for k, v in found.items()} if isinstance(found, Mapping) else {}
