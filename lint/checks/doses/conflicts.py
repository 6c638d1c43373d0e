"""Check kind for doses of one drug that do not go together, across text, lists and tables of an article.

What explains a difference is no conflict: another route, population, indication, section, formulation or basis; renal
function, titration, loading; alternatives in one sentence. Both places are shown, and the arithmetic.
"""

from __future__ import annotations

from lint.checks import Check
from lint.checks.doses.contradictions import contradicting
from lint.checks.doses.maximum import above_maximum
from lint.checks.doses.plausibility import implausible
from lint.checks.doses.scales import two_scales


def dose_conflict(of: str) -> Check:
    """`of`: scales (0.5 g and 500 mg), doses, maximum (amount times frequency above it) or plausibility."""
    return {"scales": two_scales, "doses": contradicting, "maximum": above_maximum, "plausibility": implausible}[of]
