"""Drug names in prose, by a lexicon of generic and brand names and the shape of what stands around them.

Lexicon: schemas/lexicons/drugs.txt, from the UNII names list (US FDA and NCATS, public domain). Brand names count
only when capitalised. US and UK names, brands and their generics share a `key`.
"""

from __future__ import annotations

import os
import re
from functools import cache

from lint.lexicons import folder
from lint.text.doses.model import Drug
from lint.typed import NamedTuple


class Lexicon(NamedTuple):
    """Names (lower case), brand → name, and name → the name that doses are compared by."""

    names: frozenset[str]
    brands: dict[str, str]
    synonyms: dict[str, str]

    def key(self, word: str) -> str:
        """The one name for a drug, its brands and its US and UK spellings."""
        word = self.brands.get(word, word)
        return self.synonyms.get(word, word)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    with open(os.path.join(folder(), "drugs.txt"), encoding="utf-8") as file:
        _, names, brands, synonyms = file.read().split("\n%\n")
    pairs, ties = brands.split(), synonyms.split()
    return Lexicon(
        frozenset(names.split("\n")),
        dict(zip(pairs[::2], pairs[1::2], strict=True)),
        dict(zip(ties[::2], ties[1::2], strict=True)),
    )


ELEMENTS = frozenset(
    """zinc iron calcium magnesium potassium selenium iodine copper chromium manganese glucose dextrose folate
    bicarbonate lithium fluoride thiamin oxygen choline lysine arginine glutamine leucine taurine glycine tryptophan
    carnitine albumin bismuth""".split()
)
"""Names that are as often a nutrient or a laboratory value: drugs only beside an amount."""

PRODUCTS = frozenset(
    """insulin globulin globulins immunoglobulins vaccine
    saline ringer's blood plasma immunoglobulin antivenom antivenin toxoid antitoxin ors
    penicillin fluids fluid steroid steroids multivitamin multivitamins antacid antacids surfactant""".split()
)

VAGUE = frozenset(
    """blood plasma fluid fluids steroid steroids surfactant antacid antacids vaccine oxygen globulin
    globulins""".split()
)
"""Names that are a drug only right beside an amount: "160 mL/kg of blood"."""
SALTS = frozenset(
    """sodium potassium calcium magnesium sulfate sulphate chloride hydrochloride phosphate succinate acetate valerate
    dipropionate propionate acetonide fumarate tartrate maleate mesylate citrate lactate gluconate bicarbonate nitrate
    oxide carbonate bromide iodide hydroxide cypionate enanthate undecanoate decanoate palmitate benzoate stearate
    subsalicylate salicylate mononitrate dinitrate trinitrate acid butylbromide furoate besylate besilate xinafoate
    hexanoate estolate ethylsuccinate clavulanate sulphonamide aspartate orotate glycinate bisglycinate picolinate
    threonate malate selenite monohydrate pivalate trometamol tromethamine dihydrochloride nitroprusside lispro aspart
    glargine detemir degludec glulisine isophane patch gel vaccine alfa beta mofetil medoxomil alafenamide
    disoproxil axetil cilexetil proxetil etexilate sesquihydrate""".split()
)
BEFORE = frozenset(
    """sodium potassium calcium magnesium ferrous ferric zinc aluminium aluminum silver benzathine procaine glyceryl
    isosorbide soluble regular isophane human lispro rapid-acting long-acting short-acting benzyl acetyl acetylsalicylic
    beta normal half-strength ringer's hypertonic isotonic co activated elemental crystalline
    fortified whole packed fresh conjugated equine recombinant""".split()
)

_VACCINES = frozenset(
    """tetanus hepatitis influenza measles rabies typhoid bcg cholera pneumococcal meningococcal yellow fever polio
    conjugate toxoid rotavirus varicella rubella hib""".split()
)

STEMS = re.compile(
    r"(?:[a-z]{2,}(?:olol|pril|prilat|sartan|statin|dipine|azole|mycin|micin|cillin|cycline|oxacin|floxacin|vir|mab"
    r"|tinib|parib|ciclib|gliptin|gliflozin|glutide|glitazone|azepam|azolam|barbital|barbitone|triptan|setron|prazole"
    r"|tidine|coxib|profen|fenac|oxicam|sone|solone|nolone|methasone|thiazide|semide|lukast|terol|tropium|phylline"
    r"|caine|curonium|curium|fungin|quine|quin|bendazole|nidazole|oxetine|triptyline|pramine|azine|peridol|apine"
    r"|idone|piprazole|gabalin|racetam|toin|platin|rubicin|taxel|bine|trexate|trexed|mustine|relin|relix|tide|grel"
    r"|parin|rudin|xaban|gatran|plase|poetin|grastim|cept|dronate|dronic|fibrate|stigmine|curine|nium|oxime|sulfan"
    r"|sulfone|histine|histin|zoline|drine|frine|terenol|kinra|tamide|lutamide|stilbestrol|estrol|gestrel|terone"
    r"|thromycin|penem|bactam|cef[a-z]{2,}|zosin|xetan))"
)
"""Stems of international nonproprietary names (WHO), to know a name that the lexicon lacks."""

_CEF = re.compile(r"(?:cef|ceph|sulfa|sulpha)[a-z]{3,}")
_ACID = re.compile(
    r"(?<![a-z])((?!nucleic|amino|gastric|organic|hydrochloric|bile|uric|fatty|lactic|basic)[a-z]{3,}ic) acids?\b"
)
_VITAMIN = re.compile(r"\bvitamins? (?:[a-ek]\d{0,2}\b(?:[- ]?complex)?|b ?complex\b)")
_CO = re.compile(
    r"(?<![a-z-])co-(?:amoxi|trimox|code|careld|benel|dydra|proxa|fluamp|amil|phenot|artem|danth|ten|simalc)[a-z]+"
)
_SODIUM = re.compile(r"\bsodium (?:chloride|bicarbonate|lactate|phosphate|citrate|nitroprusside|thiosulfate)\b")
_COMBINED = re.compile(r"\s?[/+]\s?|-| and | with | plus ")


def is_drug_word(word: str) -> bool:
    """Whether a lower-case word is a drug's name by the lexicon or its stem."""
    return word in lexicon().names or stem(word)


def stem(word: str) -> bool:
    """Whether a lower-case word is built like an international nonproprietary name."""
    return len(word) > 6 and word not in _NOT_STEMS and bool(STEMS.fullmatch(word) or _CEF.fullmatch(word))


_NOT_STEMS = frozenset(
    """medicine routine combine examine determine feminine masculine vaccine urine discipline sequin magazine equine
    concept accept except intercept concubine turbine carbine person reason season lesson comparison unison
    trapezine wherein herein preservative peptide nucleotide polypeptide guideline gasoline baseline medline decline
    online alone hormone testosterone-like zone prison poison venison garrison jettison caine cocaine
    migraine""".split()
)

_WORDS = re.compile(r"[a-z]{3,}")


def find_drugs(prose: str, lower: str) -> list[Drug]:
    """All drug names in order. `lower` is the prose in lower case, of the same length."""
    lex = lexicon()
    words = set(_WORDS.findall(lower))
    found: list[tuple[int, int, bool]] = []
    for word in (words & lex.names) | (words & ELEMENTS) | (words & PRODUCTS):
        _places(lower, word, found, False, prose)
    brands = words & lex.brands.keys()
    for word in brands:
        _places(lower, word, found, True, prose)
    if "acid" in words or "acids" in words:
        _phrases(lower, "ic acid", _ACID, found, back=24)
    _phrases(lower, "co-", _CO, found)
    if "vitamin" in words or "vitamins" in words:
        _phrases(lower, "vitamin", _VITAMIN, found)
    if "sodium" in words:
        _phrases(lower, "sodium ", _SODIUM, found)
    found.sort()
    return _named(prose, lower, found, lex)


def _phrases(
    lower: str, sign: str, pattern: re.Pattern[str], found: list[tuple[int, int, bool]], back: int = 0
) -> None:
    """Names of several words: the pattern is tried only where its sign stands."""
    at = lower.find(sign)
    while at >= 0:
        match = pattern.search(lower, max(0, at - back), at + 40) if back else pattern.match(lower, at)
        if match and (not found or found[-1] != (*match.span(), False)):
            found.append((*match.span(), False))
        at = lower.find(sign, at + len(sign))


def _places(lower: str, word: str, found: list[tuple[int, int, bool]], brand: bool, prose: str) -> None:
    at = lower.find(word)
    size = len(word)
    while at >= 0:
        end = at + size
        if lower[end : end + 1] == "s" and not brand:
            end += 1
        if (
            (not at or not lower[at - 1].isalnum())
            and not lower[end : end + 1].isalpha()
            and (not brand or prose[at].isupper())
        ):
            found.append((at, end, brand))
        at = lower.find(word, end)


_NEXT = re.compile(r" ([a-z]+)\b")
_PREVIOUS = re.compile(r"([a-z'-]+) $")
_LETTER = re.compile(r" (?:v|g|vk)\b(?! ?\d)")


def _named(prose: str, lower: str, found: list[tuple[int, int, bool]], lex: Lexicon) -> list[Drug]:
    drugs: list[Drug] = []
    reach = 0
    for start, end, brand in found:
        if start < reach:
            continue
        head = lower[start:end]
        while (following := _NEXT.match(lower, end)) and following[1] in SALTS:
            end = following.end()
        if head == "penicillin" and (letter := _LETTER.match(lower, end)):
            end = letter.end()
        begin = start
        for _ in range(2):
            previous = _PREVIOUS.search(lower, max(reach, begin - 20), begin)
            if previous and (previous[1] in BEFORE or (previous[1] in _VACCINES and "vaccin" in lower[start:end])):
                begin = previous.start(1)
            else:
                break
        if drugs and not brand and begin - drugs[-1].end <= 3 and _COMBINED.fullmatch(lower, drugs[-1].end, begin):
            whole = drugs.pop()
            drugs.append(
                Drug(whole.start, end, prose[whole.start : end], _combine(whole.key, _key(head, lower[begin:end], lex)))
            )
        else:
            drugs.append(Drug(begin, end, prose[begin:end], _key(head, lower[begin:end], lex), True, brand))
        reach = end
    return drugs


def _key(head: str, name: str, lex: Lexicon) -> str:
    """What doses are compared by: the head of the name; for an element or "acid" the whole name counts."""
    if head in ELEMENTS or head in PRODUCTS or " acid" in head or head.startswith(("vitamin", "sodium ")):
        return name.replace("sulph", "sulf")
    if head.endswith("s") and head[:-1] in lex.names:
        head = head[:-1]
    return lex.key(head)


def _combine(one: str, two: str) -> str:
    return "/".join(sorted({*one.split("/"), two}))


LOOK_ALIKES: tuple[tuple[str, str], ...] = (
    ("hydroxyzine", "hydralazine"), ("vinblastine", "vincristine"), ("prednisone", "prednisolone"),
    ("dobutamine", "dopamine"), ("glipizide", "glyburide"), ("bupropion", "buspirone"),
    ("chlorpromazine", "chlorpropamide"), ("clonazepam", "lorazepam"), ("alprazolam", "lorazepam"),
    ("cycloserine", "cyclosporine"), ("medroxyprogesterone", "methylprednisolone"), ("nicardipine", "nifedipine"),
    ("quinidine", "quinine"), ("ropinirole", "risperidone"), ("sulfadiazine", "sulfisoxazole"),
    ("tramadol", "trazodone"),
)  # fmt: skip
"""Pairs of names that are mistaken for each other (FDA and ISMP name pairs)."""
