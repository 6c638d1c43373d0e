"""Judges one article by all its rules. No file access but through Facts.files."""

from __future__ import annotations

from collections.abc import Sequence

from lint.checks import Check, RunCheck, bind
from lint.engine.rows import Row, order, row
from lint.engine.statistics import Stopwatch
from lint.facts import Facts
from lint.finding import Notice, Severity
from lint.plan import Terms
from lint.rules import Rule
from lint.typed import Any, NamedTuple


class Judged(NamedTuple):
    """What the rules say of one article."""

    rows: list[Row]
    digests: dict[str, tuple[Severity, Any]]  # by code: what it contributes to rules that look across articles
    notices: list[Notice]


class Judge:
    """A set of rules, each bound to its check when the first article needs it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._checks: dict[str, Check | RunCheck] = {}

    def check(self, rule: Rule) -> Check | RunCheck:
        """The rule's check."""
        found = self._checks.get(rule.code)
        if found is None:
            found = self._checks[rule.code] = rule.told(bind(rule.check, rule.with_))
        return found

    def asks(self, kind: str, terms: Terms) -> bool:
        """Whether one of the rules puts this check kind to articles on these terms."""
        return any(rule.check == kind and _severity(rule, terms) != "off" for rule in self.rules)

    def judge(self, facts: Facts, terms: Terms, watch: Stopwatch | None = None) -> Judged:
        """All hits of all rules. A rule that fails loses its own findings only, and a notice says so."""
        article = facts.article
        source = article.source
        rows: list[Row] = []
        digests: dict[str, tuple[Severity, Any]] = {}
        notices: list[Notice] = []
        language: str | None = None
        paths: dict[int, tuple[str, ...]] = {}
        for rule in self.rules:
            code = rule.code
            severity = _severity(rule, terms)
            if severity == "off":
                continue
            if "any" not in rule.languages:
                if language is None:
                    language = facts.language
                if language not in rule.languages:
                    continue
            begin = watch.start(code) if watch else 0.0
            try:
                check = self.check(rule)
                if not callable(check):
                    digest = check.digest(facts)
                    if digest is not None:
                        digests[code] = (severity, digest)
                    continue
                for hit in check(facts):
                    section = article.section_at_source(hit.start)
                    path = paths.get(section)
                    if path is None:
                        path = paths[section] = article.section_path(section)
                    rows.append(row(source, section, path, rule, hit, severity))
            except Exception as error:  # a rule's bug must not hide what the others found
                notices.append(failure(rule, error, source.path))
            finally:
                if watch:
                    watch.stop(begin)
        rows.sort(key=order)
        return Judged(rows, digests, notices)


def _severity(rule: Rule, terms: Terms) -> Any:
    """A severity, or "off": the configuration's word before the profile's, and that before the rule's own."""
    return terms.severities.get(rule.code) or terms.profile.severities.get(rule.code) or rule.severity


def failure(rule: Rule, error: Exception, path: str | None) -> Notice:
    """The notice for a rule that raised."""
    where = ""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace:
        name = trace.tb_frame.f_code.co_filename.replace("\\", "/").rsplit("/", 2)
        where = f" at {'/'.join(name[-2:])}:{trace.tb_lineno}"
    return Notice(
        "error",
        f"rule {rule.code} ({rule.name}) failed here and may have missed something: "
        f"{type(error).__name__}: {error}{where}; all other rules were run",
        path,
    )
