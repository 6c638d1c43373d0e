"""The grammar of doses on plain strings."""

from __future__ import annotations

import pytest

from lint.formats import read
from lint.source import Source
from lint.text.doses import Dose, find_doses, marks, parse_doses


def only(text: str) -> Dose:
    (dose,) = parse_doses(text)
    return dose


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "basis"),
    [
        ("aspirin 300 mg", 300, 300, "mg", None),
        ("aspirin 300-900 mg", 300, 900, "mg", None),
        ("aspirin 300 – 900 mg", 300, 900, "mg", None),
        ("aspirin 300 to 900 mg", 300, 900, "mg", None),
        ("aspirin between 300 and 900 mg", 300, 900, "mg", None),
        ("erythromycin 500 mg - 1 g", 500, 1000, "mg", None),
        ("erythromycin 500 mg to 1 g", 500, 1000, "mg", None),
        ("digoxin .25 mg", 0.25, 0.25, "mg", None),
        ("digoxin 62.5 micrograms", 62.5, 62.5, "mcg", None),
        ("digoxin 125 µg", 125, 125, "mcg", None),
        ("digoxin 125 μg", 125, 125, "mcg", None),
        ("heparin 5,000 units", 5000, 5000, "units", None),
        ("heparin 10 000 units", 10000, 10000, "units", None),
        ("heparin 5000 IU", 5000, 5000, "units", None),
        ("insulin 10U", 10, 10, "units", None),
        ("penicillin 1.2 million units", 1.2e6, 1.2e6, "units", None),
        ("penicillin 2 MU", 2e6, 2e6, "units", None),
        ("gentamicin 5 mg/kg", 5, 5, "mg", "/kg"),
        ("gentamicin 5 mg/kg/day", 5, 5, "mg", "/kg/day"),
        ("gentamicin 5 mg per kg per day", 5, 5, "mg", "/kg/day"),
        ("doxycycline 2.2 mg/kg body weight", 2.2, 2.2, "mg", "/kg"),
        ("dopamine 5 mcg/kg/min", 5, 5, "mcg", "/kg/min"),
        ("docetaxel 75 mg/m2", 75, 75, "mg", "/m2"),
        ("docetaxel 75 mg/m²", 75, 75, "mg", "/m2"),
        ("saline 150 mL/h", 150, 150, "mL", "/h"),
        ("oxytocin 1–2 mU/minute", 1, 2, "milliunits", "/min"),
        ("amoxicillin 500/125 mg", 500, 125, "mg", None),
        ("warfarin half a tablet", 0.5, 0.5, "tablet", None),
        ("warfarin 1/2 tablet", 0.5, 0.5, "tablet", None),
        ("warfarin 1½ tablets", 1.5, 1.5, "tablet", None),
        ("salbutamol one or two puffs", 1, 2, "puff", None),
        ("amoxicillin 5.0 mL", 5, 5, "mL", None),
        ("potassium chloride 20 mmol", 20, 20, "mmol", None),
        ("magnesium sulfate 4 g", 4, 4, "g", None),
    ],
)
def test_amount_with_unit_and_basis(text: str, low: float, high: float, unit: str, basis: str | None) -> None:
    amount = only(text).amount
    assert (amount.low, amount.high, amount.unit, amount.basis) == (low, pytest.approx(high), unit, basis)


@pytest.mark.parametrize(
    ("text", "per_day"),
    [
        ("ibuprofen 400 mg once daily", (1, 1)),
        ("ibuprofen 400 mg daily", (1, 1)),
        ("ibuprofen 400 mg every morning", (1, 1)),
        ("ibuprofen 400 mg at night", (1, 1)),
        ("ibuprofen 400 mg nocte", (1, 1)),
        ("ibuprofen 400 mg twice daily", (2, 2)),
        ("ibuprofen 400 mg two times a day", (2, 2)),
        ("ibuprofen 400 mg BID", (2, 2)),
        ("ibuprofen 400 mg b.i.d.", (2, 2)),
        ("ibuprofen 400 mg q12h", (2, 2)),
        ("ibuprofen 400 mg 12 hourly", (2, 2)),
        ("ibuprofen 400 mg tds", (3, 3)),
        ("ibuprofen 400 mg every 8 hours", (3, 3)),
        ("ibuprofen 400 mg 3-4 times a day", (3, 4)),
        ("ibuprofen 400 mg three to four times daily", (3, 4)),
        ("ibuprofen 400 mg qid", (4, 4)),
        ("ibuprofen 400 mg every 4-6 hours", (4, 6)),
        ("ibuprofen 400 mg q4-6h", (4, 6)),
        ("ibuprofen 400 mg every other day", (0.5, 0.5)),
        ("ibuprofen 400 mg on alternate days", (0.5, 0.5)),
        ("methotrexate 10 mg weekly", (1 / 7, 1 / 7)),
        ("methotrexate 10 mg once a week", (1 / 7, 1 / 7)),
        ("methotrexate 10 mg twice weekly", (2 / 7, 2 / 7)),
        ("methotrexate 10 mg TIW", (3 / 7, 3 / 7)),
        ("zoledronic acid 5 mg IV annually", (1 / 365, 1 / 365)),
        ("denosumab 60 mg every 6 months", (1 / 180, 1 / 180)),
        ("goserelin 3.6 mg every month", (1 / 30, 1 / 30)),
        ("azithromycin 1 g stat", (0, 0)),
        ("azithromycin 1 g as a single dose", (0, 0)),
        ("azithromycin 1 g once", (0, 0)),
        ("gentamicin 5 mg/kg daily in two divided doses", (2, 2)),
        ("gentamicin 5 mg/kg/day divided every 8 hours", (3, 3)),
        ("gentamicin 5 mg/kg on theatre day", None),
    ],
)
def test_times_per_day(text: str, per_day: tuple[float, float] | None) -> None:
    found = only(text).per_day
    assert found == (per_day if per_day is None else pytest.approx(per_day))


@pytest.mark.parametrize(
    ("text", "routes"),
    [
        ("paracetamol 1 g orally", ("oral",)),
        ("paracetamol 1 g by mouth", ("oral",)),
        ("paracetamol 1 g PO", ("oral",)),
        ("intravenous hydrocortisone 100 mg", ("intravenous",)),
        ("ceftriaxone 1 g IM/IV", ("intramuscular", "intravenous")),
        ("ceftriaxone 1 g by deep intramuscular injection or intravenous infusion", ("intramuscular", "intravenous")),
        ("enoxaparin 40 mg SC", ("subcutaneous",)),
        ("denosumab 60 mg s.c.", ("subcutaneous",)),
        ("betamethasone 0.1% cream", ("topical",)),
        ("nicotine 21 mg patch", ("transdermal",)),
        ("salbutamol 2 puffs", ("inhaled",)),
        ("glyceryl trinitrate 500 micrograms under the tongue", ("sublingual",)),
        ("paracetamol 1 g", ()),
    ],
)
def test_routes(text: str, routes: tuple[str, ...]) -> None:
    assert only(text).routes == routes


@pytest.mark.parametrize(
    "text",
    [
        "serum creatinine 1.0 mg/dL",
        "5 µg/L lead",
        "TSH 2.5 mIU/L",
        "vitamin B12",
        "haematocrit (HCT) 40%",
        "blood glucose of 200 mg/dL",
        "ferritin 30 ng/mL",
        "10.0 cm mass",
        "blood pressure 120/80 mm Hg",
        "birth weight below 2500 g",
        "a newborn weighing 1500 g",
        "30 g of fiber a day",
        "25 g protein per meal",
        "blood loss of 500 mL",
        "urine output 30 mL",
        "24/7",
        "factor VIII",
        "1 in 10 people",
        "call 0800 123 456",
        "pain improved by 30%",
        "IL-2 mice",
        "P = .03",
    ],
)
def test_other_quantities_are_not_doses(text: str) -> None:
    assert parse_doses(text) == ()


def test_drug_before_and_after_the_amount() -> None:
    names = [d.drug.name if d.drug else None for d in parse_doses("Take 10 mg of zinc. Give furosemide 40 mg.")]
    assert names == ["zinc", "furosemide"]


def test_name_in_brackets_is_an_alias() -> None:
    dose = only("Aspirin (acetylsalicylic acid): Adults 300 mg daily")
    assert dose.drug is not None
    assert dose.drug.name == "Aspirin"


def test_uk_and_us_names_share_a_key() -> None:
    keys = {d.drug.key for d in parse_doses("Paracetamol 1 g or Tylenol 1 g or acetaminophen 1 g") if d.drug}
    assert keys == {"acetaminophen"}


def test_maximum_with_its_period() -> None:
    dose, limit = parse_doses("Paracetamol 1 g every 6 hours as needed (maximum 4 g daily).")
    assert (dose.prn, dose.is_maximum) == (True, False)
    assert (limit.is_maximum, limit.daily_total, limit.per_day) == (True, True, None)


def test_titration_and_loading() -> None:
    first, rise = parse_doses("Start lamotrigine 25 mg daily and increase by 25 mg every week.")
    assert (first.role, rise.role) == (None, "increment")
    load, keep = parse_doses("Give a loading dose of 2 g, then 1 g daily of magnesium sulfate.")
    assert load.role == "loading"
    assert load.per_day == (0, 0)
    assert keep.per_day == (1, 1)


def test_equivalents_share_what_follows() -> None:
    one, two = parse_doses("vitamin A 3,000 micrograms (10,000 units) orally once daily")
    assert one.per_day == two.per_day == (1, 1)
    assert one.routes == two.routes == ("oral",)


def test_population_before_the_amount() -> None:
    adult, child = parse_doses("Paracetamol: Adult: 1 g every 6 hours - Child 6 - 12 years: 250 mg every 6 hours")
    assert adult.population is not None
    assert child.population is not None
    assert adult.population.text == "Adult"
    assert child.population.text == "Child 6 - 12 years"


def test_every_part_has_its_own_span() -> None:
    text = "Give ibuprofen 200–400 mg orally three times daily as needed."
    dose = only(text)
    assert text[dose.start : dose.end] == "200–400 mg"
    for part, words in (
        (dose.route_part, "orally"),
        (dose.frequency, "three times daily"),
        (dose.as_needed, "as needed"),
    ):
        assert part is not None
        assert text[part.start : part.end] == part.text == words


def test_timing_duration_and_form() -> None:
    text = "Take amoxicillin 500 mg tablets three times daily with food for 7 – 10 days."
    (dose,) = parse_doses(text)
    assert dose.timing is not None
    assert dose.duration is not None
    assert dose.form is not None
    assert (dose.timing.text, dose.duration.text, dose.form.text) == ("with food", "for 7 – 10 days", "tablets")


def test_names_in_tables_come_from_the_row_the_heading_gives_the_unit() -> None:
    head = "| Drug | Dose (mg) | Frequency |\n|---|---|---|\n"
    text = head + "| Ramipril | 2.5 to 10 | once daily |\n| Bisoprolol | 1.25 | daily |\n"
    doses = find_doses(read(Source("a.md", text))).doses
    assert [(d.drug.name if d.drug else "", d.amount.low, d.amount.high, d.amount.unit, d.per_day) for d in doses] == [
        ("Ramipril", 2.5, 10, "mg", (1, 1)),
        ("Bisoprolol", 1.25, 1.25, "mg", (1, 1)),
    ]


def test_a_label_line_takes_the_drug_of_its_heading() -> None:
    text = "## Naproxen\n\n- Dosage: 250–500 mg twice daily\n- Maximum: 1 g daily\n"
    doses = find_doses(read(Source("a.md", text))).doses
    assert [d.drug.name if d.drug else None for d in doses] == ["Naproxen", "Naproxen"]
    assert [d.is_maximum for d in doses] == [False, True]


@pytest.mark.parametrize(
    ("text", "high", "unit"),
    [
        ("aspirin 300\u2009mg", 300, "mg"),
        ("aspirin 300\u202fmg", 300, "mg"),
        ("aspirin 300\u00a0mg", 300, "mg"),
        ("aspirin 300 ㎎", 300, "mg"),
        ("digoxin 125 ㎍", 125, "mcg"),
        ("digoxin 125\u2009\u03bcg", 125, "mcg"),
        ("hydrocortisone 1％ cream", 1, "%"),
        ("aspirin 150–300 mg", 300, "mg"),
        ("aspirin 150 − 300 mg", 300, "mg"),
        ("warfarin 1 ½ tablets", 1.5, "tablet"),
        ("heparin 25\u2009000 units", 25000, "units"),
        ("penicillin 2 million units", 2e6, "units"),
        ("aspirin take 300 orally mg", 300, "mg"),
        ("每天口服阿司匹林 aspirin 100mg每天", 100, "mg"),
    ],
)
def test_amount_in_odd_characters(text: str, high: float, unit: str) -> None:
    amount = only(text).amount
    assert (amount.high, amount.unit) == (pytest.approx(high), unit)


def test_drugs_of_an_article_are_all_its_names() -> None:
    found = find_doses(read(Source("a.md", "# Pain\n\nNaproxen and Tylenol help.\n\nTake aspirin 300 mg.\n")))
    assert [(drug.name, drug.key) for drug in found.drugs] == [
        ("Naproxen", "naproxen"), ("Tylenol", "acetaminophen"), ("aspirin", "aspirin"),
    ]  # fmt: skip


def test_an_article_without_quantities_names_no_drugs() -> None:
    found = find_doses(read(Source("a.md", "# Pain\n\nNaproxen helps.\n")))
    assert (found.doses, found.others, found.drugs) == ((), (), ())


def test_a_name_without_a_lexicon_is_learned_in_its_block_only() -> None:
    found = find_doses(read(Source("a.md", "# Pain\n\nZorblax: 5 mg daily.\n\nThen aspirin 300 mg.\n")))
    assert [dose.drug.key if dose.drug else None for dose in found.doses] == ["zorblax", "aspirin"]
    assert [drug.key for drug in found.drugs] == ["zorblax", "aspirin"]


@pytest.mark.parametrize(
    "label", ["Migraine", "Fever, adults", "Hypertension", "Partial seizures", "Neuropathic pain", "Peptic ulcers"]
)
def test_what_a_dose_is_for_is_not_its_drug(label: str) -> None:
    listed = find_doses(read(Source("a.md", f"# Doses\n\n- {label}: 40 mg twice daily\n")))
    assert [dose.drug for dose in listed.doses] == [None]
    row = f"# Propranolol\n\n| Indication | Dose |\n|---|---|\n| {label} | 40 mg twice daily |\n"
    assert [d.drug.key for d in find_doses(read(Source("a.md", row))).doses if d.drug] == ["propranolol"]


def test_marks_say_what_stands_near() -> None:
    lower = b"up to 5 mg; increased by 2 mg for a week."
    found = marks.Marks(lower, 0)
    lead, after, last = found.around(0, 6, 10, 24)
    assert (lead, after & ~marks.TURN, last) == (marks.MOST | marks.TURN, marks.CHANGES, 0)
    lead, after, last = found.around(10, 24, 28, len(lower))
    assert (lead & ~marks.TURN, after, last) == (marks.CHANGES, marks.LASTS, -1)
    assert found.turns_in(1, len(lower)) == [12]
