"""Judges articles by all their rules. No file access but through Facts.files."""

from __future__ import annotations

from collections.abc import Sequence

from lint.checks import MATERIAL, Check, RunCheck, bind
from lint.engine.rows import Row, order, row
from lint.engine.statistics import Stopwatch
from lint.facts import Facts
from lint.finding import Notice, Severity
from lint.plan import Terms
from lint.rules import Rule
from lint.typed import Any, NamedTuple

MOST_TERMS = 100  # that are remembered


class Case(NamedTuple):
    """An article to be judged."""

    facts: Facts
    terms: Terms
    watch: Stopwatch | None = None


class Judged(NamedTuple):
    """What the rules say of one article."""

    rows: list[Row]
    digests: dict[str, tuple[Severity, Any]]  # by code: what it contributes to rules that look across articles
    notices: list[Notice]


class _Asked(NamedTuple):
    """A rule as it is put to articles on certain terms."""

    rule: Rule
    severity: Severity
    languages: tuple[str, ...]  # empty for rules that do not read words
    material: str | None  # what of the facts it only looks at


class Judge:
    """A set of rules, each bound to its check when the first article needs it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self._checks: dict[str, Check | RunCheck] = {}
        self._asked: dict[
            int, tuple[Terms, list[_Asked | None]]
        ] = {}  # by the identity of the terms, which many articles share

    def check(self, rule: Rule) -> Check | RunCheck:
        """The rule's check."""
        found = self._checks.get(rule.code)
        if found is None:
            found = self._checks[rule.code] = rule.told(bind(rule.check, rule.with_))
        return found

    def asks(self, kind: str, terms: Terms) -> bool:
        """Whether one of the rules puts this check kind to articles on these terms."""
        return any(rule.check == kind and _severity(rule, terms) != "off" for rule in self.rules)

    def _rules_for(self, terms: Terms) -> list[_Asked | None]:
        """For each of the rules how it is put to articles on these terms; None for those that are off."""
        known = self._asked.get(id(terms))
        if known is None:
            if len(self._asked) >= MOST_TERMS:
                self._asked.clear()
            asked = [
                _Asked(rule, severity, () if "any" in rule.languages else rule.languages, MATERIAL.get(rule.check))
                if (severity := _severity(rule, terms)) != "off"
                else None
                for rule in self.rules
            ]
            known = self._asked[id(terms)] = terms, asked
        return known[1]

    def judge(self, cases: Sequence[Case]) -> list[Judged]:
        """All hits of all rules in each of the articles. A rule that fails loses its own findings in that article only,
        and a notice says so.

        Rule by rule, not article by article: what a rule and the recognisers behind it need is in the processor's cache
        for all articles but the first, which saves a fifth of the time.
        """
        trials = [_Trial(*case) for case in cases]
        by_rule = zip(*[self._rules_for(case.terms) for case in cases], strict=True)
        for asked_of in by_rule:
            for trial, asked in zip(trials, asked_of, strict=True):
                if asked is not None:
                    self._ask(asked, trial)
        for trial in trials:
            trial.rows.sort(key=order)
        return [Judged(trial.rows, trial.digests, trial.notices) for trial in trials]

    def _ask(self, asked: _Asked, trial: _Trial) -> None:
        """Puts one rule to one article."""
        rule, severity, languages, material = asked
        facts, watch = trial.facts, trial.watch
        if languages and facts.language not in languages:
            return
        begin = watch.start(rule.code) if watch else 0.0
        try:
            if material and not getattr(facts, material):
                return
            check = self.check(rule)
            if not callable(check):
                digest = check.digest(facts)
                if digest is not None:
                    trial.digests[rule.code] = (severity, digest)
                return
            article = facts.article
            for hit in check(facts):
                section = article.section_at_source(hit.start)
                path = trial.paths.get(section)
                if path is None:
                    path = trial.paths[section] = article.section_path(section)
                trial.rows.append(row(article.source, section, path, rule, hit, severity))
        except Exception as error:  # a rule's bug must not hide what the others found
            trial.notices.append(failure(rule, error, facts.article.source.path))
        finally:
            if watch:
                watch.stop(begin)


class _Trial:
    """What is known so far of an article that is being judged."""

    __slots__ = ("digests", "facts", "notices", "paths", "rows", "watch")

    def __init__(self, facts: Facts, _terms: Terms, watch: Stopwatch | None) -> None:
        self.facts = facts
        self.watch = watch
        self.rows: list[Row] = []
        self.digests: dict[str, tuple[Severity, Any]] = {}
        self.notices: list[Notice] = []
        self.paths: dict[int, tuple[str, ...]] = {}  # titles of a section and those around it, by its number


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
