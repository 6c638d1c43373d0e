"""Check kinds about what an article must tell beside its disclaimer: unevaluated claims for supplements, uses that are
not approved, interests and funding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from lint.checks import Check
from lint.checks.conditions import is_research, title_span
from lint.facts import Facts
from lint.finding import Hit
from lint.typed import Any


def missing_supplement_notice() -> Check:
    """Claims for a supplement without the statement that regulators have not evaluated them."""

    def check(facts: Facts) -> Iterator[Hit]:
        claims = _supplement_claims(facts)
        if len(claims) < (1 if facts.profile.name == "supplement" else 2):
            return
        if is_research(facts) or facts.audience == "professional":
            return
        if any("supplement-statement" in e.parts or (e.medical and not e.known) for e in facts.disclaimers):
            return
        if _says_unevaluated(facts):
            return
        start, end = claims[0]
        span = facts.article.source_span(start, end)
        yield Hit(span.start, span.end, {"claim": facts.prose[start:end]})

    return check


def missing_disclosure() -> Check:
    """No statement on interests or funding where the profile demands one."""

    def check(facts: Facts) -> Iterator[Hit]:
        if not facts.profile.disclaimer.get("disclosure") or _disclosed(facts):
            return
        span = title_span(facts)
        yield Hit(span.start, span.end, {"profile": facts.profile.name})

    return check


def undisclosed_off_label_use() -> Check:
    """A use outside the licence, or an investigational treatment, without the plain word that it is not approved."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose = facts.prose
        words = facts.words
        if not (words.has(_OFF) and words.has(_LABEL)) and not words.has(_TRIED):
            return
        if is_research(facts):
            return
        for match in _off_label().finditer(prose):
            block = facts.article.blocks[facts.article.block_at(match.start())]
            if block.kind == "heading" or facts.reference_blocks.holds(facts.article.block_at(match.start())):
                continue
            if _not_approved().search(prose):
                return
            span = facts.article.source_span(match.start(), match.end())
            yield Hit(span.start, span.end, {"found": match.group()})
            return

    return check


# Looking --------------------------------------------------------------------------------------------------------------


def _supplement_claims(facts: Facts) -> list[tuple[int, int]]:
    """Structure and function claims: "supports immune health", "boosts memory"; nouns of supplements must be near."""
    article = facts.article
    about = facts.profile.name == "supplement"
    found: list[tuple[int, int]] = []
    where: Iterable[int] = range(len(article.blocks))
    if not about:
        where = sorted({article.block_at(start) for start, _ in facts.words.places(_SUPPLEMENT_WORDS)})
    for index in where:
        block = article.blocks[index]
        if block.kind == "heading" or facts.reference_blocks.holds(index):
            continue
        text = article.block_text(block)
        for start, end in _function_claim().ranges(text):
            if not about and not _supplement_word().search(text[max(0, start - 140) : end + 60]):
                continue
            if not _doubt().search(text[max(0, start - 70) : start]):
                found.append((block.start + start, block.start + end))
    return found


def _says_unevaluated(facts: Facts) -> bool:
    from lint.text.disclaimers.reading import read
    from lint.text.disclaimers.tokens import normal

    prose = facts.prose
    return any(
        "supplement-statement" in read(normal(prose[sentence.start : sentence.end]))
        for sentence in facts.sentences
        if _regulator().search(prose[sentence.start : sentence.end])
    )


def _disclosed(facts: Facts) -> bool:
    keys = {
        str(key).lower().replace("_", "-").replace(" ", "-")
        for key, value in facts.article.metadata.items()
        if value not in (None, "", [])
    }
    if keys & _DISCLOSURE_KEYS:
        return True
    if any("disclosure" in mark.roles for mark in facts.section_roles.marks):
        return True
    return bool(_disclosure().search(facts.prose))


_DISCLOSURE_KEYS = frozenset(
    ("conflicts", "conflict", "conflict-of-interest", "conflicts-of-interest", "coi", "competing-interests",
     "disclosure", "disclosures", "funding", "declaration-of-interest", "declarations", "interests",
     "competing-interest")
)  # fmt: skip


@cache
def _function_claim() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:supports?|boosts?|promotes?|enhances?|strengthens?|improves?|maintains?|"
        r"helps? (?:maintain|support|improve|with|promote|boost|reduce|lower|relieve|fight|protect)|"
        r"protects?|relieves?|eases?|reduces?|lowers?|increases?|fights?|sharpens?|"
        r"balances?)\b(?: \w+){0,3}? (?:immune (?:system|function|health)|immun\w+|heart health|"
        r"joint (?:health|pain|comfort)|memory|brain|focus|mood|sleep|energy|"
        r"digest\w+|gut (?:health|flora)|bone (?:health|density)|skin|hair|metabolism|weight|stress|"
        r"anxiety|inflammation|blood (?:pressure|sugar)|cholesterol|fatigue|"
        r"testosterone|libido|liver|detox\w*|vision|eye health|recovery|muscle (?:mass|strength|"
        r"growth)|strength|endurance|performance|hormon\w+|circulation|cognitive (?:function|"
        r"performance)|ag(?:e)?ing|colds?)\b"
    )


_SUPPLEMENT_WORDS = frozenset(
    "supplement supplements herb herbs herbal vitamin vitamins mineral minerals probiotic probiotics botanical "
    "botanicals nutraceutical nutraceuticals ginseng turmeric curcumin ginkgo echinacea ashwagandha melatonin creatine "
    "collagen omega fish wort valerian extract capsules".split()
)
"""One of these is in every match of `_supplement_word`."""


@cache
def _supplement_word() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:supplements?|herbs?|herbal|vitamins?|minerals?|probiotics?|botanicals?|"
        r"nutraceuticals?|ginseng|turmeric|curcumin|ginkgo|"
        r"echinacea|ashwagandha|melatonin|creatine|collagen|omega-3|fish oil|st\.? john['’]s wort|"
        r"valerian|extract|capsules of)\b"
    )


@cache
def _doubt() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:no (?:good |clear |convincing |reliable )?evidence|not|n['’]t|whether|unclear|"
        r"claims? (?:that|to)|claimed|myth|if|may not|does it|do they|may|might|could|reviews?|"
        r"found that|meta-analys\w+|failed to|trial|study|studies|"
        r"research|investigated|tested|insufficient)\b"
    )


@cache
def _regulator() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:fda|f\.d\.a|food and drug|mhra|regulat\w+|efsa|tga|health canada|food standards|"
        r"medicines agency|authorit\w+|agenc\w+)\b"
    )


@cache
def _disclosure() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:conflicts? of interests?|competing (?:financial )?interests?|dualit(?:y|"
        r"ies) of interest|nothing to (?:declare|disclose)|declarations? of interests?|"
        r"(?:financial|author|authors['’]?) disclosures?|disclosures?:|no (?:external |"
        r"specific )?funding|fund(?:ed|ing)(?: \w+){0,4}? (?:by|from|was|were|source|:)|"
        r"financial (?:relationships?|support|ties|interests?)|"
        r"(?:supported|sponsored) by (?:a |an |the )?(?:[\w'’-]+ ){0,6}?(?:grants?|foundation|"
        r"institute|council|ministry|university|national|fund|company|inc|ltd|gmbh|program|programme|"
        r"department|society|trust)|"
        r"declares? (?:that )?(?:they|he|she|we|no|there)|grant (?:support|number|no\.?|from)|"
        r"no financial|received (?:no |a |an )?(?:funding|grants?|honorari\w+|support from|fees))"
    )


_OFF, _LABEL = frozenset(("off",)), frozenset(("label",))
_TRIED = frozenset(("investigational", "experimental"))
"""Words of which every match of `_off_label` has one, or one of each of the two others."""


@cache
def _off_label() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\boff[- ]label\b|\b(?:investigational|experimental) (?:drugs?|treatments?|therap(?:y|"
        r"ies)|medicines?|agents?|vaccines?|use)\b"
    )


@cache
def _not_approved() -> Any:
    """The plain word that a use or medicine is not approved, in whatever wording."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)(?:\b(?:not|never|neither|nor|without|no)\b|n['’]t)(?: [\w'’,-]+){0,5}? (?:approv\w+|"
        r"licen[cs]\w+|authori[sz]\w+|registered|indicated by|cleared|evaluated by)|\bunlicen[cs]ed\b|"
        r"\bunapproved\b|\bunregistered\b|"
        r"\boutside (?:of )?(?:its|the|their)(?: \w+)? (?:licen[cs]e|label|licensed|approved|"
        r"marketing|product)|\b(?:awaiting|pending|lacks?|before|beyond (?:its|the|"
        r"their)) (?:\w+ )?(?:approval|licen[cs]e|authori[sz]ation)|"
        r"\bother than (?:the |those |that |what )?(?:\w+ )?(?:it|they)? ?(?:is|are|was|"
        r"were)? ?(?:approved|licensed)|\bstill (?:being (?:studied|tested)|in (?:clinical )?trials|"
        r"under (?:study|investigation))|\bonly (?:available )?(?:in|within|through|"
        r"as part of) (?:a )?(?:clinical )?(?:trials?|stud(?:y|ies))"
    )
