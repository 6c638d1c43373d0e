"""Makes realistic articles for measuring: `python benchmarks/generate.py FOLDER --articles 1000 --size 19 --seed 1`.

The same seed gives the same bytes. Every article has front matter, an outline, prose with doses, claims and numbered
citations, lists, a dose table, a disclaimer and a reference list; about one sentence in twenty has a flaw of the kind
that writers make. The text is medical in form only: nobody may act on it.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

DRUGS = """amoxicillin ibuprofen paracetamol metformin lisinopril atorvastatin amlodipine omeprazole sertraline
gabapentin prednisolone salbutamol furosemide warfarin levothyroxine azithromycin doxycycline ciprofloxacin naproxen
morphine diazepam fluoxetine losartan clopidogrel enoxaparin methotrexate allopurinol colchicine montelukast
ceftriaxone vancomycin propranolol digoxin spironolactone carbamazepine lamotrigine ondansetron loperamide""".split()
DISEASES = """migraine|type 2 diabetes|asthma|chronic kidney disease|rheumatoid arthritis|acute otitis media|sciatica
community-acquired pneumonia|gout|hypothyroidism|heart failure|atrial fibrillation|iron-deficiency anaemia|psoriasis
generalised anxiety disorder|osteoporosis|coeliac disease|cellulitis|epilepsy|irritable bowel syndrome|eczema
peptic ulcer disease|deep vein thrombosis|hyperkalaemia|urinary tract infection|lumbar disc herniation|glaucoma
carpal tunnel syndrome|endometriosis|sleep apnoea|gallstones|tuberculosis|malaria|dengue|measles|shingles|stroke
bronchiolitis|croup|appendicitis|pancreatitis|hepatitis B|cirrhosis|delirium|dementia|Parkinson disease""".replace(
    "\n", "|"
).split("|")
SIGNS = (
    """headache|fatigue|weight loss|fever|joint swelling|shortness of breath|night sweats|palpitations|numbness
blurred vision|abdominal pain|vomiting|a dry cough|back pain|itching|a spreading rash|dizziness|muscle weakness|pallor
ankle swelling|loss of appetite|constipation|heartburn|poor sleep|low mood|tingling in the hands|hoarseness|bruising
difficulty swallowing|jaundice|thirst|frequent urination|stiffness in the morning|hair loss|dry skin|neck pain
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
GROUPS = """adults|older adults|children|pregnant women|adolescents|people with kidney impairment|women|men
people with diabetes|smokers|people who take several medicines|hospital patients|outpatients|carers|young athletes
people with liver disease|nursing home residents|survivors of stroke|health workers|travellers""".replace(
    "\n", "|"
).split("|")
ORGANS = (
    "liver kidney heart lung brain skin thyroid pancreas colon stomach bone spleen retina nerve muscle joint".split()
)
TESTS = """full blood count|C-reactive protein|serum creatinine|HbA1c|chest radiograph|electrocardiogram|ultrasound
magnetic resonance imaging|urine dipstick|ferritin|thyroid function tests|lumbar puncture|spirometry|liver panel
bone densitometry|stool culture|D-dimer|troponin|blood cultures|nerve conduction studies""".replace("\n", "|").split(
    "|"
)
FREQUENCIES = """once daily|twice daily|three times daily|every 8 hours|every 12 hours|every 6 hours|at bedtime
once weekly|four times daily|every morning""".replace("\n", "|").split("|")
ROUTES = ["by mouth", "intravenously", "orally", "by subcutaneous injection", "intramuscularly", "by inhalation"]
AMOUNTS = ["5 mg", "10 mg", "20 mg", "25 mg", "40 mg", "50 mg", "75 mg", "100 mg", "250 mg", "500 mg", "1 g", "2 g"]
JOURNALS = ["BMJ", "Lancet", "N Engl J Med", "JAMA", "Ann Intern Med", "PLoS Med", "Cochrane Database Syst Rev", "Gut"]
NAMES = """Okafor Lindqvist Moreau Tanaka Castellanos Novak Haddad Eriksen Banerjee Fontaine Osei Petrov Yilmaz Rossi
Nakamura Keller Adeyemi Sorensen Vargas Mbeki Dubois Iyer Kowalski Farah Jensen Molina Weiss Abara Lund Choi""".split()
ADJECTIVES = """early delayed careful regular long-term short-term supervised combined gradual intensive structured
individual stepwise routine targeted""".split()
VERBS = "reduces|increases|prevents|delays|worsens|relieves|predicts|accompanies|shortens|prolongs".split("|")
OUTCOMES = """hospital admission|relapse|symptom scores|mortality at one year|time to recovery|quality of life
the need for surgery|treatment failure|pain at six weeks|disability|return to work|readmission|length of stay
medication errors|functional decline|the risk of falls|school absence""".replace("\n", "|").split("|")

PLAIN = """Most {group} with {disease} first notice {sign}, and many also describe {sign2}.
The {organ} is involved in roughly one in {small} {group} with {disease}.
{Sign} that begins in the {organ} often spreads before it settles.
A {test} is usually arranged when {sign} lasts longer than {small} weeks.
Clinicians look for {sign} and {sign2} before they ask for a {test}.
The course of {disease} varies, and {adjective} review helps {group} to plan ahead.
In {group}, {sign} may be the only complaint for several months.
Nobody should stop {drug} without asking the prescriber first.
{Adjective} follow-up with a {test} is arranged after {small} weeks.
Some {group} find that {sign} returns when {drug} is stopped.
A diary of {sign} can help to tell {disease} from {disease2}.
The interview covers {sign}, {sign2}, past illness and all current medicines.
Differences between {disease} and {disease2} are easily missed in {group}.
A second {test} is seldom needed unless {sign} changes.
{Adjective} care is shared between the general practitioner and the {organ} clinic.
The word comes from an older description of the {organ} in {disease}.
Rest, fluids and {adjective} activity are enough for many {group}.
Ask about {sign} at every visit, and write down what has changed.
People with {disease} who travel should carry a letter that names {drug}.
Family members often notice {sign} earlier than {group} do themselves.""".split("\n")
CLAIMS = """In a trial of {large} {group}, {drug} {verb} {outcome} by {percent}% compared with placebo{cite}.
{Drug} {verb} {outcome} in {group} with {disease}{cite}.
The prevalence of {disease} among {group} is {percent}%{cite}.
{Adjective} use of {drug} {verb} {outcome} in {disease}{cite}.
Guidelines recommend {drug} as first-line treatment for {disease} in {group}{cite}.
A {test} has a sensitivity of {percent}% and a specificity of {percent2}% for {disease}{cite}.
About {percent}% of {group} with {disease} develop {sign} within {small} years{cite}.
Inhibition of the {organ} pathway by {drug} {verb} {outcome}{cite}.
{Drug} should not be combined with {drug2}, because the combination {verb} {outcome}{cite}.
A meta-analysis of {small} studies found that {adjective} {drug} {verb} {outcome} in {group}{cite}.""".split("\n")
DOSES = """Give {drug} {amount} {route} {frequency} for {small} days{cite}.
The usual dose of {drug} for {group} is {amount} {frequency}{cite}.
Start {drug} at {amount} {frequency} and review after {small} weeks{cite}.
For {disease}, {drug} {amount} {route} {frequency} is common; the maximum is {gram} g in 24 hours{cite}.
In children give {drug} 15 mg/kg {route} every 6 hours, up to 60 mg/kg in a day{cite}.""".split("\n")
FLAWED = """Give {drug} 1.0 mg {route} {frequency} for {small} days.
Take {drug} .5 mg at night for {sign}.
The dose of {drug} is 250mg {frequency}.
Research shows that {drug} {verb} {outcome} in {group}.
{Drug} is is given for {disease}.
Patients who suffers from {disease} may take {drug} QD.
{Drug} always works for {disease} and has no side effects.
See [the guideline](#no-such-part) for {disease}.""".split("\n")
HEADINGS = """Overview|Signs and symptoms|Causes and risk factors|Diagnosis|Treatment|Dosage|Side effects
Contraindications|Self-care|When to seek medical care|Prognosis|Prevention|Special populations|Monitoring""".replace(
    "\n", "|"
).split("|")
DISCLAIMER = (
    "This article is for information only and is no substitute for professional medical advice, diagnosis or "
    "treatment. Always ask your doctor or another qualified health professional about your condition. In an "
    "emergency call your local emergency number at once."
)


class Writer:
    """Writes one article after the other from one stream of random numbers."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def article(self, number: int, size: int) -> str:
        """One article of about `size` bytes."""
        draw = self.random
        disease = draw.choice(DISEASES)
        references = 8 + size // 1500
        body: list[str] = []
        length = 0
        part = 0
        target = size - references * 130 - 900
        while length < target:
            heading = HEADINGS[part % len(HEADINGS)]
            again = part // len(HEADINGS)
            title = heading if not again else f"{heading} in {draw.choice(GROUPS)}, part {again + 1}"
            text = "\n\n".join([f"## {title}", *self.section(heading, disease, references, target // 14)])
            body.append(text)
            length += len(text) + 2
            part += 1
        year = draw.randint(2022, 2025)
        month, day = draw.randint(1, 12), draw.randint(1, 28)
        name = f"{draw.choice('ABCDEFGH')}. {draw.choice(NAMES)}"
        front = (
            f'---\ntitle: "{disease[0].upper()}{disease[1:]}: a guide, no. {number}"\ntype: disease-overview\n'
            f"author: Dr {name}, MD\nreviewer: Prof. {draw.choice(NAMES)}, MD, PhD\n"
            f"date: {year}-{month:02}-{day:02}\nreviewed: {year}-{month:02}-28\n---\n"
        )
        listed = "\n".join(f"{i}. {self.reference()}" for i in range(1, references + 1))
        return f"{front}\n" + "\n\n".join(body) + f"\n\n## Disclaimer\n\n{DISCLAIMER}\n\n## References\n\n{listed}\n"

    def section(self, heading: str, disease: str, references: int, room: int) -> list[str]:
        """The paragraphs, lists and tables of one section."""
        draw = self.random
        parts: list[str] = []
        length = 0
        while length < room:
            kind = draw.random()
            if kind < 0.12:
                part = "\n".join(f"- {sign[0].upper()}{sign[1:]}" for sign in draw.sample(SIGNS, draw.randint(3, 7)))
            elif kind < 0.2 and heading in ("Dosage", "Treatment", "Special populations"):
                part = self.table(references)
            elif kind < 0.28:
                entries = [self.sentence(PLAIN, disease, references) for _ in range(draw.randint(3, 5))]
                part = "\n".join(f"{i}. {entry}" for i, entry in enumerate(entries, 1))
            else:
                dosing = heading in ("Dosage", "Treatment", "Special populations", "Side effects")
                part = " ".join(self.any_sentence(disease, references, dosing) for _ in range(draw.randint(3, 7)))
            parts.append(part)
            length += len(part) + 2
        return parts

    def any_sentence(self, disease: str, references: int, dosing: bool) -> str:
        """A sentence of a kind by chance."""
        chance = self.random.random()
        if chance < 0.05:
            return self.sentence(FLAWED, disease, references)
        if chance < (0.4 if dosing else 0.1):
            return self.sentence(DOSES, disease, references)
        if chance < 0.55:
            return self.sentence(CLAIMS, disease, references)
        return self.sentence(PLAIN, disease, references)

    def sentence(self, templates: list[str], disease: str, references: int) -> str:
        """A template with its slots filled."""
        draw = self.random
        drug, sign, adjective = draw.choice(DRUGS), draw.choice(SIGNS), draw.choice(ADJECTIVES)
        first = draw.randint(1, references)
        marks = [f" [{first}]", f" [{first}]", f" [{first}]", f" [{first},{min(first + 1, references)}]", ""]
        return draw.choice(templates).format(
            drug=drug,
            Drug=drug.capitalize(),
            drug2=draw.choice(DRUGS),
            disease=disease if draw.random() < 0.5 else draw.choice(DISEASES),
            disease2=draw.choice(DISEASES),
            sign=sign,
            Sign=sign[0].upper() + sign[1:],
            sign2=draw.choice(SIGNS),
            group=draw.choice(GROUPS),
            organ=draw.choice(ORGANS),
            test=draw.choice(TESTS),
            frequency=draw.choice(FREQUENCIES),
            route=draw.choice(ROUTES),
            amount=draw.choice(AMOUNTS),
            adjective=adjective,
            Adjective=adjective.capitalize(),
            verb=draw.choice(VERBS),
            outcome=draw.choice(OUTCOMES),
            small=draw.randint(2, 14),
            gram=draw.randint(2, 8),
            large=f"{draw.randint(1, 9)},{draw.randint(0, 999):03}",
            percent=draw.randint(2, 98),
            percent2=draw.randint(60, 99),
            cite=draw.choice(marks),
        )

    def table(self, references: int) -> str:
        """A table of doses."""
        draw = self.random
        rows = []
        for _ in range(draw.randint(3, 6)):
            source = f"[{draw.randint(1, references)}]"
            cells = (draw.choice(DRUGS), draw.choice(AMOUNTS), draw.choice(FREQUENCIES), source)
            rows.append(f"| {' | '.join(cells)} |")
        return "\n".join(["| Drug | Dose | Frequency | Source |", "| --- | --- | --- | --- |", *rows])

    def reference(self) -> str:
        """An entry of the reference list; its identifiers are well formed and lead nowhere."""
        draw = self.random
        authors = ", ".join(
            f"{draw.choice(NAMES)} {draw.choice('ABCDEFGHJKLM')}{draw.choice('ABCDEFGH')}" for _ in "123"
        )
        drug, disease = draw.choice(DRUGS), draw.choice(DISEASES)
        title = f"{draw.choice(ADJECTIVES).capitalize()} {drug} for {disease} in {draw.choice(GROUPS)}"
        volume, page = draw.randint(10, 390), draw.randint(1, 2000)
        doi = f"10.{draw.randint(1000, 9999)}/{draw.choice(NAMES).lower()}.{draw.randint(1, 9_999_999)}"
        place = f"{draw.choice(JOURNALS)}. {draw.randint(2008, 2025)};{volume}({draw.randint(1, 12)}):{page}-{page + 8}"
        return f"{authors}. {title}. {place}. doi:{doi}"


def generate(folder: Path, articles: int, kilobytes: int, seed: int) -> int:
    """Writes the articles in folders of 100; gives the bytes written."""
    writer = Writer(seed)
    total = 0
    for number in range(articles):
        # sizes as real collections have them: many short articles, a few long ones
        size = int(kilobytes * 1000 * writer.random.choice((0.4, 0.6, 0.8, 0.9, 1.0, 1.1, 1.3, 1.9)))
        text = writer.article(number, size)
        file = folder / f"part-{number // 100:03}" / f"article-{number:05}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        total += file.write_bytes(text.encode())
    return total


def main() -> None:
    """Writes the articles that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--size", type=int, default=19, help="mean size of an article in KB")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    total = generate(options.folder, options.articles, options.size, options.seed)
    print(f"{options.articles} articles, {total / 1e6:.1f} MB in {options.folder}")


if __name__ == "__main__":
    main()
