"""The data of front matter and where it stands; imported only for an article that has front matter.

Values are what JSON can hold: dates, times and numbers that JSON lacks stay the text that was written.
"""

from __future__ import annotations

import re

import yaml

from lint.article import FrontMatter
from lint.source import Span
from lint.typed import Any

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_NODES = 20_000  # aliases of aliases may stand for billions of values
_MAX_DEPTH = 60
_SUSPICIOUS = 1_000  # brackets and dashes that the parser's own recursion surely survives
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?")
_TRUE = ("true", "yes", "on")

Path = tuple[str | int, ...]


def yaml_front(text: str, start: int, end: int, span: Span) -> FrontMatter:
    """Front matter from the YAML at text[start:end]; `span` is the whole block with its fences."""
    reading = _Reading(start)
    data: Any = {}
    loader = None
    try:
        _check_depth(text[start:end])
        loader = _LOADER(text[start:end])
        node = loader.get_single_node()
        if node is not None:
            data = reading.value(node, (), 0)
            if not isinstance(data, dict):
                reading.faults.append((reading.span(node), "front matter is not a list of keys with values"))
                data = {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = min(start + mark.index, end) if mark else start
        words = " ".join(part for part in (error.context, error.problem) if part)
        reading.faults.append((_line_around(text, at, start, end), f"not valid YAML: {words}"))
        data = _salvage(text, start, end, reading)
    except yaml.YAMLError as error:
        at = min(start + int(getattr(error, "position", 0) or 0), end)
        reason = str(getattr(error, "reason", error))
        reading.faults.append((_line_around(text, at, start, end), f"not valid YAML: {reason}"))
        data = _salvage(text, start, end, reading)
    finally:
        if loader is not None:
            loader.dispose()
    return FrontMatter(data, span, reading.keys, reading.values, tuple(reading.faults))


def _check_depth(text: str) -> None:
    """Raises YAMLError where collections are nested so deep that the C parser's recursion would end the process."""
    if sum(map(text.count, "[{-?")) < _SUSPICIOUS:
        return
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _SUSPICIOUS:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)


def _line_around(text: str, at: int, start: int, end: int) -> Span:
    at = max(start, min(at, end))
    stop = min((i for i in (text.find("\n", at), text.find("\r", at)) if i >= 0), default=end)
    return Span(at, max(min(stop, end), min(at + 1, end)))


_SIMPLE = re.compile(r"^([A-Za-z_][\w-]*)[ \t]*:[ \t]+([^\r\n]*?)[ \t]*$", re.MULTILINE)


def _salvage(text: str, start: int, end: int, reading: _Reading) -> dict[str, Any]:
    """The plain `key: value` lines of YAML that does not parse, so that other rules still see the title."""
    data: dict[str, Any] = {}
    reading.keys.clear()
    reading.values.clear()
    for line in _SIMPLE.finditer(text, start, end):
        key, written = line.group(1), line.group(2)
        if key in data or not written or written[0] in "[{&*!|>%@`":
            continue
        quoted = len(written) > 1 and written[0] == written[-1] and written[0] in "\"'"
        data[key] = written[1:-1] if quoted else written
        reading.keys[(key,)] = Span(*line.span(1))
        reading.values[(key,)] = Span(*line.span(2))
    return data


class _Reading:
    """Turns YAML nodes into data and notes where they stand."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.keys: dict[Path, Span] = {}
        self.values: dict[Path, Span] = {}
        self.faults: list[tuple[Span, str]] = []
        self.nodes = 0
        self.open: set[int] = set()

    def span(self, node: Any) -> Span:
        return Span(self.base + node.start_mark.index, self.base + node.end_mark.index)

    def value(self, node: Any, path: Path, depth: int) -> Any:
        self.nodes += 1
        if self.nodes > _MAX_NODES or depth > _MAX_DEPTH or id(node) in self.open:
            if self.nodes <= _MAX_NODES + 1:
                self.faults.append((self.span(node), "front matter is nested too deeply or refers to itself"))
                self.nodes = _MAX_NODES + 1
            return None
        if path not in self.values:
            self.values[path] = self.span(node)
        if isinstance(node, yaml.ScalarNode):
            return scalar(node.value, node.tag)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*path, i), depth + 1) for i, item in enumerate(node.value)]
            return self.mapping(node, path, depth)
        finally:
            self.open.discard(id(node))

    def mapping(self, node: Any, path: Path, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if key_node.tag == "tag:yaml.org,2002:merge":
                sources = value_node.value if isinstance(value_node, yaml.SequenceNode) else [value_node]
                for source in sources:
                    if isinstance(source, yaml.MappingNode):
                        merged = {**self.value(source, (*path, "<<"), depth + 1), **merged}
                continue
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key in data:
                first = self.keys.get((*path, key))
                self.faults.append((self.span(key_node), f"the key {key!r} is given twice"))
                if first is not None:  # as most tools do, the last one counts
                    self._forget((*path, key))
            self.keys[(*path, key)] = self.span(key_node)
            data[key] = self.value(value_node, (*path, key), depth + 1)
        return {**merged, **data} if merged else data

    def _forget(self, path: Path) -> None:
        size = len(path)
        for known in [p for p in self.values if p[:size] == path]:
            del self.values[known]


def scalar(written: str, tag: str) -> Any:
    """The value of a scalar whose YAML 1.1 tag is known; what JSON cannot hold stays text."""
    if tag == "tag:yaml.org,2002:null":
        return None
    if tag == "tag:yaml.org,2002:bool":
        return written.lower() in _TRUE
    if tag == "tag:yaml.org,2002:int" and _INTEGER.fullmatch(written) and len(written) < 300:
        return int(written)
    if tag == "tag:yaml.org,2002:float" and _FLOAT.fullmatch(written):
        number = float(written)
        return number if abs(number) < float("inf") else written
    return written


_TOML_KEY = re.compile(
    r"^[ \t]*(?:\[+[ \t]*([^\]\r\n]+?)[ \t]*\]+|([\w-]+|\"[^\"\r\n]*\"|'[^'\r\n]*')[ \t]*=[ \t]*)", re.M
)
_TOML_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)")


def toml_front(text: str, start: int, end: int, span: Span) -> FrontMatter:
    """Front matter from TOML. Keys have places, values that of the rest of their line."""
    import tomllib

    body = text[start:end]
    keys: dict[Path, Span] = {}
    values: dict[Path, Span] = {}
    faults: list[tuple[Span, str]] = []
    data: dict[str, Any] = {}
    try:
        data = _plain(tomllib.loads(body.replace("\r\n", "\n")))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = _TOML_PLACE.search(str(error))
        at = start
        if place:
            lines = body.splitlines(keepends=True)
            at = min(start + sum(map(len, lines[: int(place[1]) - 1])) + int(place[2]) - 1, end)
        faults.append(
            (_line_around(text, at, start, end), f"not valid TOML: {_TOML_PLACE.sub('', str(error)).strip()}")
        )
    table: Path = ()
    for line in _TOML_KEY.finditer(text, start, end):
        if line.group(1):
            table = tuple(part.strip(" \"'") for part in line.group(1).split("."))
            keys.setdefault(table, Span(*line.span(1)))
            continue
        path = (*table, line.group(2).strip("\"'"))
        keys.setdefault(path, Span(*line.span(2)))
        stop = min((i for i in (text.find("\n", line.end()), text.find("\r", line.end())) if i >= 0), default=end)
        values.setdefault(path, Span(line.end(), line.end() + len(text[line.end() : min(stop, end)].rstrip())))
    return FrontMatter(data, span, keys, values, tuple(faults))


def _plain(value: Any) -> Any:
    """Dates and times as ISO 8601 text, numbers that JSON lacks as text."""
    if isinstance(value, dict):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_plain(entry) for entry in value]
    if isinstance(value, float) and not abs(value) < float("inf"):
        return str(value)
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
