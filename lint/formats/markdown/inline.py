"""Inline nodes of Markdown: code, links, images, HTML tags, and the signs of Pandoc that a parser leaves there."""

from __future__ import annotations

import re

from lint.article import Link, LinkKind, Mark
from lint.formats.builder import ArticleBuilder
from lint.formats.names import INLINE_MARKS
from lint.source import Span
from lint.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint.formats.dialects import Masked

_SCRIPT = re.compile(r"\^([^\s^\[\]]{1,40})\^(?![\w(])|(?<!~)~([^\s~]{1,40})~(?!~)")
_RAISED = re.compile(r"\^(?:[^\s^\[\]]{1,40}\^|\[)")
_LOWERED = re.compile(r"~[^\s~]{1,40}~")
# A superscript around links, ^[1](#ref-1)^, from its second sign on.
_LINKED_SCRIPT = re.compile(r"(?:\[[^\[\]\n]{1,80}\]\([^()\s]{1,300}\)[,;–-]? ?){1,8}\^(?![\w(])")
_BLANK = re.compile(r"\{x+\}")  # what `dialects` leaves of a construct within a line
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_TARGET = re.compile(r"\]\(\s*(\{[{%][^\n]*?[%}]\}[^\s)]*)")
_LINKS: dict[str, LinkKind] = {
    "Inline": "inline",
    "Reference": "reference",
    "ReferenceUnknown": "reference",
    "Collapsed": "reference",
    "CollapsedUnknown": "reference",
    "Shortcut": "reference",
    "ShortcutUnknown": "reference",
    "Autolink": "autolink",
    "Email": "autolink",
}


_new = tuple.__new__  # makes a named tuple for a third of what its own constructor takes


def has_scripts(body: str) -> bool:
    """Whether a body may hold Pandoc's superscripts and subscripts."""
    return ("^" in body and _RAISED.search(body) is not None) or ("~" in body and _LOWERED.search(body) is not None)


class Inline:
    """Hands inline nodes to the builder. Places are source offsets in code points; `at` makes them of bytes."""

    def __init__(self, out: ArticleBuilder, at: Any, masked: Masked | None) -> None:
        self.out = out
        self.text = out.source.text
        self.at = at
        self.masked = masked
        self.tags: list[tuple[str, int]] = []  # open HTML tags with where they began in the prose
        self.script_start = 0  # a superscript around links: where it began in the prose
        self.script_end = -1  # and where its closing sign stands in the source

    def html(self, value: str, begin: int, stop: int) -> tuple[int, int] | None:
        """An HTML tag or comment; gives the prose range of bold or italic type that ends with it."""
        out, tags = self.out, self.tags
        if value.startswith("<!--"):
            out.comments.append(Span(begin, stop))
            return None
        tag = _TAG.match(value)
        if tag is None:
            return None
        name = tag.group(2).lower()
        if name == "br":
            out.atom("\n", begin, stop)
        elif name in INLINE_MARKS and not value.endswith("/>"):
            if not tag.group(1):
                tags.append((name, out.length))
                return None
            for i in range(len(tags) - 1, -1, -1):
                if tags[i][0] == name:
                    start = tags[i][1]
                    del tags[i:]
                    if out.length > start >= out.block_start:
                        out.marks.append(Mark(INLINE_MARKS[name], start, out.length))
                        if INLINE_MARKS[name] in ("strong", "emphasis"):
                            return start, out.length
                    break
        return None

    def scripts(self, text: str, begin: int) -> None:
        """Pandoc's superscript ^1^ and subscript ~2~: the signs are not read, what is between is marked."""
        out, done = self.out, 0
        if begin == self.script_end and text[0] == "^":
            if out.length > self.script_start:
                out.marks.append(Mark("superscript", self.script_start, out.length))
            done = 1
        for found in _SCRIPT.finditer(text):
            out.text(text[done : found.start()], begin + done)
            inner = found.start() + 1
            start = out.length
            out.text(text[inner : found.end() - 1], begin + inner)
            out.marks.append(Mark("superscript" if found.group(1) else "subscript", start, out.length))
            done = found.end()
        if text[-1] == "^" and done < len(text):
            linked = _LINKED_SCRIPT.match(self.text, begin + len(text))
            if linked:
                out.text(text[done:-1], begin + done)
                self.script_start, self.script_end = out.length, linked.end() - 1
                return
        out.text(text[done:], begin + done)

    def unmask(self, text: str, begin: int) -> None:
        """Prose around blanked constructs; their characters are dropped from it."""
        source_text, at, done = self.text, begin, 0
        tokens = self.masked.tokens if self.masked else ()
        for found in _BLANK.finditer(text):
            before = text[done : found.start()]
            if at + len(before) not in tokens:
                continue
            self.out.text(source_text[at : at + len(before)], at)
            at += len(before)
            # The blanked construct has as many bytes, not as many characters.
            size, taken = found.end() - found.start(), 0
            while taken < size:
                taken += len(source_text[at].encode())
                at += 1
            done = found.end()
        self.out.text(source_text[at : at + len(text) - done], at)

    def code(self, value: str, begin: int, stop: int) -> None:
        out, start = self.out, self.out.length
        ticks = begin
        while self.text[ticks] == "`":
            ticks += 1
        if self.masked and "{x" in value:  # code is shown as it is
            value = self.text[ticks : stop - (ticks - begin)].replace("\n", " ")
        inner = self.text.find(value, ticks, stop)
        if inner >= 0:
            out.text(value, inner)
        else:
            out.atom(value, begin, stop)
        if out.length > start:
            out.marks.append(Mark("code", start, out.length))

    def link(self, begin: int, text: str, target: dict[str, str], start: int, stop: int) -> None:
        """A link whose text begins at `begin` in the prose, and which stands between these places in the source."""
        out = self.out
        kind = _LINKS.get(target["link_type"], "inline")
        url = target["dest_url"]
        if target["link_type"] == "Email":
            url = "mailto:" + url
        if self.masked and "{x" in url:  # a shortcode stands for the target
            found = _TARGET.search(self.text, start, stop)
            url = found.group(1) if found else ""
        url_span = None
        if kind == "autolink":
            url_span = _new(Span, (start + 1, stop - 1))
        elif kind == "inline":
            first = stop - 1 - len(url)
            if self.text.startswith("](", first - 2) and self.text.startswith(url, first) and "](" not in url:
                url_span = _new(Span, (first, stop - 1))  # without a title, as most are
            else:
                url_span = self.target_span(start, stop, url)
        span = _new(Span, (start, stop))
        fields = (kind, begin, out.length, span, url, url_span, text, target["title"], len(out.blocks))
        out.links.append(_new(Link, fields))

    def target_span(self, start: int, stop: int, url: str) -> Span | None:
        """The target's place inside `[text](target "title")`."""
        written = self.text
        at = written.rfind("](", start, stop)
        found = written.find(url, at + 2, stop) if at >= 0 else -1
        while found < 0 and at > start:
            at = written.rfind("](", start, at)
            found = written.find(url, at + 2, stop) if at >= 0 else -1
        if found >= 0:
            return Span(found, found + len(url))
        at = written.rfind("](", start, stop)
        if at < 0:
            return None
        begin = at + 2
        while begin < stop - 1 and written[begin].isspace():
            begin += 1
        end = begin
        while end < stop - 1 and not written[end].isspace():
            end += 1
        return Span(begin, end)

    def image(self, target: dict[str, str], where: dict[str, int]) -> None:
        out = self.out
        start, stop = self.at(where["start"]), self.at(where["end"])
        url = target["dest_url"]
        close = self.text.find("]", start)
        text = self.text[start + 2 : close] if 0 <= close < stop else ""
        inline = target["link_type"] == "Inline"
        url_span = self.target_span(start, stop, url) if inline else None
        out.links.append(
            Link(
                "image",
                out.length,
                out.length,
                Span(start, stop),
                url,
                url_span,
                text,
                target["title"],
                len(out.blocks),
            )
        )
