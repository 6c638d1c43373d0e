"""The front matter that most articles have, read without the YAML library, whose import costs more than the reading.

Lines of `key: value`, lists and one level of keys below a key only; for anything else `simple_yaml` gives None and
the library reads it. A test holds the two to the same data and places.
"""

from __future__ import annotations

import re

from lint.article import FrontMatter
from lint.source import Span
from lint.typed import Any

_SCALAR = (
    r"\"(?P<double>[^\"\\\n\r\t]*)\"|'(?P<single>[^'\n\r\t]*)'"
    # A plain scalar: no sign of YAML at its head, no ": " or " #" in it.
    r"|(?P<plain>[\w/.(\u2030-\uffdc]"
    r"(?:[^:#\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]|:(?=[^\s,\[\]{}])|(?<=[^ ])#)*)"
)
_LINE = (
    r"(?:(?P<lead>[ ]*)(?P<dash>-[ ]+)?(?P<key>[A-Za-z_][\w-]*):"
    rf"(?:[ ]+(?:(?P<flow>\[[^\[\]{{}}\n\r#&*!|>%@`\"'\\:?]*\])|{_SCALAR}))?"
    rf"|(?P<indent>[ ]*)(?P<item_mark>-)[ ]+(?:{_SCALAR.replace('(?P<', '(?P<item_')})"
    r"|(?P<comment>#[^\n\r]*))?[ ]*(?:\r\n|\n|\Z)"
)
_PLAIN_ENTRY = r"[ ]*([\w/.(\u2030-\uffdc][^,\[\]\n\r\t]*?)[ ]*(?:,|\])"
# What YAML 1.1 might read as something else than text, of which only plain numbers and dates are read here.
_NUMBER_LIKE = re.compile(r"[-+.]?[\d.][\d_.,:xXoeEabfABCDEF+-]*$|\.(?:inf|nan)$", re.IGNORECASE)
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"), True),
    **dict.fromkeys(("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"), False),
}
_UNKNOWN = object()


def simple_yaml(text: str, start: int, end: int, span: Span) -> FrontMatter | None:
    """The front matter at text[start:end] if all of it is simple, else None."""
    line_of = re.compile(_LINE)
    data: dict[str, Any] = {}
    keys: dict[tuple[str | int, ...], Span] = {}
    values: dict[tuple[str | int, ...], Span] = {}
    at = start
    open_key: str | None = None  # whose value may be a list or keys on the lines below
    indent = -1  # of those lines; of the keys of an entry where entries have keys
    width = -1
    first = last = -1
    while at < end:
        line = line_of.match(text, at, end)
        if line is None or line.end() == at:
            return None
        at = line.end()
        key = line["key"]
        if key is None and line["indent"] is None:
            continue  # a blank line or a comment
        inside = bool(key is None or line["lead"] or line["dash"])
        value, place = _scalar(line, "item_" if key is None else "")
        if value is _UNKNOWN:
            return None
        if not inside:
            if key in data or (open_key is not None and data[open_key] is None):
                return None  # given twice; an empty value, whose place is for the library to say
            first = line.start() if first < 0 else first
            keys[(key,)] = Span(*line.span("key"))
            open_key, indent = None, -1
            if line["flow"] is not None:
                found = _flow(text, line, key, values)
                if found is None:
                    return None
                data[key] = found
                last = line.end("flow")
                continue
            data[key] = value
            if place is None:
                open_key = key
            else:
                values[(key,)] = place
                last = place.end
            continue
        if open_key is None or place is None or line["flow"] is not None:
            return None
        holder = data[open_key]
        head = line.start("item_mark") if key is None else line.start("dash" if line["dash"] else "key")
        column = head - line.start()
        if holder is None:
            holder = data[open_key] = [] if key is None or line["dash"] else {}
            values[(open_key,)] = Span(head, place.end)
            indent = column
        where: tuple[str | int, ...] = (open_key,)
        if key is None:
            if not isinstance(holder, list) or column != indent or (holder and isinstance(holder[-1], dict)):
                return None
            values[(open_key, len(holder))] = place
            holder.append(value)
        else:
            if isinstance(holder, list):
                entry = line.start("key") - line.start()  # the column of an entry's keys
                if line["dash"]:
                    if column != indent or (holder and not isinstance(holder[-1], dict)):
                        return None
                    holder.append({})
                    width = entry
                    values[(open_key, len(holder) - 1)] = Span(line.start("key"), place.end)
                elif not holder or not isinstance(holder[-1], dict) or entry != width:
                    return None
                where = (open_key, len(holder) - 1)
                holder = holder[-1]
            elif line["dash"] or column != indent:
                return None
            if key in holder:
                return None
            holder[key] = value
            keys[(*where, key)] = Span(*line.span("key"))
            values[(*where, key)] = place
            if len(where) > 1:
                values[where] = Span(values[where].start, place.end)
        values[(open_key,)] = Span(values[(open_key,)].start, place.end)
        last = place.end
    if first < 0 or (open_key is not None and data[open_key] is None):
        return None
    values[()] = Span(first, last)
    return FrontMatter(data, span, keys, values)


def _scalar(line: re.Match[str], prefix: str) -> tuple[Any, Span | None]:
    """The value on a line and its place; _UNKNOWN for what only the library can tell."""
    for name in ("double", "single"):
        written = line[prefix + name]
        if written is not None:
            start, end = line.span(prefix + name)
            return written, Span(start - 1, end + 1)
    written = line[prefix + "plain"]
    if written is None:
        return None, None
    written = written.rstrip(" ")
    if written.endswith(":"):
        return _UNKNOWN, None
    start = line.start(prefix + "plain")
    return _typed(written), Span(start, start + len(written))


def _typed(written: str) -> Any:
    if written in _WORDS:
        return _WORDS[written]
    if not _NUMBER_LIKE.match(written):
        return written
    if written.isascii() and written.isdigit() and (written == "0" or written[0] != "0") and len(written) < 16:
        return int(written)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", written, re.ASCII):
        return written
    return _UNKNOWN


def _flow(text: str, line: re.Match[str], key: str, values: dict[tuple[str | int, ...], Span]) -> list[Any] | None:
    """A list of plain words in brackets."""
    start, end = line.span("flow")
    found: list[Any] = []
    values[(key,)] = Span(start, end)
    at = start + 1
    if not text[at : end - 1].strip(" "):
        return found
    entry_of = re.compile(_PLAIN_ENTRY)
    while at < end:
        entry = entry_of.match(text, at, end)
        if entry is None:
            return None
        value = _typed(entry.group(1))
        if value is _UNKNOWN:
            return None
        values[(key, len(found))] = Span(*entry.span(1))
        found.append(value)
        at = entry.end()
    return found
