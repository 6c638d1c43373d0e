"""Check kind for markup that a reader sees as characters: unclosed emphasis, raw tags, undecoded entities."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit

# Two asterisks against a word. After a figure or a bracket they are a mark of significance ("12.3**"), and a line
# that explains such marks ("** P < .01") has a P or a sign behind them.
_STARS = re.compile(  # these begin with their letters, for speed
    r"\*\*(?:(?<![\w*\\)%]..)(?=[A-Za-z])(?![pP]\s*[<=≤])[^*\n]{0,300}(?:\*\*)?|(?<=[A-Za-z:.]..)(?![*\w]))"
)
_UNDERSCORES = re.compile(r"__(?<![\w_]..)(?=[A-Za-z])[^_\n]{1,200}__(?![\w_])")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|p|br|hr|div|span|a|ul|ol|li|h[1-6]|table|thead|tbody|t[dhr]|su[bp]|font|"
    r"img|center|strike)"
    r"(?:\s+[a-zA-Z-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>]+))*\s*/?>"
)
_ENTITY = re.compile(
    r"&(?:nbsp|amp|lt|gt|quot|apos|bull|ndash|mdash|[lr]squo|[lr]dquo|hellip|deg|micro|middot|times|"
    r"#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_NEWLINE = re.compile(r"\\n(?<=[a-z.,;:)]..)(?=[A-Z\\•*-])")
_CAPTION = re.compile(r"\[/?caption(?:\s[^\]\n]*)?\]|\[/?(?:vc_|et_pb_)\w+[^\]\n]*\]")
# Markdown in an article that is not Markdown.
_PLAIN = re.compile(
    r"(?m)^#{1,6} (?=\S)|(?<![\w*])\*\*(?=\w)[^*\n]+\*\*(?!\*)|\[[^\[\]\n]{1,400}\]\((?:https?://|#|"
    r"mailto:)[^)\s]+\)|^```\w*$"
)


def stray_markup() -> Check:
    """Markup left over in what the reader sees. The fix takes the markers out and leaves the words."""

    def check(facts: Facts) -> Iterator[Hit]:
        prose, plain = facts.prose, facts.article.format == "plain"
        if plain:
            for match in _PLAIN.finditer(prose):
                yield from _hit(facts, match, "markdown", _unwrapped(match.group()))
        elif "*" in prose and "**" in prose:  # one letter is found at the speed of memory, two are not
            for match in _STARS.finditer(prose):
                if _is_note_sign(facts, match):
                    continue
                yield from _hit(facts, match, "emphasis", match.group().replace("**", ""))
        if "_" in prose and "__" in prose:
            for match in _UNDERSCORES.finditer(prose):
                yield from _hit(facts, match, "emphasis", match.group()[2:-2])
        if "<" in prose:
            for match in _TAG.finditer(prose):
                yield from _hit(facts, match, "tag", " " if match.group()[1:3] == "br" else "")
        if "&" in prose:
            for match in _ENTITY.finditer(prose):
                if not facts.reference_blocks.holds(facts.article.block_at(match.start())):
                    yield from _hit(facts, match, "entity", _decoded(match.group()))
        if "\\" in prose and "\\n" in prose:
            for match in _NEWLINE.finditer(prose):
                yield from _hit(facts, match, "newline", " ")
        if "[" in prose:
            for match in _CAPTION.finditer(prose):
                yield from _hit(facts, match, "shortcode", "")
        for link in facts.article.links:
            if link.kind == "inline" and not link.url and not link.text.strip():
                start, end = link.span
                fix = Fix("unsafe", "Remove the empty link", (Edit(start, end, ""),))
                yield Hit(start, end, {"found": facts.article.text[start:end]}, "empty-link", fix=fix)

    return check


def _hit(facts: Facts, match: re.Match[str], variant: str, wanted: str) -> Iterator[Hit]:
    start, end = match.span()
    if facts.code.holds(start):
        return
    article = facts.article
    span = article.source_span(start, end)
    found = match.group()
    if variant == "emphasis" and len(found) > 2:  # point at the markers, not at the words between them
        span = article.source_span(start, start + 2) if found.startswith("**") else span
    fix = None
    if article.is_verbatim(start, end):
        whole = article.source_span(start, end)
        fix = Fix(
            "unsafe", f"Write “{wanted.strip()[:60]}”" if wanted.strip() else "Remove it", (Edit(*whole, wanted),)
        )
    yield Hit(span.start, span.end, {"found": article.text[span.start : span.end][:40]}, variant, fix=fix)


def _is_note_sign(facts: Facts, match: re.Match[str]) -> bool:
    """Whether the asterisks open a note under a table ("* as of 2014", "** recognised"), or send the reader to one."""
    article = facts.article
    if match.group() == "**" and "\n*" in article.prose:
        return True
    index = article.block_at(match.start())
    if match.start() != article.blocks[index].start or match.group().endswith("**"):
        return False
    return any(article.block_text(block).startswith("*") for block in article.blocks[max(0, index - 3) : index])


def _decoded(entity: str) -> str:
    from html import unescape

    return unescape(entity)


def _unwrapped(markdown: str) -> str:
    if markdown.startswith("["):
        text, url = markdown[1:-1].split("](", 1)
        return f"{text} ({url})"
    return markdown.strip("*#`").lstrip()
