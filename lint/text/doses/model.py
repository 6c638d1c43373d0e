"""What is known about a dose: the amount with its span, and every part that belongs to it."""

from __future__ import annotations

from lint.text.drugs import Drug
from lint.typed import NamedTuple


class Part(NamedTuple):
    """A stretch of prose that says one thing about a dose."""

    start: int
    end: int
    text: str


class Number(NamedTuple):
    """A number as it stands in the prose. `flaws`: what the notation does that a reader can misread
    ("naked-decimal", "trailing-zero", "decimal-comma", "fraction", "spaced-thousands")."""

    start: int
    end: int
    value: float
    flaws: tuple[str, ...] = ()


class Amount(NamedTuple):
    """A quantity with its unit: "250–500 mg/kg/day". `low` and `high` count the first unit of a mixed range.

    `unit` is canonical ("mcg", "units", "mL"), `basis` literal and canonical ("/kg/day"). The surface forms stay in
    the spans: `unit_span` is the (last) unit as written; `first_unit_span` is that of "500 mg" in "500 mg to 1 g".
    """

    start: int
    end: int
    low: float
    high: float
    unit: str
    basis: str | None
    first: Number
    second: Number | None
    separator: tuple[int, int] | None  # between the two numbers or amounts of a range, with its spaces
    unit_span: tuple[int, int]
    first_unit_span: tuple[int, int] | None
    basis_span: tuple[int, int] | None
    combined: bool = False  # "500/125 mg": strengths of two ingredients, not a range


class Dose(NamedTuple):
    """One dose. Spans are prose offsets; `start`/`end` are the amount's.

    `per_day` is times per day, low and high ((0, 0) once, (1/7, 1/7) weekly); None when it cannot be counted.
    `daily_total`: the amount is a day's total, not to be multiplied by `per_day`.
    `role`: strength, increment, threshold, diluent, loading; None for a dose to give or take.
    """

    amount: Amount
    block: int
    drug: Drug | None = None
    form: Part | None = None
    routes: tuple[str, ...] = ()
    route_part: Part | None = None
    frequency: Part | None = None
    per_day: tuple[float, float] | None = None
    daily_total: bool = False
    timing: Part | None = None
    duration: Part | None = None
    as_needed: Part | None = None
    maximum: Part | None = None
    population: Part | None = None
    role: str | None = None

    @property
    def start(self) -> int:
        return self.amount.start

    @property
    def end(self) -> int:
        return self.amount.end

    @property
    def route(self) -> str | None:
        return self.routes[0] if self.routes else None

    @property
    def prn(self) -> bool:
        return self.as_needed is not None

    @property
    def is_maximum(self) -> bool:
        return self.maximum is not None
