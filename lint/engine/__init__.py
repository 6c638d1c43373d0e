"""Files in, a report out: read, judge, put together. `run` for a run over files, `examine` for one text at hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.facts import Facts
from lint.finding import Finding, Severity
from lint.neighbours import Files, NoFiles
from lint.plan import Terms
from lint.profiles import Profile
from lint.rules import Rule
from lint.source import Source
from lint.typed import Any, Literal


def examine(
    source: Source,
    rules: Sequence[Rule],
    profile: Profile,
    settings: Mapping[str, Any] | None = None,
    severities: Mapping[str, Severity | Literal["off"]] | None = None,
    today: str = "",
    files: Files | None = None,
    format: str | None = None,
) -> tuple[Finding, ...]:
    """All findings in one text, in order of place, those of rules that look across articles left out.

    Raises RuntimeError where a rule fails, with the rule's code; a run over files makes a notice of it instead.
    """
    from lint.engine.judge import Case, Judge
    from lint.engine.rows import findings
    from lint.formats import read

    article = read(source, format)
    facts = Facts(article, profile, settings or {}, today, files or NoFiles())
    [judged] = Judge(rules).judge([Case(facts, Terms(profile, severities or {}, settings or {}))])
    if judged.notices:
        raise RuntimeError("; ".join(notice.message for notice in judged.notices))
    return findings(source.path, [(s.title, s.level) for s in article.sections], judged.rows)
