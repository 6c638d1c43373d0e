"""Article types: what each demands. A profile is a YAML file in schemas/profiles; teams write their own."""

from __future__ import annotations

from collections.abc import Mapping

from lint.record import field, record
from lint.typed import Any, Literal, NamedTuple

Audience = Literal["patient", "professional", "any"]
HouseStyle = Literal["us", "uk", "eu", "si"]


class SectionDemand(NamedTuple):
    """A section the profile asks for. `role` is the canonical name ("treatment"), `aliases` further headings that
    count; `when` limits the demand to articles that have something (e.g. "doses", "red-flags")."""

    role: str
    title: str
    need: Literal["required", "recommended"] = "required"
    aliases: tuple[str, ...] = ()
    when: str | None = None


@record(frozen=True)
class Profile:
    """What one type of article must have and how it is judged."""

    name: str = "default"
    summary: str = ""
    audience: Audience = "any"
    house_style: HouseStyle = "us"
    sections: tuple[SectionDemand, ...] = ()
    ordered: bool = False  # whether the sections' order is an advice
    disclaimer: Mapping[str, Any] = field(default_factory=dict)
    metadata: Mapping[str, Any] = field(default_factory=dict)
    limits: Mapping[str, Any] = field(default_factory=dict)
    citations: Mapping[str, Any] = field(default_factory=dict)
    doses: Mapping[str, Any] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)  # code -> off, advice, warning, error
