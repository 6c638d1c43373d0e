"""Drug names in prose, by a lexicon of generic and brand names and the shape of what stands around them.

Lexicon: schemas/lexicons/drugs.txt, from the UNII names list (US FDA and NCATS, public domain). Brand names count
only when capitalised. US and UK names, brands and their generics share a `key`.
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache

from lint.lexicons import Grouped, Together, folder
from lint.text.words import Words
from lint.typed import NamedTuple


class Drug(NamedTuple):
    """A drug's name in the prose. `key` is what doses are compared by (the generic US name, lower case);
    `known` says whether a lexicon has it."""

    start: int
    end: int
    name: str
    key: str
    known: bool = True
    brand: bool = False


class Lexicon(NamedTuple):
    """Names (lower case), brand → name, and name → the name that doses are compared by."""

    names: Grouped
    brands: Grouped
    synonyms: dict[str, str]
    both: Together  # names and brands

    def key(self, word: str) -> str:
        """The one name for a drug, its brands and its US and UK spellings."""
        word = self.brands.get(word, word)
        return self.synonyms.get(word, word)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    with open(os.path.join(folder(), "drugs.txt"), encoding="utf-8") as file:
        _, names, brands, synonyms = file.read().split("\n%\n")
    ties = synonyms.split()
    lists = Grouped(names, " "), Grouped(brands, "=")
    return Lexicon(*lists, dict(zip(ties[::2], ties[1::2], strict=True)), Together(*lists))


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
_MORE = ELEMENTS | PRODUCTS
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

_STEM_ENDS = frozenset(end[-2:] for end in re.findall(r"[a-z]{3,}", STEMS.pattern))
_CEF_STARTS = frozenset(("cef", "cep", "sul"))
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
    if len(word) < 7 or (word[-2:] not in _STEM_ENDS and word[:3] not in _CEF_STARTS) or word in _NOT_STEMS:
        return False
    return bool(STEMS.fullmatch(word) or _CEF.fullmatch(word))


_NOT_STEMS = frozenset(
    """medicine routine combine examine determine feminine masculine vaccine urine discipline sequin magazine equine
    concept accept except intercept concubine turbine carbine person reason season lesson comparison unison
    trapezine wherein herein preservative peptide nucleotide polypeptide guideline gasoline baseline medline decline
    online alone hormone testosterone-like zone prison poison venison garrison jettison caine cocaine
    migraine""".split()
)

Place = tuple[int, int, bool]
"""Where a name of the lexicon stands in the prose, and whether it is a brand."""


class Names:
    """The drug names of a prose: which words of the lexicon it has is asked once, where they stand and how they are to
    be read (with salts and what else belongs to them, in combinations) only of the blocks that somebody asks about."""

    def __init__(self, prose: str, words: Words) -> None:
        self._prose = prose
        self._words = words
        lex, distinct = lexicon(), words.distinct
        known, brands = lex.both.among(distinct)
        self._signs = dict.fromkeys(distinct & _PHRASED, _PHRASE)
        for name in known | (distinct & _MORE):
            self._signs[name] = _PHRASE | _NAME if name in _PHRASED else _NAME
            self._signs.setdefault(f"{name}s", _NAME)
        for brand in brands - known:
            self._signs[brand] = _BRAND

    def within(self, start: int, end: int) -> list[Drug]:
        """The names in prose[start:end], which begins and ends where no name does not."""
        signs = self._signs
        tokens = [token for token in self._words.plain[start:end].split() if token in signs]
        return _named(self._prose, self._words.lower, self._places(start, end, tokens)) if tokens else []

    def _places(self, start: int, end: int, tokens: list[str]) -> list[Place]:
        """Where words of the lexicon stand, as wholes or in the plural, brands only with a capital."""
        prose, lower, padded = self._prose, self._words.lower, self._words.padded
        found: list[Place] = []
        phrased = False
        at = start
        for token in tokens:
            kind = self._signs[token]
            begin = padded.find(f" {token} ", at)
            at = begin + len(token)
            if kind & _PHRASE:
                phrased = True
            if (kind & _NAME or (kind == _BRAND and prose[begin].isupper())) and not (
                (begin and lower[begin - 1].isalnum()) or lower[at : at + 1].isalpha()  # digits, letters beyond Latin-1
            ):
                found.append((begin, at, kind == _BRAND))
        if phrased:
            singles = len(found)
            for sign, pattern, back in _PHRASES:
                _phrases(lower, sign, pattern, found, back, start, end)
            if len(found) > singles:
                found.sort()
        return found


def find_drugs(prose: str) -> list[Drug]:
    """All drug names in order."""
    return Names(prose, Words(prose)).within(0, len(prose))


_NAME, _BRAND, _PHRASE = 1, 2, 4  # what a word may be; a phrase's is only a part of a name
_PHRASED = frozenset(("acid", "acids", "co", "vitamin", "vitamins", "sodium"))
_PHRASES = (("ic acid", _ACID, 24), ("co-", _CO, 0), ("vitamin", _VITAMIN, 0), ("sodium ", _SODIUM, 0))


def _phrases(
    lower: str, sign: str, pattern: re.Pattern[str], found: list[Place], back: int, start: int, end: int
) -> None:
    """Names of several words in lower[start:end]: the pattern is tried only where its sign stands."""
    at = lower.find(sign, start, end)
    while at >= 0:
        match = pattern.search(lower, max(start, at - back), at + 40) if back else pattern.match(lower, at)
        if match and (not found or found[-1] != (*match.span(), False)):
            found.append((*match.span(), False))
        at = lower.find(sign, at + len(sign), end)


_NEXT = re.compile(r" ([a-z]+)\b")
_PREVIOUS = re.compile(r"([a-z'-]+) $")
_LETTER = re.compile(r" (?:v|g|vk)\b(?! ?\d)")
_SALT_STARTS = frozenset(salt[:3] for salt in SALTS)
_BEFORE_ENDS = frozenset(word[-2:] for word in BEFORE | _VACCINES)


def _named(prose: str, lower: str, found: list[Place]) -> list[Drug]:
    drugs: list[Drug] = []
    reach = 0
    for start, end, brand in found:
        if start < reach:
            continue
        head = lower[start:end]
        while lower[end + 1 : end + 4] in _SALT_STARTS:
            following = _NEXT.match(lower, end)
            if not following or following[1] not in SALTS:
                break
            end = following.end()
        if head == "penicillin" and (letter := _LETTER.match(lower, end)):
            end = letter.end()
        begin = start
        for _ in range(2):
            if lower[begin - 3 : begin - 1] not in _BEFORE_ENDS:
                break
            previous = _PREVIOUS.search(lower, max(reach, begin - 20), begin)
            if previous and (previous[1] in BEFORE or (previous[1] in _VACCINES and "vaccin" in lower[start:end])):
                begin = previous.start(1)
            else:
                break
        if drugs and not brand and begin - drugs[-1].end <= 3 and _COMBINED.fullmatch(lower, drugs[-1].end, begin):
            whole = drugs.pop()
            key = _combine(whole.key, _key(head, lower[begin:end]))
            drugs.append(Drug(whole.start, end, prose[whole.start : end], key))
        else:
            drugs.append(Drug(begin, end, prose[begin:end], _key(head, lower[begin:end]), True, brand))
        reach = end
    return drugs


@lru_cache(maxsize=4096)
def _key(head: str, name: str) -> str:
    """What doses are compared by: the head of the name; for an element or "acid" the whole name counts."""
    lex = lexicon()
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
