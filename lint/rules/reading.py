"""Reads a rule file: YAML, held against the schemas, bound to its check once to prove that it can be."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping

from lint.checks import KINDS, ParameterError, bind
from lint.datafiles.faults import DataFileError, Fault, did_you_mean
from lint.datafiles.places import Document, Path, read_document
from lint.datafiles.validation import load_schema, schema_faults
from lint.rules.documentation import Example, RuleDocs, RuleFile
from lint.rules.model import Rule
from lint.typed import Any


def read_rule(path: str) -> RuleFile:
    """Reads one rule file. Raises DataFileError with everything that is wrong in it."""
    document = read_document(path)
    faults = rule_faults(document)
    if faults:
        raise DataFileError(faults)
    return _rule_file(document)


def read_rules(paths: Iterable[str]) -> list[RuleFile]:
    """Reads rule files; no two may share a code or a name. Raises DataFileError with the faults of all of them."""
    made: list[RuleFile] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            made.append(read_rule(path))
        except DataFileError as error:
            faults.extend(error.faults)
    faults.extend(twice([file.rule for file in made]))
    if faults:
        raise DataFileError(faults)
    return made


def twice(rules: Iterable[Rule]) -> list[Fault]:
    """Faults of rules whose code or name another rule has already."""
    faults: list[Fault] = []
    first: dict[str, Rule] = {}
    for rule in rules:
        for what, word in (("code", rule.code), ("name", rule.name)):
            other = first.setdefault(word, rule)
            if other is not rule:
                faults.append(Fault(rule.file, 1, 1, f'the {what} "{word}" is taken by {other.file}'))
    return faults


def rule_faults(document: Document) -> list[Fault]:
    """Everything that is wrong with a rule file's data."""
    data = document.data
    if not isinstance(data, Mapping):
        return [document.fault((), "a rule file must be a mapping that begins with code, name and summary")]
    faults = schema_faults(document, "rule")
    kind = data.get("check")
    if isinstance(kind, str):
        faults += _check_faults(document, kind)
    if not faults:
        faults += _message_faults(document)
        faults += _example_faults(document)
    return faults


def _check_faults(document: Document, kind: str) -> list[Fault]:
    if kind not in KINDS:
        near = did_you_mean(kind, KINDS) or f"; there are {', '.join(sorted(KINDS))}"
        return [document.fault(("check",), f'unknown check kind "{kind}"{near}')]
    parameters = document.data.get("with", {})
    if not isinstance(parameters, Mapping):
        return []
    schema = f"checks/{kind}"
    if load_schema(schema) is None:
        return [document.fault(("check",), f'the check kind "{kind}" has no schema for its parameters')]
    if "with" in document.data:
        faults = schema_faults(document, schema, ("with",))
    else:
        empty = Document(document.path, {}, values={(): document.place(("check",))})
        faults = schema_faults(empty, schema)
    if faults:
        return faults
    try:
        validate = getattr(bind(kind, parameters), "validate", None)
        if validate:
            validate()
    except ParameterError as error:
        return [document.fault(("with", *error.path), str(error))]
    except (TypeError, ValueError, KeyError) as error:
        return [document.fault(("with",), f'the check kind "{kind}" does not take these parameters: {error}')]
    return []


def parameter_faults(rule: Rule, path: str, place: tuple[int, int]) -> list[Fault]:
    """What is wrong with a rule's parameters after a configuration changed them; all at one place."""
    document = Document(path, {"check": rule.check, "with": dict(rule.with_)}, values={(): place})
    return [fault._replace(message=f"{rule.code}: {fault.message}") for fault in _check_faults(document, rule.check)]


def _message_faults(document: Document) -> list[Fault]:
    paths: list[Path] = [("message",)] if "message" in document.data else []
    paths += [("messages", variant) for variant in document.data.get("messages", {})]
    faults = []
    for path in paths:
        template = document.data["message"] if path == ("message",) else document.data["messages"][path[1]]
        try:
            fields = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        except ValueError as error:
            faults.append(document.fault(path, f"a brace is out of place ({error}); write {{{{ for a brace"))
            continue
        for name in fields:
            if not name.isidentifier():
                faults.append(document.fault(path, f'"{{{name}}}" is no placeholder; write {{{{ for a brace'))
    return faults


def _example_faults(document: Document) -> list[Fault]:
    examples = document.data["examples"]
    faults = []
    for kind, need in (("bad", "one that the rule must find"), ("good", "one that it must pass")):
        if not any(kind in example for example in examples):
            faults.append(document.fault(("examples",), f"there is no {kind} example; a rule needs {need}", key=True))
    for i, example in enumerate(examples):
        if "settings" in example:
            faults += schema_faults(document, "config#settings", ("examples", i, "settings"))
        for key in ("at", "count", "message"):
            if key in example and "bad" not in example:
                faults.append(document.fault(("examples", i, key), f'"{key}" says what is found in bad', key=True))
    return faults


def _rule_file(document: Document) -> RuleFile:
    data = document.data
    rule = Rule(
        code=data["code"],
        name=data["name"],
        summary=data["summary"].strip(),
        severity=data["severity"],
        check=data["check"],
        message=data.get("message", "").strip(),
        messages={variant: text.strip() for variant, text in data.get("messages", {}).items()},
        with_=data.get("with", {}),
        fix=data.get("fix", "none"),
        languages=_texts(data.get("languages", "en")),
        url=data.get("url", ""),
        file=document.path,
    )
    docs = RuleDocs(
        why=data["why"].strip(),
        sources=tuple(data.get("sources", ())),
        traps=tuple(text.strip() for text in _texts(data.get("traps", ()))),
        examples=tuple(
            _example(example, document.place(("examples", i))) for i, example in enumerate(data["examples"])
        ),
    )
    return RuleFile(rule, docs)


def _example(data: Mapping[str, Any], place: tuple[int, int]) -> Example:
    return Example(
        bad=_texts(data.get("bad", ())),
        good=_texts(data.get("good", ())),
        at=_texts(data.get("at", ())),
        at_is_list=isinstance(data.get("at"), list),
        count=data.get("count"),
        message=data.get("message"),
        note=data.get("note", ""),
        profile=data.get("profile", "default"),
        format=data.get("format", "markdown"),
        path=data.get("path"),
        settings=data.get("settings", {}),
        today=data.get("today"),
        files=data.get("files", {}),
        articles=tuple(
            (None, other) if isinstance(other, str) else (other.get("path"), other["text"])
            for other in data.get("articles", ())
        ),
        line=place[0],
        column=place[1],
    )


def _texts(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
