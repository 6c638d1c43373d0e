"""Check kinds about an article's sections: which are there, in which order, and whether anything stands in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from lint.article import Article, Section
from lint.checks import Check
from lint.checks.conditions import holds, title_span
from lint.facts import Facts
from lint.finding import Hit, Related

_AT_MOST = 3  # missing sections that are told one by one; an article that lacks more is of another shape


def missing_section() -> Check:
    """A section that the profile requires and that no heading, bold line, label or text stands for."""

    def check(facts: Facts) -> Iterator[Hit]:
        if not facts.prose.strip():
            return
        demands = [d for d in facts.profile.sections if d.need == "required"]
        if not demands:
            return
        from lint.checks.section_presence import is_present

        missing = [d for d in demands if holds(facts, d.when) and not is_present(facts, d)]
        if not missing:
            return
        span = title_span(facts)
        if len(missing) > _AT_MOST:
            titles = [demand.title for demand in missing]
            values = {"titles": f"“{'”, “'.join(titles[:-1])}” and “{titles[-1]}”", "profile": facts.profile.name}
            yield Hit(span.start, span.end, values, variant="several", data={"roles": [d.role for d in missing]})
            return
        for demand in missing:
            others = [alias for alias in demand.aliases if alias.lower() != demand.title.lower()]
            also = f" (or “{others[0]}”)" if others else ""
            values = {"title": demand.title, "also": also, "role": demand.role, "profile": facts.profile.name}
            yield Hit(span.start, span.end, values, variant="one", data={"role": demand.role})

    return check


def empty_section() -> Check:
    """A heading with nothing under it before the next heading of its level."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        sections, blocks = article.sections, article.blocks
        title = next((s.index for s in sections[1:] if s.level == 1), 0)
        for section, following in zip(sections[1:], (*sections[2:], None), strict=False):
            if following is not None and following.parent == section.index:
                continue
            if any(map(str.strip, map(article.block_text, blocks[section.first : section.until]))):
                continue
            if section.index == title and section.index == 1 and len(sections) > 2:
                continue
            if facts.roles[section.index] == "references" or not section.title or _has_content(article, section):
                continue
            span = section.heading_span
            yield Hit(span.start, span.end, {"title": section.title})

    return check


def section_out_of_order() -> Check:
    """Sections of the profile in another order than its own; one finding at the first that moved."""

    def check(facts: Facts) -> Iterator[Hit]:
        if not facts.profile.ordered:
            return
        rank: dict[str, int] = {}
        for index, demand in enumerate(facts.profile.sections):
            if demand.need == "required" and holds(facts, demand.when):
                rank.setdefault(demand.role, index)
        for one, twin in _EITHER_FIRST:
            if one in rank and twin in rank:
                rank[one] = rank[twin]
        present: list[tuple[int, int, Section]] = []  # rank, section index
        seen: set[str] = set()
        for mark in facts.section_roles.marks:
            if mark.kind != "heading":
                continue
            role = facts.roles[mark.section]
            section = facts.article.sections[mark.section]
            if role is None or role not in rank or role in seen or len(set(mark.roles) & set(rank)) != 1:
                continue
            if section.parent and facts.section_roles.effective[section.parent] in rank:
                continue
            seen.add(role)
            present.append((rank[role], mark.section, section))
        kept = _longest_run([entry[0] for entry in present])
        moved = [i for i in range(len(present)) if i not in kept]
        if not moved:
            return
        i = moved[0]
        _, _, section = present[i]
        later = [entry for j, entry in enumerate(present) if j in kept and j < i and entry[0] > present[i][0]]
        earlier = [entry for j, entry in enumerate(present) if j in kept and j > i and entry[0] < present[i][0]]
        other, way = (later[0][2], "before") if later else (earlier[-1][2], "after")
        related = (
            Related(
                other.heading_span.start, other.heading_span.end, f"usually {'after' if way == 'before' else 'before'}"
            ),
        )
        span = section.heading_span
        values = {"title": section.title, "other": other.title, "way": way}
        yield Hit(span.start, span.end, values, related=related)

    return check


def skipped_heading_level() -> Check:
    """A heading two or more levels below the one before it; each kind of skip once."""

    def check(facts: Facts) -> Iterator[Hit]:
        seen: set[tuple[int, int]] = set()
        before = 0
        for section in facts.article.sections[1:]:
            if before and section.level > before + 1 and (before, section.level) not in seen:
                seen.add((before, section.level))
                span = section.heading_span
                yield Hit(
                    span.start,
                    span.end,
                    {"level": str(section.level), "before": str(before), "wanted": str(before + 1)},
                )
            before = section.level

    return check


def missing_title() -> Check:
    """No title in the front matter and no first-level heading."""

    def check(facts: Facts) -> Iterator[Hit]:
        article = facts.article
        if article.title or not article.prose.strip():
            return
        if any(_title_field(str(key), value) for key, value in article.metadata.items()):
            return
        if any("title" in block_text for block_text in _html_titles(article)):
            return
        span = title_span(facts)
        yield Hit(span.start, span.end, {})

    return check


def wall_of_text() -> Check:
    """A paragraph longer than the profile's limit."""

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("paragraph-words")
        if not limit:
            return
        article, least = facts.article, limit * 4
        for index in [index for index, block in enumerate(article.blocks) if block.end - block.start >= least]:
            block = article.blocks[index]
            if block.kind not in ("paragraph", "item"):
                continue
            words = article.prose.count(" ", block.start, block.end) + 1
            if words <= limit or facts.reference_blocks.holds(index):
                continue
            if facts.section_roles.effective[block.section] in (
                "abstract",
                "references",
                "appendix",
                "disclosure",
                "acknowledgements",
                "authors",
            ):
                continue
            line_end = article.text.find("\n", block.span.start)
            end = min(block.span.end, block.span.start + 80, line_end if line_end > 0 else block.span.end)
            yield Hit(block.span.start, end, {"words": str(words), "limit": str(limit)})

    return check


_EITHER_FIRST = (("causes", "symptoms"),)
"""Roles that the pages of one health service have in one order, those of another in the other."""

# Small things -------------------------------------------------------------------------------------------------


_NOTHING = re.compile(
    r"<!--.*?-->|<br\s*/?>|<hr\s*/?>|</?(?:p|div|span|center|section)(?:\s[^>]*)?>|"
    r"<a\s[^>]*>\s*</a>|&nbsp;|\{:[^}]*\}"
    r"|[\s\u00a0\u200b\ufeff]|(?:^|(?<=\n))[ \t]*(?:[-*_][ \t]*){3,}(?=\n|$)|\*\*|__",
    re.DOTALL,
)


def _has_content(article: Article, section: Section) -> bool:
    """Whether anything but white space, comments and rules stands under a heading: a picture, code, an include."""
    text = article.text[section.heading_span.end : section.span.end]
    text = re.sub(r"\A[^\n]*\{#[^}\n]*\}", "", text)
    text = re.sub(r"\A[ \t]*(?:\n|\r\n?)[ \t]*(?:=+|-+)[ \t]*(?=\n|\r|\Z)", "", text)
    return bool(_NOTHING.sub("", text).strip("#-=:|"))


def _longest_run(ranks: list[int]) -> set[int]:
    """Indices of a longest subsequence that never descends; of several, the one that keeps what stands first."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for i, rank in enumerate(ranks):
        j = bisect_right(tails, rank)
        before.append(at[j - 1] if j else -1)
        if j == len(tails):
            tails.append(rank)
            at.append(i)
        else:
            tails[j] = rank
            at[j] = i
    kept: set[int] = set()
    i = at[-1] if at else -1
    while i >= 0:
        kept.add(i)
        i = before[i]
    return kept


def _title_field(key: str, value: object) -> bool:
    from lint.text.metadata import field_of

    return field_of(key) == "title" and isinstance(value, str) and bool(value.strip())


def _html_titles(article: Article) -> Iterable[str]:
    for block in article.blocks[:4]:
        if block.kind == "html" and "<h1" in article.text[block.span.start : block.span.end].lower():
            yield "title"
