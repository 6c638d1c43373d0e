"""Puts amounts, drug names and cues together into doses, one block at a time.

Amounts that share what follows ("25 mg, 50 mg or 100 mg orally", "1 mL (0.2 mg) IM") make a group; between two
groups a border says what belongs to the one before and what to the one after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from lint.text.doses.cues import Cue
from lint.text.doses.frequency import PER_PERIOD, Rate
from lint.text.doses.model import Amount, Dose, Drug, Part
from lint.text.doses.units import COUNTED
from lint.text.drugs import VAGUE, stem
from lint.typed import NamedTuple

SENTENCE_END = re.compile(
    r"[.!?][\"')\]]*\s+(?=[A-Z0-9(])(?<!e\.g\. )(?<!i\.e\. )(?<!\bmax\. )(?<!vs\. )(?<!approx\. )"
    r"(?<!\bNo\. )(?<!Dr\. )|\n"
)
_BORDER_MARK = re.compile(
    r"[.!?][\"')\]]*\s+(?=[A-Z(])|[;\n]|\s[-–]\s(?=[A-Za-z(])|(?<=[a-z.]\s)-\s(?=\d)|,\s+(?=\d)|\((?=or\b|max)"
)
_BORDER_WORD = re.compile(
    r"\b(?:then\b|followed by\b|increas|reduc|titrat|or(?=,?\s*(?:\d|as ))|alternatively\b|maximum|max\b|up to\b"
    r"|child|adult|maintenance|initial|for (?:child|adult)|and(?=\s\d))"
)


def _cut(seen: Seen, start: int, end: int) -> int:
    """Where the first mark or word that ends what is said about a dose stands, -1 for none."""
    mark = _BORDER_MARK.search(seen.prose, start, end)
    word = _BORDER_WORD.search(seen.lower, start, mark.start() if mark else end)
    if word:
        at = word.start()
        while at > start and seen.prose[at - 1] in " ,":
            at -= 1
        return at if word.group().startswith("then") else word.start()
    return mark.start() if mark else -1


_EQUIVALENT = re.compile(r"\s*[(\[]\s*(?:=|≈|~|i\.e\.,?|equivalent to|about|approximately|equal to|\d+ tablets?,)?\s*$")
_EQUALS = re.compile(r"\s*(?:=|≈|or about|equivalent to)\s*$")
_LISTED = re.compile(r"\s*(?:,|/|,?\s*or|,?\s*and|\+|plus)\s*$")
_ALIAS = re.compile(
    r"\s*\(\s*(?:also known as |previously |formerly |e\.g\.,? |brand name |such as |as |trade name |or )?$"
)

MAXIMUM = re.compile(
    r"(?:(?:up to|(?:to|of) a )?(?:an? )?(?:absolute |total |usual |recommended "
    r"|adult )*\b(?:max(?:imum|imal|\.|imally)?|max daily dose|mdd)\b|\bup\s?to"
    r"|\bnot (?:to )?(?:be )?exceed(?:ing)?|\b(?:do|should|must|shall|does"
    r"|may) not (?:be )?(?:exceed|more than)"
    r"|\b(?:not|never) (?:take|give|use|have|receive|administer|be given) (?:any )?more than"
    r"|\bno more than|\bnot more than|\bat most|\bceiling|\bupper (?:limit|intake level)"
    r"|\bnever (?:exceed|more than)|\blimit(?:ed)? (?:to|of)|\bwithout exceeding"
    r"|\bgenerally not to exceed|\bnot exceed\w*)"
    r"(?:\.(?= ))?[^.;\n\d]{0,44}$"
)
_MAX_WORDS = ("max", "up to", "upto", "exceed", "more than", "at most", "ceiling", "upper ", "limit", "mdd")
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
_LOADING = re.compile(r"\b(?:loading|bolus|load)\b[^.;\n]{0,40}$")
_LOADING_DOSE = re.compile(r"\bloading (?:dose|regimen)s?(?: of|:| is)?\s*$")
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
_AGES = re.compile(
    r"(?:(?:<|>|≤|≥|under|over|above|below|less than|up to|aged?|from|between|more than"
    r"|at least)\s*(?:or equal to\s*)?)?\d+(?:\s*(?:years?|months?|weeks?|days?|yrs?))?(?:\s*(?:-|–"
    r"|to|and)\s*\d+)?\s*-?\s*(?:years?|months?|weeks?|yrs?|kg)\b",
    re.IGNORECASE,
)


class _Group(NamedTuple):
    first: int  # amounts[first:last]
    last: int
    start: int
    end: int


class Seen(NamedTuple):
    """What stands in the prose: its amounts, drugs and cues, each in order."""

    prose: str
    lower: str
    drugs: list[Drug]
    drug_starts: list[int]
    cues: list[Cue]
    cue_starts: list[int]

    def drugs_in(self, start: int, end: int) -> list[Drug]:
        starts = self.drug_starts
        return self.drugs[bisect_left(starts, start) : bisect_left(starts, end)]

    def learn(self, start: int, groups: list[_Group], in_row: bool) -> None:
        """Adds the names before amounts that no lexicon has; in a table's row, whose first cell names the drug, only
        those built like a drug's name."""
        for group in groups:
            floor, start = start, group.end
            if self.drugs_in(max(floor, group.start - 40), group.start):
                continue
            unknown = unknown_name(self.prose, floor, group.start)
            if unknown is None or (in_row and not any(stem(word) for word in unknown.key.split())):
                continue
            at = bisect_left(self.drug_starts, unknown.start)
            if (at and self.drugs[at - 1].end > unknown.start) or (
                at < len(self.drugs) and self.drugs[at].start < unknown.end
            ):
                continue
            self.drugs.insert(at, unknown)
            self.drug_starts.insert(at, unknown.start)

    def cues_in(self, start: int, end: int) -> list[Cue]:
        starts = self.cue_starts
        return self.cues[bisect_left(starts, start) : bisect_left(starts, end)]


def _groups(prose: str, amounts: list[Amount]) -> list[_Group]:
    groups: list[_Group] = []
    i, count = 0, len(amounts)
    while i < count:
        j = i + 1
        end = amounts[i].end
        while j < count:
            between = prose[end : amounts[j].start]
            if len(between) > 24:
                break
            if _EQUIVALENT.fullmatch(between):
                close = prose.find(")", amounts[j].end, amounts[j].end + 40)
                end = close + 1 if close >= 0 and "(" not in prose[amounts[j].end : close] else amounts[j].end
            elif _EQUALS.fullmatch(between) or _LISTED.fullmatch(between):
                end = amounts[j].end
            else:
                break
            j += 1
        groups.append(_Group(i, j, amounts[i].start, end))
        i = j
    return groups


def block_doses(
    seen: Seen, block: int, start: int, end: int, amounts: list[Amount], in_row: bool = False
) -> list[Dose]:
    """The doses of one block's amounts; drugs of the block only (context comes later)."""
    prose = seen.prose
    groups = _groups(prose, amounts)
    seen.learn(start, groups, in_row)
    borders = [start]
    for one, two in pairwise(groups):
        borders.append(_border(seen, one, two))
    borders.append(end)
    doses: list[Dose] = []
    carried: tuple[Drug | None, tuple[str, ...], Part | None] = (None, (), None)
    population: Part | None = None
    for k, group in enumerate(groups):
        zone = borders[k], borders[k + 1]
        drug = _drug(
            seen,
            group,
            zone,
            start,
            groups[k + 1].start if k + 1 < len(groups) else end,
        )
        after_end = _after_end(prose, group.end, zone[1])
        cues_after = seen.cues_in(group.end, after_end)
        cues_before = seen.cues_in(zone[0], group.start)
        inside = seen.cues_in(group.start, group.end)
        routes, route_part = _routes(
            prose,
            seen.lower,
            cues_after,
            cues_before,
            inside,
            amounts[group.first].unit in ("%", "application", "drop", "g"),
        )
        if not routes and carried[1] and (drug is None or carried[0] is None or drug.key == carried[0].key):
            routes, route_part = carried[1], carried[2]
        if routes or drug is not None:
            carried = (drug or carried[0], routes, route_part)
        population = _population(prose, seen.cues_in(max(zone[0], group.start - 120), group.start)) or (
            population if k and "\n" not in prose[zone[0] : group.start] else None
        )
        for n in range(group.first, group.last):
            amount = amounts[n]
            own_drug = _adjacent(seen, amount, end if n + 1 == group.last else amounts[n + 1].start) or drug
            made = _dose(
                seen,
                block,
                amount,
                own_drug,
                routes,
                route_part,
                cues_after,
                cues_before,
                zone,
                group,
                population,
                after_end,
                start if n == 0 else amounts[n - 1].end,
            )
            doses.append(_with_diluent(made, prose, seen.lower) if made.role == "diluent" else made)
    return _spread(doses, prose)


def _with_diluent(dose: Dose, prose: str, lower: str) -> Dose:
    """What the drug is dissolved in: "in 1000 mL of normal saline"."""
    match = _DILUENT_AFTER.match(lower, dose.end)
    if match is None:
        return dose
    start, end = match.span("f")
    name = prose[start:end]
    return dose._replace(drug=Drug(start, end, name, name.lower(), False))


def _spread(doses: list[Dose], prose: str) -> list[Dose]:
    """Strengths take the route and the drug of the count that follows them in the same sentence."""
    for i in range(len(doses) - 2, -1, -1):
        one, two = doses[i], doses[i + 1]
        if one.routes or not two.routes or SENTENCE_END.search(prose, one.end, two.start):
            continue
        if one.role == "strength" or one.amount.unit == "%" or two.amount.unit in COUNTED:
            doses[i] = one._replace(routes=two.routes, route_part=two.route_part)
    return doses


def _border(seen: Seen, one: _Group, two: _Group) -> int:
    """Where what is said about one group ends and the next begins."""
    prose = seen.prose
    named = seen.drugs_in(one.end, two.start)
    if named and _follows(prose, one.end, named[0].start) and (len(named) == 1 or named[1].start > named[0].end + 1):
        named = named[1:]
    if named:
        at = named[-1].start if len(named) == 1 else named[0].start
        lead = prose[one.end : at]
        cut = _cut(seen, one.end, at)
        route = _LEADING_ROUTE.search(lead)
        if cut >= 0 and not seen.cues_in(one.end, cut) and not SENTENCE_END.search(prose, one.end, at):
            later = seen.cues_in(cut, at)
            if later and later[0].kind in ("frequency", "route") and not route:
                return at
        if cut >= 0:
            return cut
        return one.end + route.start() if route else at
    cut = _cut(seen, one.end, two.start)
    if cut >= 0:
        repeats = [c for c in seen.cues_in(cut, two.start) if c.kind == "repeat"]
        if repeats:
            stop = SENTENCE_END.search(prose, repeats[0].end, two.start)
            return stop.end() if stop else cut
        return cut
    return two.start


_LEADING_ROUTE = re.compile(
    r"(?:\b(?:oral|intravenous|IV|IM|SC|topical|intramuscular|subcutaneous|inhaled|nebuli[sz]ed|injection|by|iv)\s+)+$"
)


def _follows(prose: str, end: int, start: int) -> bool:
    """Whether a name after an amount belongs to it: "500 mg of X", "500 mg X", "10 mg/day oral X"."""
    return bool(_OF.fullmatch(prose, end, start))


_OF = re.compile(
    r"\)?\s?(?:-?\s*)?(?:of|dose of|dose|doses of|oral|intravenous|IV|a|an|each of|elemental|daily"
    r"|once daily|twice daily|\(\w+\)|per day of|injection of|\d+(?:\.\d+)?%|worth of|supplemental"
    r"|\s)*\s?",
    re.IGNORECASE,
)


def _after_end(prose: str, start: int, limit: int) -> int:
    """The end of the sentence, or of the next one when it only repeats or applies the dose."""
    stop = SENTENCE_END.search(prose, start, limit)
    if not stop:
        return limit
    follow = _REPEAT.match(prose, stop.end())
    if follow:
        second = SENTENCE_END.search(prose, follow.end(), limit)
        return second.start() if second else limit
    return stop.start() + 1


_REPEAT = re.compile(
    r"(?:(?:The |This )?(?:[Dd]os(?:e|age)s?)?(?: may| can| should)?(?: be)? ?[Rr]epeat|Apply|Take"
    r"|Give|Use|Instil|Administer)"
)


def _adjacent(seen: Seen, amount: Amount, limit: int) -> Drug | None:
    """The drug right after an amount: "10 mg/day zinc", "75 grams of glucose", "4 mL/kg of 10% dextrose"."""
    for drug in seen.drugs_in(amount.end, min(limit, amount.end + 44)):
        if _follows(seen.prose, amount.end, drug.start):
            return drug
        break
    return None


_SOLVENT = re.compile(r"\bin (?:\d+(?:\.\d+)? ?mL (?:of )?)?\d+(?:\.\d+)?% ?$")
_NOT_FOR = re.compile(
    r"(?:\b(?:allerg\w+ to|contraindicat\w+|avoid|unlike|versus|vs\.?|compared (?:with|to)"
    r"|instead of|adjunct to|not|concomitant|interaction with)\s+)$",
    re.IGNORECASE,
)


def _drug(seen: Seen, group: _Group, zone: tuple[int, int], block_start: int, limit: int) -> Drug | None:
    """The drug of a group: right after it, else the nearest before it in the block, else an unknown name before it."""
    prose = seen.prose
    following = _after_name(seen, group.end, min(limit, zone[1] if zone[1] > group.end else limit))
    if following:
        return following
    volume = "ml" in seen.lower[group.start : group.end]
    before = seen.drugs_in(block_start, group.start)
    nearest: Drug | None = None
    while before:
        candidate = before.pop()
        if (
            before
            and _ALIAS.search(prose[before[-1].end : candidate.start])
            and ")" not in prose[before[-1].end : candidate.start]
        ):
            continue
        if _aside(prose, candidate, group.start) or _SOLVENT.search(
            prose, max(0, candidate.start - 14), candidate.start
        ):
            continue
        if candidate.key in VAGUE and group.start - candidate.end > 3 and not volume:
            continue
        nearest = candidate
        break
    return nearest


def _aside(prose: str, drug: Drug, at: int) -> bool:
    """Whether a name stands in a bracket that closed before the amount, or is named to be kept apart."""
    opened = prose.rfind("(", max(0, drug.start - 80), drug.start)
    if opened >= 0 and ")" not in prose[opened : drug.start]:
        close = prose.find(")", drug.end, at)
        if close >= 0 and not _NAME_BRACKET.fullmatch(prose, opened + 1, close):
            return True
    return bool(_NOT_FOR.search(prose, max(0, drug.start - 30), drug.start))


_NAME_BRACKET = re.compile(r"[\w ,/&®™'-]{2,60}")


def _after_name(seen: Seen, end: int, limit: int) -> Drug | None:
    for drug in seen.drugs_in(end, min(limit, end + 44)):
        return drug if _follows(seen.prose, end, drug.start) else None
    return None


_NAME = re.compile(
    r"(?:^|(?<=\n)|[-–:,;.(]\s*|\b(?:with|of|and|or|then|oral|orally|intravenous|IV|IM|injection|injections|give|take|plus|by|topical|intramuscular|subcutaneous|e\.g\.|using)\s+)"
    r"(?P<n>[A-Za-z][A-Za-z'-]{3,}(?: [A-Za-z'-]{2,}){0,2})(?: \([^)]*\))?"
    r"(?:\s?[-–:(,]+\s?(?:(?:adults?|child(?:ren)?|infants?|neonates?|initial\w*)\b[^.;\n]{0,30}?"
    r"|\d+\s?[-–]\s?\d+ (?:years|months)):?\s?)?\s*(?:[:,;–-]\s*)?(?:\([^)]*\)\s*)?(?:(?:tablets?"
    r"|capsules?|injection|cream"
    r"|ointment|oral|orally|IV|IM|iv|im|intravenously|syrup|drops)\s+)?$",
    re.MULTILINE | re.IGNORECASE,
)
_CONDITION = re.compile(
    r"(?:itis|osis|iasis|a?emia|isms?|mias?|cancer|pathy|tension|diseases?|disorders?|syndrome|infections?|carcinoma|omas?"
    r"|uria|rrh?ea|algia|ness|tion|tions|ment|ance|ence|ency|ity|phase|stage|release|adults|adolescents|older|early|pain)$"
)
"""Ends of words for illnesses and states, which stand before doses as labels: "Amebiasis: 500 mg"."""
_NOT_NAMES = frozenset(
    """adult adults child children dose doses dosage maximum minimum initial initially total daily maintenance loading
    with than least about over under from then plus followed increase increased increasing reduce reduced decreased
    neonate neonates infants infant elderly women men patients patient either orally oral intravenously intravenous
    infusion injection bolus approximately every once twice when where which that this these those given give take
    taken administer administered administration start started starting begin usual recommended weight severe mild
    moderate acute chronic
    first second third days day week weeks month months year years hours hour for and the not more less only each
    single divided dosing regimen therapy treatment treatments between below above level levels type stage day phase
    apply applied until needed required necessary starts usually standard normal higher lower high low dosed doses
    in of to at by on is as an be or was were are may can should could would will must has have had does did
    study trial group groups arm receive received receiving participants placebo body additional extra another
    further repeat repeated range ranging average mean median intake rate concentration solution including such
    grade aged years-old under-fives titrate titrated taper tapered according maximally prophylaxis morning evening
    night bedtime emergency stat including contains containing contain cream ointment tablet tablets capsule capsules
    strength available form forms paste amount amounts example using used use same oral-route intramuscular subcutaneous
    intramuscularly subcutaneously age ages note also severely failure disease infection infections intermittent
    continuous route
    maximum-dose cumulative top-up supplement supplements supplementation supplementing alone combination
    iv im po sc sq pr bd tds qds bid tid qid prn max min stat nocte mane day-1 and-or none usa who fda nhs rda
    premature term mild-to-moderate persons people pregnant renal hepatic""".split()
)


def unknown_name(prose: str, start: int, end: int) -> Drug | None:
    """A name that no lexicon has, right before an amount: a known stem, or a capitalised word at the head of a
    clause."""
    match = _NAME.search(prose, max(start, end - 60), end)
    if not match:
        return None
    words = match["n"].split(" ")
    at = match.start("n")
    while words and words[0].lower() in _NOT_NAMES:
        at += len(words[0]) + 1
        words.pop(0)
    while words and words[-1].lower() in _NOT_NAMES:
        if words.pop().lower() in ("dose", "doses", "dosage"):
            return None
    if not words or any(word.lower() in _NOT_NAMES for word in words):
        return None
    name = " ".join(words)
    stemmed = any(stem(word.lower()) for word in words)
    if not stemmed and _CONDITION.search(words[-1].lower()):
        return None
    if not stemmed and not name[0].isupper():
        return None
    return Drug(at, at + len(name), name, name.lower(), False)


def _routes(
    prose: str, lower: str, after: list[Cue], before: list[Cue], inside: list[Cue], applies: bool
) -> tuple[tuple[str, ...], Part | None]:
    """Routes said after the amount, else before it, else by the form."""
    device = next((c for c in [*inside, *after] if c.kind == "form" and c.value == "transdermal"), None)
    if device:
        return ("transdermal",), Part(device.start, device.end, prose[device.start : device.end])
    for cues in (inside, after, before[::-1]):
        run = [c for c in cues if c.kind == "route"]
        if not run:
            continue
        run = _run(prose, run) if cues is inside or cues is after else _run_back(prose, run)
        names = tuple(dict.fromkeys(c.value for c in run))
        return names, Part(run[0].start, run[-1].end, prose[run[0].start : run[-1].end])
    for cues in (after, before[::-1], inside):
        for cue in cues:
            if cue.kind == "form" and (applies or lower[cue.start : cue.end] not in ("apply", "applied")):
                return (cue.value,), Part(cue.start, cue.end, prose[cue.start : cue.end])
    return (), None


_ROUTE_GLUE = re.compile(
    r"\s*(?:/|,|or|and|,?\s*or by|by|\s|injections?|over \S+ \S* ?\S* ?\S*|deep|slow|route|and/or"
    r"|either|infusion|bolus|push|the)*\s*",
    re.IGNORECASE,
)


def _run(prose: str, cues: list[Cue]) -> list[Cue]:
    run = [cues[0]]
    for cue in cues[1:]:
        gap = prose[run[-1].end : cue.start]
        if len(gap) > 48 or not _ROUTE_GLUE.fullmatch(gap):
            break
        run.append(cue)
    return run


def _run_back(prose: str, cues: list[Cue]) -> list[Cue]:
    run = [cues[0]]
    for cue in cues[1:]:
        gap = prose[cue.end : run[0].start]
        if len(gap) > 48 or not _ROUTE_GLUE.fullmatch(gap):
            break
        run.insert(0, cue)
    return run


def _population(prose: str, cues: list[Cue]) -> Part | None:
    """For whom: the words from the first to the last hint before the amount."""
    hints = [c for c in cues if c.kind == "population"]
    if not hints:
        return None
    first, last = hints[0], hints[-1]
    start = first.start
    if first.value in ("age", "weight"):
        ages = [m for m in _AGES.finditer(prose, max(0, start - 40), last.end) if m.end() >= first.start]
        start = ages[0].start() if ages else start
    return Part(start, last.end, prose[start : last.end])


def _dose(
    seen: Seen, block: int, amount: Amount, drug: Drug | None, routes: tuple[str, ...], route_part: Part | None,
    after: list[Cue], before: list[Cue], zone: tuple[int, int], group: _Group, population: Part | None, after_end: int,
    floor: int,
) -> Dose:  # fmt: skip
    prose, lower = seen.prose, seen.lower
    head = max(floor, amount.start - 64)
    lead = lower[head : amount.start]
    maximum = None
    if any(word in lead for word in _MAX_WORDS):
        match = MAXIMUM.search(lower, head, amount.start)
        if match:
            maximum = Part(*match.span(), prose[match.start() : match.end()])
    if maximum is None and "max" in lower[group.end : group.end + 40]:
        match = _MAX_AFTER.match(lower, group.end)
        if match:
            maximum = Part(*match.span(), prose[match.start() : match.end()])
    role = _role(lower, amount, head, maximum)
    frequency, per_day, total = _frequency(prose, amount, after, before, maximum, role, group)
    need = next((c for c in after if c.kind == "need"), None)
    if need and re.search(r"increas|repeat|titrat", lower[max(zone[0] - 12, amount.start - 30) : need.start]):
        need = None
    loading = (
        _LOADING.search(lower, head, amount.start) if role is None and ("load" in lead or "bolus" in lead) else None
    )
    named = frequency is not None and (
        frequency.text.lower() in ("loading dose", "loading", "bolus")
        or _LOADING_DOSE.search(lower, head, amount.start)
    )
    if loading and named:
        role = "loading"
    elif loading and frequency is None:
        role, per_day = "loading", (0.0, 0.0)
        frequency = Part(loading.start(), loading.start() + len(loading.group().split()[0]), loading.group().split()[0])
    return Dose(
        amount=amount, block=block, drug=drug, routes=routes, route_part=route_part, frequency=frequency,
        per_day=per_day,
        daily_total=total, as_needed=Part(need.start, need.end, prose[need.start : need.end]) if need else None,
        maximum=maximum, population=population, role=role, form=_form(prose, after, before),
        timing=_found(_TIMING, prose, lower, group.end, after_end, _TIMES_OF_DAY),
        duration=_found(_DURATION, prose, lower, group.end, after_end, ("for ",)),
        clause=(zone[0], max(after_end, group.end)),
    )  # fmt: skip


_DURATION = re.compile(
    r"\bfor\s+(?:up to |at least |about |a (?:minimum|maximum|total) of |not more than |no more than |another )?"
    r"(?:(?:\d+|one|two|three|four|five|six|seven|eight|ten|twelve|a|several)(?:\s*(?:-|–|to)\s*\d+)?\s+(?:days?|weeks?|months?"
    r"|years?|nights?|doses?|hours?)|life\b|several \w+)"
)
_TIMING = re.compile(
    r"\b(?:(?:\d+ (?:minutes|hours?) )?(?:before|after|with|between)\s+(?:each |every |the |main "
    r"|major |or (?:after|with) )*(?:food|meals?|breakfast"
    r"|lunch|dinner|eating|milk)|at bedtime|at night|in the (?:morning|evening)(?: and (?:evening"
    r"|night))?|on an empty stomach"
    r"|at breakfast|at dinner|every (?:morning|evening|night)|nocte|mane)\b"
)
_TIMES_OF_DAY = ("food", "meal", "breakfast", "dinner", "lunch", "eating", "bedtime", "night", "morning", "evening",
                 "stomach", "nocte", "mane", "milk")  # fmt: skip


def _found(
    pattern: re.Pattern[str], prose: str, lower: str, start: int, end: int, signs: tuple[str, ...]
) -> Part | None:
    """The first match after an amount; `signs` are words without one of which there is none."""
    end = min(end, start + 140)
    after = lower[start:end]
    for sign in signs:
        if sign in after:
            match = pattern.search(lower, start, end)
            return Part(*match.span(), prose[match.start() : match.end()]) if match else None
    return None


def _form(prose: str, after: list[Cue], before: list[Cue]) -> Part | None:
    """The form that stands beside the amount: tablet, cream, patch."""
    for cue in (*after[:2], *before[-1:]):
        if cue.kind == "form" and prose[cue.start : cue.end].lower() not in ("apply", "applied", "drink", "drinks"):
            return Part(cue.start, cue.end, prose[cue.start : cue.end])
    return None


def _role(lower: str, amount: Amount, head: int, maximum: Part | None) -> str | None:
    start, end = amount.start, amount.end
    lead = lower[head:start]
    hints = set(_HINTS.findall(lead))
    compared = maximum is None and not hints.isdisjoint(_COMPARES)
    if amount.unit == "%":
        return "threshold" if compared and _THRESHOLD.search(lead) else "strength"
    if amount.basis in _STRENGTH_BASES and amount.unit != "mL":
        return "strength"
    if not hints.isdisjoint(_CHANGES) and _INCREMENT.search(lead) and not _LISTED_IN.search(lead):
        return "increment"
    if _INCREMENT_AFTER.match(lower, end):
        return "increment"
    if (compared and _THRESHOLD.search(lead) and not _NO_LESS.search(lead)) or _OR_MORE.match(lower, end):
        return "threshold"
    if amount.unit in ("mL", "L"):
        return "diluent" if _DILUENT_AFTER.match(lower, end) and _DILUENT_BEFORE.search(lead) else None
    if amount.unit not in COUNTED:
        if not hints.isdisjoint(_HOLDS) and _CONTAINS.search(lead):
            return "strength"
        if _STRENGTH_AFTER.match(lower, end) and not _COUNT_BEFORE.search(lead):
            return "strength"
        if _COUNT_NEXT.match(lower, end, end + 60):
            return "strength"
    return None


_STRENGTH_BASES = {"/mL", "/tablet", "/puff", "/g", "/capsule", "/patch", "/spray", "/vial"}
_COMPARES = frozenset((">", "<", "≥", "≤", "than", "above", "over", "exceed", "below", "excess"))
_CHANGES = frozenset(("increment", "increas", "decreas", "reduc", "titrat", "taper", "adjust", "steps of"))
_HOLDS = frozenset(("contain", "compris", "strength", "available", "provid"))
_HINTS = re.compile("|".join(sorted(_COMPARES | _CHANGES | _HOLDS, reverse=True)))
_LISTED_IN = re.compile(r"\bin\s*$")
_COUNT_BEFORE = re.compile(r"\b(?:one|two|three|four|a|an|1|2|3|4|half a|half)\s+$")
_COUNT_NEXT = re.compile(
    r"(?:/[a-z]+ \d+(?:\.\d+)? ?mg)?,? (?:give |take )?(?:\d|one|two|three|half)[^.;]{0,8}(?:tablet"
    r"|capsule|puff|drop|caplet|sachet)"
)


def _frequency(
    prose: str,
    amount: Amount,
    after: list[Cue],
    before: list[Cue],
    maximum: Part | None,
    role: str | None,
    group: _Group,
) -> tuple[Part | None, Rate | None, bool]:
    """How often, times per day, and whether the amount is a whole day's."""
    basis = amount.basis or ""
    total = basis.endswith("/day")
    reach = group.end + (400 if any(c.kind == "repeat" for c in after) else FAR)
    run = _frequency_run(prose, [c for c in after if c.kind == "frequency" and c.start < reach])
    if not run:
        ahead = [c for c in before if c.kind == "frequency" and c.frequency is not None]
        run = (
            [ahead[-1]]
            if ahead
            and (role != "strength" or amount.unit == "%")
            and not SENTENCE_END.search(prose, ahead[-1].end, group.start)
            else []
        )
        if run and (
            run[0].value in ("divided", "total", "interval") and role != "strength" and run[0].value != "interval"
        ):
            run = []
    if role in ("increment", "diluent") or not run:
        return None, None, total
    if role == "strength" and amount.unit != "%" and _COUNT_NEXT.match(prose, amount.end, amount.end + 60):
        return None, None, total
    part = Part(run[0].start, run[-1].end, prose[run[0].start : run[-1].end])
    kinds = [c.value for c in run]
    rates = [c.frequency.rate if c.frequency else None for c in run]
    if "divided" in kinds:
        rate = rates[kinds.index("divided")]
        if rate is None:
            rate = next(
                (r for r, k in zip(rates, kinds, strict=True) if r and k in ("interval", "times", "latin")), None
            )
        return part, rate, True
    if kinds[0] == "total":
        return part, None, True
    if maximum is not None and kinds[0] == "daily" and role is None and _totalled(prose, maximum):
        return part, None, True
    if (
        kinds[0] == "daily"
        and len(kinds) > 1
        and kinds[1] in ("interval", "times", "latin")
        and rates[1]
        and rates[1][1] > 1
    ):
        return part, rates[1], True
    if kinds[0] == "single" and len(kinds) > 1 and kinds[1] == "timing":
        return part, rates[1], total
    if kinds[0] == "single" and len(kinds) > 1 and kinds[1] in ("daily", "times"):
        return part, rates[1], total
    if total and kinds[0] in ("daily", "timing"):
        return part, None, True
    if kinds[0] == "meal":
        return part, None, total
    return part, rates[0], total


def _totalled(prose: str, maximum: Part) -> bool:
    """ "maximum 4 g daily" is a day's total; "Maximum dose: 1.8 mg daily" the highest dose."""
    return "dose:" not in prose[maximum.start : maximum.end + 1].lower()


FAR = 80  # letters after an amount: a frequency beyond them speaks of something else
_RUN_GAP = re.compile(
    r"[\s,]*(?:(?:orally|by mouth|IM|IV|IM/IV|intravenously|intramuscularly|subcutaneously"
    r"|subcutaneous|given|administered|in|as|at|and|or|for \S+ days|\(?with food\)?|po|PO|total|sc|SC|s\.c\."
    r"|i\.v\.|i\.m\.|in the|taken|each|before|after|food|a|or)[\s,]*){0,3}",
    re.IGNORECASE,
)


def _frequency_run(prose: str, cues: list[Cue]) -> list[Cue]:
    """The first frequency after the amount and those that refine it: "daily in divided doses every 8 hours"."""
    if not cues:
        return []
    run = [cues[0]]
    for cue in cues[1:]:
        if not _RUN_GAP.fullmatch(prose, run[-1].end, cue.start):
            break
        if cue.value in ("divided", "interval", "times", "daily", "timing", "latin") and run[-1].value in (
            "daily",
            "divided",
            "total",
            "single",
            "times",
        ):
            if cue.value in ("timing",) and run[-1].value == "times":
                pass
            elif " or " in prose[run[-1].end : cue.start]:
                break
            run.append(cue)
            continue
        break
    return run


__all__ = ["MAXIMUM", "PER_PERIOD", "Seen", "block_doses", "unknown_name"]
