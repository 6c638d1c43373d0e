"""Lower case that keeps offsets."""

from __future__ import annotations


def lowered(prose: str) -> str:
    """Lower case of the same length."""
    lower = prose.lower()
    return lower if len(lower) == len(prose) else "".join(c.lower() if len(c.lower()) == 1 else c for c in prose)
