"""The check kind for identifiers that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.text.identifiers import compact, is_isbn, is_issn, is_orcid, newest_pmid, trim_doi

Pattern = re.Pattern[str]
Judge = Callable[[Facts, re.Match[str], int], Hit | None]  # the int is the year

_DOI_CUE = re.compile(r"(?i:\bdoi(?:\.org/|:|\s(?=10\.\d))\s?)(?P<token>[^\s<>\"“”]+)")
_DOI_SHAPE = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S")
_SPLIT_DOI = re.compile(r"10\.\d{4,9}(?:/\s+(?=[a-z0-9(])|\s+/)")
_PREFIX = re.compile(r"(?i)(?:https?://)?(?:dx\.)?doi\.org/+|doi:\s?")
_WRAPPED = re.compile(
    r"(?i)(?:(?:https?://)?(?:dx\.)?doi\.org/+(?:doi:\s?)?){2,}|"
    r"(?:https?://)?(?:dx\.)?doi\.org/+doi:\s?|doi:\s?doi:\s?"
)
_PMID = re.compile(r"\bPMID(?::|\s?#)?\s{0,2}(?P<token>[A-Za-z]{0,4}\d[\dA-Za-z]*)")
_PMCID = re.compile(r"\b(?:PMCID(?::|\s)\s?(?P<token>[A-Za-z]{0,4}\d[\dA-Za-z]*)|(?P<bare>PMC\d+))")
_ISBN = re.compile(r"\bISBN(?:-1[03])?:?\s?(?P<token>[\dXx](?:[\dXx]|[ \-‐‑–](?=[\dXx])){5,24})")
_ISSN = re.compile(r"\bISSN(?:\s?\([a-z]+\)|-L)?:?\s?(?P<token>\d[\d\-‐‑–]{3,10}[\dXx]?)")
_NCT = re.compile(r"\bNCT[ -]?(?P<token>\d[\dOoIl]{2,14})\b")
_ARXIV = re.compile(r"(?i:\barxiv)(?:\.org/(?:abs|pdf)/|:\s?)(?P<token>\d[\w./-]*)")
_ARXIV_SHAPE = re.compile(r"(?:\d\d(?:0[1-9]|1[0-2])\.\d{4,5}|\d{7})(?:v\d+)?(?:\.pdf)?$")
_ORCID = re.compile(r"orcid(?:\.org/|(?: id)?:?\s)(?P<token>\d{4}-\d{4}-\d{4}-\d{3}[\dXx])", re.IGNORECASE)
_HIDDEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_FILLER = re.compile(r"(?i)^(?:10\.x|x+$|tbd|n/?a|pending|none|here|10\.\d{4,9}/x{2,})|10\.(?:1000|0000|1234|9999)/")
_SAME_DIGITS = re.compile(r"(\d)\1{5,}$|0?12345678?9?0?$|9{6,}$")


def malformed_identifier() -> Check:
    """A DOI, PMID, PMCID, ISBN, ISSN, NCT, arXiv or ORCID that cannot be one: shape, check digit, stray characters.
    Mended where only the wrapping is wrong."""

    def check(facts: Facts) -> Iterator[Hit]:
        year = int((facts.today or "2026")[:4])
        yield from _announced(facts, year)
        yield from _split_dois(facts)
        yield from _links(facts, year)

    return check


def _announced(facts: Facts, year: int) -> Iterator[Hit]:
    """Identifiers in the prose after their names."""
    prose = facts.prose
    done: dict[Pattern, int] = {}  # how far each pattern has matched
    for sign, start in facts.references.signs.words:
        for pattern, judge in _JUDGES.get(sign, ()):
            match = pattern.match(prose, start) if start >= done.get(pattern, 0) else None
            if match:
                done[pattern] = match.end()
                hit = judge(facts, match, year)
                if hit and not facts.code.holds(match.start()):
                    yield hit


def _hit(facts: Facts, start: int, end: int, what: str, fix: Fix | None = None) -> Hit:
    span = facts.article.source_span(start, end)
    found = " ".join(facts.prose[start:end].split())
    return Hit(span.start, span.end, {"found": found, "what": what}, fix=fix)


def _edit(facts: Facts, start: int, end: int, text: str, title: str) -> Fix | None:
    if not facts.article.is_verbatim(start, end):
        return None
    span = facts.article.source_span(start, end)
    return Fix("safe", title, (Edit(span.start, span.end, text),))


def _doi(facts: Facts, match: re.Match[str], _: int) -> Hit | None:
    """A DOI after "doi:" or in the address of a resolver."""
    token, start = match["token"], match.start("token")
    if _DOI_SHAPE.match(token):
        hidden = None if token.isascii() else _HIDDEN.search(trim_doi(token))
        if hidden is None or facts.linked.holds(start):
            return None
        at = start + hidden.start()
        fix = _edit(facts, at, at + 1, "", "Remove the invisible character")
        return _hit(facts, start, start + len(trim_doi(token)), "there is an invisible character in it", fix)
    if facts.linked.holds(start):
        return None
    wrapped = _PREFIX.match(token)
    if wrapped and _DOI_SHAPE.match(token, wrapped.end()):
        if match.group().lower().startswith("doi:") and token.lower().startswith("http"):
            return None  # "doi: https://doi.org/10..." is a habit of some styles
        fix = _edit(facts, start, start + wrapped.end(), "", "Write the address once")
        return _hit(facts, match.start(), start + len(trim_doi(token)), "the address stands there twice", fix)
    if _FILLER.search(token) or not (token[0].isdigit() or token[:2] in ("1O", "lO", "l0")):
        return None
    end = start + len(token.rstrip(".,;:)]"))
    return _hit(facts, start, end, _doi_fault(token, facts.prose[match.end() : match.end() + 2]))


def _split_dois(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    for start in facts.references.signs.tens:
        match = _SPLIT_DOI.match(prose, start)
        if not match:
            continue
        end = match.end()
        while end < len(prose) and not prose[end].isspace():
            end += 1
        piece = prose[match.end() : end].rstrip(".,;)")
        if any(c.isdigit() for c in piece) and not facts.code.holds(match.start()) and not _cued(prose, match.start()):
            yield _hit(facts, match.start(), match.end() + len(piece), "there is a space in it")


def _cued(prose: str, start: int) -> bool:
    """Whether "doi:" stands before, so that the shape was judged already."""
    return prose[max(start - 9, 0) : start].lower().rstrip().endswith(("doi:", "doi.org/", "doi"))


def _doi_fault(token: str, after: str) -> str:
    if re.match(r"10\.\d{4,9}/?[.,;)\]]*$", token):
        return "nothing follows its prefix" if not after.strip() else "there is a space in it"
    if re.match(r"10\.\d{1,3}/", token):
        return "the number after 10. has four digits at least"
    if re.match(r"10\.\d{4,9}[^\d/.]", token):
        return "the slash after the prefix is missing"
    return "a DOI begins with 10. and four digits or more, then a slash"


def _pmid(facts: Facts, match: re.Match[str], year: int) -> Hit | None:
    token = match["token"]
    if _SAME_DIGITS.match(token) and token != "99999999":
        return None
    fault = _pmid_fault(token, year)
    if not fault:
        return None
    start, end = match.span("token")
    fix = None
    if token.isdigit() and token[0] == "0" and token.strip("0"):
        fix = _edit(facts, start, end, token.lstrip("0"), "Remove the leading zeros")
    return _hit(facts, match.start(), end, fault, fix)


def _pmcid(facts: Facts, match: re.Match[str], _: int) -> Hit | None:
    token = match["token"] or match["bare"]
    digits = token[3:] if token[:3].upper() == "PMC" else token
    if _SAME_DIGITS.match(digits):
        return None
    if not digits.isdigit():
        return _hit(facts, *match.span(), "a PMCID is PMC and digits")
    if len(digits) > 8 or digits[0] == "0":
        return _hit(facts, *match.span(), "a PMCID has PMC and at most eight digits")
    return None


def _pmid_fault(token: str, year: int) -> str | None:
    if token[:3].upper() == "PMC":
        return "this is a PMCID, not a PMID"
    if not token.isdigit():
        return "a PMID has digits only"
    if len(token) > 8 and token[0] != "0":
        return "a PMID has at most eight digits"
    if token[0] == "0":
        return "a PMID does not begin with 0" if token.strip("0") else "there is no PMID 0"
    if int(token) > newest_pmid(year):
        return "PubMed has not come to this number yet"
    return None


def _isbn_fault(token: str) -> str | None:
    digits = compact(token)
    if is_isbn(digits) or is_isbn(digits[:13]) or is_isbn(digits[:10]):
        return None
    if _SAME_DIGITS.match(digits) or digits.startswith("1234"):
        return None
    return "its check digit is wrong" if len(digits) in (10, 13) else f"it has {len(digits)} digits, not 10 or 13"


def _issn_fault(token: str) -> str | None:
    digits = compact(token)
    if is_issn(digits) or _SAME_DIGITS.match(digits):
        return None
    return "its check digit is wrong" if len(digits) == 8 else f"it has {len(digits)} digits, not 8"


def _nct_fault(token: str) -> str | None:
    if not token.isdigit():
        return "there is a letter among its digits"
    return None if len(token) == 8 else f"it has {len(token)} digits, not 8"


def _arxiv_fault(token: str) -> str | None:
    return None if _ARXIV_SHAPE.match(token.rstrip(".,;:)]")) else "it does not have the form 2101.01234"


def _orcid_fault(token: str) -> str | None:
    return None if is_orcid(token.upper()) else "its check digit is wrong"


def _number(fault_of: Callable[[str], str | None]) -> Judge:
    """Judges a token by itself."""

    def judge(facts: Facts, match: re.Match[str], _: int) -> Hit | None:
        fault = fault_of(match["token"])
        if not fault:
            return None
        end = match.start("token") + len(match["token"].rstrip(".,;:)]"))
        return _hit(facts, match.start(), end, fault)

    return judge


_JUDGES: dict[str, tuple[tuple[Pattern, Judge], ...]] = {
    "doi": ((_DOI_CUE, _doi),),
    "pmid": ((_PMID, _pmid),),
    "pmc": ((_PMCID, _pmcid),),
    "isbn": ((_ISBN, _number(_isbn_fault)),),
    "issn": ((_ISSN, _number(_issn_fault)),),
    "nct": ((_NCT, _number(_nct_fault)),),
    "arxiv": ((_ARXIV, _number(_arxiv_fault)),),
    "orcid": ((_ORCID, _number(_orcid_fault)),),
}
_URL_DOI = re.compile(r"(?i)^(?:https?:)?//(?:dx\.|www\.)?doi\.org/(?P<token>.*)$")
_SOUND = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\d{4,9}/[\w./-]*\w")
_URL_PMID = re.compile(r"^https?://pubmed\.ncbi\.nlm\.nih\.gov/(?P<token>[^/?#]+)")


def _links(facts: Facts, year: int) -> Iterator[Hit]:
    for link in facts.article.links:
        url = link.url
        if link.kind == "image" or ("doi.org/" not in url and "pubmed.ncbi" not in url):
            continue
        span = link.url_span or link.span
        if _SOUND.fullmatch(url):
            continue
        match = _URL_DOI.match(url)
        if match:
            fault, wanted = _url_fault(match["token"])
            if fault:
                fix = None
                written = facts.article.text[span.start : span.end]
                if wanted is not None and link.url_span is not None and written == url:
                    new = url[: match.start("token")] + wanted
                    fix = Fix("safe", f"Write {new}", (Edit(span.start, span.end, new),))
                yield Hit(span.start, span.end, {"found": url, "what": fault}, fix=fix)
            continue
        match = _URL_PMID.match(url)
        if match and match["token"].isdigit() and not _SAME_DIGITS.match(match["token"]):
            fault_ = _pmid_fault(match["token"], year)
            if fault_:
                yield Hit(span.start, span.end, {"found": url, "what": fault_})


def _url_fault(token: str) -> tuple[str | None, str | None]:
    """What is wrong with the path of a doi.org address, and the path as it should be where only wrapping is wrong."""
    if not token or _FILLER.search(token):
        return (None if token else "no DOI follows", None)
    bare = token.split("?", 1)[0].split("#", 1)[0] if "?utm" in token or "#" in token else token
    wrapped = re.match(r"(?i)(?:https?:/+(?:dx\.)?doi\.org/+|doi:\s?)+", bare)
    if wrapped and _DOI_SHAPE.match(bare, wrapped.end()):
        return "the address stands there twice", bare[wrapped.end() :]
    if re.match(r"10\.\d{4,9}(?:\.\d+)*(?:/|%2[fF])\S", bare):
        hidden = _HIDDEN.sub("", bare).replace("%E2%80%8B", "")
        if hidden != bare:
            return "there is an invisible character in it", hidden
        trimmed = bare
        while trimmed and (trimmed[-1] in ".,;:" or (trimmed[-1] in ")]}>" and trim_doi(trimmed) != trimmed)):
            trimmed = trimmed[:-1]
        if trimmed != bare:
            return "there is stray punctuation at its end", trimmed
        return None, None
    if re.fullmatch(r"(?:10/)?[a-z0-9]{2,10}", bare) or bare.startswith(("doiRA/", "ra/", "the-", "about")):
        return None, None  # short DOIs and the site's own pages
    return _doi_fault(bare, ""), None
