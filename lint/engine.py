"""Judges articles: read, run the rules, make findings of their hits. No file access here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from lint.article import Article
from lint.facts import Facts
from lint.finding import Finding, Fix, Hit, RelatedPlace, Severity
from lint.formats import read  # type: ignore[attr-defined,unused-ignore]
from lint.profiles import Profile
from lint.rules import BoundRule, Rule
from lint.source import Source

HELP = "https://medproof.readthedocs.io/rules/"
EXCERPT = 160  # code points of the source that a finding quotes at most


def examine(
    source: Source,
    rules: Iterable[BoundRule],
    profile: Profile,
    settings: Mapping[str, Any] | None = None,
    severities: Mapping[str, Severity] | None = None,
    today: str = "",
) -> tuple[Finding, ...]:
    """All findings of the one-article rules in one article, in order of place."""
    article = read(source)
    facts = Facts(article, profile, settings or {}, today)
    findings: list[Finding] = []
    for bound in rules:
        if not callable(bound.check):
            continue
        severity = (severities or {}).get(bound.rule.code, bound.rule.severity)
        for hit in bound.check(facts):
            findings.append(finding(article, bound.rule, hit, severity))
    findings.sort(key=lambda f: (f.start.offset, f.end.offset, f.code))
    return tuple(findings)


def finding(article: Article, rule: Rule, hit: Hit, severity: Severity) -> Finding:
    """A hit with its rule's words and its place for people."""
    source = article.source
    excerpt = source.text[hit.start : hit.end]
    template = rule.messages[hit.variant] if hit.variant else rule.message
    section = article.section_path(article.section_at_source(hit.start))
    fix = hit.fix
    if fix and rule.fix != "safe" and fix.safety == "safe":
        fix = Fix("unsafe", fix.title, fix.edits)
    seed = "\0".join((rule.code, " ".join(excerpt.split()), *section))
    return Finding(
        code=rule.code,
        rule=rule.name,
        severity=severity,
        message=template.format_map(hit.values),
        path=source.path,
        start=source.position(hit.start),
        end=source.position(hit.end),
        section=section,
        excerpt=excerpt[:EXCERPT],
        fingerprint=blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest(),
        help_url=f"{HELP}{rule.code}",
        related=tuple(
            RelatedPlace(r.path or source.path, source.position(r.start), source.position(r.end), r.message)
            for r in hit.related
            if r.path in (None, source.path)
        ),
        fix=fix,
        data=hit.data,
    )
