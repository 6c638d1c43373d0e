"""The fix that puts a numbered reference list into the order in which the text cites it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import attrgetter

from lint.facts import Facts
from lint.finding import Edit, Fix
from lint.text.references import Reference

_LEAD = re.compile(r"\s*(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])[.:]?\s*")
_DIGITS = re.compile(r"\d{1,4}")
_RANGE = re.compile(r"\d\s?[–—‒‐‑−-]\s?\d")


def renumber(facts: Facts, order: Sequence[int]) -> Fix | None:
    """Moves the entries into the order of their first citation, uncited ones last, and renumbers the markers; None
    where the source does not have both letter by letter."""
    references = facts.references.all
    entries = [r for r in references if r.number is not None and r.group >= 0]
    first = entries[0].number or 1
    if [r.number for r in entries] != list(range(first, first + len(entries))) or first != 1:
        return None
    listed = {r.index for r in entries}
    cited = set(order)
    wanted = [references[i] for i in order if i in listed]
    wanted += [r for r in entries if r.index not in cited]
    new = {str(r.number): str(n) for n, r in enumerate(wanted, 1)}
    edits: list[Edit] = []
    text, place = facts.article.text, facts.article.map.span
    renumbered: dict[str, str | None] = {}  # the markers as they are written
    for one in facts.citations:
        if one.style not in ("numeric", "superscript"):
            continue
        if len(one.keys) == 1 and new.get(one.keys[0]) == one.keys[0]:
            continue
        start, end = one.written or place(one.start, one.end)
        written = text[start:end]
        if written not in renumbered:
            renumbered[written] = _renumbered(written, one.keys, new)
        changed = renumbered[written]
        if changed is None:
            return None
        if changed != written:
            edits.append(Edit(start, end, changed))
    moved = [(old, entry) for old, entry in zip(entries, wanted, strict=True) if old is not entry]
    bodies = {old.index: _body(text, old) for old, _ in moved}  # of the places and of the entries, which are one
    for old, entry in moved:
        there, body = bodies[old.index], bodies[entry.index]
        if there is None or body is None:
            return None
        edits.append(Edit(*there, text[slice(*body)]))
    edits.sort(key=attrgetter("start"))
    return Fix("unsafe", "Renumber the list in the order of citation", tuple(edits))


def _renumbered(written: str, keys: tuple[str, ...], new: Mapping[str, str]) -> str | None:
    """A marker with new numbers, in their order; None where they are not all written out, or one has no entry."""
    if not new.keys() >= set(keys):
        return None
    if written[1:-1] == keys[0]:  # "[7]"
        return f"{written[0]}{new[keys[0]]}{written[-1]}"
    if _RANGE.search(written):
        return None  # a range stands for numbers that may no longer follow each other
    numbers = _DIGITS.findall(written)
    if tuple(numbers) != keys:
        return None
    made = iter(sorted([int(new[number]) for number in numbers]))
    return _DIGITS.sub(lambda _: str(next(made)), written)


def _body(text: str, reference: Reference) -> tuple[int, int] | None:
    """Where an entry stands in the source after its number, None where that is more than one line."""
    match = _LEAD.match(text, reference.span.start, reference.span.end)
    if not match:
        return None
    end = reference.span.end
    while end > match.end() and text[end - 1] in "\r\n \t":
        end -= 1
    return (match.end(), end) if text.find("\n", match.end(), end) < 0 else None
