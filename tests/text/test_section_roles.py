"""Headings in many wordings and the roles they have."""

import pytest

from lint.formats import read
from lint.source import Source
from lint.text.section_roles import primary, roles_of, section_roles

NAMED = """
symptoms: Symptoms | Signs & symptoms | 3.2 Signs and Symptoms | What are the symptoms of Gout ? | Clinical features
symptoms: CLINICAL MANIFESTATIONS | Common symptoms | Symptoms of heart failure | Sypmtoms | 2) Presentation:
definition: What is (are) Retinoblastoma? | What is gout? | Definition | What does anemia mean? | Overview
causes: Causes | What causes asthma? | Etiology | Aetiology and pathogenesis
causes: What are the genetic changes related to X ?
diagnosis: How to diagnose X ? | How is lupus diagnosed? | Investigations | Tests and diagnosis | Exams and Tests
treatment: Treatment | What are the treatments for X ? | How is X treated? | Drug treatment | Treating gout
treatment: Management of sepsis
treatment: Non-drug treatment | Diabetes management
prevention: Can gout be prevented? | How to prevent X ? | Preventing falls at home | Prophylaxis
prognosis: Outlook | What is the outlook for X ? | Prognosis | How long does it last?
epidemiology: How common is gout? | How many people are affected by X ? | Epidemiology
risk-factors: Who is at risk for X? ? | Risk factors | Who is most at risk?
when-to-seek-care: When should I see a doctor? | When to call an ambulance: call 999
when-to-seek-care: When to seek medical help | Getting help
references: References | Sources | Refrences | 9. REFERENCES | Works cited | Bibliography
references: References and further reading
dosage: Dosage & Administration | Posology | 4.2 Posology and method of administration | How much should I take?
contraindications: Contraindications | Contra-indications | Who should not take metformin
adverse-effects: Side effects | Possible side-effects | 4.8 Undesirable effects | Adverse reactions and cautions
interactions: Interactions with other medicines | Drug interactions | 4.5 Interaction with other medicinal products
pregnancy: Pregnancy and breast-feeding | Use in pregnancy | 4.6 Fertility, pregnancy and lactation
methods: Materials and Methods | 2. Methods | Statistical analysis | METHODS
disclosure: Competing interests | Conflict of interest statement | Funding | Funding and conflict notes
disclaimer: Disclaimer | Medical disclaimer | Important notice
learning: Review Questions | Learning Outcomes | Chapter review
before-taking: What you need to know before you take Xyz | Before you take this medicine
how-to-take: How to take ibuprofen | How to use Xyz
what-it-is-for: What Xyz is and what it is used for
steps: What happens during the procedure? | Procedure steps | Technique
aftercare: After the procedure | Aftercare | Recovery
consent: Patient consent for publication | Informed consent
"""

UNNAMED = [
    "Lung cancer",
    "Concussion",
    "Anatomy is not diagnosis",
    "Quick reference values",
    "The Uterus and Cervix",
    "What is the best exercise?",
    "Why Are You Always Cold?",
    "Statins and exercise are not interchangeable when LDL lowering is the goal",
    "Water Absorption",
    "",
    "🩺",
]


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        (line.split(":", 1)[0], heading.strip())
        for line in NAMED.strip().splitlines()
        for heading in line.split(":", 1)[1].split(" | ")
    ],
)
def test_a_heading_has_its_role(role: str, heading: str) -> None:
    assert role in roles_of(heading)[1]


@pytest.mark.parametrize("heading", UNNAMED)
def test_a_heading_about_something_else_has_no_role(heading: str) -> None:
    assert roles_of(heading)[1] == ()


def test_a_heading_may_be_several_things() -> None:
    assert roles_of("Causes and risk factors")[1] == ("causes", "risk-factors")
    assert set(roles_of("How is epilepsy diagnosed and treated?")[1]) == {"diagnosis", "treatment"}


def test_the_profile_decides_what_uses_are() -> None:
    phrase, roles = roles_of("Uses")
    assert primary(phrase, roles) == "indications"
    assert primary(phrase, roles, frozenset({"evidence"})) == "evidence"


def test_numbering_and_punctuation_do_not_count() -> None:
    assert roles_of("**4.2  Posology:**")[0] == "posology"


def test_headings_bold_lines_and_labels_of_an_article() -> None:
    article = read(
        Source(
            "a.md",
            "# Treatment of gout\n\nGout is common.\n\n## Drugs and doses\n\n**Side effects**\n\nRash.\n\n"
            "Dosage: 500 mg daily.\n\n## References\n\n### Books\n\n1. One.\n",
        )
    )
    roles = section_roles(article)
    assert roles.own[1] is None  # the title says what the article is about, not what a section is
    assert roles.own[3] == "references"
    assert roles.effective[4] == "references"
    named = [(mark.kind, mark.roles[0]) for mark in roles.marks]
    assert ("line", "adverse-effects") in named
    assert ("label", "dosage") in named
