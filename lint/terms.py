"""What a configuration means for a run: its rules with their options, and for each article its profile, severities
and settings."""

from __future__ import annotations

from collections.abc import Mapping

from lint.config import Config, Origin
from lint.config.model import COMMAND_LINE
from lint.datafiles.faults import DataFileError, Fault, did_you_mean
from lint.plan import Terms
from lint.profiles import Profile, load_profile, profile_names
from lint.record import replace
from lint.rules import Rule, load_rules
from lint.rules.loading import by_code
from lint.selection import Level, severities, unknown_names
from lint.typed import Any, NamedTuple


class ChosenProfile(NamedTuple):
    """A profile and what chose it."""

    profile: Profile
    why: str


def configured_rules(config: Config) -> tuple[Rule, ...]:
    """The rules that ship and the team's own, with the options that the configuration gives them.

    Raises DataFileError for rule files that cannot be used, and for rules and options that do not exist.
    """
    rules = load_rules()
    if config.rule_folders:
        _check_folders(config, "rules", config.rule_folders)
        rules = by_code([*rules, *load_rules(config.rule_folders)])
    faults = unknown_names(config, rules)
    options = config.merged("options")
    if options:
        rules, wrong = _with_options(rules, {name: (s.value, s.origin) for name, s in options.items()})
        faults += wrong
    if faults:
        raise DataFileError(faults)
    return rules


def _with_options(
    rules: tuple[Rule, ...], options: Mapping[str, tuple[Mapping[str, Any], Origin]]
) -> tuple[tuple[Rule, ...], list[Fault]]:
    """Rules with their parameters overridden, each held against its check kind's schema again."""
    from lint.rules.reading import parameter_faults

    made: list[Rule] = []
    faults: list[Fault] = []
    for rule in rules:
        for name in (rule.code, rule.name):
            if name in options:
                given, origin = options[name]
                rule = rule._replace(with_={**rule.with_, **given})
                faults += parameter_faults(rule, origin.file, (origin.line, origin.column))
        made.append(rule)
    return tuple(made), faults


def _check_folders(config: Config, key: str, folders: tuple[str, ...]) -> None:
    import os

    origin = config.setting(key).origin
    missing = [folder for folder in folders if not os.path.isdir(folder)]
    if missing:
        words = ", ".join(os.path.relpath(folder).replace(os.sep, "/") for folder in missing)
        raise DataFileError([Fault(origin.file, origin.line, origin.column, f"there is no folder {words}")])


class ConfiguredTerms:
    """Terms by an article's path and the type in its front matter; equal ones are worked out once.

    What chooses the profile, the strongest first: the command line, the front matter, the configuration.
    """

    def __init__(self, config: Config, rules: tuple[Rule, ...]) -> None:
        """Raises DataFileError where the configuration names a profile that does not exist."""
        self.config = config
        self.rules = rules
        self.folders = config.profile_folders
        if self.folders:
            _check_folders(config, "profiles", self.folders)
            profile_names(self.folders)  # so that a broken profile is told now, not over the first article
        self._known: dict[tuple[tuple[int, ...], str | None], Terms] = {}
        self._check_profiles()

    def __call__(self, path: str, type: str | None) -> Terms:
        layers = self.config.layers_for(path)
        key = (tuple(map(id, layers)), type)
        found = self._known.get(key)
        if found is None:
            profile = self.profile(path, type).profile
            levels: Mapping[str, Level] = severities(self.rules, layers, profile)
            found = self._known[key] = Terms(profile, levels, self.config.settings(path))
        return found

    def profile(self, path: str, type: str | None) -> ChosenProfile:
        """The profile that an article is judged by, and why."""
        setting = self.config.setting("profile", path)
        name, why = str(setting.value), str(setting.origin)
        from_front = profile_name(type, self.folders) if type else None
        if from_front and setting.origin.file != COMMAND_LINE:
            name, why = from_front, f"type: {type} in the front matter"
        profile = load_profile(name, self.folders)
        style = self.config.setting("house-style", path)
        if style.value:
            profile = replace(profile, house_style=style.value)
        return ChosenProfile(profile, why)

    def __getstate__(self) -> dict[str, Any]:
        # the layers' identities, by which terms are kept, are another process's
        return {**self.__dict__, "_known": {}}

    def _check_profiles(self) -> None:
        faults = []
        for layer in self.config.layers:
            name = layer.values.get("profile")
            if name is not None and name not in profile_names(self.folders):
                known = profile_names(self.folders)
                near = did_you_mean(name, known) or f"; there are {', '.join(known)}"
                origin = layer.origin_of("profile")
                message = f'there is no profile "{name}"{near}'
                faults.append(Fault(origin.file, origin.line, origin.column, message))
        if faults:
            raise DataFileError(faults)


def profile_name(type: str, folders: tuple[str, ...] = ()) -> str | None:
    """The profile that the front matter's type means ("Disease Overview" is disease-overview), None for none."""
    name = "-".join(type.lower().replace("_", " ").replace("-", " ").split())
    return name if name in profile_names(folders) else None
