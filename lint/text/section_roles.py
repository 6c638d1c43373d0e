"""What a section is about: canonical roles from headings, bold lines and label lines.

"Clinical features", "What are the symptoms of gout?", "3.2 Signs & symptoms" are all `symptoms`. A heading may be
several things at once ("Causes and risk factors"), or a thing that depends on the article type ("Uses" are a
monograph's indications and a supplement's evidence); the profile's demands decide then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from lint.article import Article
from lint.datafiles.tables import kept
from lint.text import section_lexicon as lexicon
from lint.text import section_titles as titles
from lint.typed import Any, NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBER = re.compile(
    r"(?:(?:section|part|chapter|step|q)\s+(?=[\divx]+\b))?"
    r"(?:\d{1,2}(?:\.\d{1,2})*\s*[.):\-–—]*\s+|\d{1,2}(?:\.\d{1,2})*[.):]|[ivx]{1,4}[.)]\s+|[a-h][.)]\s+|q\d*[.:]\s*)"
)
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[&/,;:()|+!?.]|[–—]| - ")
_BREAKS = frozenset("&/,;:()|+!?.–—") | {"and", "or", "plus", " - ", "versus", "vs"}
_LINKS = _words(
    "of for in with to by during after among on at from when if before while that used associated related "
    "as without through within under per including your the this because about is are"
)
_ASKING = _words("what how who when why where which is are can do does should will could whom am")
_FILLERS = _words(
    "what how who when why where which is are can do does should will could am i you we the a an its "
    "their your my there any some common main possible typical general usual key other our most potential "
    "different various medical clinical available current early"
)
_STATING = _words("is are was were not isn't aren't without no can't cannot beyond does doesn't why may still")
_ACTING = _words(
    "diagnose diagnosing treat treating manage managing prevent preventing avoid avoiding store storing "
    "taking using what causes living with tell your doctor if before you take before taking performing "
    "monitoring"
)
_DONE = _words("inherited treated diagnosed prevented detected managed stored transmitted cured")
_MEANING = _words("what is are was does mean exactly means a an the")
LONGEST = 6  # words of a phrase
LONG_HEADING = 10  # words above which a heading that asks nothing is read as a sentence


class RoleMark(NamedTuple):
    """A line that opens a section of a role: a heading, a bold line, or a label."""

    block: int  # index into Article.blocks
    section: int  # index into Article.sections that holds the block
    start: int  # prose range of the heading or label
    end: int
    roles: tuple[str, ...]
    phrase: str  # normal form of the heading
    kind: str  # "heading", "line" or "label"


class SectionRoles(NamedTuple):
    """The roles in one article."""

    own: tuple[str | None, ...]  # by section index: what its heading says
    effective: tuple[str | None, ...]  # its own role, else that of the nearest section around it
    marks: tuple[RoleMark, ...]  # every heading, bold line and label with a role, in order of place


def section_roles(article: Article, preferred: Iterable[str] = ()) -> SectionRoles:
    """Roles of all sections; `preferred` are those of the profile's demands, which decide between several."""
    wanted = frozenset(preferred)
    blocks, sections = article.blocks, article.sections
    tops = [s.index for s in sections if s.level == 1]
    title = tops[0] if len(tops) == 1 or (tops and tops[0] == 1) else 0
    own: list[str | None] = [None] * len(sections)
    effective: list[str | None] = [None] * len(sections)
    marks: list[RoleMark] = []
    for section in sections[1:]:
        if section.heading is None or not section.title:
            continue
        phrase, roles = roles_of(section.title)
        if section.index == title and not _names_only(phrase, roles):
            roles = ()
        if roles:
            own[section.index] = primary(phrase, roles, wanted)
            block = blocks[section.heading]
            marks.append(RoleMark(section.heading, section.index, block.start, block.end, roles, phrase, "heading"))
        around = effective[section.parent] if section.parent is not None else None
        effective[section.index] = own[section.index] or around
    prose = article.prose
    for index, block in enumerate(blocks):
        if block.pseudo_heading:
            start, end, kind = block.start, block.end, "line"
        elif block.label is not None and block.kind != "heading":
            start, end, kind = block.label.start, block.label.end, "label"
        else:
            continue
        if end - start > 90:
            continue
        phrase, roles = roles_of(prose[start:end])
        if roles:
            marks.append(RoleMark(index, block.section, start, end, roles, phrase, kind))
    marks.sort(key=lambda mark: mark.start)
    return SectionRoles(tuple(own), tuple(effective), tuple(marks))


def primary(phrase: str, roles: tuple[str, ...], preferred: frozenset[str] = frozenset()) -> str:
    """The one role of a heading: one that the profile asks for, else the most usual."""
    for role in roles:
        if role in preferred:
            return role
    usual = titles.PRIMARY.get(phrase)
    return usual if usual in roles else roles[0]


@lru_cache(maxsize=4096)
def roles_of(title: str) -> tuple[str, tuple[str, ...]]:
    """Normal form of a heading and the roles it can have, the likeliest first; () where it names none."""
    tokens = _tokens(title)
    words = [t for t in tokens if t not in _BREAKS or t in ("and", "or", "plus")]
    phrase = " ".join(words)
    if not words:
        return "", ()
    tables = _tables()
    found: dict[str, None] = {}
    known = not tables.begin.isdisjoint(words)  # else no phrase can stand in it
    if known:
        found.update(dict.fromkeys(tables.whole.get(phrase, ())))
        bare = _strip(words)
        if bare and bare != words:
            found.update(dict.fromkeys(tables.whole.get(" ".join(bare), ())))
        if found:
            return phrase, tuple(found)
    asking = words[0] in _ASKING or title.rstrip().endswith("?")
    if len(words) > LONG_HEADING and not asking:
        return phrase, ()
    if len(words) > 24:
        return phrase, ()
    if known:
        if asking:
            found.update(dict.fromkeys(_anywhere(words, tables)))
            if found and "(are)" not in title:
                return phrase, tuple(found)
        stating = not asking and not _STATING.isdisjoint(words)
        for part in _parts(tokens):
            for role in _of_part(part, tables, stating):
                found[role] = None
        if not asking:
            found.update(dict.fromkeys(_anywhere(words, tables)))
    if asking and (title.lower().startswith("what is (are)") or (not found and _asks_meaning(words))):
        found["definition"] = None
    if not found and len(words) <= 3:
        for word in words:
            for role in _misspelt(word):
                found[role] = None
    return phrase, tuple(found)


def _names_only(phrase: str, roles: tuple[str, ...]) -> bool:
    """Whether an article's title is nothing but a section's name, as in papers that make all headings level 1."""
    whole = _tables().whole.get(phrase)
    return bool(whole) and whole == roles and phrase not in ("introduction", "history", "pregnancy", "poisoning")


def _tokens(title: str) -> list[str]:
    text = title.lower().replace("’", "'").replace("(s)", "s").replace("(are)", "").replace("a&e", "a&e ")
    text = text.strip(" *_#:\t\u00a0")
    number = _NUMBER.match(text)
    if number:
        text = text[number.end() :]
    if "-" in text:
        text = text.replace(" - ", " – ").replace("-", " ")
    return _TOKEN.findall(text)


def _strip(words: list[str]) -> list[str]:
    """The words without what asks and fills before them: "what are the common symptoms" → "symptoms"."""
    start = 0
    while start < len(words) and words[start] in _FILLERS:
        start += 1
    return words[start:]


def _anywhere(words: list[str], tables: _Tables) -> Iterator[str]:
    """Roles of the phrases that count wherever they stand."""
    for start, word in enumerate(words):
        for size in tables.first.get(word, ()):
            roles = tables.anywhere.get(" ".join(words[start : start + size]))
            if roles and start + size <= len(words):
                yield from roles


def _asks_meaning(words: list[str]) -> bool:
    """Whether a question asks what something is, and no more: "What is gout?"."""
    if words[0] != "what" or len(words) < 3 or words[1] not in ("is", "are", "does"):
        return False
    rest = [word for word in words if word not in _MEANING]
    return 0 < len(rest) <= 16 and not _LINKS.intersection(rest[:1]) and "my" not in rest and "best" not in rest


def _parts(tokens: list[str]) -> list[list[str]]:
    """A heading cut at commas, "and", colons, brackets; phrases that hold "and" are tried on the whole before."""
    parts: list[list[str]] = [[]]
    for token in tokens:
        if token in _BREAKS:
            if parts[-1]:
                parts.append([])
        else:
            parts[-1].append(token)
    whole = [t for t in tokens if t not in _BREAKS or t in ("and", "or", "plus")]
    return [whole, *[p for p in parts if p and p != whole]]


def _of_part(words: list[str], tables: _Tables, stating: bool) -> tuple[str, ...]:
    for candidate in (words, _strip(words)):
        if not candidate or candidate[0] not in tables.begin:
            continue
        exact = tables.head.get(" ".join(candidate))
        if exact:
            return exact
        for size in tables.heads.get(candidate[0], ()):
            roles = tables.head.get(" ".join(candidate[:size])) if size < len(candidate) else None
            if not roles:
                continue
            if candidate[size] in _LINKS and not (stating and candidate[size] in _STATING):
                return roles
            if candidate[size - 1] in _ACTING and not stating:
                return roles
    if stating or words[-1] not in tables.ends:
        return ()
    if words[0] in ("how", "what", "who", "when") or words[0] not in _ASKING or words[-1] in _DONE:
        for size in tables.ends[words[-1]]:
            roles = tables.head.get(" ".join(words[-size:])) if size < len(words) else None
            if roles and words[-size - 1] not in ("to", "in", "for", "of", "and", "no", "or", "a", "with"):
                return roles
    return ()


class _Tables(NamedTuple):
    whole: Mapping[str, tuple[str, ...]]
    head: Mapping[str, tuple[str, ...]]
    anywhere: Mapping[str, tuple[str, ...]]
    begin: frozenset[str]  # first words of all phrases
    first: Mapping[str, tuple[int, ...]]  # first words of those that count anywhere, with how many words they have
    heads: Mapping[str, tuple[int, ...]]  # the same of `head`
    ends: Mapping[str, tuple[int, ...]]  # the same by their last words


@cache
def _tables() -> _Tables:
    return _Tables(*_made_tables())


@kept("lint.text.section_lexicon", "lint.text.section_titles")
def _made_tables() -> tuple[Any, ...]:
    head = _by_phrase(lexicon.HEAD)
    whole = _by_phrase(lexicon.HEAD, titles.WHOLE)
    anywhere = _by_phrase(lexicon.ANYWHERE)
    for phrase, roles in anywhere.items():
        whole.setdefault(phrase, roles)
    begin = frozenset([phrase.split(" ", 1)[0] for phrase in whole])
    return whole, head, anywhere, begin, _sizes(anywhere, 0, 2), _sizes(head, 0), _sizes(head, -1)


def _sizes(phrases: Iterable[str], at: int, least: int = 1) -> dict[str, tuple[int, ...]]:
    """The phrases' words at one place, each with how many words its phrases have, most first."""
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split(" ")
        if least <= len(words) <= LONGEST:
            found.setdefault(words[at], set()).add(len(words))
    return {word: tuple(sorted(sizes, reverse=True)) for word, sizes in found.items()}


def _by_phrase(*sources: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for source in sources:
        for role, phrases in source.items():
            for phrase in phrases.split("; "):
                known = table.get(phrase, ())
                if role not in known:
                    table[phrase] = (*known, role)
    return table


@cache
def _typo_table() -> dict[str, tuple[str, ...]]:
    """Each listed word with one letter left out, so that a word one letter away is found by its own."""
    table: dict[str, tuple[str, ...]] = {}
    head = _tables().head
    for word in lexicon.TYPOS.split():
        for i in range(1, len(word)):
            table.setdefault(word[:i] + word[i + 1 :], head[word])
    return table


@cache
def _shorter_table() -> dict[str, tuple[str, ...]]:
    """The same with the words themselves, for a word with one letter too much or another."""
    return {word: roles for word, roles in _tables().head.items() if word in lexicon.TYPOS} | _typo_table()


def _misspelt(word: str) -> tuple[str, ...]:
    if len(word) < 7 or word in lexicon.NO_TYPOS:
        return ()
    found = _typo_table().get(word)
    if found:
        return found
    table = _shorter_table()
    for i in range(1, len(word)):
        shorter = word[:i] + word[i + 1 :]
        if shorter in table:
            return table[shorter]
    return ()
