"""Leftovers of chat assistants: citation tokens, their links' parameters, and what they say about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lint import linear
from lint.checks import Check
from lint.facts import Facts
from lint.finding import Edit, Fix, Hit
from lint.text.literals import Literals
from lint.text.rare import Rare

# Tokens that assistants write where their own interface shows a source. The private-use characters frame them.
_TOKEN = Rare(
    r"[ \t]?:contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
    r"|[ \t]?\ue200?(?:\ue200cite|(?<!\w)cite)(?:\ue202?turn\d+(?:search|news|view|fetch|file|"
    r"academia|image|forecast)\d+)+\ue201?"
    r"|[ \t]?(?<![\w/-])turn\d+(?:search|news|view|fetch|file|academia)\d+(?![\w/-])"
    r"|[ \t]?【\d+(?::\d+)?†[^】\n]{0,80}】"
    r"|[ \t]?\[\d+(?::\d+)?†[^\]\n]{0,80}\]"
    r"|[ \t]?\[cite_start\]|[ \t]?\[cite:\s?[\d, ]+\]|\[/?cite_end\]"
    r"|[ \t]?\[span_\d+\]\((?:start|end)_span\)"
    r"|[ \t]?<grok:render\b[^>]{0,300}>(?:.{0,300}?</grok:render>)?"
    r"|[ \t]?\[(?:attached_(?:file|image)|web|file):\d+\](?!\()"
    r"|[ \t]?[\ue200-\ue206]+",
)
_SANDBOX = re.compile(r"sandbox:/mnt/data/[^\s)>\]]*|\[oai_citation:\d+[^\]\n]*\]")
_PARAMETER = re.compile(
    r"(?:(?<=\?)|&)utm_source=(?:chatgpt\.com|chatgpt|openai(?:\.com)?|perplexity(?:\.ai)?|"
    r"copilot(?:\.com|\.microsoft\.com)?|claude(?:\.ai)?"
    r"|gemini(?:\.google\.com)?|chat\.deepseek\.com)(?=[&#\s)>\"'\]]|$)",
    re.IGNORECASE,
)
_PHRASE = Rare(
    r"(?i)\b(?:as an? (?:ai|artificial intelligence)(?: language)?(?: model| assistant|"
    r"-powered assistant)?,? (?:i|my|developed|created|trained)\b"
    r"|as an? (?:ai|large) language model\b|i(?:'|’)?m (?:just |only )?an? ai\b|i am (?:just |"
    r"only )?an? (?:ai|artificial intelligence|large language model)\b"
    r"|(?:as of|up to|since) my (?:last )?(?:knowledge|training)(?: data)? (?:update|cut-?off)|"
    r"my (?:knowledge|training) cut-?off"
    r"|i (?:cannot|can(?:'|’)t|am unable to|do not|don(?:'|’)t) (?:provide|give|offer) (?:specific |"
    r"personal |personali[sz]ed )?medical advice"
    r"|i do not have (?:access to|the ability to)|i don(?:'|’)t have (?:access to real-time|"
    r"personal experience|the ability to browse)"
    r"|(?:certainly|sure|of course|absolutely)[!,.] (?:here(?:'|’)?s|here is|here are|below is|"
    r"i(?:'|’)?d be happy to|i can)\b"
    r"|here(?:'|’)?s (?:a|an|the|your) (?:revised|rewritten|improved|polished|updated|"
    r"expanded) (?:version|draft|article|section|text)"
    r"|(?:would you like|do you want) me to\b|let me know if you(?:'|’)?d like (?:me to|any)|"
    r"i hope this (?:helps|information (?:helps|is helpful))"
    r"|feel free to ask (?:me )?(?:if|any)|regenerate response\b|"
    r"i apologi[sz]e for the (?:confusion|oversight|error))"
)
# What each phrase has in common with the others of its kind: one word of each set.
_PHRASE_WORDS = tuple(
    tuple(frozenset(words.split()) for words in sets)
    for sets in (
        ("ai",),
        ("artificial", "intelligence"),
        ("language", "large"),
        ("my", "knowledge training"),
        ("i", "advice access ability experience hope apologize apologise"),
        ("certainly sure course absolutely", "here heres below i"),
        ("here heres", "revised rewritten improved polished updated expanded"),
        ("me", "like want"),
        ("feel", "free", "ask"),
        ("regenerate",),
    )
)
_QUOTES = '"“”«»„‘'


_SIGNS = Literals(
    "oaicite", "†", "cite_", "cite:", "span_", "grok:", "attached_", "[web:", "[file:", "sandbox:/", "oai_citation",
    "utm_source=", *map(chr, range(0xE200, 0xE207)), *[f"turn{digit}" for digit in range(10)],
)  # fmt: skip
"""One of these is in every token and parameter; "turn" with a digit, not the "return" of half of all articles."""


def assistant_artifact() -> Check:
    """Leftovers of a chat assistant. A token or parameter goes without harm; a sentence needs an editor."""

    def check(facts: Facts) -> Iterator[Hit]:
        if _SIGNS.places(linear.encoded(facts.article.text)):
            yield from _leftovers(facts)
        yield from _phrases(facts)

    return check


def _leftovers(facts: Facts) -> Iterator[Hit]:
    text = facts.article.text
    apart = facts.apart
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if apart.holds(start + 1):
            continue
        lead = match.group()[0] in " \t"
        # a space before the leftover goes with it, unless it parts two words
        keep = lead and text[end : end + 1].isalnum()
        edit = Edit(start + keep, end, "")
        values = {"found": _visible(match.group().strip())}
        yield Hit(start + lead, end, values, "token", fix=Fix("safe", "Remove the leftover", (edit,)))
    for match in _SANDBOX.finditer(text):
        if not apart.holds(match.start()):
            yield Hit(*match.span(), {"found": _visible(match.group())}, "token")
    for match in _PARAMETER.finditer(text):
        if not apart.holds(match.start()):
            found = match.group().lstrip("&")
            yield Hit(*match.span(), {"found": found}, "parameter", fix=_without(text, match))


def _phrases(facts: Facts) -> Iterator[Hit]:
    prose = facts.prose
    has = facts.words.has
    if not any(all(map(has, sets)) for sets in _PHRASE_WORDS):
        return
    for match in _PHRASE.finditer(prose):
        start = match.start()
        block = facts.article.blocks[facts.article.block_at(start)]
        before = prose[max(block.start, start - 200) : start]
        if block.quote or facts.code.holds(start):
            continue
        if sum(before.count(mark) for mark in '"“„«') > sum(before.count(mark) for mark in "”»") - before.count(
            '"'
        ) % 2 and any(mark in before for mark in _QUOTES):
            continue  # quoted: the article speaks about such answers
        span = facts.article.source_span(*match.span())
        yield Hit(span.start, span.end, {"found": match.group()}, "phrase")


def _visible(found: str) -> str:
    return "".join(c for c in found if not "\ue000" <= c <= "\uf8ff") or "a private character"


def _without(text: str, match: re.Match[str]) -> Fix:
    start, end = match.span()
    if match.group()[0] != "&":
        # the first parameter: the "?" stays only for those that follow
        if text[end : end + 1] == "&":
            end += 1
        else:
            start -= 1
    return Fix("safe", "Remove the parameter", (Edit(start, end, ""),))
