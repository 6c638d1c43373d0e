"""Check kinds over the reference list: what is listed twice, left empty, incomplete, impossible."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit, Related
from lint.source import Span
from lint.text.literals import Literals
from lint.text.rare import Rare
from lint.text.references import Reference
from lint.text.references.lists import NOTHING, ListPlace, is_weak_title
from lint.text.references.names import plain
from lint.text.references.parse import GROUP


def duplicate_reference() -> Check:
    """One work listed twice: by DOI, PMID or PMCID, or by title and year where no identifier says otherwise."""

    def check(facts: Facts) -> Iterator[Hit]:
        seen: dict[str, Reference] = {}
        listed = [r for r in facts.references.all if r.file is None and not r.optional]
        if len(listed) < 2:
            return
        # titles are only compared where the year and the first word agree
        years = Counter([reference.year for reference in listed])
        openings = [(one.year, one.opening if years[one.year] > 1 else "") for one in listed]
        alike = {key for key, count in Counter(openings).items() if count > 1}
        identities = [_identities(one, key in alike) for one, key in zip(listed, openings, strict=True)]
        if len({name for names in identities for name in names}) == sum(map(len, identities)):
            return  # no name twice
        for reference, names in zip(listed, identities, strict=True):
            first = next((seen[name] for name in names if name in seen and _agree(seen[name], reference)), None)
            if first is None or (reference.kind == "footnote" and first.bare != reference.bare):
                for name in names:
                    seen.setdefault(name, reference)
                continue
            by = next(name for name in names if name in seen)
            by = by.split(" ")[0] if by.startswith("title:") else by
            shown = {"title:": "title and year"}.get(by, by.replace("pmid:", "PMID ").replace("doi:", "DOI "))
            values = {"id": reference.id, "first": first.id, "by": shown}
            related = (Related(first.span.start, first.span.end, "the same work is listed here first"),)
            yield Hit(reference.span.start, reference.span.end, values, related=related)

    return check


def _identities(reference: Reference, titled: bool) -> tuple[str, ...]:
    found = []
    if reference.doi:
        found.append(f"doi:{reference.doi}")
    if reference.pmid:
        found.append(f"pmid:{reference.pmid}")
    if reference.pmcid:
        found.append(reference.pmcid)
    title = reference.title if titled and reference.year else None
    if title:
        name = plain(title)
        if len(name) > 24:
            found.append(f"title: {name} {reference.year}")
    if not found and len(reference.text) > 30:
        found.append(f"title: {reference.bare}")
    return tuple(found)


def _agree(a: Reference, b: Reference) -> bool:
    """Whether no identifier, volume or page says that two entries are different works."""
    for name in ("doi", "pmid", "pmcid"):
        one, other = getattr(a, name), getattr(b, name)
        if one and other:
            return bool(one == other)
    if a.head == b.head:
        return True
    volumes = a.parts.volume, b.parts.volume
    pages = a.parts.pages, b.parts.pages
    if all(volumes) and volumes[0] != volumes[1]:
        return False
    if all(pages) and pages[0] != pages[1]:
        return False
    return not (a.authors and b.authors and plain(a.authors[0])[:4] != plain(b.authors[0])[:4])


_GENERATED = re.compile(
    r"""(?i)id=["']?refs\b|:::\s*\{#refs|\{%\s*bibliography|\\printbibliography|\[\^|\{\{<\s*(?:bib|"
    r"ref|cite)|#refs\b"""
)


def empty_reference_list() -> Check:
    """A references heading with nothing under it. A place that a citation processor fills is not empty."""

    def check(facts: Facts) -> Iterator[Hit]:
        references = facts.references
        article = facts.article
        filled = {r.group for r in references.all}
        for group, place in enumerate(references.places):
            if place.further or place.heading is None or group in filled:
                continue
            if any(r.kind in ("footnote", "definition", "bibliography") or r.file for r in references.all):
                continue
            body = article.text[place.heading.end : _end_of(facts, place)]
            if _GENERATED.search(body) or facts.names_bibliography:
                continue
            if not NOTHING.match(re.sub(r"(?s)<!--.*?-->|<[^>]*>|\{:?[^{}]*\}", " ", body)):
                continue
            if is_weak_title(place.title) and any(
                place.heading.end < s.heading_span.start for s in article.sections[1:]
            ):
                continue  # "Sources" in mid-article may speak of food
            yield Hit(place.heading.start, place.heading.end, {"title": place.title})

    return check


def _end_of(facts: Facts, place: ListPlace) -> int:
    article = facts.article
    if place.blocks:
        return article.blocks[place.blocks[-1]].span.end
    heading = place.heading
    if heading is None:
        return 0
    return min(
        (s.heading_span.start for s in article.sections[1:] if s.heading_span.start > heading.start),
        default=len(article.text),
    )


def incomplete_reference(demands: Sequence[str]) -> Check:
    """An entry without what it needs; `demands` names the parts: authors, title, source, year, access-date."""
    wanted = tuple(demands)

    def check(facts: Facts) -> Iterator[Hit]:
        for reference in facts.references.all:
            if reference.file is not None or reference.optional or reference.kind == "definition":
                continue
            if reference.kind == "footnote" and not _is_bibliographic(reference):
                continue
            missing = _missing(reference, wanted)
            if missing:
                values = {"id": reference.id, "missing": " and ".join(missing)}
                yield Hit(reference.span.start, reference.span.end, values, data={"missing": missing})

    return check


def _is_bibliographic(reference: Reference) -> bool:
    """Whether a footnote gives a work rather than a remark."""
    return bool(reference.doi or reference.pmid or (reference.year and reference.authors and reference.title))


_UNDATED = re.compile(
    r"(?i)\bn\.\s?d\b|no date|undated|in press|forthcoming|ahead of print|submitted|accepted|"
    r"preprint|accessed|retrieved|cited|updated|reviewed|visited|\d{4}"
)
_ADDRESS = re.compile(  # begins with one character class, for speed
    r"[HhWwDd1Pp](?i:(?:(?<=h)ttps?://|(?<=w)ww\.|(?<=d)oi:?\s*10\.\d{4,9}/|(?<=1)0\.\d{4,9}/)\S+"
    r"|(?<=p)mi?c?d?:?\s*\d+|(?<=p)mc\d+)"
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_PUBLISHER = re.compile(r":\s?[A-Z][^:;]{2,60}[;,]\s?(?:19|20)\d\d")


def _begins_with_words(reference: Reference) -> bool:
    """Whether at least three words stand before any address; most entries are judged by that alone."""
    opening = reference.text[:60]
    words = _WORDS.findall(opening)[:3]
    return len(words) == 3 and "10." not in opening and _ADDRESSING.isdisjoint(map(str.lower, words))


_ADDRESSING = frozenset("http https www doi pmid pm pmd pmc pmcid pmcd pmi pmci".split())


def _missing(reference: Reference, wanted: Sequence[str]) -> list[str]:
    text = reference.text
    addressed = bool(reference.urls or reference.doi or reference.pmid or reference.pmcid)
    if addressed and _begins_with_words(reference):
        return []
    bare = _ADDRESS.sub(" ", text)
    words = _WORDS.findall(bare)
    if len(words) < 3 and addressed and not _CJK.search(bare):
        lacking = [name for name in ("authors", "title", "year") if name in wanted]
        return [n for n in lacking if not (n == "year" and reference.year) and not (n == "authors" and words)]
    missing = []
    if "year" in wanted and reference.year is None and not addressed and not _UNDATED.search(text) and len(words) > 3:
        missing.append("year")
    if addressed:
        return missing
    if "title" in wanted and len(words) < 14 and reference.authors and reference.title is None:
        missing.append("title")
    if "source" in wanted and reference.authors and reference.title and not reference.container:
        after = bare[bare.find(reference.title) + len(reference.title) :] if reference.title in bare else bare
        parts = reference.parts
        named = _WORDS.search(after) or _PUBLISHER.search(bare) or GROUP.search(reference.title) or parts.volume
        if not named and reference.isbn is None and not _is_body(reference):
            missing.append("source")
    return missing


def _is_body(reference: Reference) -> bool:
    """Whether an organisation is the author, and so the source as well."""
    if any(GROUP.search(author) or author.isupper() for author in reference.authors):
        return True
    first = reference.authors[0]
    return len(reference.authors) == 1 and " " in first and not re.search(r" [A-Z]{1,3}$|,", first)


def impossible_year(ahead: int = 1) -> Check:
    """A reference dated in the future (`ahead` years are allowed, for issues printed early), or before its journal or
    identifier could exist."""

    def check(facts: Facts) -> Iterator[Hit]:
        from lint.text.references.beginnings import first_years

        today = int((facts.today or "9999")[:4])
        dated = [r for r in facts.references.all if r.year and r.file is None and r.kind != "definition"]
        for reference, begin in zip(dated, first_years(dated), strict=True):
            year = reference.year or 0
            if year > today + ahead:
                if re.search(r"(?i)in press|forthcoming", reference.text) and year <= today + 2:
                    continue
                yield _at_year(facts, reference, {"year": str(year)}, "future")
            elif begin and year < begin.year:
                yield _at_year(
                    facts, reference, {"year": str(year), "what": begin.what, "first": str(begin.year)}, "early"
                )

    return check


def _at_year(facts: Facts, reference: Reference, values: dict[str, str], variant: str) -> Hit:
    span = reference.span
    if reference.end > reference.start:
        at = facts.prose.find(values["year"], reference.start, reference.end)
        if at >= 0:
            span = facts.article.source_span(at, at + 4)
    return Hit(span.start, span.end, {**values, "id": reference.id}, variant)


_PLACEHOLDER = Rare(
    r"\bAuthor(?: name)?s?,? [A-Z]\b\.?(?=[,.]| et al)|\b(?:Last ?name|Surname),? (?:F|"
    r"First ?(?:name)?|Initials?|[A-Z]\b)|\bAuthor(?:\(s\)|s)?,? (?:\(\d{4}\)|\(year\))"
    r"|\[(?i:authors?|title|journal|publisher|insert[^\]]*)\]|<(?:author|title|journal|year)s?>"
    r"|\bTitle of (?:the )?(?:article|paper|book|study|work|chapter|page|source)\b|"
    r"\bArticle title\b|\b(?:Journal|Publisher) [Nn]ame\b|\bName of (?:the )?[Jj]ournal\b"
    r"|\b[Tt]itle\. [Jj]ournal\. (?:[Yy]ear|\d{4})|\bYear;\s?[Vv]ol(?:ume)?|\bYYYY\b|"
    r"\bLorem ipsum\b|\b(?:John|Jane) Doe\b|\bDoe J\b|\bXX+\b(?=[,.;(])"
)
_PLACEHOLDER_ID = Rare(
    r"(?i)\b10\.(?:[x#?_]{2,}|1000/(?:xyz\w*|abc\w*|123\w*|182x)|1234/(?:5678|abc\w*|xyz\w*|"
    r"example\w*|journal\b)|0000/|9999/|\d{4}/(?:x{3,}|example|placeholder|12345(?:67?8?9?)?\b|"
    r"abcd?e?f?\b|xyz\b))[\w./-]*"
    r"|\bPMID:?\s*(?:12345678|1234567|00000000|11111111|99999999|x{3,})\b|\bPMC(?:1234567|12345678|0000000|x{3,})\b"
    r"|\bhttps?://(?:www\.)?(?:example\.(?:com|org|net)|placeholder\.\w+|yourwebsite\.\w+|test\.com|"
    r"domain\.com)[^\s)\]>]*"
    r"|pubmed\.ncbi\.nlm\.nih\.gov/(?:12345678|1234567|00000000)\b|\bISBN:? (?:000[-0-9]+|"
    r"1234567890|978-?1-?234-?56789-?\d|x{3,})"
)


_IN_ADDRESSES = Literals(
    *["10.x", "10.#", "10.?", "10._", "1000/", "1234", "0000", "1111111", "9999", "xxx", "placeholder", "yourwebsite"],
    *["example.c", "example.o", "example.n", "test.com", "domain.com", "/example", "/xyz", "/abc"],
)
"""One of these is in every made-up address, in small letters."""


_MADE_UP = re.compile(
    r"(?i)(?:PMID|PMC|ISBN)\W{0,4}(?:1234|00|1111|9999|978-?1-?2|x)|pubmed\.ncbi\.nlm\.nih\.gov/(?:1234|0000)"
)


def _is_suspect(prose: str, sign: str, start: int) -> bool:
    """Whether a sign may begin something made up."""
    return sign.startswith(("10.", "://")) or (sign[0] in "pi" and _MADE_UP.match(prose, start) is not None)


def placeholder_reference() -> Check:
    """A reference that was never filled in: made-up names, example.com, 10.xxxx, 12345678."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose = facts.prose
        seen: list[int] = []
        if any(_is_suspect(prose, *sign) for sign in facts.references.signs.words):
            for match in _PLACEHOLDER_ID.finditer(prose):
                at = match.start()
                if facts.code.holds(at):
                    continue
                span = facts.article.source_span(*match.span())
                insort(seen, span.start)
                yield Hit(span.start, span.end, {"found": match.group().rstrip(".,;")})
        links = facts.article.links
        for index in _IN_ADDRESSES.holding([link.url.lower() for link in links]) if links else ():
            link = links[index]
            found = _PLACEHOLDER_ID.search(link.url) if link.kind != "image" else None
            if found and not _holds(seen, link.span):
                span = link.url_span or link.span
                yield Hit(span.start, span.end, {"found": found.group()})
        lists = facts.references.prose
        if not lists or not _PLACEHOLDER.search(prose[lists[0][0] : max(end for _, end in lists)]):
            return
        for reference in facts.references.all:
            if reference.file is not None or reference.end <= reference.start:
                continue
            match_ = _PLACEHOLDER.exact.search(prose, reference.start, reference.end)
            if match_ and not _holds(seen, reference.span):
                span = facts.article.source_span(*match_.span())
                yield Hit(span.start, span.end, {"found": match_.group()})

    return check


def _holds(places: list[int], span: Span) -> bool:
    """Whether one of the places, which are in order, lies in a span."""
    return bisect_left(places, span.start) < bisect_left(places, span.end)


def broken_reference_numbering() -> Check:
    """Entries that skip or repeat a number. A list may begin anew under a heading of its own."""

    def check(facts: Facts) -> Iterator[Hit]:
        groups: dict[int, list[Reference]] = {}
        for reference in facts.references.all:
            if reference.group >= 0 and reference.number is not None and reference.file is None:
                groups.setdefault(reference.group, []).append(reference)
        for members in groups.values():
            before: Reference | None = None
            known: set[int | None] = set()
            faults = 0
            for place, reference in enumerate(members):
                number = reference.number or 0
                last = before.number or 0 if before else number - 1
                if (
                    before
                    and number != last + 1
                    and not (number == 1 and last > 1 and _new_list(facts, before, reference))
                ):
                    values = {"number": str(number), "before": str(last), "expected": str(last + 1)}
                    variant = "repeated" if number <= last and number in known else "skipped"
                    if number < last and variant == "skipped":
                        variant = "backward"
                    related = (Related(before.span.start, before.span.end, "the entry before"),)
                    span = _number_span(facts, reference)
                    faults += 1
                    fix = _renumber_from(facts, members, place) if faults <= MENDED else None
                    yield Hit(*span, values, variant, related, fix)
                before = reference
                known.add(reference.number)

    return check


def _new_list(facts: Facts, before: Reference, after: Reference) -> bool:
    article = facts.article
    return article.section_at_source(before.span.start) != article.section_at_source(after.span.start)


_NUMBER = re.compile(r"\s*[\[(^]*(\d{1,4})")


def _number_span(facts: Facts, reference: Reference) -> tuple[int, int]:
    match = _NUMBER.match(facts.article.text, reference.span.start, reference.span.end)
    return match.span(1) if match else (reference.span.start, reference.span.end)


MENDED = 20  # faults of one list that a fix is worked out for: each renumbers all that follows


def _renumber_from(facts: Facts, members: Sequence[Reference], at: int) -> Fix | None:
    """Numbers the entries in sequence; only where no citation goes by the numbers that would change."""
    changed = members[at:]
    indices = {r.index for r in changed}
    if any(c.style in ("numeric", "superscript") and indices & set(c.references) for c in facts.citations):
        return None
    number = (members[at - 1].number or 0) + 1
    edits = []
    for reference in changed:
        match = _NUMBER.match(facts.article.text, reference.span.start, reference.span.end)
        if not match:
            return None
        if match[1] != str(number):
            edits.append(Edit(*match.span(1), str(number)))
        number += 1
    return Fix("unsafe", "Number the entries in sequence", tuple(edits)) if edits else None
