"""Whether an article has a section that its profile demands, under whatever name, or a text that does its work."""

from __future__ import annotations

from functools import cache, lru_cache

from lint.article import Article
from lint.facts import Facts, once_an_article
from lint.profiles import SectionDemand
from lint.text.section_roles import roles_of
from lint.typed import Any

_LEAD_ROLES = frozenset(("definition", "purpose", "what-it-is-for", "introduction", "answer", "abstract"))
_LEAD_WORDS = 8  # of the text before the first sub-heading that says what the article is about


def is_present(facts: Facts, demand: SectionDemand) -> bool:
    """Whether a heading, bold line, label or the text itself stands for a demanded section."""
    marks = facts.section_roles.marks
    if any(demand.role in mark.roles for mark in marks):
        return True
    if demand.role in _EQUAL and any(_EQUAL[demand.role] & set(mark.roles) for mark in marks):
        return True
    article = facts.article
    if not _titles(facts).isdisjoint(_names(demand)):
        return True
    if demand.role in _LEAD_ROLES and _has_lead(article):
        return True
    return _in_the_text(facts, demand.role)


@once_an_article
def _titles(facts: Facts) -> frozenset[str]:
    """The article's headings in their normal form."""
    return frozenset([roles_of(section.title)[0] for section in facts.article.sections[1:]])


@lru_cache(maxsize=256)
def _names(demand: SectionDemand) -> frozenset[str]:
    """What a demanded section may be called, in normal form."""
    return frozenset([roles_of(name)[0] for name in (demand.title, *demand.aliases)])


_EQUAL: dict[str, frozenset[str]] = {
    "causes": frozenset(("pathophysiology", "inheritance")),
    "when-to-seek-care": frozenset(("red-flags",)),
    "treatment": frozenset(("self-care", "intervention")),
    "references": frozenset(("further-reading",)),
    "warnings": frozenset(("before-taking",)),
    "before-taking": frozenset(("warnings", "contraindications")),
    "how-to-take": frozenset(("dosage",)),
    "dosage": frozenset(("how-to-take",)),
    "what-it-is-for": frozenset(("indications", "definition", "purpose")),
    "purpose": frozenset(("definition", "introduction", "indications")),
    "indications": frozenset(("what-it-is-for", "purpose")),
    "contents": frozenset(("composition", "further-reading")),
    "aftercare": frozenset(("outcomes", "monitoring")),
    "complications": frozenset(("adverse-effects", "warnings")),
    "adverse-effects": frozenset(("complications",)),
    "case-presentation": frozenset(("diagnosis", "symptoms")),
    "preparation": frozenset(("before-taking",)),
    "contraindications": frozenset(("warnings", "before-taking")),
    "evidence": frozenset(("results",)),
    "answer": frozenset(("conclusion", "definition", "abstract")),
    "discussion": frozenset(("conclusion",)),
    "introduction": frozenset(("definition",)),
}
"""Roles that do another's work in the sense of a demand."""


def _has_lead(article: Article) -> bool:
    """Whether a paragraph stands under the title before the first sub-heading."""
    lead = [s for s in article.sections[:3] if s.index == 0 or s.level == 1]
    words = 0
    for section in lead:
        for block in article.own_blocks(section):
            if block.kind == "paragraph" and not block.pseudo_heading and block.admonition is None:
                words += article.prose.count(" ", block.start, block.end) + 1
    return words >= _LEAD_WORDS


def _in_the_text(facts: Facts, role: str) -> bool:
    """Whether the text does without a heading what the section is for."""
    article = facts.article
    if role == "references":
        return bool(
            facts.references.all
            or any(mark.defined for mark in article.footnotes)
            or article.metadata.keys() & {"references", "bibliography", "sources", "citations"}
        )
    if role == "abstract":
        return bool(article.metadata.keys() & {"abstract", "summary"})
    if role == "when-to-seek-care":
        return bool(facts.red_flags.help) or bool(_appeal().search(facts.words.lines(facts.prose, _APPEALING)))
    pattern = _STANDS_FOR.get(role)
    return bool(pattern and _compiled(pattern).search(facts.prose))


_APPEALING = frozenset(
    "doctor gp physician pharmacist midwife nurse provider professional clinic dentist specialist seek get".split()
)
"""Words one of which every match of `_appeal` has."""


@cache
def _appeal() -> Any:
    """An instruction to see a professional under a condition: "see your doctor if", "if ..., call your doctor"."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:see|call|contact|tell|ask|phone|visit|consult|talk to|speak to|go to|check with)\b[^.\n]{0,40}"
        r"\b(?:doctor|gp|physician|pharmacist|midwife|nurse|health ?care (?:provider|professional)|"
        r"health professional|provider|clinic|dentist|specialist)\b[^.\n]{0,60}"
        r"\b(?:if|when|immediately|right away|as soon as|urgently|straight away|whenever|before|about)\b"
        r"|\bif (?:you|your|the|it|they|symptoms)\b[^.\n]{0,140}\b(?:see|call|contact|tell|ask|phone|"
        r"visit|consult|talk to|speak to)\b[^.\n]{0,30}"
        r"\b(?:doctor|gp|physician|pharmacist|midwife|nurse|provider|professional|clinic|dentist|specialist)\b"
        r"|\b(?:seek|get) (?:medical|professional|urgent|emergency|immediate)\b"
    )


_STANDS_FOR = {
    "consent": (
        r"\b(?:informed )?consent (?:was|has been|for publication|to publish|form|from|of the)|"
        r"\bconsented to\b"
        r"|\bthe patient (?:gave|provided|has given)\b[^.\n]{0,30}\bconsent"
    ),
    "contraindications": (
        r"\bcontraindicat\w+|\b(?:do not|don['’]t|should not|must not|never|cannot|can['’]t) (?:be )?"
        r"(?:take|taken|use|used|give|given)\b|\bshould avoid\b|\bnot suitable for\b|\ballergic to\b"
    ),
    "maximum": (
        r"\b(?:no|not) more than\b|\bmaximum\b|\b(?:do not|don['’]t|never|not to) exceed\b|"
        r"\bmax\b|\bat most\b"
        r"|\bup to (?:a total of )?\d[\d,.]* ?\w+ (?:per|a|in|every|each) (?:day|24)|\bupper limit\b"
    ),
    "overdose": r"\boverdos\w+|\btaken too much\b|\btoo (?:much|many)\b",
    "epidemiology": (
        r"\b(?:prevalence|incidence) (?:of|is|was|in)\b|\b(?:affects|occurs in|about|estimated) "
        r"(?:about |approximately |an estimated )?(?:1 in|one in|\d[\d.,]* ?(?:%|per|million|percent))"
    ),
    "storage": (
        r"\b(?:store|keep|stored|kept)\b[^.\n]{0,40}"
        r"\b(?:below|at room|in a|out of|away from|refrigerat|dry|original)"
    ),
}
"""Sentences that do a section's work, by role."""


@cache
def _compiled(pattern: str) -> Any:
    from lint import linear as re2

    return re2.compile(f"(?i){pattern}")
