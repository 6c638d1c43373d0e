"""Sentences in the many ways in which articles state doses, each with what a pharmacist reads in it.

A dose is (low, high, unit, drug, route, times per day); None where the sentence does not say it.
"""

from __future__ import annotations

import pytest

from lint.formats import read
from lint.source import Source
from lint.text.doses import Dose, find_doses, parse_doses

Told = tuple[float, float, str, str | None, str | None, tuple[float, float] | None]

SENTENCES: list[tuple[str, list[Told]]] = [
    # abbreviations
    ("Cefalexin 500 mg p.o. b.i.d. for 7 days.", [(500, 500, "mg", "cephalexin", "oral", (2, 2))]),
    ("Ranitidine 150 mg PO q12h.", [(150, 150, "mg", "ranitidine", "oral", (2, 2))]),
    ("Morphine 2.5–5 mg IV q4-6h prn.", [(2.5, 5, "mg", "morphine", "intravenous", (4, 6))]),
    ("Metoclopramide 10 mg IM stat.", [(10, 10, "mg", "metoclopramide", "intramuscular", (0, 0))]),
    ("Amitriptyline 25 mg nocte.", [(25, 25, "mg", "amitriptyline", None, (1, 1))]),
    ("Prednisolone 5 mg mane.", [(5, 5, "mg", "prednisolone", None, (1, 1))]),
    ("Prednisolone 10 mg mane and 5 mg nocte.",
     [(10, 10, "mg", "prednisolone", None, (1, 1)), (5, 5, "mg", "prednisolone", None, (1, 1))]),
    ("Oxycodone 5 mg q8-12h as required.", [(5, 5, "mg", "oxycodone", None, (2, 3))]),
    ("Enoxaparin 40 mg s.c. o.d.", [(40, 40, "mg", "enoxaparin", "subcutaneous", (1, 1))]),
    ("Cloxacillin 1 g i.v. q.i.d.", [(1, 1, "g", "cloxacillin", "intravenous", (4, 4))]),
    ("Furosemide 40 mg per os once daily.", [(40, 40, "mg", "furosemide", "oral", (1, 1))]),
    ("Ondansetron 4 mg SL q8h PRN nausea.", [(4, 4, "mg", "ondansetron", "sublingual", (3, 3))]),
    ("Diclofenac 75 mg IM BD for two days.", [(75, 75, "mg", "diclofenac", "intramuscular", (2, 2))]),
    ("Nifedipine 20 mg TDS.", [(20, 20, "mg", "nifedipine", None, (3, 3))]),
    # words
    ("Take one tablet three times a day.", [(1, 1, "tablet", None, "oral", (3, 3))]),
    ("Take two capsules with breakfast each morning.", [(2, 2, "capsule", None, "oral", (1, 1))]),
    ("Inhale two puffs of salbutamol every four hours.", [(2, 2, "puff", "albuterol", "inhaled", (6, 6))]),
    ("Give flucloxacillin 500 mg by mouth every eight hours.", [(500, 500, "mg", "flucloxacillin", "oral", (3, 3))]),
    ("Take ibuprofen 200 mg up to four times per day.", [(200, 200, "mg", "ibuprofen", None, (4, 4))]),
    ("Paracetamol 1 g can be taken up to four times in 24 hours.", [(1, 1, "g", "acetaminophen", None, (4, 4))]),
    ("Instil one drop of timolol 0.5% into each eye twice daily.",
     [(1, 1, "drop", "timolol", "ophthalmic", (2, 2)), (0.5, 0.5, "%", "timolol", "ophthalmic", (2, 2))]),
    ("Levothyroxine 25 micrograms daily on an empty stomach.", [(25, 25, "mcg", "levothyroxine", None, (1, 1))]),
    ("Vitamin B12 is given as hydroxocobalamin 1 mg intramuscularly every two months.",
     [(1, 1, "mg", "hydroxocobalamin", "intramuscular", (1 / 60, 1 / 60))]),
    ("Methotrexate 15 mg by mouth once a week.", [(15, 15, "mg", "methotrexate", "oral", (1 / 7, 1 / 7))]),
    ("Azithromycin 500 mg orally on day 1, then 250 mg once daily on days 2 to 5.",
     [(500, 500, "mg", "azithromycin", "oral", (0, 0)), (250, 250, "mg", "azithromycin", "oral", (1, 1))]),
    ("Swallow half a tablet of bisoprolol every morning.", [(0.5, 0.5, "tablet", "bisoprolol", "oral", (1, 1))]),
    ("The usual adult dose of naproxen is 250 mg to 500 mg twice a day.",
     [(250, 500, "mg", "naproxen", None, (2, 2))]),
    ("Apply hydrocortisone 1% cream thinly two times daily.", [(1, 1, "%", "hydrocortisone", "topical", (2, 2))]),
    ("Alendronate 70 mg is taken once weekly.", [(70, 70, "mg", "alendronate", None, (1 / 7, 1 / 7))]),
    ("Ceftriaxone, 1 to 2 grams intravenously every 24 hours.",
     [(1, 2, "g", "ceftriaxone", "intravenous", (1, 1))]),
    ("Dexamethasone 6 mg IM every 12 hours for four doses.",
     [(6, 6, "mg", "dexamethasone", "intramuscular", (2, 2))]),
    # numbers
    ("Midazolam 0.5–1 mL slowly by intravenous injection.", [(0.5, 1, "mL", "midazolam", "intravenous", None)]),
    ("Adrenaline 0.5 mL of 1:1000 (0.5 mg) IM, repeated after 5 minutes.",
     [(0.5, 0.5, "mL", "epinephrine", "intramuscular", None), (0.5, 0.5, "mg", "epinephrine", "intramuscular", None)]),
    ("Benzathine penicillin G 2.4 million units IM as a single dose.",
     [(2.4e6, 2.4e6, "units", "benzathine penicillin", "intramuscular", (0, 0))]),
    ("Nystatin 100,000 units four times daily after food.", [(100000, 100000, "units", "nystatin", None, (4, 4))]),
    ("Cholecalciferol 50\u202f000 IU weekly for 8 weeks.",
     [(50000, 50000, "units", "cholecalciferol", None, (1 / 7, 1 / 7))]),
    ("Digoxin 62.5 µg once daily.", [(62.5, 62.5, "mcg", "digoxin", None, (1, 1))]),
    ("Digoxin 125mcg daily.", [(125, 125, "mcg", "digoxin", None, (1, 1))]),
    ("Codeine 30 to 60 mg every 4 to 6 hours.", [(30, 60, "mg", "codeine", None, (4, 6))]),
    ("Amoxicillin with clavulanic acid 875/125 mg twice daily.", [(875, 125, "mg", None, None, (2, 2))]),
    ("Erythromycin 250 mg-500 mg qid.", [(250, 500, "mg", "erythromycin", None, (4, 4))]),
    ("Lorazepam ½ tablet at night.", [(0.5, 0.5, "tablet", "lorazepam", "oral", (1, 1))]),
    ("Phenytoin 15 mg/kg IV at no more than 50 mg/min.",
     [(15, 15, "mg", "phenytoin", "intravenous", None), (50, 50, "mg", "phenytoin", "intravenous", None)]),
    ("Gentamicin 7.5 mg/kg/day IV in 3 divided doses.", [(7.5, 7.5, "mg", "gentamicin", "intravenous", (3, 3))]),
    ("Vancomycin 15 to 20 mg/kg every 8 to 12 hours by infusion.",
     [(15, 20, "mg", "vancomycin", "intravenous", (2, 3))]),
    ("Noradrenaline 0.05–0.5 micrograms/kg/min by infusion.",
     [(0.05, 0.5, "mcg", "norepinephrine", "intravenous", None)]),
    ("Docetaxel 75 mg/m² IV every 3 weeks.", [(75, 75, "mg", "docetaxel", "intravenous", (1 / 21, 1 / 21))]),
    # people, maxima, labels
    ("Children 6–12 years: cetirizine 5 mg twice daily.", [(5, 5, "mg", "cetirizine", None, (2, 2))]),
    ("Adults: 400 mg every 8 hours\nChildren: 10 mg/kg every 8 hours",
     [(400, 400, "mg", None, None, (3, 3)), (10, 10, "mg", None, None, (3, 3))]),
    ("Ibuprofen: 400 mg three times daily (maximum 1.2 g in 24 hours).",
     [(400, 400, "mg", "ibuprofen", None, (3, 3)), (1.2, 1.2, "g", "ibuprofen", None, None)]),
    ("Start sertraline at 50 mg each day and increase by 50 mg at weekly intervals to a maximum of 200 mg daily.",
     [(50, 50, "mg", "sertraline", None, (1, 1)), (50, 50, "mg", "sertraline", None, None),
      (200, 200, "mg", "sertraline", None, None)]),
    ("Loading dose of amiodarone 300 mg IV over 1 hour, then 900 mg over 23 hours.",
     [(300, 300, "mg", "amiodarone", "intravenous", (0, 0)), (900, 900, "mg", "amiodarone", "intravenous", None)]),
    ("Glyceryl trinitrate spray: one or two sprays under the tongue as needed.",
     [(1, 2, "spray", "nitroglycerin", "sublingual", None)]),
    ("Insulin glargine 10 units subcutaneously at bedtime.",
     [(10, 10, "units", "insulin glargine", "subcutaneous", (1, 1))]),
    ("Fentanyl patch 25 micrograms/hour, changed every 72 hours.",
     [(25, 25, "mcg", "fentanyl", "transdermal", (1 / 3, 1 / 3))]),
    ("Bisacodyl 10 mg suppository rectally at night.", [(10, 10, "mg", "bisacodyl", "rectal", (1, 1))]),
    ("Clotrimazole 500 mg pessary inserted as a single dose.", [(500, 500, "mg", "clotrimazole", "vaginal", (0, 0))]),
    ("Budesonide 200 micrograms, 2 inhalations twice daily.",
     [(200, 200, "mcg", "budesonide", "inhaled", (2, 2)), (2, 2, "puff", "budesonide", "inhaled", (2, 2))]),
    ("Fluticasone nasal spray, 2 sprays in each nostril once a day.",
     [(2, 2, "spray", "fluticasone", "nasal", (1, 1))]),
    ("Doxycycline 100 mg twice a day on the first day, then 100 mg daily.",
     [(100, 100, "mg", "doxycycline", None, (2, 2)), (100, 100, "mg", "doxycycline", None, (1, 1))]),
    ("Lithium carbonate 400 mg at night; check the level after 5 days.",
     [(400, 400, "mg", "lithium carbonate", None, (1, 1))]),
    ("Tranexamic acid 1 g tds for up to 4 days.", [(1, 1, "g", "tranexamic acid", None, (3, 3))]),
    ("Rifampicin 600 mg and isoniazid 300 mg daily.",
     [(600, 600, "mg", "rifampin", None, (1, 1)), (300, 300, "mg", "isoniazid", None, (1, 1))]),
    # more of each
    ("Give paracetamol syrup 5 mL (120 mg) every 4-6 hours.",
     [(5, 5, "mL", "acetaminophen", "oral", (4, 6)), (120, 120, "mg", "acetaminophen", "oral", (4, 6))]),
    ("Ciprofloxacin 500mg twice-daily for three days.", [(500, 500, "mg", "ciprofloxacin", None, (2, 2))]),
    ("Azithromycin 500 mg thrice weekly.", [(500, 500, "mg", "azithromycin", None, (3 / 7, 3 / 7))]),
    ("Prednisolone 20 mg on alternate days.", [(20, 20, "mg", "prednisolone", None, (0.5, 0.5))]),
    ("Morphine sulfate 10 mg 4-hourly by mouth.", [(10, 10, "mg", "morphine", "oral", (6, 6))]),
    ("Diazepam 10 mg per rectum, repeated once if needed.", [(10, 10, "mg", "diazepam", "rectal", (0, 0))]),
    ("Salbutamol 5 mg via nebuliser every 20 minutes.", [(5, 5, "mg", "albuterol", "inhaled", (72, 72))]),
    ("Amiodarone 300 mg by slow IV injection over 3 to 5 minutes.",
     [(300, 300, "mg", "amiodarone", "intravenous", None)]),
    ("A continuous infusion of midazolam at 1 mg/h.", [(1, 1, "mg", "midazolam", "intravenous", None)]),
    ("Fulvestrant 500 mg IM once every 4 weeks.", [(500, 500, "mg", "fulvestrant", "intramuscular", (1 / 28, 1 / 28))]),
    ("Denosumab 60 mg subcutaneously every 6 months.",
     [(60, 60, "mg", "denosumab", "subcutaneous", (1 / 180, 1 / 180))]),
    ("Pancreatin 25,000 units with each meal.", [(25000, 25000, "units", "pancreatin", None, None)]),
    ("Mesalazine 2.4 g daily in two divided doses.", [(2.4, 2.4, "g", "mesalamine", None, (2, 2))]),
    ("Most adults need aspirin (75 mg once daily) for life.", [(75, 75, "mg", "aspirin", None, (1, 1))]),
    ("Potassium chloride 20 mEq orally twice a day.", [(20, 20, "mEq", "potassium chloride", "oral", (2, 2))]),
    ("Calcium gluconate 10% 10 mL IV over 10 minutes.",
     [(10, 10, "%", "calcium gluconate", "intravenous", None),
      (10, 10, "mL", "calcium gluconate", "intravenous", None)]),
    ("Loperamide: two capsules at first, then one capsule after each loose stool; no more than 8 capsules a day.",
     [(2, 2, "capsule", "loperamide", "oral", None), (1, 1, "capsule", "loperamide", "oral", None),
      (8, 8, "capsule", "loperamide", "oral", None)]),
    ("Ketoconazole 2% shampoo twice weekly.", [(2, 2, "%", "ketoconazole", "topical", (2 / 7, 2 / 7))]),
    ("Oral rehydration: zinc 20 mg daily for 10 to 14 days.", [(20, 20, "mg", "zinc", "oral", (1, 1))]),
    ("Warfarin 5 mg daily, adjusted to the INR.", [(5, 5, "mg", "warfarin", None, (1, 1))]),
    ("Trimethoprim 200 mg 12-hourly for 3 days (women) or 7 days (men).",
     [(200, 200, "mg", "trimethoprim", None, (2, 2))]),
    ("Oxytocin 10 IU intramuscularly immediately after birth.",
     [(10, 10, "units", "oxytocin", "intramuscular", None)]),
    ("Sumatriptan 6 mg s.c.; a second dose may follow after one hour (maximum 12 mg in 24 hours).",
     [(6, 6, "mg", "sumatriptan", "subcutaneous", None), (12, 12, "mg", "sumatriptan", "subcutaneous", None)]),
    ("Nicotine gum 2 mg, up to 15 pieces daily.",
     [(2, 2, "mg", "nicotine", "oral", None), (15, 15, "piece", "nicotine", "oral", None)]),
    ("Ramipril is begun at 1.25 mg a day and doubled every one to two weeks.",
     [(1.25, 1.25, "mg", "ramipril", None, None)]),
    ("Heparin 80 units/kg bolus, then 18 units/kg/h.",
     [(80, 80, "units", "heparin", None, (0, 0)), (18, 18, "units", "heparin", None, None)]),
    ("Ivermectin 200 mcg/kg as a single oral dose.", [(200, 200, "mcg", "ivermectin", "oral", (0, 0))]),
    ("Children over 12 years may have 10 ml of the syrup four times a day.",
     [(10, 10, "mL", None, "oral", (4, 4))]),
    ("Her haemoglobin was 9.5 g/dL and ferritin 8 ng/mL.", []),
    ("Use a 5 mL syringe and a 0.22 mcm filter.", []),
    ("The trial enrolled 500 patients with 1,000 mg tablets in stock.", [(1000, 1000, "mg", None, "oral", None)]),
    # not doses
    ("Serum sodium fell to 128 mmol/L and glucose rose to 15 mmol/L.", []),
    ("The patient weighed 62 kg and lost 500 mL of blood.", []),
    ("One in two tablets sold was counterfeit.", []),
    ("A portion has 12 g of fibre and 300 mg of sodium.", []),
]  # fmt: skip


ARTICLES: list[tuple[str, list[Told]]] = [
    ("""# Pain

| Drug | Route | Dose | Frequency |
|---|---|---|---|
| Morphine | IV | 2–5 mg | every 4 hours |
| Ketorolac | IM | 30 mg | every 6 hours |
""", [(2, 5, "mg", "morphine", "intravenous", (6, 6)), (30, 30, "mg", "ketorolac", "intramuscular", (4, 4))]),
    ("""# Asthma

| Medicine | Adult dose (micrograms) | How often |
|---|---|---|
| Beclometasone | 200 | twice daily |
| Ipratropium | 20-40 | three times a day |
""", [(200, 200, "mcg", "beclomethasone", None, (2, 2)), (20, 40, "mcg", "ipratropium", None, (3, 3))]),
    ("""# Epilepsy

## Levetiracetam

- **Dosage:** 500 mg twice daily by mouth
- **Maximum:** 3 g per day
- Renal impairment: 250 mg twice daily
""", [(500, 500, "mg", "levetiracetam", "oral", (2, 2)), (3, 3, "g", "levetiracetam", None, None),
      (250, 250, "mg", "levetiracetam", None, (2, 2))]),
    ("""# Malaria

Treatment:

- Artesunate 2.4 mg/kg IV at 0, 12 and 24 hours
- Quinine
    - Adult: 600 mg orally 8 hourly for 7 days
    - Child: 10 mg/kg orally 8 hourly
""", [(2.4, 2.4, "mg", "artesunate", "intravenous", None), (600, 600, "mg", "quinine", "oral", (3, 3)),
      (10, 10, "mg", "quinine", "oral", (3, 3))]),
    ("""# Propranolol

## Dosage

Migraine: 40 mg twice daily.

Hypertension: 80 mg twice daily, up to 320 mg per day.
""", [(40, 40, "mg", "propranolol", None, (2, 2)), (80, 80, "mg", "propranolol", None, (2, 2)),
      (320, 320, "mg", "propranolol", None, None)]),
    ("""# Aspirin

| Indication | Dose |
|---|---|
| Fever, adults | 300 to 900 mg every 4 to 6 hours |
| Stroke prevention | 75 mg once daily |
""", [(300, 900, "mg", "aspirin", None, (4, 6)), (75, 75, "mg", "aspirin", None, (1, 1))]),
    ("""# Oedema

**Furosemide**

Adults: 40 mg orally each morning

Children: 1 mg/kg orally once daily
""", [(40, 40, "mg", "furosemide", "oral", (1, 1)), (1, 1, "mg", "furosemide", "oral", (1, 1))]),
    ("""# Infections

| | Amoxicillin | Cefixime |
|---|---|---|
| Adults | 500 mg every 8 hours | 400 mg daily |
| Children | 25 mg/kg/day | 8 mg/kg daily |
""", [(500, 500, "mg", "amoxicillin", None, (3, 3)), (400, 400, "mg", "cefixime", None, (1, 1)),
      (25, 25, "mg", "amoxicillin", None, None), (8, 8, "mg", "cefixime", None, (1, 1))]),
    ("""# Allergy

1. Cetirizine
   Dose: 10 mg once a day by mouth
2. Chlorphenamine
   Dose: 4 mg every 4–6 hours by mouth
""", [(10, 10, "mg", "cetirizine", "oral", (1, 1)), (4, 4, "mg", "chlorpheniramine", "oral", (4, 6))]),
    ("""# Gabapentin

- Neuropathic pain: 300 mg three times a day
- Partial seizures: 600 mg three times a day
- Elderly: 100 mg three times a day
""", [(300, 300, "mg", "gabapentin", None, (3, 3)), (600, 600, "mg", "gabapentin", None, (3, 3)),
      (100, 100, "mg", "gabapentin", None, (3, 3))]),
]  # fmt: skip


def _check(found: tuple[Dose, ...], told: list[Told]) -> None:
    assert [(d.amount.low, d.amount.high, d.amount.unit) for d in found] == [
        (pytest.approx(low), pytest.approx(high), unit) for low, high, unit, *_ in told
    ]
    for dose, (_, _, _, drug, route, rate) in zip(found, told, strict=True):
        if drug is not None:
            assert dose.drug is not None and dose.drug.key == drug
        assert dose.route == route
        assert dose.per_day == (pytest.approx(rate) if rate else None)


@pytest.mark.parametrize(("text", "told"), SENTENCES, ids=[text[:48] for text, _ in SENTENCES])
def test_sentence_is_read_as_a_pharmacist_reads_it(text: str, told: list[Told]) -> None:
    _check(parse_doses(text), told)


@pytest.mark.parametrize(("text", "told"), ARTICLES, ids=[text.split("\n")[0] for text, _ in ARTICLES])
def test_article_is_read_as_a_pharmacist_reads_it(text: str, told: list[Told]) -> None:
    _check(find_doses(read(Source("article.md", text))).doses, told)
