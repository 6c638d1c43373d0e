"""The check kind for identifiers that cannot be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.text.identifiers import compact, is_isbn, is_issn, is_orcid, newest_pmid, trim_doi
from lint.text.rare import Rare

_DOI_CUE = Rare(r"(?i:\bdoi(?:\.org/|:|\s(?=10\.\d))\s?)(?P<token>[^\s<>\"“”]+)")
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
_NCT = Rare(r"\bNCT[ -]?(?P<token>\d[\dOoIl]{2,14})\b")
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
        prose = facts.prose
        low = prose.casefold() if not prose.isascii() else prose.lower()
        if "doi" in low or "10." in prose:
            yield from _dois(facts)
        year = int((facts.today or "2026")[:4])
        if "PM" in prose:
            yield from _pubmed(facts, year)
        for sign, pattern, judge in _NUMBERS:
            if sign in prose or sign.lower() in low:
                for match in pattern.finditer(prose):
                    fault = judge(match["token"])
                    if fault and not facts.code.holds(match.start()):
                        end = match.start("token") + len(match["token"].rstrip(".,;:)]"))
                        yield _hit(facts, match.start(), end, fault)
        yield from _links(facts, year)

    return check


def _hit(facts: Facts, start: int, end: int, what: str, fix: Fix | None = None) -> Hit:
    span = facts.article.source_span(start, end)
    found = " ".join(facts.prose[start:end].split())
    return Hit(span.start, span.end, {"found": found, "what": what}, fix=fix)


def _edit(facts: Facts, start: int, end: int, text: str, title: str) -> Fix | None:
    if not facts.article.is_verbatim(start, end):
        return None
    span = facts.article.source_span(start, end)
    return Fix("safe", title, (Edit(span.start, span.end, text),))


def _dois(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    last = -1
    for match in _DOI_CUE.finditer(prose):
        start = match.start("token")
        if start < last or facts.code.holds(start) or facts.linked.holds(start):
            continue
        token = match["token"]
        last = match.end()
        wrapped = _PREFIX.match(token)
        if wrapped and _DOI_SHAPE.match(token, wrapped.end()):
            if match.group().lower().startswith("doi:") and token.lower().startswith("http"):
                continue  # "doi: https://doi.org/10..." is a habit of some styles
            fix = _edit(facts, start, start + wrapped.end(), "", "Write the address once")
            yield _hit(
                facts, match.start(), match.start("token") + len(trim_doi(token)), "the address stands there twice", fix
            )
            continue
        if _DOI_SHAPE.match(token):
            hidden = _HIDDEN.search(trim_doi(token))
            if hidden:
                at = start + hidden.start()
                fix = _edit(facts, at, at + 1, "", "Remove the invisible character")
                yield _hit(facts, start, start + len(trim_doi(token)), "there is an invisible character in it", fix)
            continue
        if _FILLER.search(token) or not (token[0].isdigit() or token[:2] in ("1O", "lO", "l0")):
            continue
        end = start + len(token.rstrip(".,;:)]"))
        yield _hit(facts, start, end, _doi_fault(token, prose[match.end() : match.end() + 2]))
    for match in _SPLIT_DOI.finditer(prose):
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


def _pubmed(facts: Facts, year: int) -> Iterator[Hit]:
    prose = facts.prose
    for match in _PMID.finditer(prose):
        token = match["token"]
        if _SAME_DIGITS.match(token) and token != "99999999":
            continue
        fault = _pmid_fault(token, year)
        if fault:
            start, end = match.span("token")
            fix = None
            if token.isdigit() and token[0] == "0" and token.strip("0"):
                fix = _edit(facts, start, end, token.lstrip("0"), "Remove the leading zeros")
            yield _hit(facts, match.start(), end, fault, fix)
    for match in _PMCID.finditer(prose):
        token = match["token"] or match["bare"]
        digits = token[3:] if token[:3].upper() == "PMC" else token
        if _SAME_DIGITS.match(digits):
            continue
        if not digits.isdigit():
            yield _hit(facts, match.start(), match.end(), "a PMCID is PMC and digits")
        elif len(digits) > 8 or digits[0] == "0":
            yield _hit(facts, match.start(), match.end(), "a PMCID has PMC and at most eight digits")


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


_NUMBERS = (
    ("ISBN", _ISBN, _isbn_fault),
    ("ISSN", _ISSN, _issn_fault),
    ("NCT", _NCT, _nct_fault),
    ("arXiv", _ARXIV, _arxiv_fault),
    ("ORCID", _ORCID, _orcid_fault),
)
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
