"""Finds the entries behind citations: by number, by author and year, by key, by identifier or address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from lint.text.citations import keys
from lint.text.citations.authoryear import Named
from lint.text.identifiers import Identifier, of_url
from lint.text.references.collect import References
from lint.text.references.model import Reference
from lint.text.references.names import plain
from lint.text.urls import normal_url

_MINOR = frozenset("of for the and in on de del des la le et und der die das".split())


class Resolver:
    """Answers which references a marker's keys name."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.all = references.all
        self._named: dict[Named, tuple[int, ...]] = {}
        # what `numbers` has answered, where there is one list, so that the place does not matter
        self.known_numbers: dict[tuple[str, ...], tuple[tuple[int, ...], tuple[str, ...]]] = {}

    @cached_property
    def lists(self) -> Sequence[tuple[int, Mapping[str, int]]]:
        """For each list that can be cited by number: where it begins, and references by number or place."""
        groups: dict[int, dict[str, int]] = {}
        for reference in self.all:
            if reference.group >= 0 and not reference.optional:
                groups.setdefault(reference.group, {}).setdefault(reference.id, reference.index)
        return [(self.references.places[group].at, ids) for group, ids in sorted(groups.items())]

    @cached_property
    def highest(self) -> int:
        """The highest number that the lists have."""
        return max((int(key) for _, ids in self.lists for key in ids if key.isdigit()), default=0)

    def numbers(self, keys: tuple[str, ...], at: int) -> tuple[tuple[int, ...], tuple[str, ...]]:
        """The references of the numbers cited at a prose offset, and the numbers that have none."""
        known = self.known_numbers.get(keys)
        if known is None:
            found: dict[int, None] = {}
            missing = []
            for key in keys:
                one = self.number(key, at)
                if one is None:
                    missing.append(key)
                else:
                    found[one] = None
            known = (tuple(found), tuple(missing))
            if len(self.lists) == 1:
                self.known_numbers[keys] = known
        return known

    def number(self, key: str, at: int) -> int | None:
        """The reference of a number cited at a prose offset: in the next list after it, else in any."""
        chosen = None
        for begin, ids in self.lists:
            if key in ids:
                if begin > at:
                    return ids[key]
                chosen = ids[key] if chosen is None else chosen
        return chosen

    @cached_property
    def by_key(self) -> Mapping[str, int]:
        """References by key: of footnotes, definitions, bibliographies and bracketed keys in lists."""
        return {r.id: r.index for r in reversed(self.all) if not (r.group >= 0 and r.id.isdigit())}

    @cached_property
    def footnotes(self) -> Mapping[str, int]:
        return {r.id: r.index for r in reversed(self.all) if r.kind == "footnote"}

    @cached_property
    def by_work(self) -> Mapping[str, int]:
        """References by identifier."""
        found: dict[str, int] = {}
        for reference in self.all:
            for value in (reference.doi, reference.pmid and f"pmid:{reference.pmid}", reference.pmcid):
                if value:
                    found.setdefault(value, reference.index)
        return found

    @cached_property
    def by_url(self) -> Mapping[str, int]:
        """References by address."""
        found: dict[str, int] = {}
        for reference in self.all:
            for url in reference.urls:
                found.setdefault(normal_url(url), reference.index)
        return found

    def work(self, one: Identifier) -> int | None:
        """The reference with an identifier."""
        return self.by_work.get(f"pmid:{one.value}" if one.kind == "pmid" else one.value)

    def address(self, url: str) -> int | None:
        """The reference that a URL leads to."""
        one = of_url(url) if self.by_work else None
        index = self.work(one) if one else None
        return index if index is not None or not self.by_url else self.by_url.get(normal_url(url))

    def key(self, key: str) -> int | None:
        """The reference of a citation key."""
        index = self.by_key.get(key)
        if index is None:
            one = keys.identifier_of(key)
            if one:
                index = self.work(one)
            elif key.startswith(("url:http", "http")):
                index = self.address(key.removeprefix("url:"))
        return index

    @cached_property
    def by_year(self) -> Mapping[int | None, Sequence[Reference]]:
        found: dict[int | None, list[Reference]] = {}
        for reference in self.all:
            found.setdefault(reference.year, []).append(reference)
        return found

    def named(self, one: Named) -> tuple[int, ...]:
        """The references of an author–year citation: the year agrees and the entry begins with the name. More than
        one where the text leaves it open."""
        known = self._named.get(one)
        if known is None:
            known = self._named[one] = self._find(one)
        return known

    def _find(self, one: Named) -> tuple[int, ...]:
        same_year = self.by_year.get(one.year, ())
        found = self._begin_with(one, same_year)
        if len(found) > 1 and one.letter:
            lettered = [r for r in found if r.letter == one.letter]
            place = ord(one.letter) - ord("a")
            found = lettered or (found[place : place + 1] if place < len(found) else [])
        if len(found) > 1:
            found = _fewest(one.names, found)
        return tuple(r.index for r in found)

    def near(self, one: Named) -> int | None:
        """The one reference by the same authors, a year before or after."""
        if one.year is None:
            return None
        found = self._begin_with(one, (*self.by_year.get(one.year - 1, ()), *self.by_year.get(one.year + 1, ())))
        return found[0].index if len(found) == 1 else None

    def _begin_with(self, one: Named, among: Iterable[Reference]) -> list[Reference]:
        among = tuple(among)
        for name in first_names(one.names):
            found = [r for r in among if r.head.startswith(name) and not r.head[len(name) : len(name) + 1].isalnum()]
            if not found:
                bare = name.removeprefix("the ") + " "
                found = [r for r in among if r.head.removeprefix("the ").startswith(bare)]
            if found:
                return found
        if " et al" in one.names:
            return []
        if one.names.isupper() and len(one.names) < 9:
            letters = one.names.lower()
            return [r for r in among if _initials(r.head, len(letters)) == letters]
        # a particle or given name may stand before or after the surname in the entry
        words = plain(one.names).split()
        last = words[-1] if 1 < len(words) < 4 else ""
        return [r for r in among if last in r.head.split()[:3]] if len(last) > 3 else []


_FIRST_OF = (" et al", " et. al", " and colleagues", " and co-", " and others", " & colleagues")


def first_names(names: str) -> list[str]:
    """What the entry may begin with: the names as a whole ("Food and Drug Administration"), then the first of them;
    "Smith et al." is "smith" only."""
    for mark in _FIRST_OF:
        at = names.find(mark)
        if at > 0:
            names = names[:at]
            first = names.split(",", 1)[0]
            return [plain(first)]
    found = [plain(names)]
    for mark in (" & ", " and ", ", "):
        at = names.find(mark)
        if at > 0:
            found.append(plain(names[:at].split(",", 1)[0]))
    return [name for name in found if name]


def _initials(head: str, size: int) -> str:
    words = [word for word in head.split()[: size + 5] if word not in _MINOR]
    return "".join(word[0] for word in words[:size])


def _fewest(names: str, found: list[Reference]) -> list[Reference]:
    """Those of several works whose number of authors, or second author, fits how they are named."""
    if " et al" in names or " and colleagues" in names:
        many = [r for r in found if len(r.authors) > 2 or r.parts.more_authors]
        return many or found
    pair = names.replace("&", " and ").split(" and ")
    if len(pair) == 2:
        second = plain(pair[1])
        fitting = [r for r in found if f" {second} " in f"{r.head} "]
        two = [r for r in fitting if len(r.authors) == 2]
        return two or fitting or found
    single = [r for r in found if len(r.authors) == 1]
    return single or found
