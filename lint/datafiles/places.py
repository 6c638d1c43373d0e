"""YAML and TOML documents as plain data that remember where every key and value stands.

YAML is read as YAML 1.2 says: only true and false are booleans, so that `off`, `no` and `on` stay the words they
look like. Times and dates stay strings. A key given twice, a merge key and a tag are faults.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from lint.datafiles.faults import DataFileError, Fault
from lint.record import field, record
from lint.source import UndecodableError, decode
from lint.typed import Any

Path = tuple[str | int, ...]
MAX_VALUES = 200_000  # aliases can blow up a small file beyond all measure
MAX_DEPTH = 100  # of nesting; the C parser's own recursion ends in a crash far above

_NULL = re.compile(r"~|null|Null|NULL|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_STANDARD = "tag:yaml.org,2002:"
_KINDS = ("str", "int", "float", "bool", "null", "seq", "map", "timestamp", "merge", "value")
_TAGS = {_STANDARD + kind for kind in _KINDS}


@record()
class Document:
    """Data with places. `keys` and `values` give 1-based (line, column) by path, `raw` the text of a plain scalar
    that was read as a number, boolean or null."""

    path: str
    data: Any = None
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    values: dict[Path, tuple[int, int]] = field(default_factory=dict)
    raw: dict[Path, str] = field(default_factory=dict)

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """The place of a value (or of its key), of the nearest value around it where it has none."""
        for size in range(len(path), -1, -1):
            found = (self.keys if key and size == len(path) else self.values).get(path[:size])
            if found:
                return found
        return (1, 1)

    def fault(self, path: Path, message: str, *, key: bool = False) -> Fault:
        """A fault at the place of a value or key."""
        return Fault(self.path, *self.place(path, key=key), message)


def read_document(path: str, shown: str | None = None) -> Document:
    """Reads a YAML file, named `shown` to people. Raises DataFileError for anything that keeps it from being data."""
    shown = shown or path
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise DataFileError([Fault(shown, 0, 0, f"cannot be read: {error.strerror or error}")]) from None
    try:
        text = decode(shown, data).text
    except UndecodableError as error:
        raise DataFileError([Fault(shown, 0, 0, str(error))]) from None
    return parse_yaml(shown, text)


def parse_yaml(path: str, text: str) -> Document:
    """The document that a text holds; an empty one has the data None. Raises DataFileError."""
    loader = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
    try:
        _check_depth(text, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise DataFileError([_syntax_fault(path, text, error)]) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise DataFileError(
            [Fault(path, line, 1, f"a character that YAML does not allow: U+{_number(error.character):04X}")]
        ) from None
    document = Document(path)
    if node is None:
        return document
    faults: list[Fault] = []
    document.data = _Reader(document, faults).value(node, ())
    if faults:
        raise DataFileError(faults)
    return document


def _check_depth(text: str, loader: Any) -> None:
    """Raises YAMLError for a document nested beyond MAX_DEPTH; looks closely only where it could be."""
    if sum(map(text.count, "[{-?")) <= MAX_DEPTH and len(text) < MAX_DEPTH * MAX_DEPTH / 2:
        return
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.MarkedYAMLError(problem=f"nested deeper than {MAX_DEPTH}", problem_mark=event.start_mark)


class _Reader:
    """Makes data of nodes, noting places and faults."""

    def __init__(self, document: Document, faults: list[Fault]) -> None:
        self.document = document
        self.faults = faults
        self.count = 0
        self.open: set[int] = set()

    def value(self, node: Any, path: Path) -> Any:
        mark = node.start_mark
        self.document.values[path] = (mark.line + 1, mark.column + 1)
        self.count += 1
        if self.count > MAX_VALUES:
            raise DataFileError([self._fault(node, f"more than {MAX_VALUES:,} values; are aliases nested?")])
        if node.tag not in _TAGS:
            tag = node.tag.replace(_STANDARD, "!!")
            self.faults.append(self._fault(node, f"the tag {tag} is not allowed here"))
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path)
        if id(node) in self.open:
            raise DataFileError([self._fault(node, "an alias to a value that holds itself")])
        self.open.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            made: Any = [self.value(child, (*path, i)) for i, child in enumerate(node.value)]
        else:
            made = self._mapping(node, path)
        self.open.discard(id(node))
        return made

    def _mapping(self, node: Any, path: Path) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.faults.append(self._fault(key_node, "a key must be a word"))
                continue
            key = key_node.value
            if key == "<<" and not key_node.style:
                self.faults.append(self._fault(key_node, "merge keys (<<) are not read; write the keys out"))
                continue
            if key in made:
                line = self.document.keys[(*path, key)][0]
                self.faults.append(self._fault(key_node, f'the key "{key}" is given twice; first on line {line}'))
                continue
            self.document.keys[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            made[key] = self.value(value_node, (*path, key))
        return made

    def _scalar(self, node: Any, path: Path) -> Any:
        text: str = node.value
        if node.style or node.tag == f"{_STANDARD}str":
            return text
        value: Any = text
        if _NULL.fullmatch(text):
            value = None
        elif _BOOL.fullmatch(text):
            value = text.lower() == "true"
        elif _INT.fullmatch(text) and len(text) < 30:
            value = int(text)
        elif _FLOAT.fullmatch(text):
            value = float(text)
        else:
            return text
        self.document.raw[path] = text
        return value

    def _fault(self, node: Any, message: str) -> Fault:
        return Fault(self.document.path, node.start_mark.line + 1, node.start_mark.column + 1, message)


def _number(character: Any) -> int:
    if isinstance(character, int):
        return character
    return ord(character[:1]) if character else 0


def _syntax_fault(path: str, text: str, error: yaml.MarkedYAMLError) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = error.problem or "not YAML"
    lines = text.splitlines()
    shown = lines[line - 1] if line <= len(lines) else ""
    if "'\\t'" in problem or "\t" in shown[: len(shown) - len(shown.lstrip())]:
        problem = "a tab in the indentation; YAML takes only spaces"
    elif "mapping values are not allowed" in problem:
        problem = 'a ":" inside an unquoted text, or wrong indentation; put the text in quotes'
    elif "cannot start any token" in problem:
        problem += "; put the text in quotes"
    elif "undefined alias" in problem or "found undefined" in problem:
        problem += '; a text that begins with "*" needs quotes'
    elif "found another document" in problem or "expected the document start" in problem:
        return Fault(path, line, column, "not valid YAML: more than one document (---) in the file")
    if error.context and error.context_mark and error.context_mark.line + 1 != line:
        problem += f" ({error.context}, begun on line {error.context_mark.line + 1})"
    return Fault(path, line, column, f"not valid YAML: {problem}")


def parse_toml(path: str, text: str, table: tuple[str, ...]) -> Document | None:
    """One table of a TOML file as a document, None where the file does not have it. Raises DataFileError."""
    import tomllib

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = (int(found[1]), int(found[2])) if found else (0, 0)
        problem = re.sub(r" \(at .*\)$", "", str(error))
        raise DataFileError([Fault(path, line, column, f"not valid TOML: {problem}")]) from None
    for name in table:
        data = data.get(name) if isinstance(data, Mapping) else None
    if data is None:
        return None
    document = Document(path, _plain(data))
    _toml_places(document, text, table)
    return document


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool) else str(value)


_TABLE = re.compile(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?")
_KEY = re.compile(r"""(\s*)((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=\s*""")


def _toml_places(document: Document, text: str, table: tuple[str, ...]) -> None:
    """Notes where keys stand, line by line; what a line scan cannot tell gets the place of the value around it."""
    here: Path = ()
    counts: dict[Path, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        head = _TABLE.fullmatch(line)
        if head:
            here = _dotted(head[1])
            if line.lstrip().startswith("[["):
                counts[here] = counts.get(here, -1) + 1
                here = (*here, counts[here])
            if here[: len(table)] == table:
                document.values.setdefault(here[len(table) :], (number, 1))
            continue
        pair = _KEY.match(line)
        if pair:
            path = (*here, *_dotted(pair[2]))
            if path[: len(table)] == table and len(path) > len(table):
                document.keys.setdefault(path[len(table) :], (number, len(pair[1]) + 1))
                document.values.setdefault(path[len(table) :], (number, pair.end() + 1))


def _dotted(text: str) -> Path:
    return tuple(part.strip().strip("\"'") for part in re.findall(r"""[\w-]+|"[^"]*"|'[^']*'""", text))
