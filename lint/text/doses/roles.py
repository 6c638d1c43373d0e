"""What an amount is when it is no dose to take: a maximum, a strength, an increment, a threshold, a diluent."""

from __future__ import annotations

import re

from lint.text.doses import marks
from lint.text.doses.model import Amount, Dose, Part
from lint.text.doses.units import COUNTED
from lint.text.drugs import Drug

MAXIMUM = re.compile(
    r"\b(?=[acdglmnorstuw])(?:(?:up to|(?:to|of) a )?(?:an? )?(?:absolute |total |usual |recommended "
    r"|adult )*\b(?:max(?:imum|imal|\.|imally)?|max daily dose|mdd)\b|\bup\s?to"
    r"|\bnot (?:to )?(?:be )?exceed(?:ing)?|\b(?:do|should|must|shall|does"
    r"|may) not (?:be )?(?:exceed|more than)"
    r"|\b(?:not|never) (?:take|give|use|have|receive|administer|be given) (?:any )?more than"
    r"|\bno more than|\bnot more than|\bat most|\bceiling|\bupper (?:limit|intake level)"
    r"|\bnever (?:exceed|more than)|\blimit(?:ed)? (?:to|of)|\bwithout exceeding"
    r"|\bgenerally not to exceed|\bnot exceed\w*)"
    r"(?:\.(?= ))?[^.;\n\d]{0,44}$"
)
_BROKEN = re.compile(r"[\d;\n]")  # what no maximum reaches across
_MAX_AFTER = re.compile(
    r"(?:\s*(?:/|per|a)?\s*(?:day|24 ?h(?:ours?)?)|\s*daily)?\s*\(?(?:max(?:imum)?\b(?! of)"
    r"|is the max|at (?:the )?most)"
)
_THRESHOLD = re.compile(
    r"(?:\b(?:above|over|exceeds?|exceeding|exceeded|greater than|more than|higher than|in excess of"
    r"|less than|below|lower than)|[><≥≤])\s*(?:the\s+)?(?:approximately\s+|about\s+)?$"
)
_NO_LESS = re.compile(r"\b(?:not|no) (?:less|more|lower|higher) than\s*$")
_OR_MORE = re.compile(r"\s*(?:(?:/|per |a )?day |daily )?(?:or|and) (?:more|higher|above|greater)\b")
_INCREMENT = re.compile(
    r"(?:increments?\s+of(?:\s+no\s+more\s+than|\s+up\s+to)?|(?:increas|decreas|reduc|titrat|taper|adjust)\w*\s+(?:the\s+)?(?:dos(?:e|age)\s+)?(?:slowly\s+|gradually\s+|further\s+)?(?:by|in)(?:\s+up\s+to)?|steps\s+of|\bin)\s*$"
)
_INCREMENT_AFTER = re.compile(r"\s*(?:increments?|steps)\b")
_DILUENT_BEFORE = re.compile(r"(?:\b(?:in|with|into|to)\s*(?:an?\s+)?(?:additional\s+)?)$")
_DILUENT_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:an?\s+)?(?P<f>(?:(?:normal|isotonic|nonhydrating|non-hydrating|compatible|suitable|sterile"
    r"|0\.9%|5%|10%|0\.45%|half-strength)\s+)*(?:dextrose|saline|sodium chloride|diluent"
    r"|water(?: for injections?)?|ringer|glucose|infusion fluid|iv fluid|d5w|ns\b|n/s|solution))"
)
_STRENGTH_AFTER = re.compile(
    r"[ -]?(?:,\s*)?(?:[a-z]{5,20} (?=tablets|capsules))?(?:oral |scored |film-coated |effervescent |vaginal |"
    r"|extended-release |sublingual )*(?:tablets?|tabs?|capsules?|caps?|vials?|ampoules?"
    r"|suppositor(?:y|ies)|pessar(?:y|ies)|patch(?:es)?|sachets?)\b(?! (?:orally|daily|once|twice"
    r"|every|stat))"
)
_CONTAINS = re.compile(
    r"\b(?:contain(?:s|ing)?|compris\w+|strengths? of|available (?:as|in)|provid(?:es|ing))\b[^.;\n]{0,70}$"
)
STRENGTHS = {"/mL", "/tablet", "/puff", "/g", "/capsule", "/patch", "/spray", "/vial"}
"""What a strength is counted by."""
_LISTED_IN = re.compile(r"\bin\s*$")
_COUNT_BEFORE = re.compile(r"\b(?:one|two|three|four|a|an|1|2|3|4|half a|half)\s+$")
COUNT_NEXT = re.compile(
    r"(?:/[a-z]+ \d+(?:\.\d+)? ?mg)?,? (?:give |take )?(?:\d|one|two|three|half)[^.;]{0,8}(?:tablet"
    r"|capsule|puff|drop|caplet|sachet)"
)


def maximum_of(prose: str, lower: str, head: int, start: int, end: int, last: int) -> Part | None:
    """What says that an amount is a maximum, in prose[head:start] before it or right after its group's `end`; `last`
    is where the last word of maxima before it stands, -1 for none."""
    if last >= head and not _BROKEN.search(lower, last, start) and (match := MAXIMUM.search(lower, head, start)):
        return Part(*match.span(), prose[match.start() : match.end()])
    if "max" in lower[end : end + 40] and (match := _MAX_AFTER.match(lower, end)):
        return Part(*match.span(), prose[match.start() : match.end()])
    return None


def role_of(lower: str, amount: Amount, head: int, maximum: Part | None, lead: int, after: int) -> str | None:
    """What else an amount is than a dose; `lead` and `after` are the marks on both sides of it."""
    start, end, unit = amount.start, amount.end, amount.unit
    compared = maximum is None and lead & marks.COMPARES
    if unit == "%":
        return "threshold" if compared and _THRESHOLD.search(lower[head:start]) else "strength"
    if amount.basis in STRENGTHS and unit != "mL":
        return "strength"
    if lead & marks.CHANGES:
        before = lower[head:start]
        if _INCREMENT.search(before) and not _LISTED_IN.search(before):
            return "increment"
    if after & marks.CHANGES and _INCREMENT_AFTER.match(lower, end):
        return "increment"
    if compared:
        before = lower[head:start]
        if _THRESHOLD.search(before) and not _NO_LESS.search(before):
            return "threshold"
    if after & marks.MORE and _OR_MORE.match(lower, end):
        return "threshold"
    if unit in ("mL", "L"):
        into = _DILUENT_AFTER.match(lower, end) and _DILUENT_BEFORE.search(lower[head:start])
        return "diluent" if into else None
    if unit not in COUNTED:
        if lead & marks.HOLDS and _CONTAINS.search(lower[head:start]):
            return "strength"
        if after & marks.COUNTED:
            if _STRENGTH_AFTER.match(lower, end) and not _COUNT_BEFORE.search(lower[head:start]):
                return "strength"
            if COUNT_NEXT.match(lower, end, end + 60):
                return "strength"
    return None


def with_diluent(dose: Dose, prose: str, lower: str) -> Dose:
    """What the drug is dissolved in: "in 1000 mL of normal saline"."""
    match = _DILUENT_AFTER.match(lower, dose.end)
    if match is None:
        return dose
    start, end = match.span("f")
    name = prose[start:end]
    return dose._replace(drug=Drug(start, end, name, name.lower(), False))
