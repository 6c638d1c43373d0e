"""Rules as data: rule files, what the engine needs of them, and their examples."""

from lint.rules.loading import bind_rules, built_in_rules_dir, load_rules
from lint.rules.model import BoundRule, Rule

__all__ = [
    "BoundRule",
    "Rule",
    "bind_rules",
    "built_in_rules_dir",
    "load_rules",
]
