"""Quantities that are not doses: laboratory values, vital signs, contents of food, sizes, weights, losses, shares.

Judged from the unit and a short stretch of text on both sides; every pattern says what it lets pass.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from lint.text.doses.model import Amount
from lint.text.doses.units import COUNTED
from lint.text.words import Words

_LAB_BASES = (
    "/dL",
    "/L",
    "/100 mL",
    "/100 ml",
    "/100ml",
    "/100mL",
    "/mm3",
    "/mmol",
    "/mol",
    "/serving",
    "/person",
    "/cigarette",
)

_LAB_BEFORE = re.compile(
    r"\b(?:serum|plasma|urin(?:e|ary)|f(?:a)?ecal|blood (?:glucose|sugar|lead)|creatinine"
    r"|ha?emoglobin|bilirubin|albumin(?:uria)?|proteinuria"
    r"|urine protein|ferritin|cholesterol|triglycerides?|troponin|hcg|psa|tsh|excretion"
    r"|protein excretion|glucose level|(?<!intake )levels?|concentrations?"
    r"|titres?|titers?|aso|antistreptolysin|output|threshold of detection)\b[^.;\n]{0,24}$"
)
_LOST = re.compile(
    r"\b(?:blood loss|loss|lost|loses?|bleeding|urine|output|residual|volume|capacity|drain(?:ed"
    r"|age)?|aspirat(?:e|ed|ion)|sample|specimen"
    r"|collect(?:ed)?|effusion|ejaculate|semen|prostate|tumou?r|uterus|gland|spleen|brain|placenta|stool|sputum|milk)\b[^.;:\n]{0,24}$"
)
_LOST_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:urine|blood (?:loss|sample|from|in|is|was|per)|semen|stool|sputum|residual|pus"
    r"|csf|bile|residue|breast ?milk|sweat|saliva|body fluid)"
)
_WEIGHT = re.compile(r"(?:weigh(?:s|ing|ed)?|(?<!body )(?<!body-)weight|birth[ -]?weight|bw)\b[^.;:\n]{0,22}$")
_WEIGHT_AFTER = re.compile(
    r"[ -]?(?:birth[ -]?weight|infant\b|fetus|foetus|baby|babies|neonate|of weight|weight (?:loss"
    r"|gain)|heavier|lighter|body weight\b(?! per))"
)

_FOOD_AFTER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:(?:of|from)\s+)?(?:(?:total|dietary|added|saturated|trans|healthy|lean|high-quality|complete|soluble|insoluble|plant|animal|whey|net|daily|free|more|extra|additional|cooked|dry|raw)\s+){0,2}"
    r"(?:fib(?:er|re)|whole grains?|grains?|whey|proteins?|carb(?:ohydrate)?s?|fats?|sugars?"
    r"|sodium(?! (?:chloride|bicarbonate"
    r"|valproate|fluoride|phosphate))|cholesterol|salt|alcohol|ethanol|starch|calories|food|fruits?"
    r"|vegetables?|nuts|meat|fish"
    r"|oats|rice|bread|beans|lentils|seeds|weight|body weight|body mass|muscle|body fat|dairy|wine"
    r"|beer|coffee|tea\b|water\b(?! for)|fluids?\b(?! (?:bolus|iv))|chocolate|almonds|olive oil"
    r"|cheese|yogurt|chicken|beef|leucine|eaas?\b|essential amino|amino acids|gluten)"
)
_FOOD_BEFORE = re.compile(
    r"\b(?:intakes?(?! level)|requirements?|dietary|diet|protein|carbohydrates?|carbs?|fib(?:er|re)"
    r"|fat|sodium|salt|sugar|consum(?:e|ed|es|ing|ption)|eat(?:ing|s|en)?|ate|meals?|servings?|food"
    r"|foods|rda|cholesterol|alcohol|calories)\b[^.;:\n]{0,28}$"
)
_NUTRIENT_DAY = re.compile(
    r"\b(?:protein|fib(?:er|re)|carbohydrates?|carbs|sodium|salt|sugar|alcohol|cholesterol"
    r"|saturated fat)\b[^.;\n]{0,60}$"
)
_SUPPLEMENT = re.compile(
    r"supplement|dose|dosage|capsule|tablet|powder|creatine|caffeine|took|received|given|placebo"
    r"|randomi[sz]ed|mg/day (?:of|oral)"
)

_STRENGTH_AFTER = re.compile(
    r"(?:\s*(?:or|to|and|,|-|–)\s*\d+(?:\.\d+)?\s?%)*\s*(?:\(?w/[vw]\)?\s*)?(?:(?:topical|aqueous|viscous|ophthalmic|eye|ear|nasal|hypertonic"
    r"|normal|vaginal|adhesive|isotonic|emulsifying|concentration of)\s+)?(?:strength\s+)?"
    r"(?:cream|ointment|gel|lotion|solution|drops?|eye ?drops?|spray|mouth ?wash|suspension|paint"
    r"|shampoo|paste|foam|foamy|scrub|jelly|powder|concentration|emulsion|d/s|in (?:emulsion"
    r"|petroleum|adhesive|water|saline|normal"
    r"|dextrose|orabase|alcohol|aqueous|soft|white|ringer)"
    r"|dextrose|saline|sodium|glucose|nacl|lidocaine|lignocaine|bupivacaine|chlorhexidine"
    r"|hydrocortisone|permethrin|salicylic|benzoyl|povidone|silver|acetic|formalin|mannitol|albumin"
    r"|potassium|calcium|magnesium|minoxidil|ketoconazole|clotrimazole|miconazole|tetracycline"
    r"|chloramphenicol|pilocarpine|atropine|betamethasone|tretinoin|urea|sulphur|sulfur|coal tar"
    r"|podophyllin|gentian|dextran|crotamiton|malathion|selenium|zinc|capsaicin|diclofenac|menthol)\b"
)
_PERCENT_NOT = re.compile(
    r"\s*(?:of\b(?! (?:a|an)\b)|ci\b|confidence|risk|reduction|increase|decrease|chance|probability"
    r"|per year|survival|mortality|lower|higher|more|less|power|sensitiv|specific|positive|negative"
    r"|inhibition|bioavailab|oxygen|o2)"
)
_PERCENT_BEFORE = re.compile(
    r"(?:\d\s*(?:to|-|–)\s*|by |than |about |approximately |in |only |nearly |almost |up to |around )$"
)

_UNITS_AFTER = re.compile(
    r"\s*(?:of\s+)?(?:(?:whole|packed|red|fresh|donor|stored)\s+)*(?:blood|packed"
    r"|red (?:blood )?cells|rbcs?|plasma|platelets|alcohol|beds?|care|per week of alcohol|change"
    r"|increase|cells)"
)
_TOOL = re.compile(r"\s*(?:filament|needle|gauge|syringe|bottle|cup|bag|test\b|monofilament|force|load|weight plate)")


_FOLLOWING = frozenset(
    word[:3]
    for word in """from total dietary added saturated trans healthy lean high-quality complete soluble insoluble
    plant animal whey net daily free more extra additional cooked dry raw fiber fibre whole grain protein carb fat sugar
    sodium cholesterol salt alcohol ethanol starch calories food fruit vegetable nuts meat fish oats rice bread beans
    lentils seeds weight body muscle dairy wine beer coffee tea water fluid chocolate almonds olive cheese yogurt
    chicken beef leucine eaa essential amino gluten urine blood semen stool sputum residual pus csf bile residue breast
    sweat saliva birth infant fetus foetus baby babies neonate heavier lighter packed red fresh donor stored rbc plasma
    platelets beds care per change increase cells filament needle gauge syringe bottle cup bag test monofilament force
    load""".split()
) | {"of "}
"""How the words begin that the patterns for what follows a quantity begin with."""


class Others:
    """Tells the quantities of one prose that are something else than doses."""

    def __init__(self, prose: str, words: Words) -> None:
        self._prose = prose
        self._lower = words.lower
        self._served = [at for at, _ in words.places(_TABLE_WORDS)] if words.has(_TABLE_WORDS) else []
        self._eaten = words.has(_FOOD_WORDS)

    def has(self, amount: Amount, drug_near: bool) -> bool:
        """Whether a quantity, other than a percentage, is no dose. `drug_near`: a drug's name stands beside it or in
        its clause."""
        lower = self._lower
        start, end, _, high, unit, basis, *_ = amount
        if high == 0 or unit in ("mcL", "kg"):
            return True
        follow = lower[end : end + 6]
        slash = "/" in follow[:2]
        follow = follow.lstrip()
        told = follow[:3] in _FOLLOWING or follow[:1] in "(-" or len(follow) < 3  # what follows is worth a look
        if (self._served or self._eaten) and unit in _OF_FOOD and self._is_eaten(amount):
            return True
        if drug_near and not (told or slash) and unit in ("mg", "mcg") and basis in _OF_DOSES:
            return False  # most amounts: no pattern could match
        if unit in ("g", "L") and 1900 <= high <= 2100 and amount.first.end == amount.unit_span[0]:
            return True  # "(CDC, 2022g)"
        if slash and (_UNKNOWN_BASIS.match(lower, end) or _PER_100_ML.match(lower, end)):
            return True
        if basis is not None and _other_basis(amount, lower, drug_near):
            return True
        if unit in ("mL", "L"):
            if self._is_volume(amount, drug_near, told):
                return True
        elif unit == "units":
            if (told and _UNITS_AFTER.match(lower, end)) or (not drug_near and amount.high < 50):
                return True
            if not drug_near and self._prose[amount.unit_span[0] : amount.unit_span[1]] == "u":
                return True
        elif (unit in _MEASURED_IN_BLOOD and not drug_near) or (
            unit == "g" and _is_weighed(amount, lower, drug_near, told)
        ):
            return True
        if basis == "/day" and unit in ("g", "mg") and _PROTEINURIA.search(lower, start - 300, start):
            return True
        if unit in COUNTED:
            return _not_counted(amount, lower, drug_near, told)
        if told and _FOOD_AFTER.match(lower, end):
            return True
        if not drug_near and unit in ("g", "mg", "mcg", "units"):
            head = max(0, start - 48)
            if _FOOD_BEFORE.search(lower, head, start) or _LAB_BEFORE.search(lower, head, start):
                return True
            if unit == "g" and start == amount.unit_span[0]:
                return True
            if (
                unit in ("g", "mg")
                and _NUTRIENT_DAY.search(lower, start - 80, start)
                and not _SUPPLEMENT.search(lower, start - 80, end + 40)
            ):
                return True
        return told and bool(_TOOL.match(lower, end))

    def _is_volume(self, amount: Amount, drug_near: bool, told: bool) -> bool:
        """Whether millilitres or litres are put out, lost, drunk, or nothing that a drug stands beside."""
        lower, basis, start, end = self._lower, amount.basis, amount.start, amount.end
        if basis and "/h" in basis and _OUTPUT.search(lower, start - 80, end + 30):
            return True
        if basis and basis.startswith("/kg") and basis != "/kg/min":
            return False
        if (told and _LOST_AFTER.match(lower, end)) or _LOST.search(lower, start - 48, start):
            return True
        return not drug_near or (told and bool(_FOOD_AFTER.match(lower, end)))

    def _is_eaten(self, amount: Amount) -> bool:
        """Whether a table or sentence says what food contains; asked only of an article that has such words."""
        lower, start = self._lower, amount.start
        first = bisect_left(self._served, start - 60)
        near = first < len(self._served) and self._served[first] < amount.end + 24
        if near and _TABLE_OF_FOOD.search(lower, start - 60, amount.end + 24):
            return True
        if amount.unit == "ounce" or not self._eaten:
            return False
        lead = lower[max(0, start - 32) : start]  # what says that food contains it stands right before the amount
        held = "contain" in lead or "provid" in lead or "suppl" in lead or "had" in lead
        return held and bool(_IN_FOOD.search(lower, start - 80, start))


_OF_FOOD = frozenset(("mg", "mcg", "g", "ounce"))
_OF_DOSES = frozenset((None, "/kg", "/kg/day", "/kg/dose", "/dose"))
_MEASURED_IN_BLOOD = frozenset(("mmol", "mEq", "mOsm", "pg", "ng", "milliunits"))


def _other_basis(amount: Amount, lower: str, drug_near: bool) -> bool:
    """Whether what an amount is counted by is no dose's: "/dL", "ng/mL"."""
    unit, basis, start, end = amount.unit, amount.basis or "", amount.start, amount.end
    if basis.startswith(_LAB_BASES) and unit != "L":
        return True
    if basis == "/mL":
        if unit in ("ng", "pg", "mmol", "milliunits", "%", "mcL"):
            return True
        if unit == "mcg" and (not drug_near or _LAB_BEFORE.search(lower, start - 50, start)):
            return True
    if basis in ("/g", "/mg") and unit != "%" and "cream" not in lower[max(0, start - 60) : end + 40]:
        return True
    if basis == "/kg/min" and unit == "mL" and _OXYGEN.search(lower, start - 160, end + 40):
        return True
    return unit == "g" and basis in ("/cm2", "/cm²")


def _is_weighed(amount: Amount, lower: str, drug_near: bool, told: bool) -> bool:
    """Whether grams are a weight, the number of a figure ("Fig. 2 g"), a force of spinning, or a nutrient's."""
    start, end, basis = amount.start, amount.end, amount.basis
    lead = lower[max(0, start - 48) : start]
    if ("weigh" in lead or "bw" in lead) and _WEIGHT.search(lead):
        return True
    if told and _WEIGHT_AFTER.match(lower, end):
        return True
    if ("fig" in lead or "table" in lead or "panel" in lead) and _FIGURE.search(lead):
        return True
    if amount.high >= 400 and _SPUN.search(lower, start - 160, end + 60):
        return True
    return basis in ("/kg", "/kg/day") and (not drug_near or bool(_NUTRIENT_DAY.search(lower, start - 120, start)))


_OUTPUT = re.compile(r"urine|output|oligur|diuresis|filtration|clearance")
_PER_100_ML = re.compile(r"\s?/\s?100\s?ml\b")
_UNKNOWN_BASIS = re.compile(r"/(?!im\b|iv\b|kg\b|day\b|r?m\b)[a-z]{1,4}\b|/\s?100\s?(?:g|kcal)\b")
_TABLE_WORDS = frozenset("cup cups oz muffin muffins cereal fried baked boiled canned slice slices glasses".split())
_FOOD_WORDS = frozenset("diet diets food foods meal meals".split())
_TABLE_OF_FOOD = re.compile(r"\b(?:cups?|oz|muffins?|cereal|fried|baked|boiled|canned|slices?|glasses)\b")
_IN_FOOD = re.compile(
    r"\b(?:diets?|foods?|meals?)\b[^.;\n]{0,28}\b(?:contain\w*|provid\w*|suppl\w*|had)\b[^.;\n]{0,14}$"
)
_OXYGEN = re.compile(r"oxygen uptake|vo2|vo₂|metabolic equivalent|\bmets?\b")
_FIGURE = re.compile(r"(?:\bfig(?:s|ure|ures)?\.?|\btables?|\bpanels?)\s*$")
_SPUN = re.compile(r"centrifug|rpm\b|supernatant|pellet(?!s? of)|spun|filtered|× ?g\b")
_PROTEINURIA = re.compile(r"proteinuria|albuminuria|urin(?:e|ary) (?:protein|albumin)|protein(?:uria)? excretion")


def share_or_strength(amount: Amount, lower: str) -> bool | None:
    """Whether a percentage is a share of something (True) or a strength (False): it is one beside a form or a solution.
    None where that hangs on whether a drug's name stands right before it."""
    end = amount.end
    if amount.high == 0 or (
        "/" in lower[end : end + 2] and (_UNKNOWN_BASIS.match(lower, end) or _PER_100_ML.match(lower, end))
    ):
        return True
    if amount.basis is not None and _other_basis(amount, lower, False):
        return True
    if lower[amount.unit_span[0]] == "p" or (amount.second is not None and amount.high > 30):
        return True
    follow = lower[end : end + 12].lstrip()
    if (follow[:3] in _STRENGTH_STARTS or follow[:1] in _LISTED) and _STRENGTH_AFTER.match(lower, end):
        return amount.high > 98 and "alcohol" not in follow
    if amount.high > 50 or amount.second is not None or _PERCENT_NOT.match(lower, end):
        return True
    return True if _PERCENT_BEFORE.search(lower, amount.start - 16, amount.start) else None


_LISTED = frozenset(",-–(")  # "0.5, 1 or 2% cream", "5% (w/v) solution"
_STRENGTH_STARTS = frozenset(
    word[:3]
    for word in """topical aqueous viscous ophthalmic eye ear nasal hypertonic normal vaginal adhesive isotonic
    emulsifying concentration strength cream ointment gel lotion solution drop spray mouth suspension paint shampoo
    paste foam scrub jelly powder emulsion d/s dextrose saline sodium glucose nacl lidocaine lignocaine bupivacaine
    chlorhexidine hydrocortisone permethrin salicylic benzoyl povidone silver acetic formalin mannitol albumin
    potassium calcium magnesium minoxidil ketoconazole clotrimazole miconazole tetracycline chloramphenicol pilocarpine
    atropine betamethasone tretinoin urea sulphur sulfur coal podophyllin gentian dextran crotamiton malathion selenium
    zinc capsaicin diclofenac menthol and w/v w/w""".split()
) | {"or ", "to ", "in "}


_COUNT_LIMIT = re.compile(r"(?:max(?:imum)?|exceed|more than|up to|limit)\b[^.;\n]{0,24}$")
_BY_MOUTH = re.compile(r"\btake|by mouth|\bgive")
_TAKE = re.compile(
    r"(?:take|taken|taking|give|given|apply|applied|instil|instill|inhale|insert|use|chew|swallow"
    r"|administer|or|:|,|then|and|increase to|one|reduce to|puff)\s+(?:(?:one|1)\s+)?$|^\s*$|\n\s*$"
)


def _not_counted(amount: Amount, lower: str, drug_near: bool, told: bool) -> bool:
    unit = amount.unit
    if told and _LOST_AFTER.match(lower, amount.end):
        return True
    head = lower[max(0, amount.start - 40) : amount.start]
    if unit == "piece":
        return "nicotine" not in lower[max(0, amount.start - 90) : amount.end + 40] and "gum" not in head
    if unit == "ounce":
        return not _BY_MOUTH.search(lower, amount.start - 16, amount.end + 16)
    if head.endswith(("one in ", "1 in ")):
        return True  # "one in two tablets was counterfeit"
    if unit != "dose" and drug_near:
        return unit == "drop" and lower.startswith(_NO_DROPS, amount.end)
    limited = bool(_COUNT_LIMIT.search(head))
    if unit == "dose" or unit in _COUNTED_OUT:
        return not limited
    if unit == "drop" and lower.startswith(_NO_DROPS, amount.end):
        return True
    return not (limited or _TAKE.search(head) or amount.first.value in (0.5, 1, 2))


_COUNTED_OUT = frozenset("granule pellet scoop pill teaspoon tablespoon vial ampoule application lozenge".split())
_NO_DROPS = (" in blood", " in the ", " in systolic", " in hae", " in temp", " of blood", "-in", "let", " off")
