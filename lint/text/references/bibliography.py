"""Bibliographies in files of their own: BibTeX, CSL JSON and CSL YAML, and reference lists kept in another article.

BibTeX is read by bibtexparser, loaded only when there is such a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lint.article import Article
from lint.source import Span
from lint.text.identifiers import identifiers, normal_doi, of_url
from lint.text.references.model import Reference
from lint.typed import Any, Protocol

_SUFFIXES = (".bib", ".json", ".yaml", ".yml")
_NOWHERE = Span(0, 0)


class Reader(Protocol):
    """What is asked of the files beside the article."""

    def names(self, target: str) -> tuple[str, ...]:
        """Names in a folder."""


def bibliographies(article: Article, settings: Mapping[str, Any], files: Reader) -> list[str]:
    """The bibliography files of an article: those configured, those its front matter names, else, where it cites by
    key, the BibTeX files in its folder."""
    named = [*_strings(settings.get("bibliography")), *_strings(article.metadata.get("bibliography"))]
    if not named and "@" in article.prose and "[@" in article.prose:
        named = [name for name in files.names(".") if name.endswith(".bib")]
    return [name for name in dict.fromkeys(named) if name.lower().endswith(_SUFFIXES)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        yield from (one for one in value if isinstance(one, str))


def of_list(article: Article, name: str) -> Iterator[Reference]:
    """The references of another article, as found in that file."""
    from lint.record import replace
    from lint.text.references.collect import references

    for reference in references(article).all:
        yield replace(reference, file=name, start=0, end=0, group=reference.group if reference.group < 0 else 0)


def of_text(name: str, text: str) -> Iterator[Reference]:
    """The references of a bibliography file, by its suffix. A file that cannot be read gives none."""
    low = name.lower()
    if low.endswith(".bib"):
        yield from _bibtex(name, text)
        return
    try:
        if low.endswith(".json"):
            import json

            data = json.loads(text)
        else:
            import yaml

            data = yaml.load(text, yaml.CSafeLoader)
    except ValueError:
        return
    except Exception as error:  # yaml.YAMLError, without loading yaml to name it
        if type(error).__module__.split(".")[0] != "yaml":
            raise
        return
    yield from of_csl(data, name)


def of_csl(data: Any, name: str | None = None) -> Iterator[Reference]:
    """The references of CSL data: a list of items, or a mapping that has one under "references"."""
    if isinstance(data, Mapping):
        data = data.get("references")
    if not isinstance(data, Sequence) or isinstance(data, str):
        return
    for item in data:
        if isinstance(item, Mapping) and item.get("id") is not None:
            fields = {
                "author": "; ".join(_csl_name(one) for one in item.get("author") or () if isinstance(one, Mapping)),
                "title": _text(item.get("title")),
                "container": _text(item.get("container-title")),
                "volume": _text(item.get("volume")),
                "pages": _text(item.get("page")),
                "year": _csl_year(item.get("issued")),
                "doi": _text(item.get("DOI")),
                "pmid": _text(item.get("PMID")),
                "pmcid": _text(item.get("PMCID")),
                "isbn": _text(item.get("ISBN")),
                "url": _text(item.get("URL")),
            }
            yield _reference(str(item["id"]), fields, name)


def _text(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return "" if value is None else str(value)


def _csl_name(name: Mapping[str, Any]) -> str:
    if name.get("literal"):
        return str(name["literal"])
    family = " ".join(str(name[k]) for k in ("non-dropping-particle", "family") if name.get(k))
    return f"{family}, {name['given']}" if name.get("given") else family


def _csl_year(issued: Any) -> str:
    if isinstance(issued, Mapping):
        parts = issued.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
            return str(parts[0][0])
        issued = issued.get("literal") or issued.get("raw") or issued.get("year")
    if isinstance(issued, list) and issued and isinstance(issued[0], Mapping):
        issued = issued[0].get("year")
    return _text(issued)


def _bibtex(name: str, text: str) -> Iterator[Reference]:
    from bibtexparser.entrypoint import parse_string

    library = parse_string(text)
    for entry in library.entries:
        given = {field.key.lower(): _plain(str(field.value)) for field in entry.fields}
        authors = re.split(r"\s+and\s+", given.get("author") or given.get("editor") or "")
        fields = {
            "author": "; ".join(one for one in authors if one),
            "title": given.get("title", ""),
            "container": given.get("journal") or given.get("journaltitle") or given.get("booktitle") or "",
            "volume": given.get("volume", ""),
            "pages": given.get("pages", ""),
            "year": given.get("year") or given.get("date", ""),
            "doi": given.get("doi", ""),
            "pmid": given.get("pmid", ""),
            "pmcid": given.get("pmcid", ""),
            "isbn": given.get("isbn", ""),
            "url": given.get("url", ""),
        }
        yield _reference(entry.key, fields, name)


_BRACES = re.compile(r"[{}]|\\(?=[&%$_#])")


def _plain(value: str) -> str:
    return " ".join(_BRACES.sub("", value).split())


def _reference(key: str, fields: Mapping[str, str], file: str | None) -> Reference:
    year = re.search(r"\b(?:1[5-9]|20)\d\d\b", fields["year"])
    doi = next((i.value for i in identifiers(fields["doi"]) if i.kind == "doi"), None)
    if doi is None and fields["doi"].startswith("10."):
        doi = normal_doi(fields["doi"])
    work = of_url(fields["url"]) if fields["url"] else None
    pmcid = fields["pmcid"].upper()
    text = ". ".join(fields[name] for name in ("author", "title", "container", "year") if fields[name])
    return Reference(
        index=0,
        id=key,
        group=-1,
        kind="bibliography",
        start=0,
        end=0,
        span=_NOWHERE,
        text=text,
        year=int(year.group()) if year else None,
        doi=doi or (work.value if work and work.kind == "doi" else None),
        pmid=fields["pmid"] or (work.value if work and work.kind == "pmid" else None),
        pmcid=(pmcid if pmcid.startswith("PMC") else f"PMC{pmcid}") if pmcid else None,
        isbn=fields["isbn"] or None,
        urls=(fields["url"],) if fields["url"] else (),
        file=file or "front matter",
        given={name: value for name, value in fields.items() if value},
    )
