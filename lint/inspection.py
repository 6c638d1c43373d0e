"""What the parser and the recognisers see in one article, without judging: the form of `medproof inspect`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint.article import Article
from lint.facts import Facts
from lint.source import Span
from lint.typed import Any

Object = dict[str, Any]


def inspect(facts: Facts) -> Object:
    """The article as plain data; every object in the lists says where it stands. Fields are only ever added."""
    article = facts.article
    claims = _claims(facts)
    return {
        "path": article.path,
        "format": article.format,
        "type": facts.profile.name,
        "language": facts.language,
        "title": article.title,
        "metadata": plain(article.metadata),
        "sections": _sections(facts),
        "doses": _doses(facts),
        "claims": [claim for _, claim in claims],
        "citations": _citations(facts, [start for start, _ in claims]),
        "references": _references(facts),
        "links": [
            {"text": link.text, "url": link.url, "kind": link.kind, **_place(article, link.span)}
            for link in article.links
        ],
        "disclaimers": _disclaimers(facts),
    }


def _place(article: Article, span: Span | None) -> Object:
    """Where something stands in the source; zeros for what stands elsewhere."""
    if span is None:
        return {"line": 0, "column": 0, "end_line": 0, "end_column": 0}
    start, end = article.source.position(span.start), article.source.position(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}


def _sections(facts: Facts) -> list[Object]:
    article = facts.article
    made = []
    for section, role in zip(article.sections, facts.roles, strict=True):
        if not section.index:
            continue
        own = article.blocks[section.first : section.last]
        words = len(article.prose[own[0].start : own[-1].end].split()) if own else 0
        made.append(
            {
                "title": section.title,
                "level": section.level,
                "role": role,
                "anchor": section.anchor,
                "words": words,
                **_place(article, section.heading_span),
            }
        )
    return made


def _doses(facts: Facts) -> list[Object]:
    article = facts.article
    return [
        {
            "text": article.prose[dose.start : dose.end],
            "drug": dose.drug.name if dose.drug else None,
            "low": _number(dose.amount.low),
            "high": _number(dose.amount.high),
            "unit": dose.amount.unit,
            "basis": dose.amount.basis,
            "route": dose.route,
            "frequency": dose.frequency.text if dose.frequency else None,
            "per_day": [_number(round(times, 3)) for times in dose.per_day] if dose.per_day else None,
            "prn": dose.prn,
            "is_maximum": dose.is_maximum,
            "population": dose.population.text if dose.population else None,
            "form": dose.form.text if dose.form else None,
            "routes": list(dose.routes),
            "timing": dose.timing.text if dose.timing else None,
            "duration": dose.duration.text if dose.duration else None,
            "daily_total": dose.daily_total,
            "role": dose.role,
            **_place(article, article.source_span(dose.start, dose.end)),
        }
        for dose in facts.doses
    ]


def _claims(facts: Facts) -> list[tuple[int, Object]]:
    """The claims with the prose offset that each begins at."""
    from lint.text.claims import deciding_words

    article = facts.article
    return [
        (
            claim.start,
            {
                "text": article.prose[claim.start : claim.end],
                "kind": claim.kind,
                "score": round(float(claim.score), 3),
                "cues": deciding_words(article.prose, claim.start, facts.sentences[claim.sentence].end, claim.kind),
                "cited": bool(claim.cited),
                **_place(article, article.source_span(claim.start, claim.end)),
            },
        )
        for claim in facts.claims
    ]


def _citations(facts: Facts, claims: Sequence[int]) -> list[Object]:
    from lint.text.citations import excerpt, span_of

    article, entries = facts.article, facts.references.all
    sentences = facts.sentences
    made = []
    for citation in facts.citations:
        covered = [(sentences[i].start, sentences[i].end) for i in citation.covers]
        text = article.prose[citation.start : citation.end] or excerpt(article, citation)
        made.append(
            {
                "text": text,
                "style": citation.style,
                "references": [entries[i].id for i in citation.references],
                "keys": list(citation.keys),
                "missing": list(citation.missing),
                "covers": [i for i, at in enumerate(claims) if any(start <= at < end for start, end in covered)],
                **_place(article, span_of(article, citation)),
            }
        )
    return made


def _references(facts: Facts) -> list[Object]:
    cited = {i for citation in facts.citations for i in citation.references}
    tiers: Sequence[Any] = getattr(facts, "tiers", ())
    return [
        {
            "id": entry.id,
            "text": entry.text,
            "title": entry.title,
            "authors": list(entry.authors),
            "year": entry.year,
            "container": entry.container,
            "doi": entry.doi,
            "pmid": entry.pmid,
            "pmcid": entry.pmcid,
            "isbn": entry.isbn,
            "url": entry.url,
            "kind": entry.kind,
            "file": entry.file,
            "tier": tiers[entry.index] if entry.index < len(tiers) else None,
            "cited": entry.index in cited,
            **_place(facts.article, None if entry.file else entry.span),
        }
        for entry in facts.references.all
    ]


def _disclaimers(facts: Facts) -> list[Object]:
    return [
        {
            "parts": list(disclaimer.parts),
            "audience": disclaimer.audience,
            "text": disclaimer.text,
            **_place(facts.article, disclaimer.span),
        }
        for disclaimer in facts.disclaimers
    ]


def _number(value: float) -> int | float:
    """Without ".0", as people write it."""
    return int(value) if float(value).is_integer() else value


def plain(value: Any) -> Any:
    """A value of the front matter as JSON knows it: dates become ISO text."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
