"""The grammar of doses: amount, unit, basis, drug, route, frequency, maximum, population, each with its place.

`parse_doses` reads a plain string, `find_doses` an article. After sections 2.1 to 2.5 of the standards sheet.
"""

from __future__ import annotations

from lint.text.doses.model import Amount, Dose, Number, Part
from lint.text.doses.recognise import Doses, find_doses, parse_doses
from lint.text.drugs import Drug

__all__ = ["Amount", "Dose", "Doses", "Drug", "Number", "Part", "find_doses", "parse_doses"]
