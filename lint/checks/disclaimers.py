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
    lacking = [group for group in groups if not held.intersection(group)]
    if any("emergency" in group for group in lacking) and facts.red_flags.help:
        lacking = [group for group in lacking if "emergency" not in group]
    return lacking


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


def _for_patients(entry: Disclaimer) -> bool:
    return entry.audience == "patient" and "verify" not in entry.parts and bool(_lay_appeal().search(entry.text))


@cache
def _lay_appeal() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:your (?:own )?(?:doctor|physician|gp|pharmacist|health ?care (?:provider|"
        r"professional)|provider|health|condition|symptoms)|"
        r"(?:ask|consult|see|talk to|speak to|seek the advice of) (?:a|your) (?:doctor|physician|"
        r"pharmacist|qualified|health))"
    )
