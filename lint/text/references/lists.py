"""Finds the reference lists of an article and cuts them into entries.

A list stands under a heading that names it ("References", "Sources"), under a bold line or label that does, or at the
end of the article without any heading when its entries read as references. Footnote definitions and link definitions
such as Manubot's `[@tag:x]: doi:...` are references too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lint.article import Article, Block
from lint.source import Span
from lint.text.literals import Literals
from lint.text.references.model import ReferenceKind
from lint.typed import NamedTuple

_NAMES = (
    r"(?:(?:selected|key|cited|further|main|scientific|medical|clinical|bibliographic|article|list of|primary"
    r"|additional) )?"
    r"(?:references?|reference list|bibliograph(?:y|ies)|sources?|citations|works cited|literature(?: cited)?"
    r"|cited literature"
    r"|endnotes|footnotes)"
    r"(?:(?: and| &|,|/) (?:references?|notes|sources?|citations?|further reading|resources|bibliography|links"
    r"|(?:funding )?disclosures?"
    r"|acknowledge?ments|credits))*"
    r"|notes and references|(?:evidence|sources) (?:base|cited|consulted|used)|sources of information"
    r"|参考文献|参考资料|參考資料|參考文獻|参考来源|参考來源|资料来源|資料來源|引用文献|引用|出典|文献|脚注|参考"
    r"|referencias(?: bibliográficas)?|bibliograf[íi]a|fuentes|références(?: bibliographiques)?|bibliographie|sources"
    r"|literatur(?:verzeichnis|angaben|nachweise)?|quellen(?:verzeichnis|angaben)?|einzelnachweise|referenzen"
    r"|riferimenti(?: bibliografici)?|fonti|referências(?: bibliográficas)?|fontes|referenties|bronnen|literatuur"
    r"|список литературы|литература|источники|примечания|참고\s?문헌|출처|المراجع|المصادر"
)
_TITLE = re.compile(rf"(?i)^(?:\d+(?:\.\d+)*|[ivx]+|[a-z])?[.)]?\s*(?:{_NAMES})\s*[:：]?$")
_FURTHER = re.compile(
    r"(?i)^(?:\d+[.)]?\s*)?(?:(?:suggested |recommended )?(?:further |additional )?(?:reading|readings|resources)"
    r"|see also"
    r"|external links|useful links|learn more|more information|参考阅读|延伸阅读|拓展阅读"
    r"|関連リンク|外部リンク|外部链接)\s*[:：]?$"
)
_SIGNS = Literals(*(
    "referen bibliogra source citation cited literatur notes reading links resources fuentes références quellen"
    " einzelnach riferim fonti referên fontes bronnen литератур источник примечан"
    " 参 引用 出典 文献 脚注 资料 資料 阅读 リンク 链接 참고 출처 المراجع المصادر"
).split(), "see also", "learn more", "more information")  # fmt: skip
"""One of these is in every title of a list, in small letters."""


class ListPlace(NamedTuple):
    """Where a reference list stands."""

    blocks: tuple[int, ...]  # indices of its blocks, heading excluded
    heading: Span | None  # of its heading or label in the source
    title: str
    further: bool  # further reading
    at: int  # prose offset where it begins


class Entry(NamedTuple):
    """An entry as cut from the text; prose offsets, without the number before it."""

    start: int
    end: int
    span: Span
    number: int | None
    key: str | None
    kind: ReferenceKind
    text: str


def is_list_title(title: str) -> bool:
    """Whether a heading names a reference list: "References", "7. Sources", "参考文献"."""
    return len(title) < 60 and bool(_SIGNS.holding([title.lower()])) and bool(_TITLE.match(title.strip(" *_#\t")))


_WEAK = re.compile(r"(?i)sources?\b|literature|citations|notes|出典|参考$|引用$|文献$|脚注")
_STRONG = re.compile(r"(?i)referenc|bibliogra|works cited|cited literature")
NOTHING = re.compile(
    r"(?i)^\W*(?:none|n/?a|tbd|tba|todo|to be (?:added|completed)|coming soon|pending|empty|references?|\.{2,})?\W*$"
)


def is_weak_title(title: str) -> bool:
    """Whether a title may also head something else: sources of zinc, notes, literature."""
    return bool(_WEAK.search(title)) and not _STRONG.search(title)


def is_further_title(title: str) -> bool:
    """Whether a heading names what nothing needs to cite: "Further reading", "See also"."""
    return len(title) < 60 and bool(_FURTHER.match(title.strip(" *_#\t")))


def list_places(article: Article) -> tuple[ListPlace, ...]:
    """All reference lists of an article with a heading or label, in order."""
    found: list[ListPlace] = []
    taken_until = -1
    blocks = article.blocks
    sections = article.sections
    labelled = [i for i, block in enumerate(blocks) if block.pseudo_heading or block.label is not None]
    titles = [section.title for section in sections]
    titles += [_name_of(article, blocks[i]) for i in labelled]
    named = _SIGNS.holding([title.lower() for title in titles])
    for section in [sections[index] for index in named if index < len(sections)]:
        if section.heading is None or section.heading < taken_until:
            continue
        further = is_further_title(section.title)
        if not further and not is_list_title(section.title):
            continue
        # footnote definitions lie where they are written, they are gathered apart
        inside = tuple(i for i in range(section.first, section.until) if blocks[i].footnote is None)
        head = blocks[section.heading]
        found.append(ListPlace(inside, section.heading_span, section.title, further, head.end))
        taken_until = section.until
    for i in [labelled[index - len(sections)] for index in named if index >= len(sections)]:
        block = blocks[i]
        if i < taken_until and any(i in place.blocks for place in found):
            continue
        if block.kind not in ("paragraph", "item") or block.footnote is not None or block.end - block.start > 400:
            continue
        label = _label_of(article, block)
        if label is None:
            continue
        rest_of_block, title = label
        following = [] if not rest_of_block else [i]
        for j in range(i + 1, len(blocks)):
            other = blocks[j]
            if other.kind == "heading" or other.pseudo_heading or other.cell or other.section != block.section:
                break
            if other.kind == "paragraph" and not other.item and not _reads_as_entry(article.block_text(other)):
                break
            following.append(j)
        if following and not any(j in place.blocks for place in found for j in following):
            at = block.start + (rest_of_block or 0)
            found.append(ListPlace(tuple(following), block.span, title, is_further_title(title), at))
    found.sort(key=lambda place: place.at)
    return tuple(found)


def _name_of(article: Article, block: Block) -> str:
    """What a block that is a heading by its type, or that has a label, gives as a title."""
    if block.label is None or block.pseudo_heading:
        return article.prose[block.start : block.end]
    return article.prose[block.label.start : block.label.end]


def _label_of(article: Article, block: Block) -> tuple[int, str] | None:
    """The title that a paragraph gives to a list after it ("**References**", "Sources:") and where its own entries
    begin in it, 0 where it has none."""
    title = _name_of(article, block).strip()
    if block.pseudo_heading:
        return (0, title) if is_list_title(title) or is_further_title(title) else None
    if block.label is not None and is_list_title(title):
        at = block.label.end - block.start
        text = article.block_text(block)
        while at < len(text) and text[at] in " :：\n*":
            at += 1
        return (at if at < len(text) else 0, title)
    return None


_NUMBERED = re.compile(
    r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)](?=\s|\D)|\^?(\d{1,4})\^?(?=\s+[A-Z]))\s*[.:]?\s*"
)
_INNER_NUMBER = re.compile(r"(?:^|(?<=[\s.]))\[(\d{1,4})\]\s+(?=\S)")
_BRACKET_KEY = re.compile(r"\s*\[(@?[A-Za-z][\w:.\-+/]{1,40})\]:?\s+")


def entries(article: Article, place: ListPlace) -> tuple[Entry, ...]:
    """The entries of one list, in order."""
    found: list[Entry] = []
    blocks = article.blocks
    chosen = [i for i in place.blocks if blocks[i].kind not in ("heading",)]
    i = 0
    while i < len(chosen):
        block = blocks[chosen[i]]
        if block.item is not None:
            j = i + 1
            first = block
            while j < len(chosen) and _same_entry(first, blocks[chosen[j]]):
                j += 1
            members = [blocks[k] for k in chosen[i:j] if blocks[k].kind not in ("html", "code")]
            if members and members[0].end > members[0].start:
                found.append(_entry(article, members[0], members[-1]))
            i = j
            continue
        if block.kind == "html":
            # a reader that looks into raw HTML gives its entries as blocks after it
            if i + 1 < len(chosen) and blocks[chosen[i + 1]].span.start < block.span.end:
                i += 1
                continue
            found.extend(_html_entries(article, block))
        elif block.kind in ("paragraph", "caption", "cell") and block.end > block.start:
            found.extend(_paragraph_entries(article, block, place.at))
        i += 1
    return tuple(found)


def _same_entry(first: Block, other: Block) -> bool:
    a, b = first.item, other.item
    if a is None or b is None:
        return False
    return (a.list == b.list and a.entry == b.entry) or b.depth > a.depth


def _entry(article: Article, first: Block, last: Block) -> Entry:
    item = first.item
    number = item.number if item else None
    start, end = first.start, last.end
    text = article.prose[start:end]
    span = Span(item.marker_span.start if item else first.span.start, last.span.end)
    if number is None:  # a bullet before a number: "- [1] Smith"
        match = _NUMBERED.match(text)
        if match and match.end() < len(text):
            number = int(match[1] or match[2] or match[3] or match[4])
            start += match.end()
            text = text[match.end() :]
    return Entry(start, end, span, number, None, "list", text)


def _paragraph_entries(article: Article, block: Block, at: int) -> Iterator[Entry]:
    begin = max(block.start, at) if block.start < at < block.end else block.start
    text = article.prose[begin : block.end]
    cuts = [0]
    if "\n" in text:
        cuts = [0] + [m.end() for m in re.finditer(r"\n+", text) if m.end() < len(text)]
    if text.count("[") > 1:
        inner = list(_INNER_NUMBER.finditer(text))
        numbers = [int(m[1]) for m in inner]
        if len(inner) > 1 and numbers == sorted(numbers):
            cuts = sorted({0, *(m.start() for m in inner)}) if not text[: inner[0].start()].strip() else cuts
    for k, cut in enumerate(cuts):
        stop = cuts[k + 1] if k + 1 < len(cuts) else len(text)
        piece = text[cut:stop].rstrip()
        if not piece.strip() or NOTHING.match(piece):
            continue
        number = None
        key = None
        lead = 0
        match = _NUMBERED.match(piece)
        if match and match.end() < len(piece):
            number = int(match[1] or match[2] or match[3] or match[4])
            lead = match.end()
        else:
            match = _BRACKET_KEY.match(piece)
            if match and match.end() < len(piece):
                key = match[1].lstrip("@")
                lead = match.end()
        if number is None and not re.search(r"\w{2}", piece):
            continue
        start = begin + cut + lead
        end = begin + cut + len(piece)
        span = Span(article.source_span(begin + cut, end).start, article.source_span(begin + cut, end).end)
        if len(cuts) == 1 and begin == block.start:
            span = block.span
        yield Entry(start, end, span, number, key, "paragraph", article.prose[start:end])


_LI = re.compile(r"(?is)<li\b[^>]*>(.*?)(?=</li\s*>|<li\b|</[ou]l\s*>|\Z)")
_TAG = re.compile(r"(?s)<[^>]+>")
_HREF = re.compile(r"""(?i)\bhref\s*=\s*["']?([^"'\s>]+)""")


def _html_entries(article: Article, block: Block) -> Iterator[Entry]:
    """Entries of a list in raw HTML, whose text is not in the prose."""
    source = article.text[block.span.start : block.span.end]
    if "<li" not in source and "<LI" not in source:
        return
    from html import unescape

    ordered = re.search(r"(?i)<ol\b", source) is not None
    for n, match in enumerate(_LI.finditer(source), 1):
        inside = match[1]
        text = " ".join(unescape(_TAG.sub("", inside)).split())
        targets = " ".join(_HREF.findall(inside))
        if text or targets:
            span = Span(block.span.start + match.start(), block.span.start + match.end())
            full = text if not targets or targets in text else f"{text} {targets}"
            yield Entry(block.start, block.start, span, n if ordered else None, None, "html", full)


def footnote_entries(article: Article) -> tuple[Entry, ...]:
    """The definitions of footnotes, in the order of the file."""
    found: list[Entry] = []
    blocks = article.blocks
    i = article.footnote_blocks[0] if article.footnote_blocks else len(blocks)
    while i < len(blocks):
        label = blocks[i].footnote
        if label is None:
            i += 1
            continue
        j = i + 1
        while j < len(blocks) and blocks[j].footnote == label:
            j += 1
        first, last = blocks[i], blocks[j - 1]
        number = int(label) if label.isdigit() and len(label) < 5 else None
        text = article.prose[first.start : last.end]
        span = Span(_definition_start(article, label, first.span.start), last.span.end)
        found.append(Entry(first.start, last.end, span, number, label, "footnote", text))
        i = j
    return tuple(found)


def _definition_start(article: Article, label: str, at: int) -> int:
    """Where "[^label]:" before the text of a definition begins."""
    begin = article.text.rfind(f"[^{label}]:", max(at - len(label) - 40, 0), at + len(label) + 5)
    return begin if begin >= 0 else at


_DEFINITION = re.compile(r"^ {0,3}\[@([^\]\s]+)\]:[ \t]*(\S+)", re.MULTILINE)


def definition_entries(article: Article) -> tuple[Entry, ...]:
    """Link definitions that give a citation key its work, as Manubot writes them: `[@tag:x]: doi:10.1/abc`."""
    if "@" not in article.text or "[@" not in article.text:
        return ()
    at = len(article.prose)
    return tuple(
        Entry(at, at, Span(m.start() + m.group().index("["), m.end()), None, m[1], "definition", m[2])
        for m in _DEFINITION.finditer(article.text)
    )


_WORK_SIGN = re.compile(
    r"(?i)\b(?:19|20)\d\d\s?;\s?\d|\bdoi\b|10\.\d{4,9}/|https?://|\bPMID|\(\d{4}[a-z]?\)|\bet al\b|\bISBN\b"
    r"|\d+\(\d+\)\s?[:,]\s?\w?\d+"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def shows_works(entries: Sequence[Entry]) -> bool:
    """Whether at least a quarter of the entries read as works: a year, an address, volume and pages."""
    return sum(bool(_WORK_SIGN.search(e.text) or _YEAR.search(e.text)) for e in entries) * 4 >= max(len(entries), 1)


def _reads_as_entry(text: str) -> bool:
    """Whether a paragraph reads as a reference: a year and an address, or volume and pages."""
    dated = "http" in text or (("20" in text or "19" in text) and _YEAR.search(text) is not None)
    return dated and 12 < len(text.strip()) < 900 and _WORK_SIGN.search(text.strip()) is not None


def _is_marked(block: Block, text: str) -> bool:
    """Whether a block is numbered, as an item of a list or in its text."""
    return (block.item is not None and block.item.number is not None) or _NUMBERED.match(text) is not None


def trailing_place(article: Article) -> ListPlace | None:
    """A reference list at the article's end that no heading announces: at least three numbered entries, four fifths
    of which read as references."""
    blocks, prose = article.blocks, article.prose
    last = len(blocks)
    while last and (blocks[last - 1].kind in ("html", "code") or blocks[last - 1].footnote is not None):
        last -= 1
    first = last
    good = 0
    while first and blocks[first - 1].kind in ("item", "paragraph") and not blocks[first - 1].pseudo_heading:
        block = blocks[first - 1]
        text = prose[block.start : block.end]
        reads = _reads_as_entry(text)
        if block.item is None and not reads and not _is_marked(block, text):
            break
        good += reads
        first -= 1
    total = last - first
    if total < 3 or good < 0.8 * total:
        return None
    numbered = sum(_is_marked(block, prose[block.start : block.end]) for block in blocks[first:last])
    return (
        ListPlace(tuple(range(first, last)), None, "", False, blocks[first].start) if numbered >= 0.8 * total else None
    )
