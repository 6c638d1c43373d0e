"""Where a pattern may be found, and what beside it speaks against it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lint.checks.pattern_making import checked
from lint.facts import Facts
from lint.typed import Any

KINDS = ("paragraph", "item", "cell", "heading", "caption")
REACH = 160  # code points that unless-before and unless-after look at

_QUOTES = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}


class Scope:
    """The part of an article in which a check looks, and the words that excuse a match."""

    def __init__(
        self,
        where: Sequence[str] = KINDS,
        sections: Sequence[str] = (),
        not_sections: Sequence[str] = (),
        references: bool = False,
        unless: Sequence[str] = (),
        unless_before: Sequence[str] = (),
        unless_after: Sequence[str] = (),
        only_with: Sequence[str] = (),
        unless_quoted: bool = False,
        unless_linked: bool = False,
        exact_case: bool = False,
    ) -> None:
        self._kinds = frozenset(where)
        self._sections = frozenset(sections)
        self._not_sections = frozenset(not_sections)
        self._references = references
        self._unless_quoted = unless_quoted
        self._unless_linked = unless_linked
        self._exact_case = exact_case
        self._given = {
            "unless": (unless, "{}"),
            "only-with": (only_with, "{}"),
            "unless-before": (unless_before, r"(?:{})\s*\z"),
            "unless-after": (unless_after, r"\A\s*(?:{})"),
        }
        self._compiled: dict[str, Any] = {}

    def validate(self) -> None:
        """Compiles every pattern. Raises ParameterError for one that is no use."""
        for name, (patterns, _) in self._given.items():
            for i, pattern in enumerate(patterns):
                checked(pattern, name, i, exact_case=self._exact_case)
            self._has(name, "")

    def _has(self, name: str, text: str) -> bool:
        """Whether one of the patterns given under a name is in the text."""
        patterns, form = self._given[name]
        if not patterns:
            return False
        regex = self._compiled.get(name)
        if regex is None:
            joined = "|".join(f"(?:{pattern})" for pattern in patterns)
            regex = checked(form.replace("{}", joined), name, exact_case=self._exact_case)
            self._compiled[name] = regex
        return regex.search(text) is not None

    def holds(self, facts: Facts, start: int, end: int) -> bool:
        """Whether a match at prose[start:end] counts."""
        article = facts.article
        index = article.block_at(start)
        block = article.blocks[index] if article.blocks else None
        if block is None or end > block.end or block.kind not in self._kinds:
            return False
        if facts.code.holds(start) or (not self._references and facts.reference_blocks.holds(index)):
            return False
        if (self._sections or self._not_sections) and not self._in_sections(facts, block.section):
            return False
        if self._unless_linked and facts.linked.holds(start):
            return False
        if self._unless_quoted and (block.quote or _quoted(facts.prose, block.start, start, end, block.end)):
            return False
        if self._has("unless-before", facts.prose[max(block.start, start - REACH) : start]):
            return False
        if self._has("unless-after", facts.prose[end : min(block.end, end + REACH)]):
            return False
        if self._given["unless"][0] or self._given["only-with"][0]:
            sentence = _sentence(facts, start, end)
            if self._has("unless", sentence):
                return False
            if self._given["only-with"][0] and not self._has("only-with", sentence):
                return False
        return True

    def _in_sections(self, facts: Facts, section: int) -> bool:
        """Whether the section, or one around it, has a role that is asked for and none that is excluded."""
        roles = set()
        at: int | None = section
        while at is not None:
            role = facts.roles[at]
            if role:
                roles.add(role)
            at = facts.article.sections[at].parent
        return not (roles & self._not_sections) and (not self._sections or bool(roles & self._sections))


def _sentence(facts: Facts, start: int, end: int) -> str:
    sentences = facts.sentences
    i = max(bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1, 0)
    if not sentences or sentences[i].end < end:
        block = facts.article.blocks[facts.article.block_at(start)]
        return facts.prose[block.start : block.end]
    return facts.prose[sentences[i].start : sentences[i].end]


def _quoted(prose: str, first: int, start: int, end: int, last: int) -> bool:
    """Whether a match stands between quotation marks of its block."""
    before, after = prose[first:start], prose[end:last]
    for opening, closing in _QUOTES.items():
        if opening == closing:
            if before.count(opening) % 2 and closing in after:
                return True
        elif before.rfind(opening) > before.rfind(closing) and closing in after:
            # "patients’ rights": an apostrophe closes nothing that was not opened
            return True
    return False
