"""Disclaimers of an article by their components, wherever and in whatever wording they stand.

A sentence opens a disclaimer if it speaks of the article, its makers or its reading and holds a component that only
a disclaimer has (information only, no advice, no liability ...). What stands around it in the same block, box or
section then counts with it, so that "Ask your doctor" or "In an emergency, call 911" belong to it there and are
plain advice elsewhere. Disclaimers also come from front matter, raw HTML, includes and the site as a whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from lint.article import Article, Block
from lint.source import Span
from lint.text.disclaimer_parts import PARTS, Part, normal, parts_of
from lint.text.rare import Rare
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence

Place = Literal["own-section", "start", "end", "body", "faq", "footnote", "front-matter", "html", "include", "site"]

OPENING: frozenset[Part] = frozenset(
    ("information-only", "not-advice", "no-relationship", "no-liability", "verify", "supplement-statement")
)
"""Components that make a sentence about the article itself a disclaimer."""

_BEHIND = frozenset(
    ("references", "further-reading", "disclosure", "acknowledgements", "authors", "appendix", "glossary", "learning",
     "related-questions", "disclaimer", "toc", "keywords", "ethics", "registration")
)  # fmt: skip
_HEAD_WORDS = 120  # a disclaimer with no more words before it stands at the start
_TAIL_WORDS = 60  # with no more after it, apart from references and the like, at the end
_BLOCK_CHARS = 900  # a longer block is no disclaimer as a whole; only the sentences around count
_BESIDE_CHARS = 420  # of a neighbouring paragraph that belongs to the disclaimer


class Disclaimer(NamedTuple):
    """One disclaimer: its components, for whom it is, and where it stands (None outside the article's text)."""

    parts: tuple[Part, ...]
    audience: str  # patient, professional, supplement, ai
    place: Place
    span: Span | None
    text: str
    known: bool = True  # False where the text itself is not at hand: an include, a switch in the front matter
    for_professionals_only: bool = False

    @property
    def medical(self) -> bool:
        """Whether it is a disclaimer of the content, not only a note on how the text was made."""
        return not self.known or any(part in OPENING or part == "see-professional" for part in self.parts)


def disclaimers(
    article: Article,
    sentences: Sequence[Sentence],
    roles: SectionRoles,
    site: Any = None,
) -> tuple[Disclaimer, ...]:
    """All disclaimers in order of place; `site` is the configured site-wide one: its text, its parts, or true."""
    found = [*_from_front(article.metadata), *_from_text(article, sentences, roles), *_from_html(article)]
    found.extend(_from_includes(article))
    if site:
        found.append(_from_site(site))
    return tuple(found)


# In the text --------------------------------------------------------------------------------------------------


def _from_text(article: Article, sentences: Sequence[Sentence], roles: SectionRoles) -> Iterator[Disclaimer]:
    prose, blocks = article.prose, article.blocks
    named = _named_blocks(article, roles)
    starts = [s.start for s in sentences]
    by_block: dict[int, list[int]] = {}
    opened: set[int] = set()  # sentences that open a disclaimer
    cache: dict[int, tuple[Part, ...]] = {}

    def parts(index: int) -> tuple[Part, ...]:
        if index not in cache:
            cache[index] = parts_of(normal(prose[sentences[index].start : sentences[index].end]))
        return cache[index]

    tried: set[int] = set()
    for match in _gate().finditer(prose):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or index in tried:
            continue
        tried.add(index)
        sentence = sentences[index]
        block = blocks[sentence.block]
        if sentence.end - sentence.start > 700 or (block.kind == "heading" and not block.pseudo_heading):
            continue
        if roles.effective[block.section] in ("references", "toc", "glossary"):
            continue
        flat = normal(prose[sentence.start : sentence.end])
        if (sentence.block in named or _may_open(flat)) and _opens(flat, parts(index), sentence.block in named):
            opened.add(index)
    if not opened and not named:
        return
    for index, sentence in enumerate(sentences):
        by_block.setdefault(sentence.block, []).append(index)
    members: dict[int, set[int]] = {}  # block → sentences of it that belong to a disclaimer
    for index in opened:
        _add_block(members, by_block, blocks, prose, index, sentences)
    for block_index in named:
        members.setdefault(block_index, set()).update(by_block.get(block_index, ()))
    for block_index in sorted(members):
        for beside in (block_index - 1, block_index + 1):
            if beside in members or not 0 <= beside < len(blocks) or beside in named:
                continue
            other, block = blocks[beside], blocks[block_index]
            if other.section != block.section or other.kind not in ("paragraph", "item"):
                continue
            if (
                other.end - other.start > _BESIDE_CHARS
                or other.pseudo_heading
                or (other.item is None) != (block.item is None)
            ):
                continue
            if any(
                _belongs(normal(prose[sentences[i].start : sentences[i].end]), parts(i))
                for i in by_block.get(beside, ())
            ):
                members[beside] = set(by_block[beside])
    yield from _entries(article, members, sentences, parts, named, roles, opened)


def _entries(
    article: Article,
    members: Mapping[int, set[int]],
    sentences: Sequence[Sentence],
    parts: Any,
    named: Mapping[int, bool],
    roles: SectionRoles,
    opened: set[int],
) -> Iterator[Disclaimer]:
    group: list[int] = []
    groups: list[list[int]] = []
    for block in sorted(members):
        if group and (block > group[-1] + 1 or article.blocks[block].section != article.blocks[group[-1]].section):
            groups.append(group)
            group = []
        group.append(block)
    if group:
        groups.append(group)
    for group in groups:
        indices = sorted(i for block in group for i in members[block])
        if not indices:
            continue
        held: set[Part] = set()
        for i in indices:
            held.update(parts(i))
        own_name = any(named.get(block, False) for block in group)
        if not own_name and not opened.intersection(indices):
            continue
        if held == {"disclosure"} or (not held and not own_name):
            continue
        start, end = sentences[indices[0]].start, sentences[indices[-1]].end
        text = article.prose[start:end]
        flat = normal(text)
        yield Disclaimer(
            parts=tuple(part for part in PARTS if part in held),
            audience=_audience(held, flat),
            place=_place(article, group, start, end, named, roles),
            span=article.source_span(start, end),
            text=text,
            for_professionals_only=bool(_professionals_only().search(flat)),
        )


def _named_blocks(article: Article, roles: SectionRoles) -> dict[int, bool]:
    """Blocks that a heading, a bold line, a label or a box calls a disclaimer; the value tells whether by that very
    word rather than "Important" or the like."""
    named: dict[int, bool] = {}
    blocks, sections = article.blocks, article.sections
    for mark in roles.marks:
        if "disclaimer" not in mark.roles:
            continue
        explicit = "disclaim" in mark.phrase or "medical advice" in mark.phrase
        if mark.kind == "label":
            named[mark.block] = explicit or named.get(mark.block, False)
        elif mark.kind == "heading":
            section = sections[mark.section]
            if section.level > 1 or section.until < len(blocks):
                for index in range(section.first, section.until):
                    if blocks[index].kind != "heading":
                        named[index] = explicit or named.get(index, False)
        else:
            for index in range(mark.block + 1, min(mark.block + 5, len(blocks))):
                if blocks[index].kind == "heading" or blocks[index].pseudo_heading:
                    break
                named[index] = explicit or named.get(index, False)
    if "isclaim" in article.text or "ISCLAIM" in article.text:
        for index, block in enumerate(blocks):
            boxed = block.admonition is not None and "disclaim" in block.admonition.lower()
            if boxed or (block.kind != "heading" and _begins().match(article.prose, block.start, block.end)):
                named[index] = True
    return named


def _may_open(sentence: str) -> bool:
    """A quick look, before the components are sought."""
    if sentence.count(" ") < 2:
        return False
    found = _about_work().search(sentence) or _strong().search(sentence) or _statements().search(sentence)
    return bool(found)


def _opens(sentence: str, parts: tuple[Part, ...], in_named: bool) -> bool:
    if in_named:
        return bool(parts)
    if not parts or parts == ("disclosure",) or _not_ours().search(sentence):
        return False
    if "ai-assistance" in parts and _made().search(sentence):
        return True
    if _strong().search(sentence):
        return True
    if "supplement-statement" in parts:
        return bool(_statements().search(sentence))
    if not _about_work().search(sentence):
        return False
    if "no-relationship" in parts and _founds().search(sentence):
        return True
    if "not-advice" in parts and _work_is_not().search(sentence):
        return True
    if "no-liability" in parts and _makers().search(sentence):
        return True
    if "information-only" in parts and _purpose().search(sentence) and _work_or_start().search(sentence):
        return not _pointing().search(sentence) or bool(_limiting().search(sentence))
    if "verify" in parts and _reader_duty().search(sentence):
        return True
    return "see-professional" in parts and bool(_before_acting().search(sentence))


def _belongs(sentence: str, parts: tuple[Part, ...]) -> bool:
    """Whether a sentence beside a disclaimer goes on with it."""
    if not parts or parts == ("disclosure",):
        return False
    if any(part in OPENING or part == "individual-variation" for part in parts) and _about_work().search(sentence):
        return True
    return bool(_general_appeal().search(sentence))


def _add_block(
    members: dict[int, set[int]],
    by_block: Mapping[int, list[int]],
    blocks: Sequence[Block],
    prose: str,
    index: int,
    sentences: Sequence[Sentence],
) -> None:
    at = sentences[index].block
    own = by_block[at]
    block = blocks[at]
    taken = members.setdefault(at, set())
    if block.end - block.start <= _BLOCK_CHARS:
        taken.update(own)
        return
    place = own.index(index)
    for i in own[max(0, place - 1) : place + 3]:
        if i == index or _belongs(
            normal(prose[sentences[i].start : sentences[i].end]),
            parts_of(normal(prose[sentences[i].start : sentences[i].end])),
        ):
            taken.add(i)


def _place(
    article: Article, group: Sequence[int], start: int, end: int, named: Mapping[int, bool], roles: SectionRoles
) -> Place:
    blocks, prose = article.blocks, article.prose
    first, last = group[0], group[-1]
    if blocks[first].footnote is not None:
        return "footnote"
    if any(named.get(block, False) for block in group):
        return "own-section"
    role = roles.effective[blocks[first].section]
    if role == "disclaimer":
        return "own-section"
    before = prose.count(" ", blocks[first].start, start)
    before += sum(_words(article, b) for b in blocks[:first] if b.kind != "heading")
    if before <= _HEAD_WORDS:
        return "start"
    after = prose.count(" ", end, blocks[last].end)
    for block in blocks[last + 1 :]:
        if block.kind == "heading" or block.footnote is not None or roles.effective[block.section] in _BEHIND:
            continue
        after += _words(article, block)
        if after > _TAIL_WORDS:
            break
    if after <= _TAIL_WORDS:
        return "end"
    return "faq" if role == "faq" else "body"


def _words(article: Article, block: Block) -> int:
    return article.prose.count(" ", block.start, block.end) + 1 if block.end > block.start else 0


# Elsewhere ----------------------------------------------------------------------------------------------------


def _from_front(data: Mapping[str, Any]) -> Iterator[Disclaimer]:
    for key, value in data.items():
        name = str(key).lower()
        about = "disclaim" in name
        if isinstance(value, Mapping) and not about:
            yield from _from_front(value)
        elif isinstance(value, str) and (about or len(value) > 40):
            entry = _from_string(value, "front-matter", about)
            if entry:
                yield entry
        elif about and value and not isinstance(value, str):
            text = str(value) if not isinstance(value, bool) else ""
            yield Disclaimer(parts_of(normal(text)), "patient", "front-matter", None, text, known=False)


def _from_html(article: Article) -> Iterator[Disclaimer]:
    for block in article.blocks:
        if block.kind != "html":
            continue
        raw = article.text[block.span.start : block.span.end]
        if raw.lstrip().startswith("<!--"):
            continue
        text = " ".join(re.sub(r"<!--.*?-->|<[^>]*>", " ", raw, flags=re.DOTALL).split())
        if len(text) > 30:
            entry = _from_string(text, "html", "disclaim" in raw.lower())
            if entry:
                yield entry._replace(span=block.span)


def _from_string(text: str, place: Place, about: bool) -> Disclaimer | None:
    """A disclaimer in a text of its own; `about` where its name says that it is one."""
    held: set[Part] = set()
    opens = False
    for piece in re.split(r"(?<=[.!?])\s+", text):
        sentence = normal(piece)
        parts = parts_of(sentence)
        held.update(parts)
        opens = opens or _opens(sentence, parts, about)
    if not opens and not about:
        return None
    flat = normal(text)
    return Disclaimer(
        tuple(part for part in PARTS if part in held),
        _audience(held, flat),
        place,
        None,
        text,
        known=bool(held) or len(text.split()) > 4,
        for_professionals_only=bool(_professionals_only().search(flat)),
    )


def _from_includes(article: Article) -> Iterator[Disclaimer]:
    if "isclaimer" not in article.text:
        return
    for match in _include().finditer(article.text):
        start, end = match.span()
        if any(c.start <= start < c.end for c in article.comments):
            continue
        if match.group().startswith("<!--"):
            continue
        yield Disclaimer((), "patient", "include", Span(start, end), match.group(), known=False)


def _from_site(site: Any) -> Disclaimer:
    if isinstance(site, str):
        held = {part for piece in re.split(r"(?<=[.!?])\s+", site) for part in parts_of(normal(piece))}
        flat = normal(site)
        return Disclaimer(
            tuple(part for part in PARTS if part in held),
            _audience(held, flat),
            "site",
            None,
            site,
            known=bool(held),
            for_professionals_only=bool(_professionals_only().search(flat)),
        )
    if isinstance(site, Iterable) and not isinstance(site, Mapping):
        named = tuple(part for part in PARTS if part in set(site))
        return Disclaimer(named, "patient", "site", None, "", known=bool(named))
    return Disclaimer((), "patient", "site", None, "", known=False)


def _audience(held: Iterable[Part], text: str) -> str:
    parts = set(held)
    if "supplement-statement" in parts:
        return "supplement"
    if _professionals_only().search(text) or _professional_words().search(text):
        return "professional"
    if parts and parts <= {"ai-assistance", "currency", "disclosure"}:
        return "ai"
    return "patient"


# Cues ---------------------------------------------------------------------------------------------------------

_WORKS = (
    r"(?:articles?|pages?|information|info|contents?|materials?|guides?|guidance|web ?sites?|sites?|"
    r"web ?pages?|leaflets?|"
    r"texts?|documents?|posts?|blogs?|resources?|overviews?|handouts?|publications?|answers?|"
    r"summary|summaries|monographs?|"
    r"chapters?|entry|entries|wiki|books?|booklets?|fact ?sheets?|fact-sheets?|repl(?:y|ies)|"
    r"newsletters?|apps?|portals?|"
    r"pieces?|write-?ups?|columns?|brochures?|pamphlets?|explanations?|explainers?|encyclopa?edia|notes|"
    r"q&as?|faqs?|tutorials?|platform|library|primer|calculators?|podcasts?|videos?|paragraphs?|lines?|screens?|"
    r"suggestions|tips|what we publish)"
)


@cache
def _gate() -> Any:
    """Words that a sentence which opens a disclaimer has; one scan of the prose finds them all."""
    import re2

    return re2.compile(
        r"(?i)\b(?:advice|advise|substitut\w*|replac(?:es?|ing|ement)|informational|(?:information|"
        r"education|reference|learning|interest) (?:purposes?|only|and education)|"
        r"(?:for|to) (?:your )?(?:information|inform|educat\w*|education|general|learning|reference)|"
        r"general (?:information|guid\w+|in nature|nature|health|terms|background|overview|education|"
        r"interest)|"
        r"educational (?:purposes?|use|in nature|only|resource|reasons|and|or|content|aid|tool|"
        r"interest|information|material)|disclaims?|disclaimer|liab\w+|responsib\w+|warrant\w*|"
        r"guarantees?|as[ -]is|own risk|"
        r"judge?ments?|evaluated|food and drug|fda|f\.d\.a|regulators?|regulatory|relationship|verify|"
        r"verified|verif\w+|prescribing information|product information|"
        r"package insert|(?:in|take|takes|taking) (?:the )?(?:place|lieu)|stand in|self-?(?:diagnos|treat|medic)\w+|"
        r"(?:not|n['’]t) (?:intended|meant|designed|written|a doctor|doctors|your doctor|here to)|"
        r"starting point|background reading|"
        r"(?:read|written|said|found|printed|nothing|anything|everything|information|provided|"
        r"presented|contained|given|advice|doses) (?:here|above|below|herein)|"
        r"(?:this|these|our|the|any|no|a|an|one) (?:article|page|site|web ?site|guide|leaflet|content|"
        r"information|text|handout|answer|blog|post|resource|overview|summary|monograph|fact ?sheet|"
        r"document|booklet|entry|web ?page|material|publication|piece|column|wiki|chapter|book)s?|"
        r"reading this|nothing (?:in|on)|what (?:you|we) (?:have |publish )?(?:read|write|learn)?|"
        r"language model|chatgpt|artificial intelligence|chatbot|AI|we (?:are|cannot|can['’]t|do|"
        r"don['’]t|accept|take|assume)|we['’]re not|"
        r"comes? first|(?:last|final) word|precedence|overrid\w+|informative|act(?:ing)? on|rely|"
        r"relying|reliance|prescribers?|clinicians?)\b"
    )


@cache
def _strong() -> Any:
    """Wordings that say all by themselves that they are a disclaimer."""
    import re2

    return re2.compile(
        r"\b(?:not|n't|never|nor|nothing|cannot|no)\b[^.;]{0,60}\b(?:constitut\w*|substitut\w*|"
        r"intended|meant|construed|"
        r"considered|taken|regarded|interpreted|offer\w*|provid\w*|giv\w*)\b[^.;]{0,40}"
        r"\b(?:medical|professional medical|clinical|health(?:care)?)(?:,? (?:or )?[a-z]+)? (?:advice|"
        r"opinion|guidance)\b"
        r"|^(?:this (?:is|does) )?not? (?:a substitute for |intended as |meant as |to be taken as )?"
        r"(?:professional |personal |individual )*medical advice"
        r"|\bfor (?:general |purely |your )?(?:informational|educational|information|education)"
        r"(?: (?:and|or|and/or|&) [a-z]+)*,? (?:purposes?(?: only)?|use only|only)(?:$|[.;,]|"
        r" and (?:is|are|do|does|should|not))"
        r"|\bdisregard (?:professional )?(?:medical )?advice|\bdisregard professional"
        r"|\b(?:informational|educational|information|education) purposes? only\b"
        r"|\b(?:only|solely|purely|strictly|merely) for (?:general )?(?:informational|educational|"
        r"information|education)"
        r"|\b(?:accepts?|assumes?|takes?|bears?) no (?:legal |any )?(?:liability|"
        r"responsibility) for\b|\bdisclaims? (?:all|any)\b"
        r"|\bstatements? (?:has|have|had) not been evaluated\b"
        r"|\b(?:not|n't|no|nor|never)\b[^.;]{0,40}\b(?:doctor|physician|provider|clinician)[ -–]patient relationship"
    )


@cache
def _not_ours() -> Any:
    """Sentences of studies, funders and links that look alike: their content is the authors', their subject another."""
    import re2

    return re2.compile(
        r"\bofficial (?:views?|policy|policies|position)|\bfunders?\b|\bsolely the responsibility of the author"
        r"|\bresponsible for the (?:content|integrity|decision|accuracy of the data)|"
        r"\bparticipants?\b|\bquestionnaire"
        r"|\binformed consent\b|\bsupplementary|\bethics?\b|\brandomi[sz]ed\b|\barchived\b|\bprincipal investigator"
        r"|\bthe (?:trial|study|intervention|program(?:me)?|control group) (?:was|were|provided|offered|included)\b"
        r"|\beducational (?:materials?|programs?|sessions?|level|attainment)\b|\bexit notification\b|"
        r"\bpatients? were\b"
        r"|\blearning (?:outcomes|objectives)\b|\bmanufacturer (?:has|had) no\b|"
        r"\bwe (?:hypothesi[sz]e|found|observed|expect)\b"
    )


@cache
def _about_work() -> Any:
    """The sentence speaks of the text or of those who make it, not of a medicine, test or diet."""
    import re2

    return re2.compile(
        rf"\b(?:this|the|these|our|above|following|present|my)(?: [a-z'’/-]+){{0,2}}? {_WORKS}\b"
        r"|\b(?:all|any|every|each|its|such|no)(?: (?:of )?(?:the|this|our|other|such|medical|health|"
        r"written|clinical|dosing|general|part of (?:this|the)))? "
        rf"{_WORKS}\b|\b(?:a|an|one|another) (?:[a-z]+ )?{_WORKS}\b"
        rf"|\b{_WORKS} (?:cannot|can't|does not|doesn't|like this|is no)\b"
        r"|\b(?:read|written|find|found|see|said|given|provided|presented|contained|appears?|printed|"
        r"posted|shared|anything|"
        r"nothing|everything|something|information|advice|doses?|discussed|described|is|"
        r"comes?) (?:here|herein|above|below)\b"
        r"|\bherein\b|\bwhat (?:you|we|i|follows|is|has|appears)\b[^.;]{0,30}\b(?:read|find|see|"
        r"written|wrote|say|said|print|learn|below|above)"
        r"|\bwhat (?:follows|we publish)\b|\b(?:nothing|anything|everything|something) (?:in|on|you|"
        r"we|i|written|said|that)\b"
        r"|\breading (?:this|it|about|these|our|an? )|\bread (?:this|it|here|online|about it)\b|"
        r"\b(?:we|us|our|i|me|my)\b"
        r"|\b(?:authors?|writers?|publishers?|editors?|contributors?|editorial team|maintainers?|"
        r"creators?|translators?)\b"
        r"|^(?:for (?:general|information|education|your|reference|health|professional|use by)|"
        r"not (?:a|for|medical|intended|meant|to|advice)|"
        r"no (?:part|medical|substitute|advice|liab|responsib|doctor|warrant|guarantee)|purely|solely|"
        r"strictly|intended|provided|offered|written for|general (?:info|guid|health)|"
        r"educational|informational|information|this (?:is|does|was|isn't|doesn't)|it (?:is no|is not|"
        r"isn't|does not|doesn't|cannot|can't)|"
        r"never use (?:it|this)|do not (?:use (?:it|this)|rely|take (?:it|this)|treat (?:it|this)|"
        r"act)|use (?:it|this)|"
        r"treat (?:it|this)|take (?:it|this)|consider (?:it|this)|meant|only |by (?:using|reading)|"
        r"always (?:verify|check|confirm)|verify|check )"
    )


@cache
def _work_is_not() -> Any:
    """What negates is said of the text, its reading or its makers: they stand before it or it opens the sentence."""
    import re2

    return re2.compile(
        rf"\b(?:this|the|these|our|its|such|all|any|every|each|no|above|following|a|an|"
        rf"one)(?: [a-z'’/-]+){{0,3}}? {_WORKS}\b[^;]{{0,140}}"
        r"(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bno\b|\bnor\b|\bneither\b|\bwithout\b|"
        r"\brather than\b|\binstead of\b)"
        r"|\b(?:nothing|anything|everything|something|information|advice|read|written|found|said|"
        r"what (?:you|we|i|is|follows))\b[^.;]{0,60}\b(?:here|herein|above|below|"
        r"in (?:this|these|our)|on (?:this|these|our)|you read|we (?:write|say|publish)|read|follows|written)\b"
        rf"|\bno (?:[a-z]+ )?{_WORKS}\b|\bnothing (?:here|in|on|you|we|said|written)\b"
        r"|\b(?:we|i|us|author|authors|writers?|editors?|publishers?|contributors?|"
        r"team)\b[^.;]{0,40}(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bno\b|\bneither\b)"
        r"|^(?:this|it|these|reading (?:this|it)|using (?:this|it)|"
        r"use of this)\b[^.;]{0,30}(?:\bnot\b|n't\b|\bnever\b|\bno\b|\bcannot\b|\bneither\b)"
        r"|^(?:not|no|never|do not|don't|please do not|please don't|you should (?:not|never)|nor|neither)\b"
        rf"|(?:\bnot\b|n't\b|\bnever\b|\bno one\b|\bnobody\b|\bshould\b)[^.;]{{0,60}}\b(?:use|using|"
        rf"rely|relying|act|acting|treat|take|read|make|start|stop|change|base|delay|disregard|ignore|"
        rf"decide|put off)\b[^.;]{{0,100}}\b(?:(?:this|these|the|our|an?) (?:[a-z]+ )?{_WORKS}|"
        rf"read (?:here|this)|here)\b"
        rf"|\b(?:this|the|our|an?) (?:[a-z]+ )?{_WORKS}\b[^.;]{{0,60}}\b(?:complement|supplement|"
        rf"support|inform|aid|help)"
        r"|\b(?:comes? first|takes? precedence|overrides?|prevails?|last word|final word|outranks?|trumps?)\b"
    )


@cache
def _makers() -> Any:
    """Liability is declined for the text or its use."""
    import re2

    return re2.compile(
        r"\b(?:we|us|our|i|me|authors?|writers?|publishers?|editors?|contributors?|owners?|"
        r"translators?|maintainers?|(?:the|this) (?:team|site|provider|organi[sz]ation|foundation|charity|society|"
        r"company|hospital|trust|university))\b"
        rf"|\b(?:this|the|these|our|any|all|such|its) (?:[a-z'-]+ ){{0,3}}?{_WORKS}\b|\bown risk\b|"
        rf"\bas[ -]is\b|\breliance\b"
    )


@cache
def _statements() -> Any:
    """The statement on supplements in other wordings, said of claims, statements, products or the page."""
    import re2

    return re2.compile(
        r"\b(?:statements?|claims?|products?|this|these|here|nothing|information|supplements?|page|"
        r"article|above|benefits|effects|it|they|none)\b"
    )


@cache
def _purpose() -> Any:
    """The purpose is said of the text: "this page is for information only", "our guide offers general information"."""
    import re2

    return re2.compile(
        r"\b(?:information(?:al)?|education(?:al)?|reference|awareness|learning|teaching|informative|"
        r"academic|instructional|interest)"
        r"(?:[ ,/]+(?:and|or|&)?[ /]*[a-z-]+){0,3} (?:purposes?|only)\b"
        r"|\b(?:only|solely|purely|merely|strictly|just|simply|exclusively|no more than|"
        r"nothing more than)\b[^.;]{0,40}"
        r"\b(?:information|inform|educat\w+|background|general|reference|understand|overview|talk|conversation)"
        rf"|(?:^|\b(?:this|the|these|our|all|any|its|present|following) )(?:[a-z'/-]+ ){{0,3}}?{_WORKS}"
        r"(?: (?:here|above|below|on this (?:page|site|website)|in this (?:article|guide|leaflet)|"
        r"provided(?: here)?|presented(?: here)?|you read here))?,? "
        r"(?:is|are|was|were|has been|have been|aims?|serves?|offers?|gives?|provides?|contains?|"
        r"exists?|shares?|seeks?|tries|should be (?:used|read|taken)|can only|may only)\b"
        r"[^.;]{0,50}\b(?:general|inform|information|informational|educat\w+|background|"
        r"starting point|help you|understand|overview|reference|introduc\w+)\b"
        r"|^(?:general (?:health |medical )?(?:information|guidance|education|advice)(?: only|, not|, and|;|\.|$)|"
        r"(?:this|it) is (?:only |just |purely )?(?:general|background|educational|informational)|"
        r"use (?:it|this)|treat (?:it|"
        r"this)|read (?:it|this)|consider (?:it|this)|think of (?:it|this)|it is meant|it is intended|"
        r"we (?:aim|write|wrote|hope|try|offer|provide|publish|share|want))"
    )


@cache
def _work_or_start() -> Any:
    """A noun for the text, not only "we" or "our"."""
    import re2

    return re2.compile(
        rf"\b(?:this|the|these|our|all|any|every|following|present|"
        rf"an?)(?: [a-z'/-]+){{0,2}}? {_WORKS}\b|\b(?:here|above|below|what (?:we|you|follows))\b"
        r"|^(?:for|purely|solely|strictly|intended|provided|offered|written|general|educational|"
        r"informational|information|this|it|use|treat|read|consider|only|meant|think)\b"
    )


@cache
def _pointing() -> Any:
    """Pointers to information elsewhere: "All of these resources provide general information about healthy eating"."""
    import re2

    return re2.compile(
        r"\b(?:information|overview|background|introduction) (?:about|on|from|for|to|of|is available|see)\b"
    )


@cache
def _limiting() -> Any:
    import re2

    return re2.compile(
        r"\bnot\b|n't\b|\bnever\b|\bonly\b|\bpurposes?\b|\bsolely\b|\bcannot\b|\bpurely\b|\bmerely\b|\bstrictly\b"
    )


@cache
def _founds() -> Any:
    import re2

    return re2.compile(
        r"\b(?:creat\w+|form\w*|establish\w*|constitut\w+|impl\w+|exists?|enters?|mak(?:e|es|ing)|"
        r"gives? rise|start\w*|mean\w*|"
        r"result\w*|become\w*|set up|turn\w*|there is|duty of care|not (?:your|my|our)|be (?:taken|read))\b"
    )


@cache
def _reader_duty() -> Any:
    import re2

    return re2.compile(
        r"(?:\b(?:readers?|users?|clinicians?|prescribers?|practitioners?|professionals?|physicians?|"
        r"pharmacists?|nurses?)\b[^.;]{0,40}"
        r"\b(?:must|should|are|remain|is|need|bear|have|exercise|use|verify|check|confirm)|"
        r"^(?:please |always |it is )?(?:verify|check|confirm|cross-check|double-check|consult|refer|"
        r"use)\b|"
        r"\bdoes not replace|\bnot replace|\bdo not rely|\bresponsib\w+)[^.;]{0,120}"
        r"\b(?:dos\w+|label\w*|prescri\w+|information|sources?|literature|judge?ment|guidelines?|"
        r"formular\w+|calculat\w+|protocols?|references?)\b"
    )


@cache
def _before_acting() -> Any:
    import re2

    return re2.compile(
        r"\b(?:before (?:you )?(?:acting|act|relying|rely|applying|apply|following|follow)\b|"
        r"before (?:you )?(?:making|make|taking|take|using|use|trying|try|changing|change|starting|"
        r"start)[^.;]{0,30}\b(?:decisions?|any action|"
        r"(?:this|the|our|any) (?:information|article|advice|page|content|guide)|anything (?:you|here|"
        r"on|in|written)|something you (?:read|have read))|"
        r"act(?:ing)? on (?:anything|what|this|any)|(?:read|written|said|printed|found) (?:here|"
        r"on this|in this)|anything (?:here|you read|written|on this|in this)|"
        rf"(?:this|the|our) {_WORKS} (?:cannot|can't|does not|doesn't|is no)|(?:questions|doubts|"
        rf"concerns) about (?:this|the) {_WORKS})"
    )


@cache
def _general_appeal() -> Any:
    """General appeals that go on with a disclaimer: not tied to one symptom or drug."""
    import re2

    return re2.compile(
        r"^(?:always|please|never|do not|don't|you should (?:always|not)|in (?:an|a|case of|"
        r"the event of)|if you (?:think|have (?:a|any) (?:medical|health|questions?|concern|"
        r"emergency)|are (?:in|having an?|worried|unsure|experiencing a medical)|believe|feel you|"
        r"need)|"
        r"for (?:emergenc|personal|individual|medical|any|advice|specific|diagnosis|questions)|"
        r"consult|ask|speak|talk|seek|contact|call|no |use |by (?:using|reading)|results|everyone|"
        r"every|individual|your (?:own )?(?:doctor|situation|circumstances|health|needs)|"
        r"(?:last )?(?:updated|reviewed)|medical knowledge|doses|verify|check|reliance|we |neither|"
        r"the (?:authors?|publisher|editors?)|medicine|evidence|only (?:a|your|you)|anyone|people|"
        r"with (?:any )?questions|decisions?)"
    )


@cache
def _professionals_only() -> Any:
    import re2

    return re2.compile(
        r"\b(?:intended|written|meant|designed|exclusively|only|solely|is|are|for use|for use by|"
        r"restricted|reserved|provided|for|aimed at|by|addressed to|directed at)\b[^.;]{0,40}\b(?:for|"
        r"by|to|at)?\b ?(?:qualified |licensed |registered |trained |practi[sc]ing |"
        r"use by )*(?:health ?care|health|medical|clinical|licensed|nursing|"
        r"pharmacy) (?:professionals|practitioners|providers|personnel|staff)\b[^.;]{0,30}(?:only|use|"
        r"not (?:for|intended)|$|,|\.)"
        r"|\b(?:for|intended for|aimed at|written for|only for|addressed to|use by|"
        r"reserved for) (?:use by )?(?:qualified |licensed |registered |trained |practi[sc]ing |"
        r"prescribing )*(?:clinicians|physicians|doctors|prescribers|pharmacists|nurses|hcps|"
        r"medical students)\b"
        r"|\bprofessional use only\b|\bnot (?:intended )?for (?:use by )?(?:patients|"
        r"the (?:general )?public|lay (?:readers|people|persons)|consumers|laypeople|"
        r"members of the public)\b|\bfor (?:health ?care|medical) professionals\b"
    )


@cache
def _professional_words() -> Any:
    import re2

    return re2.compile(
        r"\bclinical judge?ment|\bprescrib(?:ing|er|ers)\b|\bprofessional judge?ment|\b(?:clinicians?|"
        r"practitioners?|prescribers?) (?:must|should|are|remain)|\bbefore (?:prescribing|administ\w+|"
        r"dispensing)|\btreating (?:clinician|physician)s? (?:must|should|is|are|remain)"
    )


@cache
def _made() -> Any:
    """The article itself was made with the tool."""
    import re2

    return re2.compile(
        r"\b(?:this|our|parts? of (?:this|the)|sections? of (?:this|the)|these|the|a first|an early|"
        r"first|some of (?:this|the))(?: [a-z]+){0,2}? (?:article|page|text|content|draft|guide|post|"
        r"summary|"
        r"translation|leaflet|document|piece|images?|wording|manuscript|entry|answer|monograph|review|"
        r"paragraphs?|sections?|overview)\b"
        r"|\bwe used\b[^.;]{0,40}\b(?:draft|write|edit|summari[sz]e|prepare|translat\w+)"
        r"|^(?:written|drafted|generated|prepared|translated|produced|created|edited|"
        r"ai[- ](?:assisted|generated)|made) (?:with|by|using|in part|content|draft)\b|"
        r"\bauthors? used\b|\bai[- ](?:assisted|generated) (?:content|article|draft|text)\b"
    )


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,6}(?:(?:medical|legal|health|important|general|full|content) )?disclaimers?\b", re.IGNORECASE
    )


@cache
def _include() -> Rare:
    return Rare(
        r"\{\{[<%]\s*[\w/.-]*disclaimer[^}\n]*\}\}|\{%-?\s*(?:include|render|snippet|"
        r"import)[^%\n]*disclaimer[^%\n]*%\}"
        r"|<[A-Z]\w*Disclaimer\b[^>\n]*/?>|<Disclaimer\b[^>\n]*/?>|"
        r"!\[\[[^\]\n]*disclaimer[^\]\n]*\]\]|\{\{\s*[\w.-]*disclaimer[^}\n]*\}\}"
        r"|^--8<--[^\n]*disclaimer[^\n]*|\{!\s*[^!\n]*disclaimer[^!\n]*!\}",
        re.IGNORECASE | re.MULTILINE,
    )
