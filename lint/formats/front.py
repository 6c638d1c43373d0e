"""Front matter: YAML between `---` lines or TOML between `+++` lines, with the place of every key and value."""

from __future__ import annotations

import re

from lint.article import FrontMatter
from lint.formats.simple_yaml import simple_yaml
from lint.source import Span
from lint.typed import Any

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*(\r\n|\n|\r)")


def front_matter(text: str) -> FrontMatter | None:
    """The metadata at the head of a text, None where there is none. Faults are recorded, never raised."""
    if not text.startswith(("---", "+++")):
        return None
    opening = _FENCED.match(text)
    if opening is None:
        return None
    fence = opening.group(1)
    last = r"(?:---|\.\.\.)" if fence == "---" else r"\+\+\+"
    closing = re.compile(rf"^{last}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE).search(text, opening.end())
    start = opening.end()
    if closing is None:
        return _unclosed(text, fence, start)
    if fence == "---" and _is_a_rule(text, start, closing.start()):
        return None
    span = Span(0, closing.end())
    if fence == "---":
        found = simple_yaml(text, start, closing.start(), span)
        if found is not None:
            return found
    from lint.formats import metadata

    if fence == "---":
        return metadata.yaml_front(text, start, closing.start(), span)
    return metadata.toml_front(text, start, closing.start(), span)


_KEY = re.compile(r"[ \t]*(?:#.*)?[\r\n]*[\"']?[\w][\w .-]*[\"']?[ \t]*:(?:[ \t]|$)", re.MULTILINE)


def _is_a_rule(text: str, start: int, end: int) -> bool:
    """A thematic break at the head of an article with another further down is no metadata."""
    return "\n\n" in text[start:end] and _KEY.match(text, start) is None


def _unclosed(text: str, fence: str, start: int) -> FrontMatter | None:
    if fence == "+++" or _KEY.match(text, start) is None:
        return None
    gap = re.compile(r"^[ \t]*$|^#{1,6} ", re.MULTILINE).search(text, start)
    end = gap.start() if gap else len(text)
    empty: dict[str, Any] = {}
    fault = (Span(0, 3), f"front matter opened with {fence} is never closed")
    from lint.formats import metadata

    found = metadata.yaml_front(text, start, end, Span(0, end))
    return FrontMatter(found.data or empty, found.span, found.keys, found.values, (fault, *found.faults))
