"""The readiness checklist: what an editorial board asks of an article before it goes out, answered by the findings."""

from __future__ import annotations

from collections.abc import Collection

from lint.report.model import ArticleResult, FailOn
from lint.typed import Literal, NamedTuple

State = Literal["passed", "failed", "review", "absent", "unchecked"]


class Topic(NamedTuple):
    """A question of the checklist, the rule families that answer it, and the tallies that say whether it applies."""

    key: str
    title: str
    families: tuple[str, ...]
    needs: tuple[str, ...] = ()


TOPICS = (
    Topic("sections", "Sections", ("STR",)),
    Topic("disclaimer", "Disclaimers", ("DIS",)),
    Topic("claims", "Claims and sources", ("CLM",), ("claims",)),
    Topic("doses", "Doses", ("DOS",), ("doses",)),
    Topic("references", "References", ("CIT", "EVD"), ("citations", "references")),
    Topic("links", "Links", ("LNK",), ("links",)),
    Topic("duplicates", "Duplicates", ("DUP",)),
    Topic("metadata", "Metadata and review", ("MET",)),
    Topic("language", "Language", ("LNG",)),
    Topic("text", "Text hygiene", ("TXT", "SUP")),
)

FAMILY_TITLES = {
    "STR": "Structure",
    "DIS": "Disclaimers",
    "CLM": "Claims",
    "DOS": "Doses",
    "DUP": "Duplicates",
    "CIT": "Citations",
    "LNK": "Links",
    "EVD": "Evidence",
    "MET": "Metadata",
    "LNG": "Language",
    "TXT": "Text",
    "SUP": "Suppressions",
}


_FAILING: dict[FailOn, tuple[str, ...]] = {
    "never": (),
    "error": ("error",),
    "warning": ("error", "warning"),
    "advice": ("error", "warning", "advice"),
}


class Answer(NamedTuple):
    """How an article stands with a topic. "review" has findings that do not fail the run; "absent" means that the
    article holds nothing of the kind; "unchecked" that no rule of the topic ran."""

    topic: Topic
    state: State
    findings: int


def family(code: str) -> str:
    """ "DOS" of "DOS003"."""
    return code.rstrip("0123456789")


def checklist(article: ArticleResult, families: Collection[str], fail_on: FailOn) -> tuple[Answer, ...]:
    """The answers for one article; `families` are those of the rules that ran."""
    failing = _FAILING[fail_on]
    counts: dict[str, int] = {}
    grave: set[str] = set()
    for finding in article.findings:
        of = family(finding.code)
        counts[of] = counts.get(of, 0) + 1
        if finding.severity in failing:
            grave.add(of)
    return tuple(_answer(topic, article, families, counts, grave) for topic in TOPICS)


def _answer(
    topic: Topic, article: ArticleResult, families: Collection[str], counts: dict[str, int], grave: set[str]
) -> Answer:
    number = sum(counts.get(each, 0) for each in topic.families)
    state: State = "passed"
    if number:
        state = "failed" if grave.intersection(topic.families) else "review"
    elif not set(topic.families) & set(families):
        state = "unchecked"
    elif topic.needs and all(article.tallies.get(need) == 0 for need in topic.needs):
        state = "absent"
    return Answer(topic, state, number)
