"""Runs the examples of rule files: a bad text must fire its rule at its place, a good one must not, a fix must mend."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence

from lint.checks import bind
from lint.facts import Facts
from lint.finding import Hit
from lint.neighbours import Files, MemoryFiles, NoFiles
from lint.profiles import Profile
from lint.record import record
from lint.rules.documentation import Example, RuleFile
from lint.rules.model import BoundRule, Rule
from lint.source import Source
from lint.typed import Any

TODAY = "2026-06-30"  # for examples that do not say; results must not depend on the day they run
SUFFIXES = {"markdown": ".md", "plain": ".txt", "html": ".html", "jats": ".xml"}
MAX_EXCERPT = 120

ProfileOf = Callable[[str], Profile]


@record(frozen=True, slots=True)
class Failure:
    """An example that does not do what it shows; `example` counts from 1, `kind` says which of its texts."""

    code: str
    file: str
    line: int
    column: int
    example: int
    kind: str
    message: str
    instead: tuple[str, ...] = ()  # what other rules found in the text

    def __str__(self) -> str:
        lines = [f"{self.file}:{self.line}:{self.column}: {self.code} example {self.example}: {self.message}"]
        return "\n".join([*lines, *(f"    {line}" for line in self.instead)])


@record(frozen=True, slots=True)
class RunText:
    """One article of an example."""

    path: str
    text: str


Findings = list[tuple[str, str, Hit]]  # path, source text, hit; in order of place


def run_examples(
    file: RuleFile, profile_of: ProfileOf, others: Sequence[BoundRule] = (), checks: Mapping[str, Any] | None = None
) -> list[Failure]:
    """What is wrong with the examples of one rule; empty where all hold.

    `others` are rules to ask what fires instead, where a bad example does not fire; `checks` overrides the rule's
    parameters.
    """
    rule = file.rule
    bound = BoundRule(rule, bind(rule.check, {**rule.with_, **(checks or {})}))
    failures: list[Failure] = []
    fixed_any = False
    for number, example in enumerate(file.docs.examples, 1):
        judge = _Judge(bound, example, number, profile_of, others)
        judge.run()
        failures += judge.failures
        fixed_any |= judge.fixed
    if rule.fix != "none" and not fixed_any and not failures:
        message = f"the rule says fix: {rule.fix}, but no example with bad and good is mended by a fix"
        first = file.docs.examples[0]
        failures.append(Failure(rule.code, rule.file, first.line, first.column, 1, "fix", message))
    return failures


class _Judge:
    """Judges one example."""

    def __init__(
        self, bound: BoundRule, example: Example, number: int, profile_of: ProfileOf, others: Sequence[BoundRule]
    ) -> None:
        self.bound = bound
        self.rule: Rule = bound.rule
        self.example = example
        self.number = number
        self.profile_of = profile_of
        self.others = others
        self.failures: list[Failure] = []
        self.fixed = False

    def fail(self, kind: str, message: str, instead: Iterable[str] = ()) -> None:
        e = self.example
        place = (self.rule.file, e.line, e.column, self.number)
        self.failures.append(Failure(self.rule.code, *place, kind, message, tuple(instead)))

    def run(self) -> None:
        example = self.example
        try:
            self.profile_of(example.profile)
        except KeyError:
            self.fail("bad", f'unknown profile "{example.profile}"')
            return
        if example.bad:
            found = self.findings(self.bound, example.bad)
            self.judge_bad(found)
            if example.good and any(hit.fix for _, _, hit in found):
                self.judge_fix(found)
        if example.good:
            for _, text, hit in self.findings(self.bound, example.good):
                at = _quoted(text[hit.start : hit.end])
                self.fail("good", f"the good text fires at {at}: {self.rule.message_for(hit)}")

    def judge_bad(self, found: Findings) -> None:
        example = self.example
        if not found:
            wanted = f" at {_quoted(example.at[0])}" if example.at else ""
            self.fail("bad", f"the bad text does not fire{wanted}", self.what_fires(example.bad))
            return
        seen = [text[hit.start : hit.end] for _, text, hit in found]
        shown = ", ".join(map(_quoted, seen))
        if example.at_is_list:
            if len(seen) != len(example.at) or not all(map(_is_at, seen, example.at)):
                self.fail("bad", f"it fires at {shown}, not at {', '.join(map(_quoted, example.at))}")
        elif example.at and not any(_is_at(text, example.at[0]) for text in seen):
            self.fail("bad", f"it fires at {shown}, not at {_quoted(example.at[0])}")
        if example.count is not None and len(found) != example.count:
            self.fail("bad", f"it fires {len(found)} times (at {shown}), not {example.count}")
        message = self.rule.message_for(found[0][2])
        if example.message is not None and message != example.message.strip():
            self.fail("bad", f"the message is {message!r}, not {example.message.strip()!r}")
        for _, _, hit in found:
            self.judge_hit(hit)

    def judge_hit(self, hit: Hit) -> None:
        rule = self.rule
        if hit.variant and hit.variant not in rule.messages and not rule.message:
            self.fail("bad", f'the check reports the variant "{hit.variant}", for which messages has no text')
        unfilled = [p for p in _placeholders(rule, hit) if p not in hit.values]
        if unfilled:
            known = ", ".join(sorted(hit.values)) or "none"
            self.fail("bad", f"the message has {{{unfilled[0]}}}, which the check does not fill (it fills: {known})")
        if hit.fix and rule.fix == "none":
            self.fail("fix", "the check offers a fix, but the rule says fix: none")

    def judge_fix(self, found: Findings) -> None:
        example = self.example
        self.fixed = True
        fixed = tuple(
            _mended(text, [hit for _, owner, hit in found if owner is text or owner == text]) for text in example.bad
        )
        for got, want in zip(fixed, example.good, strict=False):
            if got.rstrip() != want.rstrip():
                self.fail("fix", f"the fix makes {_quoted(got)}, not {_quoted(want)}")
                return
        again = self.findings(self.bound, fixed)
        twice = tuple(_mended(text, [hit for _, owner, hit in again if owner == text]) for text in fixed)
        if twice != fixed:
            self.fail("fix", f"fixing twice changes the text again: {_quoted(twice[0])}")

    def what_fires(self, texts: Sequence[str]) -> list[str]:
        lines = []
        for other in self.others:
            if other.rule.code == self.rule.code:
                continue
            for _, text, hit in self.findings(other, texts)[:3]:
                lines.append(f"instead {other.rule.code} {other.rule.name} at {_quoted(text[hit.start : hit.end])}")
        return lines or (["no other rule fires either"] if self.others else [])

    def findings(self, bound: BoundRule, texts: Sequence[str]) -> Findings:
        """What a rule finds in the example's texts, judged as the articles of one run."""
        run = self.articles(texts)
        profile = self.profile_of(self.example.profile)
        facts = {one.path: self.facts(one, run, profile) for one in run}
        sources = {one.path: one.text for one in run}
        check = bound.check
        found: Findings = []
        if callable(check):
            for one in run[: len(texts)]:
                hits = sorted(check(facts[one.path]), key=lambda hit: (hit.start, hit.end))
                found += [(one.path, one.text, hit) for hit in hits]
            return found
        digests = {path: check.digest(facts[path]) for path in sorted(facts)}
        given = {path: digest for path, digest in digests.items() if digest is not None}
        judged = {one.path for one in run[: len(texts)]}
        hits_by_path = [(path, hit) for path, hit in check.judge(given) if path in judged]
        return [
            (path, sources[path], hit) for path, hit in sorted(hits_by_path, key=lambda p: (p[0], p[1].start, p[1].end))
        ]

    def articles(self, texts: Sequence[str]) -> list[RunText]:
        example = self.example
        suffix = SUFFIXES.get(example.format, f".{example.format}")
        first = example.path or f"example{suffix}"
        stem, _, ending = first.rpartition(".")
        made = [RunText(first if i == 0 else f"{stem}-{i + 1}.{ending}", text) for i, text in enumerate(texts)]
        for i, (path, text) in enumerate(example.articles, 1):
            made.append(RunText(path or f"other-{i}{suffix}", text))
        return made

    def facts(self, one: RunText, run: Sequence[RunText], profile: Profile) -> Facts:
        from lint.formats import read

        example = self.example
        files: Files = NoFiles()
        if example.files or len(run) > 1:
            names = {other.path: other.text for other in run} | dict(example.files)
            files = MemoryFiles(names, os.path.dirname(one.path))
        article = read(Source(one.path, one.text))
        return Facts(article, profile, example.settings, example.today or TODAY, files)


def _placeholders(rule: Rule, hit: Hit) -> list[str]:
    import string

    template = rule.messages.get(hit.variant, rule.message) if hit.variant else rule.message
    return [name for _, name, _, _ in string.Formatter().parse(template) if name]


def _mended(text: str, hits: Sequence[Hit]) -> str:
    """The text with the fixes of hits applied from the front; one that overlaps an earlier one is left out."""
    pieces: list[str] = []
    done = 0
    for fix in sorted((hit.fix for hit in hits if hit.fix), key=lambda fix: fix.edits[0].start if fix.edits else 0):
        edits = sorted(fix.edits, key=lambda edit: (edit.start, edit.end))
        if not edits or edits[0].start < done:
            continue
        for edit in edits:
            pieces += [text[done : edit.start], edit.text]
            done = edit.end
    return "".join(pieces) + text[done:]


def _is_at(seen: str, wanted: str) -> bool:
    seen, wanted = " ".join(seen.split()), " ".join(wanted.split())
    return seen.startswith(wanted[:-1]) if wanted.endswith("…") else seen == wanted


def _quoted(text: str) -> str:
    text = text.replace("\n", "⏎")
    return f"“{text if len(text) <= MAX_EXCERPT else text[: MAX_EXCERPT - 1] + '…'}”"
