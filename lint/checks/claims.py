"""Check kinds that ask for sources: claims without a citation, vague attributions, sections that cite nothing, claims
that rest on weak or old sources."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from lint import linear
from lint.checks import Check
from lint.checks.clear_claims import MARKER, Worded, as_text, clear, teaches
from lint.checks.conditions import is_research
from lint.facts import Facts, once_an_article
from lint.finding import Hit, Related
from lint.linear import Test
from lint.text.citations import Citation
from lint.text.claims.features import APPEAL, mask_of
from lint.text.reach import Claim
from lint.text.tiers import Tier

SURER = 0.85
"""Score from which a study that is told of is reported."""
SHOWN = 12
"""Places that a finding on a section lists."""
SURE = 0.65
"""Score from which a claim is reported by itself: an editor is asked to look at those that are clear."""


def _hit(facts: Facts, claim: Claim, values: dict[str, str], variant: str | None = None) -> Hit:
    from lint.text.claims import deciding_words

    span = facts.article.source_span(claim.start, claim.end)
    cues = deciding_words(facts.prose, claim.start, facts.sentences[claim.sentence].end, claim.kind)
    return Hit(
        span.start,
        span.end,
        {"cues": ", ".join(f"“{word}”" for word in dict.fromkeys(cues[:3])) or "its form", **values},
        variant=variant,
        data={"kind": claim.kind, "score": round(claim.score, 2), "cues": cues},
    )


@once_an_article
def _singles(facts: Facts) -> list[tuple[Claim, str, bool]]:
    """The uncited claims that stand for themselves, each with its text and whether it names a source vaguely."""
    prose, cues = facts.prose, facts.cues_of_claims
    found: list[tuple[Claim, str, bool]] = []
    for claim in facts.uncited.single:
        text, seen = prose[claim.start : claim.end], cues[claim.sentence]
        # A citation number that has lost its form is none.
        if not (seen & _NUMBER and MARKER(_data(text))):
            found.append((claim, text, bool(seen & APPEAL) and _VAGUE(_data(text))))
    return found


_NUMBER = mask_of("number:number")


def _data(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def unreferenced_claim(kinds: list[str], minimum_score: float = SURE, clear_only: bool = False) -> Check:
    """Claims of these kinds with no citation in reach; sections that cite nothing are left to uncited-section.
    `clear_only`: of those the ones whose words leave no doubt, see `clear_claims`."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        found = [
            (claim, text)
            for claim, text, vague in _singles(facts)
            if not vague and claim.kind in wanted and claim.score >= minimum_score
        ]
        teaching = clear_only and bool(found) and teaches(facts)
        for claim, text in found:
            if not clear_only or (clear(text, claim.kind, teaching) and (claim.kind != "dose" or _doses(facts, claim))):
                yield _hit(facts, claim, {"kind": claim.kind})

    return check


@once_an_article
def _starts_of_doses(facts: Facts) -> list[int]:
    return sorted([dose.start for dose in facts.own_doses if dose.role != "strength"])


def _doses(facts: Facts, claim: Claim) -> bool:
    """Whether a claim has a dose in it, and not only a level, a loss or what a product holds."""
    starts = _starts_of_doses(facts)
    place = bisect_left(starts, claim.start)
    return place < len(starts) and starts[place] < claim.end


_VAGUE = Test(
    r"(?i)\b(?:(?:some |many |several |most |recent |new |numerous |various |other |clinical |"
    r"multiple |a few |early |"
    r"scientific |laboratory |observational |animal |published )*"
    r"(?:studies|trials|experts?|researchers|scientists|doctors|physicians|clinicians|specialists|authorities|"
    r"systematic reviews|meta-analyses|reviews|reports|surveys|investigators)"
    r"(?: (?:have|has|now|also|generally|often|consistently|widely|often|even))*"
    r" (?:show|shows|shown|suggest|suggests|suggested|agree|agreed|believe|say|find|found|report|reported|indicate|"
    r"indicated|demonstrate|demonstrated|recommend|recommended|think|estimate|confirm|confirmed|conclude|concluded|"
    r"reveal|warn|prove|proved|proven|link|linked)"
    r"|(?:the )?(?:research|evidence|literature|science|data)"
    r"(?: (?:has|have|also|now|clearly|strongly|consistently|often))*"
    r" (?:shows?|shown|suggests?|indicates?|demonstrates?|proves?|supports?|finds|found|confirms?)"
    r"|it (?:is|has been) (?:widely |generally |commonly |well )?"
    r"(?:believed|established|documented|recognized|recognised"
    r"|accepted|proven|shown|reported|estimated) that"
    r"|according to (?:studies|research|experts|some|many|recent|the literature|the evidence|doctors|scientists))\b"
)


_STUDY = Test(
    r"(?i)\b(?:stud(?:y|ies)|trials?|reviews?|meta-anal|surveys?|cohorts?|researchers|authors|investigators|scientists)"
)
_FINDING = Test(
    r"(?i)\b(?:f(?:i|ou)nd(?:s|ings?)?|show(?:s|ed|n|ing)?|report(?:s|ed)?|suggest(?:s|ed)?|demonstrat\w+|conclu(?:d|sion)\w*|indicat\w+"
    r"|reveal\w*|observed|identified|confirm\w*|compared|linked|associated|estimat\w+|tested|reduc\w+|increas\w+|improv\w+"
    r"|lower\w*|higher|decreas\w+|prevent\w*|better|worse|differ\w*|effect\w*|evaluat\w+|prove[dns]*|support(?:s|ed)?"
    r"|believe[ds]?|published)\b"
)
_NOTHING_FOUND = Test(
    r"(?i)\b(?:ha(?:ve|s) not (?:found|shown|been found)|no (?:studies|trials|research)"
    r"|clinical trials (?:are|is|often|compare|help)"
    r"|(?:trials|studies) are (?:done|conducted|carried|research|designed|needed|taking|under))\b"
)
_EVENT = Test(
    r"(?i)\b(?:approv\w+|clear(?:ed|ance)|licen[sc]ed|authori[sz]ed|withdr[ae]w\w*|banned|declared|introduced|discovered"
    r"|invented|described|developed|pioneered|named|founded|coined|devised|reported|awarded|nobel|sponsored"
    r"|(?:in|since|until|by|from) (?:the )?(?:1[6-9]|20)\d\ds?)\b"
)


def vague_attribution(named: bool = True) -> Check:
    """ "Studies show" and the like with no citation in reach; `named`: also a study that is told of and not cited."""

    def check(facts: Facts) -> Iterator[Hit]:
        for claim, text, vague in _singles(facts):
            if vague:
                yield _appeal(facts, claim)
            elif (
                named
                and claim.kind in ("attribution", "history")
                and claim.score >= SURER
                and _told(claim.kind, _data(text))
            ):
                yield _hit(facts, claim, {}, claim.kind)

    return check


def _told(kind: str, data: bytes) -> bool:
    """Whether a sentence tells of an event, or of a study and what it found, and not of how studies are done."""
    if kind == "history":
        return _EVENT(data)
    return _STUDY(data) and _FINDING(data) and not _NOTHING_FOUND(data)


@lru_cache(maxsize=1)
def _vague() -> linear.Linear:
    return linear.compile(_VAGUE.pattern)


def _appeal(facts: Facts, claim: Claim) -> Hit:
    start, end = next(_vague().ranges(facts.prose[claim.start : claim.end]))
    span = facts.article.source_span(claim.start + start, claim.start + end)
    values = {"found": facts.prose[claim.start + start : claim.start + end]}
    return Hit(span.start, span.end, values, variant="vague", data={"score": round(claim.score, 2)})


def uncited_section() -> Check:
    """Sections with several claims and not one citation: one finding each, which lists the claims, surest first."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        for index, found in sorted(facts.uncited.sections.items()):
            section = article.sections[index]
            strongest = sorted(found, key=lambda c: (-c.score, c.start))
            if section.heading is not None:
                heading = article.blocks[section.heading]
                place = article.source_span(heading.start, heading.end)
            else:
                place = article.source_span(strongest[0].start, strongest[0].end)
            related = tuple(
                Related(*article.source_span(claim.start, claim.end), f"{claim.kind} without a source")
                for claim in strongest[:SHOWN]
            )
            values = {"section": section.title or "The text before the first heading", "count": str(len(found))}
            yield Hit(
                place.start,
                place.end,
                {**values, "kinds": _counted(found)},
                variant="section" if section.heading is not None else "lead",
                related=related,
                data={"claims": len(found)},
            )

    return check


def _counted(found: Sequence[Claim]) -> str:
    """ "3 efficacy, 2 risk"."""
    kinds: dict[str, int] = {}
    for claim in found:
        kinds[claim.kind] = kinds.get(claim.kind, 0) + 1
    return ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])))


_STRONG = ("statistic", "efficacy", "risk", "recommendation", "dose", "diagnostic", "prognosis")


_CARRIED_BY_STUDIES = frozenset(("statistic", "risk", "diagnostic", "prognosis"))
"""Kinds of claims that cohorts, registers and national statistics can carry whatever the profile asks for."""
_UNTOLD = frozenset(("work", "book"))
"""Scholarly works of which nothing tells what they are: a trial as likely as a case report."""


def _carries(tier: Tier, kind: str, limit: int) -> bool:
    """Whether a source may carry a claim of this kind, or at least nothing is known against it."""
    if tier.level <= limit:
        return True
    return tier.level == 3 and (tier.kind in _UNTOLD or kind in _CARRIED_BY_STUDIES)


def _explains_a_term(facts: Facts, citation: Citation) -> bool:
    """Whether a link is laid over a term of the sentence, as to a wiki's page on it, rather than set beside a claim."""
    prose = facts.prose
    if citation.style != "link" or citation.start == citation.end or "wiki" not in (citation.url or ""):
        return False
    text = prose[citation.start : citation.end]
    before, after = prose[: citation.start].rstrip()[-1:], prose[citation.end :].lstrip()[:1]
    return before not in "([;" and after.isalpha() and "wiki" not in text.lower()


@once_an_article
def _sourced(facts: Facts) -> list[Claim]:
    """The clear claims with citations in reach."""
    return [claim for claim in facts.claims if claim.citations and claim.score >= SURE]


def weakly_sourced_claim(kinds: list[str] = list(_STRONG)) -> Check:  # noqa: B006
    """Claims of these kinds whose best source is of a lower tier than the profile's `minimum-tier` allows. Says nothing
    where a source's tier is not known."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("minimum-tier")
        if not isinstance(limit, int):
            return
        citations = facts.citations
        weak = facts.weak_references(limit)
        if not weak and not any(citation.url for citation in citations):
            return
        tiers: dict[int, Tier | None] = {}
        for claim in _sourced(facts):
            if claim.kind not in wanted:
                continue
            best: Tier | None = None
            for i in claim.citations:
                if i not in tiers:
                    # Where neither the page nor any reference can be weak, nothing more is to be known.
                    asked = not weak.isdisjoint(citations[i].references) or facts.is_weak_page(citations[i].url, limit)
                    tiers[i] = facts.citation_tier(citations[i]) if asked else None
                tier = tiers[i]
                if tier is None or _carries(tier, claim.kind, limit):
                    break
                if not _explains_a_term(facts, citations[i]):
                    best = tier if best is None else min(best, tier)
            else:
                if best:
                    yield _hit(facts, claim, {"kind": claim.kind, "source": best.kind, "tier": str(best.level)})

    return check


_LANDMARK = Worded(
    "landmark|seminal|pioneering|histor|first |originally|classic|older|earl|in 18|in 19|in 20",
    r"(?i)\b(?:landmark|seminal|pioneering|histor|first |originally|classic|older"
    r"|earl(?:y|ier) (?:trial|stud|work|data)|in (?:18|19|20)\d\d\b)",
)
_ONE_STUDY = Test(
    r"(?i)\b(?:trials?|(?:sub)?stud(?:y|ies)|cohorts?|meta-analys[ei]s|surveys?|investigators|et al"
    r"|(?:and|&) colleagues|participants|arms?|mean age|\d+-(?:week|month|year|day)"
    r"|\d[\d,]*\+? (?:[\w-]+ ){0,3}(?:women|men|girls|boys|patients|adults|people|children|infants|recruits"
    r"|volunteers|athletes|subjects|residents|pairs))\b"
    r"|^In (?:the )?(?-i:[A-Z])"
)
_PAST = Test(
    r"\b(?:was|were|had|did|found|showed|rose|fell|saw|led"
    r"|(?:predict|estimat|report|observ|conclud|averag|enroll?|follow|improv|increas|decreas|reduc|lower|rais|produc"
    r"|doubl|halv|outperform|suggest|prevent|cut|identifi|experienc|develop|declin)ed (?:[a-z]|\d))"
)
MANY = 3
"""Out of date sources of which each is told of by itself; more are one finding for the article."""


def outdated_source(kinds: list[str] = list(_STRONG)) -> Check:  # noqa: B006
    """Claims of these kinds whose newest source is older than the profile's `source-years`: one finding for all the
    claims that rest on the same source, one for the article where that is so of many. Says nothing where a source's
    year is not known, of what a study found in its own people, and of a research article, which cites who found
    something first."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("source-years")
        if not isinstance(limit, int) or not facts.today[:4].isdigit():
            return
        oldest = int(facts.today[:4]) - limit
        if not any(entry.year is not None and entry.year < oldest for entry in facts.references.all):
            return
        if is_research(facts):
            return
        resting = _resting(facts, wanted, oldest)
        article, references = facts.article, facts.references.all
        if len(resting) > MANY:
            first = min((claims[0] for claims in resting.values()), key=lambda claim: claim.start)
            years = sorted(references[source].year or 0 for source in resting)
            others = [(source, claims[0]) for source, claims in resting.items() if claims[0] is not first]
            places = [
                Related(
                    *article.source_span(claim.start, claim.end), f"rests on a source from {references[source].year}"
                )
                for source, claim in others[:SHOWN]
            ]
            values = {"sources": str(len(resting)), "limit": str(limit), "oldest": str(years[0])}
            values["claims"] = str(sum(map(len, resting.values())))
            hit = _hit(facts, first, values, "many")
            yield Hit(hit.start, hit.end, hit.values, hit.variant, related=tuple(places), data=hit.data)
            return
        for source, claims in resting.items():
            reference = references[source]
            related = [
                Related(*article.source_span(claim.start, claim.end), "rests on it too") for claim in claims[1:SHOWN]
            ]
            if reference.file is None:
                related.append(Related(reference.span.start, reference.span.end, "the newest source"))
            values = {"year": str(reference.year), "limit": str(limit), "kind": claims[0].kind}
            hit = _hit(facts, claims[0], values, "one")
            yield Hit(hit.start, hit.end, hit.values, hit.variant, related=tuple(related), data=hit.data)

    return check


def _resting(facts: Facts, wanted: frozenset[str], oldest: int) -> dict[int, list[Claim]]:
    """The claims all of whose sources are from before a year, by the newest of them."""
    newest_of: dict[int, tuple[int, int] | None] = {}
    resting: dict[int, list[Claim]] = {}
    for claim in _sourced(facts):
        if claim.kind not in wanted:
            continue
        newest = (0, 0)
        for i in claim.citations:
            if i not in newest_of:
                newest_of[i] = _newest(facts, i)
            found = newest_of[i]
            if found is None or found[0] >= oldest:
                break
            newest = max(newest, found)
        else:
            if not _of_its_time(facts, claim):
                resting.setdefault(newest[1], []).append(claim)
    return resting


def _of_its_time(facts: Facts, claim: Claim) -> bool:
    """Whether a claim tells of a landmark, or what one study found, by itself or going on from the sentence before."""
    known = as_text(facts.prose[claim.start : claim.end])
    if _LANDMARK(known):
        return True
    text = known.data
    if not _PAST(text):
        return False
    before = facts.sentences[claim.sentence - 1] if claim.sentence else None
    if before is not None and before.block == facts.sentences[claim.sentence].block:
        text = _data(facts.prose[before.start : before.end]) + b" " + text
    return _ONE_STUDY(text)


def _newest(facts: Facts, citation: int) -> tuple[int, int] | None:
    """Year and index of the newest source of a citation; None where one has no known year."""
    found: list[tuple[int, int]] = []
    for reference in facts.citations[citation].references:
        year = facts.references.all[reference].year
        if year is None:
            return None
        found.append((year, reference))
    return max(found, default=None)
