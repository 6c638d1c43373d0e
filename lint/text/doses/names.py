"""The drug of an amount: the name right after it, else the nearest before it, else a name that no lexicon has."""

from __future__ import annotations

import re
from bisect import bisect_left

from lint.text.doses.seen import Said
from lint.text.drugs import VAGUE, Drug, stem

_REACH = 44  # letters from an amount to the name after it
_ALIAS = re.compile(
    r"\s*\(\s*(?:also known as |previously |formerly |e\.g\.,? |brand name |such as |as |trade name |or )?$"
)
_SOLVENT = re.compile(r"\bin (?:\d+(?:\.\d+)? ?mL (?:of )?)?\d+(?:\.\d+)?% ?$")
_NOT_FOR = re.compile(
    r"(?:\b(?:allerg\w+ to|contraindicat\w+|avoid|unlike|versus|vs\.?|compared (?:with|to)"
    r"|instead of|adjunct to|not|concomitant|interaction with)\s+)$",
    re.IGNORECASE,
)
_NOT_FOR_LAST = frozenset("to avoid unlike versus vs vs. with of not concomitant".split())
"""The last words of `_NOT_FOR`, and the first letters of one more."""


def follows(prose: str, end: int, start: int) -> bool:
    """Whether a name after an amount belongs to it: "500 mg of X", "500 mg X", "10 mg/day oral X"."""
    gap = prose[end:start]
    if gap == " ":
        return True
    last = gap.rstrip().rpartition(" ")[2].lower()
    return (last in _OF_LAST or last[-1:] in _OF_MARKS) and bool(_OF.fullmatch(gap))


_OF = re.compile(
    r"\)?\s?(?:-?\s*)?(?:of|dose of|dose|doses of|oral|intravenous|IV|a|an|each of|elemental|daily"
    r"|intranasal|inhaled|topical|intramuscular|subcutaneous|sublingual|rectal|vaginal|nebuli[sz]ed|once daily"
    r"|twice daily|\(\w+\)|per day of|injection of|\d+(?:\.\d+)?%|worth of|supplemental"
    r"|\s)*\s?",
    re.IGNORECASE,
)


_OF_LAST = frozenset(
    """of dose doses oral intravenous iv a an elemental daily day injection supplemental intranasal inhaled topical
    intramuscular subcutaneous sublingual rectal vaginal nebulised nebulized""".split()
)
_OF_MARKS = frozenset((*")%-", ""))


def drug_after(said: Said, end: int, limit: int | None = None) -> Drug | None:
    """The drug right after an amount, before `limit`: "10 mg/day zinc", "75 grams of glucose", "4 mL/kg of 10%
    dextrose"."""
    heads = said.heads
    n = bisect_left(heads, end)
    if n == len(heads):
        return None
    start = heads[n]
    near = start < end + _REACH and (limit is None or start < limit)
    return said.drugs[n] if near and follows(said.prose, end, start) else None


def drug_before(said: Said, start: int, end: int) -> Drug | None:
    """The drug of the amounts in prose[start:end]: the nearest before them that is not named aside."""
    prose, drugs, heads = said.prose, said.drugs, said.heads
    for n in range(bisect_left(heads, start) - 1, -1, -1):
        drug, first = drugs[n], heads[n]
        if n:
            gap = prose[drugs[n - 1].end : first]
            if "(" in gap and ")" not in gap and _ALIAS.search(gap):
                continue
        if _aside(prose, drug, start):
            continue
        if "%" in prose[first - 2 : first] and _SOLVENT.search(prose, first - 14, first):
            continue
        if drug.key in VAGUE and start - drug.end > 3 and "ml" not in said.lower[start:end]:
            continue
        return drug
    return None


def _aside(prose: str, drug: Drug, at: int) -> bool:
    """Whether a name stands in a bracket that closed before the amount, or is named to be kept apart."""
    opened = prose.rfind("(", max(0, drug.start - 80), drug.start)
    if opened >= 0 and ")" not in prose[opened : drug.start]:
        close = prose.find(")", drug.end, at)
        if close >= 0 and not _NAME_BRACKET.fullmatch(prose, opened + 1, close):
            return True
    words = prose[max(0, drug.start - 30) : drug.start].rsplit(" ", 2)
    last = words[-2].lower() if len(words) > 1 else ""
    if last in _NOT_FOR_LAST or last.startswith("contraind"):
        return bool(_NOT_FOR.search(prose, drug.start - 30, drug.start))
    return False


_NAME_BRACKET = re.compile(r"[\w ,/&®™'-]{2,60}")


_NAME = re.compile(
    r"(?:^|(?<=\n)|[-–:,;.(]\s*|\b(?:with|of|and|or|then|oral|orally|intravenous|IV|IM|injection|injections|give|take|plus|by|topical|intramuscular|subcutaneous|e\.g\.|using)\s+)"
    r"(?P<n>[A-Za-z][A-Za-z'-]{3,}(?: [A-Za-z'-]{2,}){0,2})(?: \([^)]*\))?"
    r"(?:\s?[-–:(,]+\s?(?:(?:adults?|child(?:ren)?|infants?|neonates?|initial\w*)\b[^.;\n]{0,30}?"
    r"|\d+\s?[-–]\s?\d+ (?:years|months)):?\s?)?\s*(?:[:,;–-]\s*)?(?:\([^)]*\)\s*)?(?:(?:tablets?"
    r"|capsules?|injection|cream"
    r"|ointment|oral|orally|IV|IM|iv|im|intravenously|syrup|drops)\s+)?$",
    re.MULTILINE | re.IGNORECASE,
)
_LONG = re.compile(r"[A-Z][A-Za-z'-]*|[a-z]{7,}")
_CONDITION = re.compile(
    r"(?:itis|osis|iasis|a?emia|isms?|mias?|cancer|pathy|tension|diseases?|disorders?|syndrome|infections?|carcinoma|omas?"
    r"|uria|rrh?o?ea|algia|ness|tion|tions|ment|ance|ence|ency|ity|phase|stage|release|adults|adolescents|older|early|pain"
    r"|seizures?|ulcers?|aches?|epsy|cardia|burns?|phobia|plegia|spasms?|worms?|psia)$"
)
"""Ends of words for illnesses and states, which stand before doses as labels: "Amebiasis: 500 mg"."""
_INDICATIONS = frozenset(
    """fever migraine migraines angina stroke asthma cough gout anxiety insomnia nausea vomiting malaria cramps allergy
    allergies eczema acne reflux leprosy cholera typhoid scabies anthrax plague syphilis chlamydia herpes shingles hiv
    aids shock sepsis wounds oedema edema diabetes menopause labour labor eclampsia pre-eclampsia preeclampsia
    palpitations withdrawal overdose poisoning bites vertigo tremor chorea tetanus rabies prophylaxis surgery
    indication indications condition disease use uses urticaria mania mild-moderate lupus thrush vertebral
    parkinson's alzheimer's crohn's hodgkin's stable unstable""".split()
)


def is_label(words: list[str]) -> bool:
    """Whether words before a dose (in lower case) say what it is for or for whom, rather than which drug it is."""
    return any(word in _INDICATIONS or word in _NOT_NAMES or _CONDITION.search(word) for word in words)


_NOT_NAMES = frozenset(
    """adult adults child children dose doses dosage maximum minimum initial initially total daily maintenance loading
    with than least about over under from then plus followed increase increased increasing reduce reduced decreased
    neonate neonates infants infant elderly women men patients patient either orally oral intravenously intravenous
    infusion injection bolus approximately every once twice when where which that this these those given give take
    taken administer administered administration start started starting begin usual recommended weight severe mild
    moderate acute chronic
    first second third days day week weeks month months year years hours hour for and the not more less only each
    single divided dosing regimen therapy treatment treatments between below above level levels type stage day phase
    instil instill inhale swallow chew dissolve insert place spray drink inject infuse continue stop avoid consider
    prescribe put add mix both with either plus
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
    begin = max(start, end - 60)
    lead = prose[begin:end]
    if not any((word[0].isupper() and word.lower() not in _NOT_NAMES) or stem(word) for word in _LONG.findall(lead)):
        return None  # most amounts: no word before them could be a name
    match = _NAME.search(prose, begin, end)
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
    if not stemmed and is_label([word.lower() for word in words]):
        return None
    if not stemmed and not name[0].isupper():
        return None
    return Drug(at, at + len(name), name, name.lower(), False)
