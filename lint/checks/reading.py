"""Check kinds for how hard a text is to read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain

from lint.checks import Check
from lint.facts import Facts, once_an_article
from lint.finding import Hit, Related
from lint.text.readability import SMOG_SENTENCES, Counts, Tally, counts, hardest, has_words
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
        short = [lower[start:end] for start, end, _ in own if end - start <= SHORT] if len(running) < len(own) else []
        other = [place for place in running if not "a" <= lower[place[0]] <= "z"]  # most begin with a word
        count = len(running) - len(other) + sum([has_words(lower[start:end]) for start, end, _ in other])
        found = Tally(chain.from_iterable([words[block] for block in blocks]), " ".join(short).split(), count)
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
        hard = [
            article.source_span(*running[index][:2])
            for index in hardest(found, _ranges(facts, running, blocks, found), topic, SHOWN)
        ]
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
def _running_blocks(facts: Facts) -> dict[int, None]:
    """Blocks of running text, by index, in order."""
    running = dict.fromkeys(
        [
            index
            for index, block in enumerate(facts.article.blocks)
            if (block.kind == "paragraph" or block.kind == "item") and not block.pseudo_heading
        ]
    )
    references = facts.reference_blocks
    for start, end in zip(references.starts, references.ends, strict=True):
        for index in range(start, end):
            running.pop(index, None)
    return running


def _ranges(
    facts: Facts, sentences: list[tuple[int, int, int]], blocks: Iterable[int], found: Tally
) -> list[tuple[int, int]]:
    """Where the words of each sentence stand among those of the blocks: told by counting spaces, where single ones are
    all that parts the words of its block."""
    lower, article, words = facts.words.lower, facts.article, facts.block_words.words
    first = dict(zip(blocks, accumulate([len(words[block]) for block in blocks], initial=0), strict=False))
    ranges: list[tuple[int, int]] = []
    at = following = last = -1
    for start, end, index in sentences:
        if index != last:
            last, at = index, first[index]
            block = article.blocks[index]
            following = block.start if " ".join(words[index]) == lower[block.start : block.end] else -1
        if start == following:
            upto = at + 1 + lower.count(" ", start, end)
            ranges.append((at, upto))
            at, following = upto, end + 1
        else:  # from here on to the end of the block
            following = -1
            ranges.append(found.add(lower[start:end].split()))
    return ranges


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
        blocks: dict[int, None] = {}
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
