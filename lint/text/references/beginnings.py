"""When journals and kinds of identifiers began: a reference dated before cannot be right.

First years of publication as the journals state them; only journals that are often cited and began late enough for
the mistake to be made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from lint import linear
from lint.text.references.model import Reference
from lint.text.references.names import plain
from lint.typed import NamedTuple


class Beginning(NamedTuple):
    """The first year in which something can have been published, and what it is."""

    year: int
    what: str


_JOURNALS = {
    2003: "plos biology; plos biol",
    2004: "plos medicine; plos med",
    2005: "plos computational biology; plos comput biol; plos pathogens; plos pathog; plos genetics; plos genet",
    2006: "plos one; plosone",
    2007: "plos neglected tropical diseases; plos negl trop dis",
    2009: "cureus; nature reviews cardiology; nat rev cardiol",
    2010: "nature communications; nat commun; frontiers in psychiatry; front psychiatry",
    2011: "scientific reports; sci rep; bmj open",
    2012: "elife; cell reports; cell rep; systematic reviews",
    2013: "peerj;"
    "jama internal medicine; jama intern med; jama psychiatry; jama pediatrics; jama pediatr; jama neurology;"
    "jama neurol; jama surgery; jama surg; jama dermatology; jama dermatol; jama ophthalmology; jama ophthalmol;"
    "lancet global health; lancet glob health; lancet respiratory medicine; lancet respir med;"
    " lancet diabetes endocrinol;"
    "lancet diabetes and endocrinology",
    2014: "lancet psychiatry; lancet haematology; lancet haematol; lancet hiv",
    2015: "jama oncology; jama oncol; ebiomedicine",
    2016: "jama cardiology; jama cardiol; lancet public health; lancet gastroenterol hepatol",
    2017: "lancet planetary health; lancet planet health; nature human behaviour; nat hum behav",
    2018: "jama network open; jama netw open",
    2019: "lancet digital health; lancet digit health; lancet rheumatology; lancet rheumatol; eclinicalmedicine",
    2020: "lancet healthy longevity; lancet healthy longev; lancet microbe; jama health forum;"
    " cell reports medicine; cell rep med",
    2021: "plos global public health; plos glob public health",
}
_FIRST = {name.strip(): year for year, names in _JOURNALS.items() for name in names.split(";")}
_PREPRINT_DATE = re.compile(r"10\.1101/((?:19|20)\d\d)\.(?:0[1-9]|1[0-2])\.")
_ARXIV_DATE = re.compile(r"(?:arxiv[.:/]\s?|abs/)(\d\d)(0[1-9]|1[0-2])\.\d{4,5}", re.IGNORECASE)


@lru_cache(maxsize=1)
def _telling() -> linear.Linear:
    """How the names of the journals begin, and what is in every identifier that has a date."""
    names = {r"[ .,:;&\x{a0}-]+".join(name.split()[:2]) for name in _FIRST}
    return linear.compile(rf"(?i)rxiv|abs/|10\.1101/|{'|'.join(sorted(names))}")


def first_years(references: Sequence[Reference]) -> list[Beginning | None]:
    """The earliest year that each reference can bear by its journal or identifier, None where nothing tells or its
    year is late enough for any journal that it may name. A year of grace is given to journals, whose first articles
    often came out online before."""
    found: list[Beginning | None] = [None] * len(references)
    if not references:
        return found
    for index in linear.holding(_telling(), [f"{one.doi or ''} {one.text}" for one in references]):
        found[index] = _first_year(references[index])
    return found


def _first_year(reference: Reference) -> Beginning | None:
    doi, text = reference.doi or "", reference.text
    dated = _PREPRINT_DATE.match(doi)
    if dated:
        return Beginning(int(dated[1]), f"the preprint {doi} was deposited")
    if "abs/" in text or "rxiv" in text.lower() or "rxiv" in doi or "abs/" in doi:
        arxiv = _ARXIV_DATE.search(doi) or _ARXIV_DATE.search(text)
        if arxiv:
            return Beginning(2000 + int(arxiv[1]), "its arXiv number was given")
    year = reference.year
    if year is None or year < 1950 or year > 2020:
        return None
    # Whether a name stands in the entry at all is soon asked; to tell that it is the journal, the entry is parsed.
    bare = reference.bare
    if not any(begun - 1 > year and name in bare for name, begun in _FIRST.items()) or not reference.container:
        return None
    begun = _FIRST.get(plain(reference.container).removeprefix("the "))
    return Beginning(begun - 1, reference.container) if begun else None
