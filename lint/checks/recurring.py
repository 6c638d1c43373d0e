"""How a fault that recurs through an article is reported: once, at its first place, with the others beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.finding import Edit, Fix, Hit, Related
from lint.typed import Literal

SHOWN = 5  # further places that a summed-up finding lists


def also_here(places: Sequence[tuple[int, int]]) -> tuple[Related, ...]:
    """The places after the first, as far as they are shown; source offsets."""
    return tuple([Related(start, end, "also here") for start, end in places[1 : SHOWN + 1]])


def summed_up(
    places: Sequence[tuple[int, int]],
    edits: Sequence[Edit],
    values: Mapping[str, str],
    title: str,
    *,
    variant: str | None = None,
    safety: Literal["safe", "unsafe"] = "safe",
    related: tuple[Related, ...] = (),
) -> Hit:
    """One finding for all places (source offsets, in order); {count} and {times} are for the message. `edits` mend
    them all, and `related` stand before the other places."""
    count = len(places)
    return Hit(
        *places[0],
        {**values, "count": str(count), "times": "once" if count == 1 else f"{count} times"},
        variant,
        related=related + also_here(places),
        fix=Fix(safety, title, tuple(edits)) if edits else None,
        data={"count": count},
    )
