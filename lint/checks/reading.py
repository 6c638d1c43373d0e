"""Check kinds for how hard a text is to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain

from lint.checks import Check
from lint.facts import Facts, once_an_article
from lint.finding import Hit, Related
from lint.text.readability import SMOG_SENTENCES, Counts, counts, hardest, has_words, tally
from lint.text.sentences import places

TOPIC_USES = 4  # a long word used this often is the article's topic, which its writer cannot avoid
SHOWN = 3
SHORT = 12  # letters of a sentence that is none: a label, a number
LEAST_WORDS = 80  # the formulas say nothing about less


def reading_grade() -> Check:
    """An article above its profile's reading grade (limits: reading-grade) by two formulas at once, the topic's
    unavoidable words set aside. The hardest sentences are shown."""

    def check(facts: Facts) -> Iterator[Hit]:
        limit = facts.profile.limits.get("reading-grade")
        if not limit:
            return
        blocks = _running_blocks(facts)
        lower, words = facts.words.lower, facts.block_words.words
        own = [place for place in places(facts.sentences) if place[2] in blocks]
        running = [place for place in own if place[1] - place[0] > SHORT]
        short = " ".join([lower[start:end] for start, end, _ in own if end - start <= SHORT]).split()
        count = sum([has_words(lower[start:end]) for start, end, _ in running])
        found = tally(chain.from_iterable([words[block] for block in blocks]), short, count)
        plain = counts(found)
        if plain.words < LEAST_WORDS or plain.flesch_kincaid_grade <= limit:
            return  # setting words aside only makes it easier
        topic = {word for word, times in found.long.items() if times >= TOPIC_USES}
        eased = counts(found, topic)
        second, name = _second_formula(eased)
        if min(eased.flesch_kincaid_grade, second) <= limit:
            return
        article = facts.article
        at = next((s.heading_span for s in article.sections if s.level == 1), None)
        span = at or article.source_span(*running[0][:2])
        values = {
            "limit": f"{limit:g}",
            "grade": f"{eased.flesch_kincaid_grade:.1f}",
            "second": f"{second:.1f}",
            "formula": name,
            "all": f"{plain.flesch_kincaid_grade:.1f}",
        }
        hard = [article.source_span(*running[index][:2]) for index in hardest(_tokens(facts, running), topic, SHOWN)]
        data = {
            "flesch_kincaid": round(plain.flesch_kincaid_grade, 1),
            "flesch_kincaid_without_topic": round(eased.flesch_kincaid_grade, 1),
            "reading_ease": round(plain.flesch_reading_ease, 1),
            "smog": round(plain.smog_grade, 1) if plain.sentences >= SMOG_SENTENCES else None,
        }
        related = tuple([Related(*place, "one of the hardest sentences") for place in hard])
        yield Hit(span.start, span.end, values, related=related, data=data)

    return check


@once_an_article
def _running_blocks(facts: Facts) -> set[int]:
    """Blocks of running text, by index."""
    running = {
        index
        for index, block in enumerate(facts.article.blocks)
        if (block.kind == "paragraph" or block.kind == "item") and not block.pseudo_heading
    }
    references = facts.reference_blocks
    for start, end in zip(references.starts, references.ends, strict=True):
        running.difference_update(range(start, end))
    return running


def _tokens(facts: Facts, sentences: list[tuple[int, int, int]]) -> list[list[str]]:
    """The words of each sentence in lower case as they stand between spaces: cut from those of its block, where single
    spaces are all that parts these."""
    lower, article = facts.words.lower, facts.article
    found: list[list[str]] = []
    words: list[str] = []
    at = following = last = -1
    for start, end, index in sentences:
        if index != last:
            last, words, at = index, facts.block_words.words[index], 0
            block = article.blocks[index]
            following = block.start if " ".join(words) == lower[block.start : block.end] else -1
        if start == following:
            upto = at + 1 + lower.count(" ", start, end)
            found.append(words[at:upto])
            at, following = upto, end + 1
        else:  # from here on to the end of the block
            following = -1
            found.append(lower[start:end].split())
    return found


def _second_formula(found: Counts) -> tuple[float, str]:
    """SMOG where the text is long enough for it, else Gunning's fog index."""
    if found.sentences >= SMOG_SENTENCES:
        return found.smog_grade, "SMOG"
    return found.gunning_fog, "Gunning fog"


def long_sentence(limit: int = 60) -> Check:
    """Sentences with more words than the profile's limit (limits: sentence-words), else than `limit`."""

    def check(facts: Facts) -> Iterator[Hit]:
        most = int(facts.profile.limits.get("sentence-words") or limit)
        prose, article = facts.prose, facts.article
        blocks: set[int] = set()
        cited: list[int] = []  # where citations begin
        # Whether all white space is plain, so that counting it does for most sentences.
        plain = "\t" not in prose and "\r" not in prose and "&" not in article.text
        plain = plain and not any(map(str.isspace, facts.odd_characters))
        least = most * 3  # a word and its space take more than three letters
        for start, end, index in [place for place in places(facts.sentences) if place[1] - place[0] > least]:
            text = prose[start:end]
            if plain and text.count(" ") < most and "\n" not in text:
                continue
            words = len(text.split())
            # A list that lost its lines ("- fever   - cough   - rash") is no long sentence.
            if words <= most or text.count(" - ") >= 3 or "  - " in text:
                continue
            if not blocks:
                blocks, cited = _running_blocks(facts), [citation.start for citation in facts.citations]
            if index in blocks:
                for citation in facts.citations[bisect_left(cited, start) : bisect_left(cited, end)]:
                    words -= len(prose[citation.start : citation.end].split())
                if words <= most:  # sources named in brackets are not read as part of the sentence
                    continue
                span = article.source_span(start, end)
                yield Hit(span.start, span.end, {"words": str(words), "limit": str(most)}, data={"words": words})

    return check
