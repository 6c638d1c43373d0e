"""Which rules run on an article and how severe they are: the one place that answers, and says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint.config.model import COMMAND_LINE, Config, Layer, Origin
from lint.datafiles.faults import DataFileError, Fault, did_you_mean
from lint.finding import SEVERITIES, Severity
from lint.profiles import Profile
from lint.rules import Rule
from lint.typed import Any, Literal, NamedTuple

ALL = "ALL"
SELECTOR_LISTS = ("select", "extend-select", "ignore")

Level = Severity | Literal["off"]


class Decision(NamedTuple):
    """Whether a rule runs and how severe it is. `explicit` says that somebody named the rule itself; `why` says in
    words what decided, `severity_why` the same for the severity where it is not the rule's own."""

    rule: Rule
    selected: bool
    severity: Severity
    explicit: bool
    why: str
    severity_why: str


def decide(rules: Sequence[Rule], layers: Iterable[Layer], profile: Profile | None = None) -> list[Decision]:
    """A decision for each rule.

    Layers are asked from the most general to the most special; inside one, a rule's code or name goes before its
    family, and that before ALL; where a layer both selects and ignores on the same terms, it ignores.
    """
    profile = profile or Profile()
    layers = tuple(layers)
    return [_decide(rule, layers, profile) for rule in rules]


def severities(rules: Sequence[Rule], layers: Iterable[Layer], profile: Profile) -> dict[str, Level]:
    """Severities by code where they differ from the rule's own, "off" for a rule that does not run."""
    found: dict[str, Level] = {}
    for decision in decide(rules, layers, profile):
        level: Level = decision.severity if decision.selected else "off"
        # A profile's "off" that somebody overruled must be said too: the profile is asked where nothing is said.
        if level != decision.rule.severity or decision.rule.code in profile.severities:
            found[decision.rule.code] = level
    return found


def _decide(rule: Rule, layers: Sequence[Layer], profile: Profile) -> Decision:
    selected, explicit, why = True, False, "selected by default"
    severity: Severity = rule.severity
    severity_why = ""
    own = profile.severities.get(rule.code)
    if own == "off":
        selected, why = False, f"off in the profile {profile.name}"
    elif own in SEVERITIES:
        severity, severity_why = SEVERITIES[SEVERITIES.index(own)], f"the profile {profile.name}"
    for layer in layers:
        values = layer.values
        if "select" in values:
            selected, explicit = False, False
            why = f"not among those selected ({layer.origin_of('select')})"
        best = (0, False)
        for key in SELECTOR_LISTS:
            for i, selector in enumerate(values.get(key, ())):
                weight = _weight(selector, rule)
                ignores = key == "ignore"
                if not weight or (weight, ignores) < best:
                    continue
                if key != "ignore" and weight < 3 and own == "off":
                    continue  # what the profile turns off comes back only by its own name
                best = (weight, ignores)
                selected, explicit = not ignores, weight == 3
                verb = "ignored" if ignores else "selected"
                why = f"{verb} by {selector} ({_place(layer, key, str(i))})"
        level, place = _severity(rule, layer)
        if level == "off":
            selected, explicit, why = False, True, f"severity off ({place})"
        elif level:
            severity, severity_why = level, str(place)
    return Decision(rule, selected, severity, explicit, why, severity_why)


def _severity(rule: Rule, layer: Layer) -> tuple[Level | None, Origin]:
    best, level, place = 0, None, Origin()
    for selector, value in layer.values.get("severity", {}).items():
        weight = _weight(selector, rule)
        if weight > best:
            best, level, place = weight, value, layer.origin_of("severity", selector)
    return level, place


def _weight(selector: str, rule: Rule) -> int:
    """How closely a selector means a rule: 3 by code or name, 2 by family, 1 for ALL, 0 not at all."""
    if selector in (rule.code, rule.name):
        return 3
    if selector == rule.family:
        return 2
    return int(selector == ALL)


def _place(layer: Layer, key: str, index: str) -> Origin:
    return layer.origin_of(key, index)


def unknown_names(config: Config, rules: Sequence[Rule]) -> list[Fault]:
    """Faults for selectors, severities and options that name no rule, at their place."""
    codes = {rule.code for rule in rules}
    names = {rule.name for rule in rules}
    families = {rule.family for rule in rules}
    known = codes | names | families | {ALL}
    faults = []
    for layer in config.layers:
        for keys, selector in _named(layer.values):
            choices = codes | names if keys[0] == "options" else known
            if selector in choices:
                continue
            near = did_you_mean(selector, sorted(choices)) or _as_code(selector, choices)
            origin = layer.origin_of(*keys)
            option = f" (--{keys[0]})" if layer.origin == COMMAND_LINE else ""
            what = "rule" if keys[0] == "options" else "rule, family or name"
            message = f'no {what} is called "{selector}"{option}{near}'
            faults.append(Fault(origin.file, origin.line, origin.column, message))
    return faults


def _as_code(selector: str, known: Iterable[str]) -> str:
    upper = selector.upper()
    return f'; did you mean "{upper}"?' if upper in known else ""


def _named(values: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for key in SELECTOR_LISTS:
        for i, selector in enumerate(values.get(key, ())):
            yield (key, str(i)), selector
    for key in ("severity", "options"):
        for selector in values.get(key, {}):
            yield (key, selector), selector


def find_rule(word: str, rules: Sequence[Rule]) -> Rule:
    """The rule of a code or name, whatever its case. Raises DataFileError with a suggestion for an unknown one."""
    wanted = word.strip().casefold()
    for rule in rules:
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    near = did_you_mean(word, [name for rule in rules for name in (rule.code, rule.name)])
    raise DataFileError([Fault(COMMAND_LINE, 0, 0, f'there is no rule "{word}"{near}')])
