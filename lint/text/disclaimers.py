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
from lint.text.disclaimer_parts import PARTS, Part, normal, parts_of, self_referring
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
        if _opens(normal(prose[sentence.start : sentence.end]), parts(index), sentence.block in named):
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
            place=_place(article, group, named, roles),
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


def _opens(sentence: str, parts: tuple[Part, ...], in_named: bool) -> bool:
    if in_named:
        return bool(parts)
    if not parts or _not_ours().search(sentence):
        return False
    if "ai-assistance" in parts and self_referring(sentence) and _made().search(sentence):
        return True
    strong = _strong().search(sentence)
    if strong and parts != ("disclosure",):
        return True
    if not self_referring(sentence):
        return False
    opening = [part for part in parts if part in OPENING]
    if "not-advice" in opening or "no-relationship" in opening or "no-liability" in opening:
        return bool(_about_work().search(sentence))
    if "information-only" in opening:
        return bool(_about_work().search(sentence)) and bool(_purpose().search(sentence))
    if "supplement-statement" in opening:
        return True
    if "verify" in opening:
        return bool(_reader_duty().search(sentence))
    return "see-professional" in parts and bool(_before_acting().search(sentence))


def _belongs(sentence: str, parts: tuple[Part, ...]) -> bool:
    """Whether a sentence beside a disclaimer goes on with it."""
    if not parts or parts == ("disclosure",):
        return False
    if any(part in OPENING or part == "individual-variation" for part in parts) and self_referring(sentence):
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


def _place(article: Article, group: Sequence[int], named: Mapping[int, bool], roles: SectionRoles) -> Place:
    blocks = article.blocks
    first, last = group[0], group[-1]
    if blocks[first].footnote is not None:
        return "footnote"
    if any(named.get(block, False) for block in group):
        return "own-section"
    role = roles.effective[blocks[first].section]
    if role == "disclaimer":
        return "own-section"
    before = sum(_words(article, b) for b in blocks[:first] if b.kind != "heading")
    if before <= _HEAD_WORDS:
        return "start"
    after = 0
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
    r"(?:articles?|pages?|information|info|contents?|materials?|guides?|guidance|web ?sites?|sites?|web ?pages?|leaflets?|texts?|"
    r"documents?|posts?|blogs?|resources?|overviews?|handouts?|publications?|answers?|summary|summaries|monographs?|"
    r"chapters?|entry|entries|wiki|books?|booklets?|fact ?sheets?|fact-sheets?|repl(?:y|ies)|newsletters?|apps?|portals?|"
    r"pieces?|write-?ups?|columns?|brochures?|pamphlets?|explanations?|explainers?|notes?|encyclopa?edia|"
    r"q&as?|faqs?|tutorials?|descriptions?|statements?|platform|library|primer|tables?|calculators?|podcasts?|videos?|reading|"
    r"words|suggestions|opinions|views|doses|dosages|protocols?|discussions?)"
)


@cache
def _gate() -> Any:
    """Words that a sentence which opens a disclaimer has; one scan of the prose finds them all."""
    import re2

    return re2.compile(
        r"(?i)advice|substitut|replac|informational|information only|for information|general information|general guid|"
        r"educational|for education|to educate|educate|purpose|disclaim|liab|responsib|warrant|guarantee|\bas[ -]is\b|own risk|"
        r"judge?ment|evaluated by|food and drug|\bfda\b|regulator|patient relation|relationship|verif|prescribing information|product information|"
        r"package insert|in place of|the place of|in lieu|stand in for|self-?(?:diagnos|treat|medic)|(?:not|n['’]t) (?:intended|meant|designed|written|a doctor|doctors|your doctor|here to)|"
        r"(?:read|written|here|page|article|site|website|guide|leaflet|content|information|text|handout|answer|blog|post|resource)s?\b[^.\n]{0,60}(?:diagnos|doctor|physician|clinician|pharmacist|professional|prescrib|treat|advise|act|rely|relied)|"
        r"(?:diagnos|doctor|physician|clinician|pharmacist|professional|consult|rely|relied|reliance|acting|act)\w*\b[^.\n]{0,60}\b(?:read|written|here|page|article|site|website|guide|leaflet|content|information|text|handout|blog|post|resource)|"
        r"general in nature|general nature|starting point|background (?:reading|information)|"
        r"language model|chatgpt|artificial intelligence|chatbot|\bAI\b|\bwe (?:are|cannot|can['’]t|do not|don['’]t|accept|take|assume)|\bwe['’]re not"
    )


@cache
def _strong() -> Any:
    """Wordings that say all by themselves that they are a disclaimer."""
    import re2

    return re2.compile(
        r"\b(?:not|n't|never|nor|nothing|cannot|no)\b[^.;]{0,60}\b(?:constitut\w*|substitut\w*|replac\w*|intended|meant|construed|considered|taken|regarded|interpreted|offer\w*|provid\w*|giv\w*)\b[^.;]{0,40}\b(?:medical|professional|clinical|health(?:care)?)(?:,? (?:or )?[a-z]+)? (?:advice|opinion|guidance|diagnosis)\b"
        r"|^(?:this (?:is|does) )?not? (?:a substitute for |intended as |meant as |to be taken as )?(?:professional |personal |individual )*medical advice"
        r"|\b(?:for|intended for|meant for) (?:general |purely |your )?(?:informational|educational|information|education)(?: (?:and|or|and/or|&) [a-z]+)* (?:purposes?|use|only)\b[^.;]{0,80}(?:\bonly\b|\bnot\b|$|;|\.)"
        r"|\b(?:evaluated|approved|reviewed|assessed) by the (?:u\.?s\.? )?(?:food and drug administration|fda)\b[^.;]*$|disregard (?:professional )?(?:medical )?advice|disregard professional"
        r"|\bdisclaimer\b|\b(?:informational|educational|information|education) purposes? only\b|\b(?:only|solely|purely|strictly|merely) for (?:general )?(?:informational|educational|information|education)"
        r"|\b(?:accepts?|assumes?|takes?|bears?|have|has) no (?:legal |any )?(?:liability|responsibility) for\b|\b(?:disclaims?) (?:all|any)\b"
        r"|\bstatements? (?:have|has) not been evaluated\b|\b(?:doctor|physician|provider|clinician)[ -–]patient relationship (?:is|between|with)?"
    )


@cache
def _not_ours() -> Any:
    """Sentences of studies and funders that look alike: their content is the authors', their subject another."""
    import re2

    return re2.compile(
        r"\bofficial (?:views?|policy|policies|position)|\bfunders?\b|\bresponsible for the (?:content|integrity|decision|accuracy of the data)"
        r"|\b(?:solely|sole) (?:the )?responsibility of the author|\bparticipants?\b|\bquestionnaire|\binformed consent\b|\bsupplementary|\bethic"
        r"|\bthe (?:trial|study|intervention|program(?:me)?|control group|app) (?:was|were|provided|offered|included)\b|\brandomi[sz]ed\b"
        r"|\bpersonal(?:ly)? use\b|\beducational (?:materials?|programs?|sessions?|level|attainment)\b|\bexit notification\b|\bpatients? were\b"
        r"|\blearning (?:outcomes|objectives)\b|\blaw\b|\bmanufacturer (?:has|had) no\b|\bnot responsible for (?:the )?(?:transmission|formation|pathogen|development)"
    )


@cache
def _about_work() -> Any:
    """The sentence speaks of the text or of those who make it, not of a medicine, test or diet."""
    import re2

    return re2.compile(
        rf"\b(?:this|the|these|our|its|such|all|any|every|each|no|above|following|present|that|my)(?: [a-z'’,/-]+){{0,4}}? {_WORKS}\b"
        rf"|\b(?:a|an) (?:web ?site|web ?page|article|leaflet|page on the internet|page|blog|post|screen|book|wiki|handout)\b"
        r"|\b(?:here|herein)\b|\bwhat (?:you|we|i|follows|is|has|appears)\b[^.;]{0,30}\b(?:read|find|see|written|wrote|say|said|print|learn|below|above)|\bwhat follows\b|\bwhat we\b"
        r"|\b(?:nothing|anything|everything|something) (?:here|on|in|you|we|i|written|above|below|contained|said|that)\b"
        r"|\breading (?:this|it|about|these|our|an? )|\bread (?:this|it|here|online|about it)\b|\b(?:we|us|our|i|me|my)\b|\b(?:author|writer|publisher|editor|contributor|owner|editorial team|maintainer|creator|translator|board)s?\b"
        r"|^(?:for|not|no|purely|solely|strictly|intended|provided|offered|written|general|educational|informational|information|this (?:is|does|was)|it (?:is|does|was|cannot|can't)|please|never use|do not (?:use|rely|take|treat|act)|use (?:it|this)|treat (?:it|this)|take (?:it|this)|consider (?:it|this)|meant|only|just|disclaimer|important|note|caution|notice|by (?:reading|using))"
    )


@cache
def _purpose() -> Any:
    import re2

    return re2.compile(
        r"\b(?:only|solely|purely|merely|strictly|just|simply|exclusively|purposes?|general|intended|meant|nature|no more than|nothing more|"
        r"starting point|designed|not|n't|never|background|aims? to|informational|your information|education)\b"
    )


@cache
def _reader_duty() -> Any:
    import re2

    return re2.compile(
        r"\b(?:readers?|users?|clinicians?|prescribers?|practitioners?|professionals?|physicians?|pharmacists?|nurses?|always|before (?:prescrib|administ|dispens|use|using|acting|treat|any)\w*|"
        r"you (?:must|should)|must|responsib\w+|not replace|independent\w*|do not rely|errors?)\b"
    )


@cache
def _before_acting() -> Any:
    import re2

    return re2.compile(
        r"\b(?:before (?:acting|you act|relying|using|making|applying|you rely|following|you use|you do|trying|changing)|acting on|rely|relying|decisions?|anything (?:here|you|written|on)|"
        r"(?:read|written|said|printed|found) (?:here|on this|in this)|this (?:information|article|page|guide|leaflet|site)|about anything|any questions)\b"
    )


@cache
def _general_appeal() -> Any:
    """General appeals that go on with a disclaimer: not tied to one symptom or drug."""
    import re2

    return re2.compile(
        r"^(?:always|please|never|do not|don't|you should (?:always|not)|in (?:an|a|case of|the event of)|if you (?:think|have (?:a|any) (?:medical|health|questions?|concern|emergency)|are (?:in|having an?|worried|unsure|experiencing a medical)|believe|feel you|need)|"
        r"for (?:emergenc|personal|individual|medical|any|advice|specific|diagnosis|questions)|consult|ask|speak|talk|seek|contact|call|no |use |by (?:using|reading)|results|everyone|every|individual|your (?:own )?(?:doctor|situation|circumstances|health|needs)|"
        r"(?:last )?(?:updated|reviewed)|medical knowledge|doses|verify|check|reliance|we |neither|the (?:authors?|publisher|editors?)|medicine|evidence|only (?:a|your|you)|anyone|people|with (?:any )?questions|decisions?)"
    )


@cache
def _professionals_only() -> Any:
    import re2

    return re2.compile(
        r"\b(?:intended|written|meant|designed|exclusively|only|solely|is|are|for use|for use by|restricted|reserved|provided|for|aimed at|by|addressed to|directed at)\b[^.;]{0,40}\b(?:for|by|to|at)?\b ?(?:qualified |licensed |registered |trained |practi[sc]ing |use by )*(?:health ?care|health|medical|clinical|licensed|nursing|pharmacy) (?:professionals|practitioners|providers|personnel|staff)\b[^.;]{0,30}(?:only|use|not (?:for|intended)|$|,|\.)"
        r"|\b(?:for|intended for|aimed at|written for|only for|addressed to|use by|reserved for) (?:use by )?(?:qualified |licensed |registered |trained |practi[sc]ing |prescribing )*(?:clinicians|physicians|doctors|prescribers|pharmacists|nurses|hcps|medical students)\b"
        r"|\bprofessional use only\b|\bnot (?:intended )?for (?:use by )?(?:patients|the (?:general )?public|lay (?:readers|people|persons)|consumers|laypeople|members of the public)\b|\bfor (?:health ?care|medical) professionals\b"
    )


@cache
def _professional_words() -> Any:
    import re2

    return re2.compile(
        r"\bclinical judge?ment|\bprescrib(?:ing|er|ers)\b|\bprofessional judge?ment|\b(?:clinicians?|practitioners?|prescribers?) (?:must|should|are|remain)|\bbefore (?:prescribing|administ\w+|dispensing)|\btreating (?:clinician|physician)s? (?:must|should|is|are|remain)"
    )


@cache
def _made() -> Any:
    """The article itself was made with the tool."""
    import re2

    return re2.compile(
        r"\b(?:this|the|parts? of|sections? of|our|these|some|an?|it)\b[^.;]{0,50}\b(?:article|page|text|content|draft|guide|post|summary|translation|leaflet|document|material|information|piece|images?|wording|version|copy|manuscript|work|entry|answer|first draft|it|this)\b|\bwe used\b|\b(?:written|drafted|generated|prepared|translated|produced|created|edited) (?:with|by|using|in part)\b|\bauthors? used\b"
    )


@cache
def _begins() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,6}(?:(?:medical|legal|health|important|general|full|content) )?disclaimers?\b", re.IGNORECASE
    )


@cache
def _include() -> re.Pattern[str]:
    return re.compile(
        r"\{\{[<%]\s*[\w/.-]*disclaimer[^}\n]*\}\}|\{%-?\s*(?:include|render|snippet|import)[^%\n]*disclaimer[^%\n]*%\}"
        r"|<[A-Z]\w*Disclaimer\b[^>\n]*/?>|<Disclaimer\b[^>\n]*/?>|!\[\[[^\]\n]*disclaimer[^\]\n]*\]\]|\{\{\s*[\w.-]*disclaimer[^}\n]*\}\}"
        r"|^--8<--[^\n]*disclaimer[^\n]*|\{!\s*[^!\n]*disclaimer[^!\n]*!\}",
        re.IGNORECASE | re.MULTILINE,
    )
