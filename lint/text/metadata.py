"""Who wrote and reviewed an article and when, from the front matter and from lines of the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from lint.article import Article
from lint.source import Span
from lint.text.dates import DATE, Date, read_date
from lint.text.rare import Rare
from lint.text.words import Words
from lint.typed import Any, Literal, NamedTuple

Field = Literal["title", "author", "reviewer", "date", "updated", "last-reviewed", "next-review"]

KEYS: dict[str, tuple[str, ...]] = {
    field: tuple(names.split())
    for field, names in {
        "title": "title headline name",
        "author": "author authors by byline writer writers written_by writtenby contributors creator",
        "reviewer": "reviewer reviewers medical_reviewer medicalreviewer medical_reviewers "
        "medically_reviewed_by medicallyreviewedby reviewed_by reviewedby "
        "clinical_reviewer clinically_reviewed_by fact_checker expert_reviewer",
        "date": "date published date_published datepublished publish_date publishdate pubdate "
        "created date_created publication_date written",
        "updated": "updated modified lastmod last_modified date_modified datemodified last_updated "
        "lastupdated revised update_date",
        "last-reviewed": "last_reviewed lastreviewed reviewed review_date reviewdate reviewed_on "
        "date_reviewed medically_reviewed last_review lastreview medical_review_date "
        "reviewed_date reviewed_at",
        "next-review": "next_review nextreview review_due reviewdue next_review_date review_by expires "
        "expiry next_review_due",
    }.items()
}
"""Names that a field goes by in front matter; lower case with "_" for "-" and spaces."""

CREDENTIAL = (
    r"(?:M\.?D\.?|D\.?O\.?|MBBS|MBChB|MB ?BCh|MB ?BS|BMBS|BMBCh|MBBCh|BM|PharmD|Pharm\.D\.?|BPharm|"
    r"MPharm|RPh|R\.?N\.?|BSN|MSN|DNP|"
    r"A?G?NP(?:-C|-BC)?|FNP(?:-C|-BC)?|APRN|CRNA|PA(?:-C)?|Ph\.?D\.?|DPhil|Psy\.?D\.?|DDS|DMD|BDS|"
    r"DPT|PT|OT|OTR|SLP|RDN?|LDN|CNS|"
    r"FRCPC?(?:\(\w+\)|Ch|E)?|MRCP|FRCS\w*|MRCS|MRCGP|FRCGP|FRACP|FRACGP|FACP|FACS|FACC|FACOG|FAAP|"
    r"FAHA|FAAFP|FASHP|FRCOG|MRCOG|FRCR|"
    r"FRCPath|FRCPsych|MRCPsych|FACEP|FIDSA|FCCP|MPH|MSc|M\.?Sc\.?|BSc|MS|MSW|LCSW|LMFT|RGN|RM|CNM|"
    r"IBCLC|DVM|ScD|DrPH|MHS|MA|MBA|MEd|"
    r"LPC|CPT|CSCS|OD|AuD|DC|ND|EdD|JD|Dr\.? ?med|doctor|physician|pharmacist|nurse|paediatrician|"
    r"pediatrician|consultant|"
    r"professor|dietitian|physiotherapist|cardiologist|surgeon|psychiatrist|psychologist|"
    r"neurologist|specialist|midwife|general practitioner|GP)"
)
_GENERIC = re.compile(
    r"(?i)^(?:the )?(?:[\w&'’.-]+ ){0,3}?(?:team|staff|admin(?:istrator)?|editors?|"
    r"editorial(?: (?:team|board|staff|office))?|web ?master|"
    r"contributors?|content (?:team|writers?)|writers?|authors?|anonymous|unknown|guest(?: author)?|"
    r"user\d*|n/?a|none|tbd|tba|various|"
    r"board|department|newsroom|desk|bot|chatgpt|claude|gemini|copilot|ai)$"
)
_NAME_KEYS = ("name", "display_name", "fullname", "full_name", "title")
_CRED_KEYS = frozenset(
    ("credentials", "credential", "qualifications", "qualification", "degree", "degrees", "role", "job_title",
     "jobtitle", "affiliation", "specialty", "specialism", "profession", "honorificsuffix", "suffix", "position")
)  # fmt: skip


class Person(NamedTuple):
    """Somebody named as an author or reviewer."""

    name: str
    credentials: str  # as written; "" where none is given
    span: Span  # in the source
    in_text: bool = False

    @property
    def generic(self) -> bool:
        """Whether a team or an account rather than a person."""
        return bool(_GENERIC.match(self.name.strip(" .")))


class StatedDate(NamedTuple):
    """A date of the article's life as it stands somewhere."""

    field: Field
    date: Date | None
    fault: str | None
    text: str
    span: Span
    in_text: bool
    key: str = ""


class Review(NamedTuple):
    """Who answers for an article, and its dates."""

    authors: tuple[Person, ...]
    reviewers: tuple[Person, ...]
    dates: tuple[StatedDate, ...]
    states: tuple[tuple[str, Span], ...]  # review states shown together, where there are several

    def dated(self, field: Field) -> tuple[StatedDate, ...]:
        """All statements of one date that could be read."""
        return tuple(d for d in self.dates if d.field == field and d.date is not None)


def normal_key(key: str) -> str:
    """A key of front matter as `KEYS` has it: "Last-Reviewed", "lastReviewed" and "last_reviewed" are one."""
    return re.sub(r"[\s-]+", "_", key.strip()).lower()


@cache
def _field_of() -> Mapping[str, str]:
    return {name: field for field, names in KEYS.items() for name in names}


@lru_cache(maxsize=256)
def field_of(key: str) -> str | None:
    """The field that a key of front matter stands for."""
    return _field_of().get(normal_key(key))


def review(article: Article, words: Words) -> Review:
    """Authors, reviewers, dates and review states of an article."""
    authors: list[Person] = []
    reviewers: list[Person] = []
    dates: list[StatedDate] = []
    states: list[tuple[str, Span]] = []
    front = article.front
    if front is not None:
        for key, value in front.data.items():
            field = field_of(str(key))
            if field is None or value in (None, "", [], {}):
                continue
            where = front.values.get((key,)) or front.keys.get((key,)) or front.span
            if field in ("author", "reviewer"):
                people = authors if field == "author" else reviewers
                people.extend(_people(value, where, (key,), front.values))
                if field == "reviewer":
                    dates.extend(_review_dates(value, where, str(key)))
            elif field == "last-reviewed" and isinstance(value, bool):
                continue
            elif field == "last-reviewed" and isinstance(value, Mapping):
                reviewers.extend(_people(value.get("by", ()), where, (key, "by"), front.values))
                dates.extend(_review_dates(value, where, str(key)))
            elif field != "title" and isinstance(value, str | int):
                read = read_date(value)
                if field == "last-reviewed" and read.date is None and not any(c.isdigit() for c in str(value)):
                    if len(str(value).split()) > 1:
                        reviewers.extend(_people(value, where, (key,), front.values))
                    continue
                dates.append(StatedDate(field, read.date, read.fault, str(value), where, False, str(key)))  # type: ignore[arg-type]
    for kind, person_or_date in _in_text(article):
        if isinstance(person_or_date, Person):
            (authors if kind == "author" else reviewers).append(person_or_date)
        else:
            dates.append(person_or_date)
    states.extend(_states(article, words))
    return Review(tuple(authors), tuple(reviewers), tuple(dates), tuple(states))


# Front matter -------------------------------------------------------------------------------------------------


def _people(
    value: Any, where: Span, path: tuple[str | int, ...], places: Mapping[tuple[str | int, ...], Span]
) -> Iterator[Person]:
    if isinstance(value, Mapping):
        name = next((str(value[k]) for k in value if normal_key(str(k)) in _NAME_KEYS and value[k]), "")
        titles = [str(v) for k, v in value.items() if normal_key(str(k)) in _CRED_KEYS and v]
        if name:
            yield _person(name, ", ".join(titles), places.get(path, where))
        elif len(value) == 1:
            (only,) = value.items()
            yield _person(str(only[0]), str(only[1]), places.get(path, where))
    elif isinstance(value, str):
        for name in _split_names(value):
            yield _person(name, "", places.get(path, where))
    elif isinstance(value, Sequence):
        for index, entry in enumerate(value):
            yield from _people(entry, where, (*path, index), places)


def _person(name: str, credentials: str, span: Span, in_text: bool = False) -> Person:
    bare, own = _with_credentials(name)
    return Person(bare, ", ".join(part for part in (own, credentials) if part), span, in_text)


@lru_cache(maxsize=256)  # few people write many articles
def _with_credentials(name: str) -> tuple[str, str]:
    """A name without its titles, and these."""
    name = " ".join(name.split())
    match = _credential().search(name)
    own = ""
    if match:
        own = name[match.start() :].strip(" ,()")
        bare = name[: match.start()].rstrip(" ,(")
        if re.match(r"(?i)(?:dr|prof)\b\.?$", bare) or not bare:
            bare = name
    else:
        bare = name
    if re.match(r"(?i)(?:dr|prof(?:essor)?)\.?\s", name):
        own = own or name.split()[0]
    return bare, own


@lru_cache(maxsize=256)
def _split_names(text: str) -> tuple[str, ...]:
    pieces = re.split(r"\s*(?:;|\band\b|&|\n|\|)\s*", text)
    out: list[str] = []
    for piece in pieces:
        current = ""
        for part in piece.split(","):
            part = part.strip()
            if not part:
                continue
            if current and (_credential_only().fullmatch(part) or len(part.split()) == 1):
                current = f"{current}, {part}"
            else:
                if current:
                    out.append(current)
                current = part
        if current:
            out.append(current)
    return tuple(out)


def _review_dates(value: Any, where: Span, key: str) -> Iterator[StatedDate]:
    entries = value if isinstance(value, list) else [value]
    for entry in entries:
        if isinstance(entry, Mapping):
            for name, part in entry.items():
                if normal_key(str(name)) in ("date", "on", "reviewed", "reviewed_on", "last_reviewed") and isinstance(
                    part, str | int
                ):
                    read = read_date(part)
                    yield StatedDate("last-reviewed", read.date, read.fault, str(part), where, False, key)


_NEAR = 1800  # characters at the head and the end of the text where bylines stand

# Text ---------------------------------------------------------------------------------------------------------

_TEXT_FIELDS: dict[str, Field] = {
    "publi": "date", "written": "date", "posted": "date", "first": "date", "origin": "date", "creat": "date",
    "updat": "updated", "modif": "updated", "revis": "updated", "review": "last-reviewed", "checked": "last-reviewed",
    "next": "next-review",
}  # fmt: skip


_OF_SOURCES = re.compile(
    r"(?i)\W*(?:\d+\W+)?(?:references?|sources?|bibliography|citations|literature|further reading)\b"
)


def _in_text(article: Article) -> Iterator[tuple[str, Person | StatedDate]]:
    """Bylines and dates near the head or the end of the text: "Medically reviewed by Ann Lee, MD, on 3 May 2024"."""
    prose = article.prose
    size = len(prose)
    for begin, stop in ((0, min(_NEAR, size)), (max(size - _NEAR, _NEAR), size)):
        if begin >= stop:
            continue
        first = max(begin - 1, 0)  # one character more, so that no word begins in its middle
        for match in _label().finditer(prose[first:stop]):
            start, end = first + match.start(), first + match.end()
            block = article.blocks[article.block_at(start)]
            if start < begin or block.kind == "heading" or not _stands_first(prose, block.start, start):
                continue
            if block.footnote or _OF_SOURCES.match(article.sections[block.section].title):
                continue  # "London: NICE; updated 2021" tells of the source
            yield from _statement(article, match.group(1).lower(), end, block.end)


def _statement(article: Article, label: str, at: int, end: int) -> Iterator[tuple[str, Person | StatedDate]]:
    """What follows a label: a date, a name, or a name and a date."""
    prose = article.prose
    rest = prose[at : min(end, at + 160)]
    cut = re.search(r"[|•·;\n]|\s[–—]\s", rest)
    if cut:
        rest = rest[: cut.start()]
    field = next((field for word, field in _TEXT_FIELDS.items() if word in label), None)
    if "next" in label or "due" in label:
        field = "next-review"
    date = _date_in().search(rest)
    name = rest[: date.start()] if date else re.split(r"\.\s|\.$|\(", rest, maxsplit=1)[0]
    name = re.sub(r"(?i)[\s,.(]*(?:\bon\b|\bin\b|\bdate\b)?[\s,:(]*$", "", name).strip(" ,.;:")
    if date and field is not None and (not name or _is_name(name)):
        read = read_date(date.group())
        if read.fault != "unreadable":
            span = article.source_span(at + date.start(), at + date.end())
            yield "", StatedDate(field, read.date, read.fault, date.group(), span, True)
    if name and _is_name(name) and ("by" in label or "author" in label or "reviewer" in label):
        kind = "reviewer" if "review" in label or "checked" in label else "author"
        start = at + rest.index(name[:8])
        span = article.source_span(start, start + len(name))
        for one in _split_names(name)[:4]:
            yield kind, _person(one, "", span, True)


def _is_name(text: str) -> bool:
    return (
        len(text) <= 110
        and text[:1].isupper()
        and not re.search(r"\b(?:the (?:first|second)|this|which|that|was|were|is)\b", text)
    )


def _stands_first(prose: str, block_start: int, at: int) -> bool:
    """Whether a byline begins its block or follows a separator or another byline, not in running text."""
    before = prose[block_start:at].rstrip()
    return (
        not before
        or before[-1] in "|•·—–;\n.,-"
        or len(before) < 3
        or bool(re.search(r"(?i)(?:\d{4}|by [^.]{3,40})$", before[-44:]))
    )


_STATES = frozenset(
    ("draft", "in review", "under review", "peer reviewed", "reviewed", "approved", "published", "unreviewed",
     "not reviewed", "not yet reviewed", "pending review", "medically reviewed", "awaiting review", "needs review",
     "retired")
)  # fmt: skip


_REVIEW = frozenset(("review", "reviewed", "unreviewed"))
"""Words one of which every line of states has."""


def _states(article: Article, words: Words) -> Iterator[tuple[str, Span]]:
    """Review states where one line shows several at once: "Draft · In review · Reviewed · Approved"."""
    prose = article.prose
    at = prose.find("eview") if words.has(_REVIEW) else -1
    while at >= 0:
        block = article.blocks[article.block_at(at)]
        at = prose.find("eview", block.end)
        if block.end - block.start > 160 or block.kind not in ("paragraph", "item", "cell"):
            continue
        text = prose[block.start : block.end]
        pieces = [
            re.sub(r"[^\w ]", " ", p).strip().lower() for p in re.split(r"[|•·/→›>,\n]|\s-\s|☐|☑|☒|✓|✔|\[[ xX]\]", text)
        ]
        named = [p for p in (re.sub(r"^(?:review )?status ?:? ?", "", p).strip() for p in pieces) if p]
        found = [p for p in named if p in _STATES]
        if len(found) >= 2 and len(found) == len(named):
            span = article.source_span(block.start, block.end)
            for state in found:
                yield state, span
            return
    status = (
        article.metadata.get("status") or article.metadata.get("review-status") or article.metadata.get("review_status")
    )
    if isinstance(status, list) and len({str(s).lower() for s in status}) > 1 and article.front is not None:
        place = next(
            (
                article.front.values[k]
                for k in (("status",), ("review-status",), ("review_status",))
                if k in article.front.values
            ),
            article.front.span,
        )
        for state in status:
            yield str(state), place


@cache
def _credential() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[,(])\s*|(?<=\s)){CREDENTIAL}\b")


@cache
def _credential_only() -> re.Pattern[str]:
    return re.compile(
        rf"{CREDENTIAL}(?:\s.*)?|.*\b(?:University|Hospital|College|Institute|Clinic|NHS|Department|School)\b.*",
        re.IGNORECASE,
    )


@cache
def _label() -> Rare:
    return Rare(
        r"(?i)\b((?:this (?:page|article|leaflet) was )?(?:(?:last|first|most recently|originally|"
        r"medically|clinically|fact|date|page) )*"
        r"(?:(?:updated|reviewed|published|revised|modified|written|posted|checked|"
        r"created)(?: and (?:approved|updated|edited))?(?: by)?(?: on| in)?"
        r"|(?:review|update|publication) date|next review(?: due)?(?: date)?|review due|authors?|by|"
        r"medical reviewers?(?: by)?|reviewers?))"
        r"(?:[ ]?[:–—-]+[ ]?|[ ]+)"
    )


@cache
def _date_in() -> re.Pattern[str]:
    return re.compile(DATE, re.IGNORECASE)
