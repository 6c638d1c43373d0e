"""Headings of a plain text: nothing marks them, so their form and their neighbours tell."""

from __future__ import annotations

import re

from lint.formats.lead import plain_label
from lint.formats.plain.lines import Line, ends_sentence, goes_on, has_ended

_SECTION_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.|[IVX]{1,4}\.)[ \t\u00a0]+(?=[^\W\d_])")
_HASHES = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_REFERENCES = re.compile(
    r"(?:\d+\.?\s*)?(?:selected |key )?(?:references?|bibliography|works cited|literature cited|sources?"
    r"|further reading|citations)(?: and (?:notes|further reading))?\s*:?$",
    re.IGNORECASE,
)
_KNOWN_HEADINGS = """
    introduction | overview | background | summary | abstract | definition | description | about
    epidemiology | a?etiology | causes? | pathophysiology | pathogenesis | risk factors?
    (?:clinical |cardinal )?features | (?:signs (?:and|&) )?symptoms(?: and signs)?
    clinical (?:features|presentation|manifestations) | presentation
    diagnosis | differential diagnos[ie]s | investigations? | examination | tests? | evaluation
    management | treatments? | (?:non-?)?(?:drug|pharmacological) treatment | treatment (?:goals|objectives|options)
    objectives | therapy | medications? | medicines | dosage | dose | dosing | administration
    dosage and administration | indications? | contra-?indications? | side[ -]effects
    adverse (?:effects|reactions|events) | adverse (?:drug )?reactions | notable adverse .*
    (?:drug )?interactions | precautions? | warnings? | overdose | storage
    complications? | prognosis | outlook | prevention | follow[- ]up | self[- ]care | lifestyle(?: changes)?
    living with .* | when to (?:see|call|get|seek) .* | methods | results | discussion | conclusions?
    limitations | acknowledge?ments | disclaimer | references? | bibliography | sources? | further reading
    key (?:points|facts|messages) | faqs? | frequently asked questions
    pregnancy(?: and .*)? | children | adults | elderly | appendix
"""
_KNOWN = re.compile(
    "(?:"
    + "|".join(part.strip() for line in _KNOWN_HEADINGS.split("\n") for part in line.split(" | ") if part.strip())
    + r")\s*:?$",
    re.IGNORECASE,
)
_MAX_HEADING = 90
_SMALL = "a an and as at but by for from in into nor of on or per than the to vs with via"
_FUNCTION_WORDS = frozenset(_SMALL.split())


def _is_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters) and text.count(" ") < 14


def _is_title_case(text: str) -> bool:
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", text) if w.lower() not in _FUNCTION_WORDS]
    return bool(words) and all(w[0].isupper() for w in words)


def _may_be_heading(line: Line) -> bool:
    """Whether a line has the form of a heading, whatever stands around it."""
    text = line.text
    if line.kind != "text" or not 2 < len(text) <= _MAX_HEADING or text.count(" ") > 13:
        return False
    if _NO_HEADING.search(text) or _IMPRINT.match(text) or (text[-1] != "?" and ends_sentence(line)):
        return False
    if text[-1] in ".,;…" or text.endswith(("。", "，")) or "://" in text:
        return False
    head = text.lstrip("\"'“‘(")[:1]
    if not head or not (head.isupper() or head.isdecimal() or not head.isascii()):
        return _QUESTION.match(text) is not None and line.blank_before
    if text.endswith(":"):
        return _KNOWN.match(text) is not None
    if ": " in text and plain_label(text) and not _is_capitals(text):
        long = len(text) > 30 and not any(map(str.isdecimal, text))
        return line.blank_before and (long or _SUBTITLE.search(text) is not None)
    return True


_NO_HEADING = re.compile(
    r"^\(.*\)$|\bsuch as\b|\b(?:includ(?:es?|ing)|are|is|was|were|likely|both|either)$|^(?:ISRCTN|NCT|PMID|DOI)\b"
)
_IMPRINT = re.compile(
    r"(?i)(?:(?:last |date |first )?(?:updated|reviewed|published|modified|revised)\b.*[:\d]"
    r"|(?:by|authors?|written by|(?:medically )?reviewed by|edited by|date|version)\s*:)"
)
_QUESTION = re.compile(r"(?:what|who|how|when|why|where|can|is|are|do|does|should|which)\b[^.:;]*\?$", re.IGNORECASE)
_SUBTITLE = re.compile(r"^[^:]{2,60}: [^\W\d_a-z][^.;]*$")  # "Electrolytes: Deep Dive"
_MAX_TITLE = 260


def find_headings(lines: list[Line], width: int) -> None:
    """Sets the level of every line that is a heading.

    The first line is the article's title (level 1); capitals are level 2 and above those in lower case; numbers
    ("5.2 Dosage") tell their level.
    """
    if not lines:
        return
    _numbered_headings(lines)
    base = 2  # of headings in lower case; below the first one in capitals they are one deeper
    for i, line in enumerate(lines):
        hashes = _HASHES.match(line.text) if line.text[0] == "#" else None
        if hashes:
            line.heading = len(hashes.group(1))
            line.start += hashes.end()
            line.text = line.text[hashes.end() :]
            continue
        if line.heading:
            continue
        after = lines[i + 1] if i + 1 < len(lines) else None
        if i == 0:
            line.heading = int(after is not None and _is_title(line, after, width))
            continue
        if after is None and line.blank_before and _may_be_heading(line) and opens_references(line):
            line.heading = 2 if _is_capitals(line.text) else base  # the list itself was lost
            continue
        if after is None or not _may_be_heading(line) or goes_on(lines[i - 1], line, width):
            continue
        capitals = _is_capitals(line.text)
        shouted = capitals and (line.blank_before or " " in line.text or len(line.text) > 4)
        known = _KNOWN.match(line.text) is not None
        line.free = not (shouted or known or line.starred)
        if not line.free or _stands_over(lines, i, width):
            line.heading = 2 if capitals else base
        if line.heading and capitals:
            base = 3
    _nest(lines)


def _nest(lines: list[Line]) -> None:
    """Headings known by their place alone that begin right under another are its sub-headings; no level is skipped."""
    under = last = 0  # the level of sub-headings in the open section, that of the last heading
    asked = False  # whether the sub-headings are questions
    before: Line | None = None
    for line in lines:
        if line.heading:
            glued = before is not None and before.heading == line.heading > 1 and not line.blank_before
            asks = line.text.endswith("?")
            if asked and not asks:
                under, asked = 0, False
            if asks and not asked and before is not None and before.heading > 1 and not before.text.endswith("?"):
                under, asked = before.heading + 1, True  # "Questions people ask" and what they ask
            elif not line.free:
                under = under if asked else 0
                line.heading += glued  # "Clinical features" with "Symptoms" right under it
            elif before is not None and before.heading > 1 and not before.free:
                under = before.heading + 1
            line.heading = under or line.heading
            if last and line.heading > last + 1:
                line.heading = last + 1
            last = line.heading
        before = line


def _is_title(line: Line, after: Line, width: int) -> bool:
    """Whether the first line is the article's title."""
    if _may_be_heading(line):
        return not goes_on(line, after, width)
    alone = (after.blank_before or line.text.isupper()) and line.kind == "text" and len(line.text) <= _MAX_TITLE
    return alone and line.text[-1] not in ".,;:" and not (": " in line.text and len(line.text) < 40)


def _numbered_headings(lines: list[Line]) -> None:
    """Headings "1. Introduction", "5.2 Dosage": numbered lines that text stands under."""
    for i, line in enumerate(lines):
        text = line.text
        if line.kind == "item" and line.number is not None and line.marker:
            if _is_numbered_heading(lines, i):
                line.kind, line.heading = "text", 2
                line.text = " " * (line.start - line.marker[0]) + text  # the number is part of the heading
                line.start = line.marker[0]
                line.marker = line.number = None
        elif line.kind == "text":
            found = _SECTION_NUMBER.match(text)
            if found is None or len(text) > _MAX_HEADING or text[-1] in ".,;":
                continue
            if line.blank_before or text[found.end() :].isupper():
                line.heading = 2 + found["number"].rstrip(".").count(".")


def _is_numbered_heading(lines: list[Line], i: int) -> bool:
    line, text = lines[i], lines[i].text
    if i + 1 == len(lines) or len(text) > 70 or text[-1] in ".,;:" or not text[0].isupper():
        return False
    follower = lines[i + 1]
    if follower.kind == "item" and follower.number is not None:
        return False
    spoken = follower.kind == "text" and (ends_sentence(follower) or follower.text.endswith(":"))
    over = follower.blank_before or len(follower.text) > 60 or spoken or follower.kind == "item"
    if not line.blank_before or not over:
        return False
    if i and lines[i - 1].text.endswith(":"):
        return False
    return _KNOWN.match(text) is not None or _is_title_case(text) or len(text) < 45


def _stands_over(lines: list[Line], i: int, width: int, under_heading: bool = False) -> bool:
    """Whether a short line is a heading because of what stands before and after it."""
    line, before, after = lines[i], lines[i - 1], lines[i + 1]
    under_heading = under_heading or before.heading > 0
    apart = line.blank_before and after.blank_before
    if not under_heading:
        if before.text.endswith(":"):
            return False  # the first of what is announced
        short = len(before.text) < 60 and not (i > 1 and goes_on(lines[i - 2], before, width))
        if before.kind == "text" and not has_ended(before, width) and (not line.blank_before or short):
            return False  # one of several short lines: a list that has lost its bullets
    if goes_on(line, after, width):
        return False
    if after.kind == "item":
        return len(line.text) <= 60 or apart
    if after.kind == "row":
        return line.blank_before
    long = len(after.text) > 60 or ends_sentence(after) or after.text.endswith(":")
    if not long:  # a heading directly under a heading
        return (
            apart
            and (before.heading > 0 or ends_sentence(before))
            and i + 2 < len(lines)
            and _may_be_heading(after)
            and _stands_over(lines, i + 1, width, under_heading=True)
        )
    if line.text[-1] != "?" and (len(line.text) > 60 or line.text.count(" ") > 7):
        return line.blank_before and (apart or len(after.text) > 80)
    return line.blank_before or under_heading or before.kind == "item" or has_ended(before, width)


def opens_references(line: Line) -> bool:
    """Whether a heading says that references follow."""
    return _REFERENCES.match(line.text.strip()) is not None
