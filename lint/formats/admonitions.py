"""The names by which publishing tools and page authors set a note or a warning apart."""

from __future__ import annotations

ADMONITIONS = (
    "note",
    "tip",
    "info",
    "warning",
    "caution",
    "danger",
    "important",
    "alert",
    "success",
    "question",
    "attention",
)
