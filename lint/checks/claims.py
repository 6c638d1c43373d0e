"""Check kinds that ask for sources: claims without a citation, vague attributions, sections that cite nothing, claims
that rest on weak or old sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.checks import Check
from lint.checks.clear_claims import clear, teaches
from lint.facts import Facts
from lint.finding import Hit, Related
from lint.text.reach import Claim

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


def unreferenced_claim(kinds: list[str], minimum_score: float = SURE, clear_only: bool = False) -> Check:
    """Claims of these kinds with no citation in reach; sections that cite nothing are left to uncited-section.
    `clear_only`: of those the ones whose words leave no doubt, see `clear_claims`."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        found = [c for c in facts.uncited.single if c.kind in wanted and c.score >= minimum_score]
        teaching = clear_only and bool(found) and teaches(facts)
        for claim in found:
            if not _vague(facts, claim) and (not clear_only or clear(facts, claim, teaching)):
                yield _hit(facts, claim, {"kind": claim.kind})

    return check


_VAGUE = re.compile(
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


_STUDY = re.compile(
    r"(?i)\b(?:stud(?:y|ies)|trials?|reviews?|meta-anal|surveys?|cohorts?|researchers|authors|investigators|scientists)"
)


def _vague(facts: Facts, claim: Claim) -> re.Match[str] | None:
    return _VAGUE.search(facts.prose, claim.start, claim.end)


def vague_attribution(named: bool = True) -> Check:
    """ "Studies show" and the like with no citation in reach; `named`: also a study that is told of and not cited."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        for claim in facts.uncited.single:
            found = _vague(facts, claim)
            if found:
                span = article.source_span(found.start(), found.end())
                yield Hit(
                    span.start,
                    span.end,
                    {"found": found.group()},
                    variant="vague",
                    data={"score": round(claim.score, 2)},
                )
            elif (
                named
                and claim.kind in ("attribution", "history")
                and claim.score >= SURER
                and (claim.kind == "history" or _STUDY.search(facts.prose, claim.start, claim.end))
            ):
                yield _hit(facts, claim, {}, claim.kind)

    return check


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


def weakly_sourced_claim(kinds: list[str] = list(_STRONG)) -> Check:  # noqa: B006
    """Claims of these kinds whose best source is of a lower tier than the profile's `minimum-tier` allows. Says nothing
    where a source's tier is not known."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("minimum-tier")
        if not isinstance(limit, int):
            return
        for claim in facts.claims:
            if not claim.cited or claim.kind not in wanted or claim.score < SURE:
                continue
            tiers = [facts.citation_tier(facts.citations[i]) for i in claim.citations]
            known = [tier for tier in tiers if tier is not None]
            if len(known) == len(tiers) and min(known).level > limit:
                best = min(known)
                yield _hit(facts, claim, {"kind": claim.kind, "source": best.kind, "tier": str(best.level)})

    return check


_LANDMARK = re.compile(r"(?i)\b(?:landmark|seminal|pioneering|histor|first |originally|classic|in (?:18|19|20)\d\d\b)")


def outdated_source(kinds: list[str] = list(_STRONG)) -> Check:  # noqa: B006
    """Claims of these kinds whose newest source is older than the profile's `source-years`: one finding for all the
    claims that rest on the same sources. Says nothing where a source's year is not known."""
    wanted = frozenset(kinds)

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("source-years")
        if not isinstance(limit, int) or not facts.today[:4].isdigit():
            return
        this_year = int(facts.today[:4])
        resting: dict[int, list[Claim]] = {}
        for claim in facts.claims:
            if not claim.cited or claim.kind not in wanted or claim.score < SURE:
                continue
            newest = _newest(facts, claim)
            if newest is None or this_year - newest[0] <= limit:
                continue
            if not _LANDMARK.search(facts.prose, claim.start, claim.end):
                resting.setdefault(newest[1], []).append(claim)
        article = facts.article
        for source, claims in resting.items():
            reference = facts.references.all[source]
            places = [article.source_span(claim.start, claim.end) for claim in claims]
            related = [Related(place.start, place.end, "rests on it too") for place in places[1:SHOWN]]
            if reference.file is None:
                related.append(Related(reference.span.start, reference.span.end, "the newest source"))
            values = {"year": str(reference.year), "limit": str(limit), "kind": claims[0].kind}
            hit = _hit(facts, claims[0], values)
            yield Hit(hit.start, hit.end, hit.values, related=tuple(related), data=hit.data)

    return check


def _newest(facts: Facts, claim: Claim) -> tuple[int, int] | None:
    """Year and index of the newest source of a claim; None where one has no known year."""
    found: list[tuple[int, int]] = []
    for index in claim.citations:
        citation = facts.citations[index]
        if not citation.references:
            return None
        for reference in citation.references:
            year = facts.references.all[reference].year
            if year is None:
                return None
            found.append((year, reference))
    return max(found, default=None)
