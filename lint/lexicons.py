"""Word lists that ship with the product, read from schemas/lexicons when a check asks."""

from __future__ import annotations

import os
from functools import lru_cache


@lru_cache(maxsize=1)
def folder() -> str:
    """Where the word lists lie: beside the package in a checkout, inside it in a wheel."""
    here = os.path.dirname(os.path.abspath(__file__))
    inside = os.path.join(here, "_schemas", "lexicons")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(here), "schemas", "lexicons")


def lines(name: str) -> list[str]:
    """The lines of a word list without comments ("#") and blank lines."""
    with open(os.path.join(folder(), name), encoding="utf-8") as file:
        return [line for line in file.read().split("\n") if line and not line.startswith("#")]
