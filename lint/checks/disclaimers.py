"""Check kinds about disclaimers, emergency notices and disclosures; what is demanded comes from the profile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from lint.checks import Check
from lint.checks.conditions import gives_advice, holds, is_research, title_span
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit, Related
from lint.text.disclaimers import Disclaimer
from lint.typed import Any

PART_WORDS = {
    "information-only": "that it is for information only",
    "not-advice": "that it does not replace professional advice",
    "see-professional": "to ask a health professional",
    "emergency": "what to do in an emergency",
    "no-relationship": "that it makes no doctor–patient relationship",
    "no-liability": "who is not liable for its use",
    "currency": "when it was last reviewed, or that evidence changes",
    "verify": "to verify it against current sources and to use clinical judgement",
    "supplement-statement": "that regulators have not evaluated the statements",
    "off-label": "that a use is not approved",
    "ai-assistance": "what part artificial intelligence had",
    "disclosure": "interests and funding",
    "individual-variation": "that people differ",
}
EMERGENCY_NUMBER = {"us": "911", "uk": "999", "eu": "112", "si": "your local emergency number"}


def missing_disclaimer() -> Check:
    """No disclaimer anywhere though the profile demands one."""

    def check(facts: Facts) -> Iterator[Hit]:
        demand = facts.profile.disclaimer
        if not _demanded(facts) or any(entry.medical for entry in facts.disclaimers):
            return
        span = title_span(facts)
        yield Hit(span.start, span.end, {"profile": facts.profile.name}, fix=_insertion(facts, demand))

    return check


def incomplete_disclaimer() -> Check:
    """A disclaimer without parts that the profile demands."""

    def check(facts: Facts) -> Iterator[Hit]:
        entries = [entry for entry in facts.disclaimers if entry.medical]
        if not entries or not facts.profile.disclaimer.get("required") or any(not entry.known for entry in entries):
            return
        lacking = _lacking(facts, entries)
        if not lacking:
            return
        place = next((entry.span for entry in entries if entry.span), None) or title_span(facts)
        words = [" or ".join(PART_WORDS[part] for part in group) for group in lacking]
        yield Hit(
            place.start, place.end, {"lacking": _list(words)}, data={"lacking": [list(group) for group in lacking]}
        )

    return check


def buried_disclaimer() -> Check:
    """A disclaimer where the profile does not want it: inside the text, a footnote, an FAQ."""

    def check(facts: Facts) -> Iterator[Hit]:
        entries = [entry for entry in facts.disclaimers if entry.medical]
        wanted = set(facts.profile.disclaimer.get("place") or ())
        if not entries or not wanted or not _demanded(facts):
            return
        elsewhere = {"front-matter", "include", "site", "html"}
        if any(entry.place in wanted or entry.place in elsewhere for entry in entries):
            return
        entry = entries[0]
        if entry.span is not None:
            yield Hit(entry.span.start, entry.span.end, {"place": _PLACES[entry.place]})

    return check


def missing_emergency_notice() -> Check:
    """Danger signs in an article for patients, and no word on getting help at once."""

    def check(facts: Facts) -> Iterator[Hit]:
        from lint.text.red_flags import CORE

        if facts.audience != "patient" or is_research(facts) or not facts.prose:
            return
        if facts.profile.audience != "patient" and not gives_advice(facts):
            return
        found = facts.red_flags
        signs = [sign for sign in found.signs if sign.kind in CORE]
        if not signs or found.help or any("emergency" in entry.parts for entry in facts.disclaimers):
            return
        article = facts.article
        places = [article.source_span(sign.start, sign.end) for sign in signs]
        related = tuple(
            Related(place.start, place.end, f"can be a sign of {sign.kind}")
            for sign, place in list(zip(signs, places, strict=True))[1:4]
        )
        first = signs[0]
        values = {"sign": article.prose[first.start : first.end], "kind": first.kind}
        yield Hit(places[0].start, places[0].end, values, related=related)

    return check


def missing_supplement_notice() -> Check:
    """Claims for a supplement without the statement that regulators have not evaluated them."""

    def check(facts: Facts) -> Iterator[Hit]:
        if facts.profile.name != "supplement" and not facts.words.has(_SUPPLEMENTS):
            return
        if is_research(facts) or facts.audience == "professional":
            return
        if any("supplement-statement" in e.parts or (e.medical and not e.known) for e in facts.disclaimers):
            return
        claims = _supplement_claims(facts)
        if not claims:
            return
        if facts.profile.name != "supplement" and len(claims) < 2:
            return
        if _says_unevaluated(facts):
            return
        start, end = claims[0]
        span = facts.article.source_span(start, end)
        yield Hit(span.start, span.end, {"claim": facts.prose[start:end]})

    return check


def wrong_audience_disclaimer() -> Check:
    """A disclaimer that speaks to other readers than the article does."""

    def check(facts: Facts) -> Iterator[Hit]:
        for entry in facts.disclaimers:
            if entry.span is None or not entry.medical:
                continue
            span = entry.span
            if facts.audience == "patient" and entry.for_professionals_only:
                yield Hit(span.start, span.end, {}, variant="professionals")
            elif facts.profile.audience == "professional" and facts.audience == "professional" and _for_patients(entry):
                if any(other.audience == "professional" for other in facts.disclaimers if other is not entry):
                    continue
                yield Hit(span.start, span.end, {}, variant="patients")

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
        if not facts.words.has(_OFF_LABEL) or is_research(facts):
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


# Demands ------------------------------------------------------------------------------------------------------


def _demanded(facts: Facts) -> bool:
    demand = facts.profile.disclaimer
    return bool(demand.get("required")) and bool(facts.prose.strip()) and holds(facts, demand.get("when"))


def _lacking(facts: Facts, entries: Iterable[Disclaimer]) -> list[tuple[str, ...]]:
    """Groups of parts of which each wants one; what is said anywhere about an emergency counts."""
    demand = facts.profile.disclaimer
    parts: Mapping[str, Any] = demand.get("parts") or {}
    if facts.audience == "professional" and demand.get("professional"):
        parts = demand["professional"]
    groups: list[tuple[str, ...]] = []
    if parts.get("any-of"):
        groups.append(tuple(parts["any-of"]))
    groups.extend((part,) for part in parts.get("all-of") or ())
    for condition, wanted in (parts.get("if") or {}).items():
        if holds(facts, condition):
            groups.extend((part,) for part in wanted)
    held = {part for entry in entries for part in entry.parts}
    if facts.red_flags.help:
        held.add("emergency")
    return [group for group in groups if not held.intersection(group)]


def _insertion(facts: Facts, demand: Mapping[str, Any]) -> Fix | None:
    text = demand.get("text")
    if not text:
        return None
    article = facts.article
    number = str(facts.settings.get("emergency-number") or EMERGENCY_NUMBER[facts.profile.house_style])
    text = " ".join(str(text).split()).replace("{emergency-number}", number)
    newline = "\r\n" if "\r\n" in article.text else "\n"
    place, level = None, 2
    for section in article.sections[1:]:
        if facts.roles[section.index] in ("references", "further-reading") and section.level > 1:
            place, level = section.heading_span.start, section.level
            break
    heading = f"{'#' * level} Disclaimer{newline}{newline}" if article.format == "markdown" else "Disclaimer: "
    if place is not None:
        edit = Edit(place, place, f"{heading}{text}{newline}{newline}")
    else:
        end = len(article.text)
        gap = "" if article.text.endswith(newline * 2) else newline if article.text.endswith(newline) else newline * 2
        edit = Edit(end, end, f"{gap}{heading}{text}{newline}")
    return Fix("unsafe", "Insert the profile's disclaimer", (edit,))


_PLACES = {
    "body": "inside the text",
    "faq": "inside an FAQ",
    "footnote": "in a footnote",
    "start": "at the start",
    "end": "at the end",
    "own-section": "in a section of its own",
}


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


# Looking ------------------------------------------------------------------------------------------------------


def _supplement_claims(facts: Facts) -> list[tuple[int, int]]:
    """Structure and function claims: "supports immune health", "boosts memory"; nouns of supplements must be near."""
    prose = facts.prose
    about = facts.profile.name == "supplement"
    if not about and not _supplement_word().search(prose):
        return []
    found: list[tuple[int, int]] = []
    for match in _function_claim().finditer(prose):
        block = facts.article.blocks[facts.article.block_at(match.start())]
        if block.kind == "heading" or facts.reference_blocks.holds(facts.article.block_at(match.start())):
            continue
        around = prose[max(block.start, match.start() - 140) : min(block.end, match.end() + 60)]
        if not about and not _supplement_word().search(around):
            continue
        if _doubt().search(prose[max(block.start, match.start() - 70) : match.start()]):
            continue
        found.append((match.start(), match.end()))
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


def _for_patients(entry: Disclaimer) -> bool:
    return entry.audience == "patient" and "verify" not in entry.parts and bool(_lay_appeal().search(entry.text))


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


_SUPPLEMENTS = frozenset(
    "supplement supplements herb herbs herbal vitamin vitamins mineral minerals probiotic probiotics botanical "
    "botanicals nutraceutical nutraceuticals ginseng turmeric curcumin ginkgo echinacea ashwagandha melatonin creatine "
    "collagen omega fish wort valerian extract capsules".split()
)
"""Words one of which every match of `_supplement_word` has."""


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
def _lay_appeal() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:your (?:own )?(?:doctor|physician|gp|pharmacist|health ?care (?:provider|"
        r"professional)|provider|health|condition|symptoms)|"
        r"(?:ask|consult|see|talk to|speak to|seek the advice of) (?:a|your) (?:doctor|physician|"
        r"pharmacist|qualified|health))"
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


_OFF_LABEL = frozenset(("off", "investigational", "experimental"))


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
