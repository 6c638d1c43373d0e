"""Check kinds that find patterns and words in the text; patterns are RE2, so none can hang."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from lint.checks import Check, ParameterError
from lint.checks.pattern_making import checked, matcher
from lint.checks.pattern_pool import PROSE, SOURCE
from lint.checks.pattern_scope import Scope
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.record import record, replace
from lint.source import Span
from lint.typed import Any, Literal

Case = Literal["ignore", "exact"]


def pattern(
    any: Sequence[str] = (),
    words: Sequence[str] = (),
    case: Case = "ignore",
    replace: str | None = None,
    once: bool = False,
    source: bool = False,
    **scope: Any,
) -> Check:
    """Finds patterns and words. The message may use {found} and the patterns' named groups; a group named "at" is
    the place. `replace` is the text of a fix and takes the same placeholders. `source` looks at the file as it is."""
    if not any and not words:
        raise ParameterError("give patterns under any, or words")
    if source and scope:
        name = next(iter(scope)).replace("_", "-")
        raise ParameterError(f"source looks at the file as it is and knows no {name}", name)
    keys: list[tuple[str | int, ...]] = [("any", i) for i in range(len(any))]
    keys += [("words", i) for i in range(len(words))]
    finder = Finder([*any, *map(bounded, words)], keys, case == "exact", source)
    return PatternCheck(finder, None if source else Scope(exact_case=case == "exact", **scope), replace, once)


def substitution(terms: Mapping[str, str | list[str] | None], case: Case = "ignore", **scope: Any) -> Check:
    """Finds terms for which there is a better one. Keys are patterns at word boundaries, values what to write instead:
    one term (which makes a fix), several to choose from, or none. A group named "at" is the place, so that a pattern
    may ask for words beside it. The message may use {found} and {wanted}."""
    finder = Finder(list(map(bounded_pattern, terms)), [("terms", term) for term in terms], case == "exact")
    better = [[value] if isinstance(value, str) else list(value or ()) for value in terms.values()]
    return SubstitutionCheck(finder, Scope(exact_case=case == "exact", **scope), better)


@record(frozen=True)
class PatternCheck:
    """The check of the kind `pattern`. Without a scope it looks at the source."""

    finder: Finder
    scope: Scope | None
    replace: str | None
    once: bool

    def validate(self) -> None:
        """Compiles everything. Raises ParameterError."""
        self.finder.validate()
        if self.scope:
            self.scope.validate()
        if self.replace is not None:
            _check_replacement(self.replace, self.finder.groups())

    def __call__(self, facts: Facts) -> Iterator[Hit]:
        for _, match in self.finder.find(facts):
            place = _place(match)
            start, end = match.span(place)
            if self.scope and not self.scope.holds(facts, start, end):
                continue
            values = {key: value or "" for key, value in match.groupdict().items()}
            values["found"] = match.group(place)
            wanted = None if self.replace is None else self.replace.format_map(values)
            yield _hit(facts, start, end, values, wanted, in_source=self.scope is None)
            if self.once:
                return


@record(frozen=True)
class SubstitutionCheck:
    """The check of the kind `substitution`; `better` has the terms to write instead, by number of the pattern."""

    finder: Finder
    scope: Scope
    better: list[list[str]]

    def validate(self) -> None:
        """Compiles everything. Raises ParameterError."""
        self.finder.validate()
        self.scope.validate()

    def __call__(self, facts: Facts) -> Iterator[Hit]:
        for i, match in self.finder.find(facts):
            place = _place(match)
            start, end = match.span(place)
            if not self.scope.holds(facts, start, end):
                continue
            found = match.group(place)
            choices = [like(found, term) for term in self.better[i]]
            if found in choices:
                continue
            values = {"found": found, "wanted": " or ".join(f"“{term}”" for term in choices) or "nothing"}
            made = _hit(facts, start, end, values, choices[0] if len(choices) == 1 else None)
            yield replace(made, variant="better" if choices else "avoid")


def _place(match: Any) -> int:
    """The group that is the place of a match: "at" where the pattern has it and it took part, else the whole."""
    place = match.re.groupindex.get("at", 0)
    return place if match.start(place) >= 0 else 0


FOLDED = "\u017f\u212a"
"""Beyond ASCII and the same as "s" and "k" where capitals do not matter."""

Needed = Mapping[str, Sequence[tuple[int, Sequence[Sequence[str]], Sequence[str]]]]
"""By word the numbers of the patterns that may match where it stands, each with the other words and the pieces of text
that it needs besides (`pattern_needs.needs`); under "" those that need no word."""


class Finder:
    """Patterns of one check; finds places that do not overlap, in order."""

    def __init__(
        self, patterns: list[str], keys: list[tuple[str | int, ...]], exact_case: bool, source: bool = False
    ) -> None:
        """`keys` lead to each pattern in the rule's parameters."""
        self._patterns = patterns
        self._keys = keys
        self._exact_case = exact_case
        self._pool = SOURCE if source else PROSE
        self._source = source
        self._regexes: dict[int, Any] = {}
        self._needed: Needed = {}

    def derive(self) -> Needed:
        """What patterns need to match; worked out where rules are compiled."""
        from lint.checks.pattern_needs import needs

        made: dict[str, list[tuple[int, list[list[str]], list[str]]]] = {}
        for i, pattern in enumerate(self._patterns):
            for word, beside in needs(pattern).items():
                made.setdefault(word, []).append((i, beside.words, beside.pieces))
        return made

    def know(self, needed: Needed) -> None:
        """Takes in what `derive` made."""
        self._needed = needed

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        return self._pool.add(self._patterns, self._exact_case)

    def _possible(self, facts: Facts) -> list[int]:
        """The numbers of the patterns that have in an article what they need: few, and the others need not even be
        compiled."""
        if not self._needed or self._source or any(letter in facts.prose for letter in FOLDED):
            return list(range(len(self._patterns)))
        needed, words = self._needed, facts.words.tokens
        found: set[int] = set()
        lines = ""
        for word in ("", *words.intersection(needed)):
            for i, others, pieces in needed.get(word, ()):
                if i in found or any(map(words.isdisjoint, others)):
                    continue
                lines = lines or f"\n{facts.words.lower}\n"
                if not pieces or any(map(lines.__contains__, pieces)):
                    found.add(i)
        return sorted(found)

    def validate(self) -> None:
        """Raises ParameterError for the first pattern that is no use."""
        for i in range(len(self._patterns)):
            self._regex(i)

    def groups(self) -> set[str]:
        """The named groups that every pattern has."""
        return set.intersection(*(set(self._regex(i).groupindex) for i in range(len(self._patterns))))

    def _regex(self, i: int) -> Any:
        found = self._regexes.get(i)
        if found is None:
            path = self._keys[i]
            found = matcher(checked(self._patterns[i], *path, exact_case=self._exact_case), *path)
            self._regexes[i] = found
        return found

    def find(self, facts: Facts) -> Iterator[tuple[int, Any]]:
        """Matches with the number of their pattern; of two that overlap the one that begins first, then the longer."""
        text = facts.article.text if self._source else facts.prose
        occurring = self._pool.occurring(self._numbers, text, facts.memo)
        if occurring is None:
            occurring = self._possible(facts)
        if not occurring:
            return
        found = [(i, match) for i in occurring for match in self._regex(i).finditer(text)]
        if len(occurring) > 1:
            found.sort(key=lambda pair: (pair[1].start(), -pair[1].end()))
        done = -1
        for i, match in found:
            if match.start() >= done:
                done = match.end()
                yield i, match


def _hit(
    facts: Facts, start: int, end: int, values: Mapping[str, str], wanted: str | None, in_source: bool = False
) -> Hit:
    article = facts.article
    span = Span(start, end) if in_source else article.source_span(start, end)
    fix = None
    if wanted is not None and (in_source or article.is_verbatim(start, end)):
        title = f"Write “{wanted}”" if wanted else f"Remove “{values['found']}”"
        fix = Fix("safe", title, (Edit(span.start, span.end, wanted),))
    return Hit(span.start, span.end, values, fix=fix)


def _check_replacement(text: str, groups: set[str]) -> None:
    """Raises ParameterError for a placeholder that not every match fills."""
    from string import Formatter

    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise ParameterError(f"a brace is out of place ({error}); write {{{{ for a brace", "replace") from None
    unknown = sorted(names - groups - {"found"})
    if unknown:
        raise ParameterError(f"{{{unknown[0]}}} is not a named group of every pattern", "replace")


def like(found: str, term: str) -> str:
    """A term with the capitals of the word that it stands for: "Utilise" gives "Use", "UTILISE" gives "USE"."""
    letters = [char for char in found if char.isalpha()]
    if len(letters) > 1 and all(char.isupper() for char in letters) and term.islower():
        return term.upper()
    if found[:1].isupper() and term[:1].islower():
        return term[:1].upper() + term[1:]
    return term


def bounded(word: str) -> str:
    """A pattern for exactly these words, with any white space between them."""
    from lint import linear as re2

    return bounded_pattern(r"\s+".join(re2.escape(part) for part in word.split()), word)


def bounded_pattern(pattern: str, word: str | None = None) -> str:
    """A pattern that begins and ends at word boundaries where its first and last character are of a word."""
    text = (word or pattern).strip()
    first = r"\b" if text[:1].isalnum() or text[:1] in "([" else ""
    last = r"\b" if text[-1:].isalnum() or text[-1:] in ")]?+*" else ""
    return f"{first}(?:{pattern}){last}"
