"""What publishing tools add to Markdown, blanked out byte for byte so that a CommonMark parser reads the rest right.

Hugo shortcodes `{{< note >}}`, Jekyll and Liquid tags `{% include x %}` and `{{ page.title }}`, Kramdown attribute
lists `{: .warning}`, the `:::note` blocks of Docusaurus, Quarto and Pandoc, and MkDocs' `!!! warning "Title"`. A line
that is nothing but such a thing becomes a blank line; within a line it becomes `{xxx}`, which the reader
drops from the prose.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from lint.formats.names import ADMONITIONS, has_constructs
from lint.record import field, record
from lint.source import Span

_CONSTRUCT = re.compile(
    r"""
      (?P<shortcode>\{\{[<%][^{}]{0,3000}+(?:(?:\{(?!\{)|\}(?!\}))[^{}]{0,3000}+){0,300}\}\})     # Hugo
    | (?P<liquid>\{%[^{}%\n]{0,1000}+(?:(?:%(?!\})|\{(?![{%]))[^{}%\n]{0,1000}+){0,100}%\}
        | \{\{[^\n{}]{0,1000}\}\})   # Jekyll
    | (?P<attributes>\{:[^\n{}]{0,1000}\})                        # Kramdown
    | (?<=[)\]`*_])(?P<pandoc>\{[#.][^\n{}]{1,200}\})                  # Pandoc, after an image or a link
    | ^(?P<end>\^)[ \t]*$                                              # Kramdown's end of a block
    | ^[ \t]*(?P<fence>:{3,}[ \t]*(?P<fenced>[^\n]*?))[ \t]*$     # Docusaurus, Quarto, Pandoc
    | ^(?P<lead>[ ]*)(?P<mark>!!!|\?\?\?\+?)[ \t]+(?P<kind>[\w-]+)[^\n"]*(?:"(?P<title>[^"\n]*)")?[^\n]*$   # MkDocs
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# Where Kramdown's markdown="1" says that HTML holds Markdown, lines of nothing but wrapping tags are blanked too.
_WRAPPED = rf"""
      ^[ \t]*(?P<wrapper>(?:</?(?:div|section|article|aside|details|figure|center|main)\b[^<>\n]*>[ \t]*)+)$
    | {_CONSTRUCT.pattern}
    """
# MDX: modules, expressions and comments of JSX.
_JSX = rf"""
      ^(?P<module>(?:import|export)\s[^\n]*)$
    | (?P<comment>\{{/\*.{{0,4000}}?\*/\}})
    | {_CONSTRUCT.pattern}
    | (?P<expression>\{{[^{{}}\n]{{1,300}}\}})
    """
_BRACE = re.compile(r"\{[{%:#.]")
_LINE = re.compile(r"^[ \t]*(?=:::|!!!|\?\?\?|\^)", re.MULTILINE)
_TAGGED_LINE = re.compile(r"^[ \t]*(?=<|:::|!!!|\?\?\?|\^)", re.MULTILINE)
_WRAPPER = re.compile(r"<(/?)([a-z]+)([^<>]*)>", re.IGNORECASE)
_NAME = re.compile(r"\{\{[<%]\s*(/?)\s*([\w./-]+)(.*?)(/?)\s*[>%]\}\}", re.DOTALL)
_LIQUID = re.compile(r"\{%-?\s*(end)?(\w+)(.*?)-?%\}", re.DOTALL)
_KIND = re.compile(r"\{?\s*[.#]?([A-Za-z][\w-]*)")
_GENERIC = ("notice", "callout", "admonition", "hint", "alert", "box", "block")
_TELLING = re.compile(r"\b(?:" + "|".join(ADMONITIONS) + r")\b")


@record()
class Masked:
    """The text for the parser, of the same length in bytes, and the blocks that the blanked lines opened."""

    text: str
    ranges: list[tuple[int, int, str]] = field(default_factory=list)  # (start, end, name) of admonitions in the source
    points: list[int] = field(default_factory=list)  # source offsets where the innermost admonition changes
    names: list[str | None] = field(default_factory=list)  # and its name from there on
    comments: list[Span] = field(default_factory=list)
    tokens: set[int] = field(default_factory=set)  # source offsets of what was blanked within a line
    lists: set[int] = field(default_factory=set)  # source offsets of admonitions that the parser sees as lists

    def admonition(self, offset: int) -> str | None:
        """The innermost admonition around a source offset."""
        i = bisect_right(self.points, offset) - 1
        return self.names[i] if i >= 0 else None

    def settle(self) -> None:
        """Makes `points` and `names` of `ranges`."""
        edges = [(start, 1, number) for number, (start, _, name) in enumerate(self.ranges) if name]
        edges += [(end, 0, number) for number, (_, end, name) in enumerate(self.ranges) if name]
        inside: dict[int, str] = {}  # in the order of their beginnings
        for offset, begins, number in sorted(edges):
            if begins:
                inside[number] = self.ranges[number][2]
            else:
                inside.pop(number, None)
            self.points.append(offset)
            self.names.append(next(reversed(inside.values()), None))


def mask(body: str, base: int, mdx: bool = False) -> Masked | None:
    """Blanks the constructs of `body`, which begins at `base` in the source; None where there are none."""
    if not mdx and not has_constructs(body):
        return None
    pieces: list[str] = []
    done = 0
    masked = Masked("")
    open_: list[tuple[str, int, str]] = []  # (family, start, name)
    ranges = masked.ranges
    construct, line = _CONSTRUCT, _LINE
    if mdx or "markdown=" in body:  # rare, so compiled only then
        construct = re.compile(_JSX if mdx else _WRAPPED, _CONSTRUCT.flags)
        line = _TAGGED_LINE
    groups = construct.groupindex
    for found in construct.finditer(body) if mdx else _matches(construct, line, body):
        start, end = found.span()
        kind = found.lastgroup or ""
        written = found.group()
        if kind == "comment":
            masked.comments.append(Span(base + start, base + end))
        if found["mark"]:
            indent = len(found["lead"])
            stop = _indented_until(body, end, indent)
            ranges.append((base + start, base + stop, found["kind"].lower()))
            masked.lists.add(base + start + indent)
            pieces.append(body[done:start])
            pieces.append(_as_list(found, start, written, indent))
            masked.tokens.add(base + start + indent + 4)
            done = end
            continue
        if "wrapper" in groups and found["wrapper"]:
            for wrapper in _WRAPPER.finditer(written):
                if wrapper.group(1):
                    _close(open_, ranges, base + start, "<", None)
                else:
                    open_.append(("<", base + end, _wrapper_name(wrapper.group(2), wrapper.group(3))))
            pieces.append(body[done:start])
            pieces.append(_spaces(written))
            done = end
            continue
        if found["fence"] is not None:
            name = found["fenced"].strip()
            inline_end = start + len(written)
            pieces.append(body[done:start])
            pieces.append(_spaces(written))
            done = inline_end
            if not name:
                _close(open_, ranges, base + start, ":::", None)
            elif not name.rstrip(": ").endswith(":::"):
                word = _KIND.match(name)
                open_.append((":::", base + end, _common(word.group(1) if word else name, name)))
            continue
        if kind == "shortcode":
            tag = _NAME.match(written)
            if tag:
                name = tag.group(2).lower()
                if tag.group(1):
                    _close(open_, ranges, base + start, "{{", name)
                elif not tag.group(4):
                    open_.append(("{{", base + end, _common(name, tag.group(3))))
        elif kind == "liquid":
            tag = _LIQUID.match(written)
            if tag and tag.group(1):
                _close(open_, ranges, base + start, "{%", tag.group(2).lower())
            elif tag:
                open_.append(("{%", base + end, tag.group(2).lower()))
        pieces.append(body[done:start])
        if _alone(body, start, end):
            pieces.append(_spaces(written))
        else:
            masked.tokens.add(base + start)
            pieces.append(_token(written))
        done = end
    if not done:
        return None
    pieces.append(body[done:])
    masked.text = "".join(pieces)
    for family, begin, name in open_:
        if family == ":::":  # never closed: to the end
            ranges.append((begin, base + len(body), name))
    ranges.sort()
    masked.settle()
    return masked


def _matches(construct: re.Pattern[str], line: re.Pattern[str], body: str) -> Iterator[re.Match[str]]:
    """What `construct` finds, tried only where it can begin: looking everywhere takes as long as all other reading."""
    begin = [found.start() for found in _BRACE.finditer(body)]
    lines = [found.start() for found in line.finditer(body)] if line is not _LINE or _has_line_signs(body) else []
    match, done = construct.match, 0
    for at in sorted({*begin, *lines}) if lines else begin:
        if at >= done:
            found = match(body, at)
            if found is not None:
                yield found
                done = found.end()


def _has_line_signs(body: str) -> bool:
    return any(sign in body for sign in (":::", "!!!", "???", "\n^")) or body.startswith("^")


def _common(name: str, words: str) -> str:
    """The plain name of an admonition: `{{< notice warning >}}` and `:::{.callout-warning}` are warnings."""
    name = name.lower()
    for prefix in ("callout-", "callout_", "admonition-"):
        name = name.removeprefix(prefix)
    if name in _GENERIC:
        lower = words.lower()
        return next((word for word in ADMONITIONS if word in lower), name)
    return name


def _wrapper_name(name: str, attributes: str) -> str:
    """The admonition that a wrapper's class names, "" for any other wrapper."""
    if name in ADMONITIONS:
        return name
    words = _TELLING.search(attributes.lower())
    return words.group() if words else ""


def _close(
    open_: list[tuple[str, int, str]], ranges: list[tuple[int, int, str]], at: int, family: str, name: str | None
) -> None:
    for i in range(len(open_) - 1, max(-1, len(open_) - 200), -1):
        if open_[i][0] == family and (name is None or open_[i][2] == name or _same(open_[i][2], name)):
            ranges.append((open_[i][1], at, open_[i][2]))
            del open_[i:]
            return


def _same(opened: str, closed: str) -> bool:
    return closed in _GENERIC and opened in ADMONITIONS


def _alone(body: str, start: int, end: int) -> bool:
    """Whether nothing else stands on the construct's line or lines, other constructs excepted."""
    left = body.rfind("\n", 0, start) + 1
    right = body.find("\n", end)
    right = len(body) if right < 0 else right
    if right - left > 4000:
        return False
    for part in (body[left:start].strip(), body[end:right].strip()):
        if part and (part[0] not in "{:!?^" or _CONSTRUCT.sub("", part).strip()):
            return False
    return True


def _spaces(written: str) -> str:
    if "\n" in written or not written.isascii():
        return "".join(c if c in "\r\n" else " " * len(c.encode()) for c in written)
    return " " * len(written)


def _token(written: str) -> str:
    size = len(written.encode())
    return "{" + "x" * (size - 2) + "}"


def _indented_until(body: str, at: int, indent: int) -> int:
    """End of the lines after `at` that are blank or indented more deeply than `indent` by four columns or a tab."""
    line = re.compile(rf"\r?\n(?:[ \t]*(?=\r?\n|\Z)|(?:[ ]{{{indent + 4}}}|[ ]{{{indent}}}\t)[^\n]*)")
    while True:
        found = line.match(body, at)
        if found is None or found.end() == at:
            return at
        at = found.end()


def _as_list(found: re.Match[str], start: int, written: str, indent: int) -> str:
    """An admonition's first line as a list marker, so that what is indented under it is no code block."""
    title = found["title"]
    size = len(written.encode())
    if not title:
        inner = size - indent - 4
        head = "-   " + ("{" + "x" * (inner - 2) + "}" if inner > 2 else " " * inner)
        return " " * indent + head
    before = len(written[: found.start("title") - start].encode()) - indent
    after = size - indent - before - len(title.encode())
    gap = "-   " + "{" + "x" * max(before - 6, 1) + "}"
    return " " * indent + gap + title + " " * after
