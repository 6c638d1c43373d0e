"""Red-flag symptoms that a reader may have now, and instructions to get help at once.

A red flag counts where the text presents it as something a person feels or shows: in a list of symptoms or side
effects, after "symptoms include" or "you may", not where it is ruled out, treated, studied or only named as a disease
("after a heart attack"). The list follows the danger signs that public health services teach: heart, stroke, breathing,
allergy, meningitis and sepsis, cauda equina, bleeding, pregnancy, self-harm.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from lint.article import Article
from lint.text.section_roles import SectionRoles
from lint.text.sentences import Sentence
from lint.typed import Any, NamedTuple


class RedFlag(NamedTuple):
    """A danger sign as it stands in the text; prose offsets."""

    start: int
    end: int
    kind: str  # what it may be a sign of, in words for a message


class RedFlags(NamedTuple):
    """The danger signs of an article and where it tells the reader to get help at once."""

    signs: tuple[RedFlag, ...]
    help: tuple[tuple[int, int], ...]  # prose ranges of the sentences


_SIGNS: dict[str, str] = {
    "a heart attack": (
        r"(?:crushing |severe |sudden |tight |squeezing )?chest (?:pains?|pressure)|(?:crushing|severe|"
        r"sudden|squeezing) chest (?:tightness|discomfort)|"
        r"(?:pain|pressure|tightness) in (?:the|your|their) chest"
    ),
    "suicide or self-harm": (
        r"suicidal (?:thoughts?|ideas|ideation|feelings|impulses|behaviou?rs?|thinking)|thoughts? (?:of|"
        r"about) (?:suicide|self-?harm|death or suicide|killing|ending (?:your|their|one's) life|"
        r"dying or suicide|hurting|harming)|(?:thinking|think) (?:about|of) (?:suicide|killing (?:yourself|"
        r"themselves)|harming (?:yourself|themselves)|ending (?:your|their) life)|feel(?:s|ing)? suicidal|"
        r"wanting to (?:die|end (?:your|their) life)|urges? to (?:harm|hurt) (?:yourself|themselves|oneself)"
    ),
    "a stroke": (
        r"fac(?:e|ial) droop(?:s|ing)?|drooping (?:of (?:the|one side of the) )?face|sudden (?:numbness|"
        r"weakness|confusion|trouble (?:speaking|seeing|walking)|loss of (?:vision|speech|balance|sight|"
        r"coordination)|vision loss|blindness|difficulty (?:speaking|walking))|(?:numbness|weakness|"
        r"paralysis) (?:on|of|down) one side(?: of (?:the|your) (?:body|face))?|sudden(?:,|"
        r" and)? severe headache|worst headache of (?:your|their|one's) life|thunderclap headache"
    ),
    "anaphylaxis": (
        r"anaphyla(?:xis|ctic (?:shock|reactions?))|severe allergic reactions?|throat (?:closing|tightness|swelling)|"
        r"swelling of (?:the |your )?(?:face|lips?|tongue|throat|mouth)(?:,? (?:and |or )?(?:the |your "
        r")?(?:face|lips?|tongue|throat|mouth))+|swelling of (?:the |your )(?:tongue|throat)|"
        r"(?:swollen|swelling) (?:tongue|throat)|(?:your |the )?(?:face|lips|tongue|throat)(?:,? (?:or |and "
        r")?(?:face|lips|tongue|throat))+ swell(?:s|ing)?"
    ),
    "an obstructed airway or failing breathing": (
        r"(?:severe|sudden|extreme|serious) (?:difficulty (?:in )?breathing|shortness of breath|"
        r"breathlessness|trouble breathing)|"
        r"(?:struggling|gasping|fighting) (?:to |for )(?:breathe|breath|air)\b|(?:unable|not able) to "
        r"breathe|(?:cannot|can't|can’t) breathe|"
        r"bluish? (?:lips|skin or lips|lips or skin)|blue lips|lips (?:turn|turning|go) blue|stop(?:s|ped)? breathing"
    ),
    "cauda equina syndrome": (
        r"saddle (?:numbness|an(?:a)?esthesia)|numbness (?:in|around|of) (?:the |your )?(?:groin|genitals|"
        r"buttocks|saddle|inner thighs|genital area)|"
        r"(?:new|sudden) (?:loss of (?:bladder|bowel)|incontinence)|(?:back pain|weakness in|"
        r"numb\w*)[^.;\n]{0,60}loss of (?:bladder|bowel)[^.;\n]{0,12} control"
    ),
    "meningitis or sepsis": (
        r"(?:high )?fever(?:,| and| with| or)[^.;\n]{0,30}\b(?:stiff neck|neck stiffness)|stiff neck(?:,| "
        r"and| with)[^.;\n]{0,30}\bfever|"
        r"rash that (?:does not|doesn't|doesn’t|will not) (?:fade|blanch|disappear)|non-?blanching rash|"
        r"confusion (?:and|with) (?:a )?(?:high )?fever"
    ),
    "severe bleeding": (
        r"(?:vomit(?:ing|s)?|cough(?:ing|s)?|throw(?:ing|s)?)(?: up)? blood|bleeding that (?:will|does|"
        r"won't|won’t|doesn't|cannot) (?:not )?(?:stop|be stopped)|"
        r"black,? tarry stools?|vomit that looks like coffee grounds"
    ),
    "a seizure": (r"seizures? (?:that )?last(?:s|ing)? (?:more|longer) than"),
    "an acute abdomen": (
        r"(?:sudden|severe)(?:,| and|, or)? (?:\w+ )?(?:abdominal|stomach|belly|tummy|testicular) pain|"
        r"rigid abdomen"
    ),
    "danger in pregnancy": (
        r"(?:vaginal )?bleeding (?:in|during) pregnancy|baby (?:stops|has stopped|is not) moving|"
        r"reduced (?:f(?:o)?etal )?movements?"
    ),
    "a blood clot": (r"(?:swelling|pain) in one (?:leg|calf)|(?:painful|swollen|red|warm) (?:swollen )?calf"),
}
CORE = frozenset(
    ("a heart attack", "suicide or self-harm", "a stroke", "anaphylaxis", "an obstructed airway or failing breathing",
     "cauda equina syndrome", "meningitis or sepsis", "severe bleeding")
)  # fmt: skip
"""The signs that call for an emergency notice by themselves."""

_FEELING_ROLES = frozenset(
    ("symptoms", "red-flags", "when-to-seek-care", "adverse-effects", "overdose", "warnings", "complications")
)


def red_flags(article: Article, sentences: Sequence[Sentence], roles: SectionRoles) -> RedFlags:
    """The danger signs that the text presents as a reader's own, and the instructions to get help at once."""
    prose, blocks = article.prose, article.blocks
    starts = [s.start for s in sentences]
    signs: list[RedFlag] = []
    for match in _all_signs().finditer(prose):
        index = bisect_right(starts, match.start()) - 1
        if index < 0:
            continue
        sentence = sentences[index]
        block = blocks[sentence.block]
        role = roles.effective[block.section]
        if block.kind == "heading" or role in ("references", "methods", "results", "glossary", "learning", "toc"):
            continue
        text = prose[sentence.start : sentence.end]
        before = prose[max(sentence.start, match.start() - 60) : match.start()]
        if _ruled_out().search(before) or _studied().search(text):
            continue
        if (
            role in _FEELING_ROLES
            or _presented().search(text)
            or (block.kind == "item" and _listed(article, sentence.block))
        ):
            signs.append(RedFlag(match.start(), match.end(), _kind(match.group())))
    helping: list[tuple[int, int]] = []
    if signs:
        seen: set[int] = set()
        for match in _help().finditer(prose):
            index = bisect_right(starts, match.start()) - 1
            if index >= 0 and index not in seen:
                seen.add(index)
                sentence = sentences[index]
                if not _not_help().search(prose[sentence.start : sentence.end]):
                    helping.append((sentence.start, sentence.end))
    return RedFlags(tuple(signs), tuple(helping))


def _listed(article: Article, block: int) -> bool:
    """Whether the line that introduces a list speaks of symptoms or of when to get help."""
    blocks = article.blocks
    item = blocks[block].item
    for index in range(block - 1, max(block - 40, -1), -1):
        other = blocks[index]
        if other.item is None or (item is not None and other.item.depth < item.depth):
            return bool(_introducing().search(article.block_text(other)))
        if other.section != blocks[block].section:
            return False
    return False


def _kind(text: str) -> str:
    for kind, pattern in _compiled():
        if pattern.fullmatch(text):
            return kind
    return "an emergency"


@cache
def _compiled() -> tuple[tuple[str, Any], ...]:
    from lint import linear as re2

    return tuple((kind, re2.compile(f"(?i)(?:{pattern})")) for kind, pattern in _SIGNS.items())


@cache
def _all_signs() -> Any:
    from lint import linear as re2

    return re2.compile("(?i)\\b(?:" + "|".join(_SIGNS.values()) + ")")


@cache
def _ruled_out() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:no|not|without|never|denie[sd]|absence of|rarely|unlike|history of|risk of|"
        r"risks? for|risk factors? for|prevent\w*|"
        r"rule(?:s|d)? out|excluded?|previous|prior|past|causes? of|treat(?:s|ed|ing|ment)?(?: of|"
        r" for)?|reduc\w+|relie\w+|for|does not cause|"
        r"instead of|rather than|fear of|die from|deaths? from|fake|myth|used in|management of|"
        r"emergency treatment (?:of|for)|called|cases? of|"
        r"diagnos\w+ (?:of|with)|study of|studies of|recover\w* from|survived|due to|because of|"
        r"after (?:an?|the)|during (?:an?|the))"
        r"(?: (?:any|the|an?|these|sudden|severe|new))?\s*$"
    )


@cache
def _studied() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:participants?|trial|cohort|randomi[sz]ed|were (?:excluded|included|enrolled|"
        r"admitted|observed|reported)|odds ratio|prevalence|"
        r"incidence|%|per cent|percent|mice|rats|in vitro|study|studies)\b|%"
    )


@cache
def _presented() -> Any:
    """The sentence tells what a person feels or shows."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:symptoms?|signs?|you (?:may|might|can|could|have|feel|notice|are|develop|get|"
        r"experience)|if you|your|experienc\w+|complain\w*|feels?|"
        r"side effects?|adverse (?:effects?|reactions?)|people with|patients? (?:may|might|can|often|"
        r"with|have|present)|may (?:have|cause|include|"
        r"develop|occur|feel|experience)|can cause|warning|red flags?|include|includes|including|"
        r"presents? with|characteri[sz]ed by)\b"
    )


@cache
def _introducing() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:symptoms?|signs?|side effects?|reactions?|if you|you have|experience|notice|"
        r"red flags?|include|following|call|see|seek|get|"
        r"warning|emergenc\w+|develop|feel)\b"
    )


@cache
def _help() -> Any:
    """Instructions to get help at once, in whatever wording."""
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:call|dial|phone|ring|text|contact|telephone)\b[^.\n]{0,60}\b(?:911|999|112|000|988|"
        r"111|emergency|ambulance|lifeline|"
        r"crisis|helpline|hotline|poison|paramedics?|samaritans)\b"
        r"|\b(?:call|see|contact|tell|phone|consult|speak to|talk to|notify|go to|visit|"
        r"ask)\b[^.\n]{0,60}\b(?:right away|immediately|at once|urgently|straight away|"
        r"without delay|as soon as possible|the same day|promptly|now)\b"
        r"|\b(?:right away|immediately|at once|urgently|straight away|"
        r"without delay)\b[^.\n]{0,60}\b(?:call|see|contact|tell|seek|get|go)\b"
        r"|\b(?:go|get|going|taken|take|head|come|bring|rush|sent|"
        r"drive)\b[^.\n]{0,50}\b(?:emergency (?:room|department|unit|care|services)|a ?& ?e|er|"
        r"casualty|"
        r"hospital|nearest (?:hospital|clinic))\b"
        r"|\b(?:seek|get|need|needs|require|requires|requiring|obtain|call for|find|want|"
        r"receive)\b[^.\n]{0,50}\b(?:emergency|urgent|immediate|prompt|rapid)\b[^.\n]{0,30}\b(?:help|"
        r"care|attention|"
        r"treatment|medical|assistance|advice|assessment|evaluation|hospital)\b"
        r"|\b(?:emergency|urgent|immediate) (?:medical |professional )?(?:help|care|attention|"
        r"treatment|assistance|services|assessment|evaluation|department|room)\b"
        r"|\bseek\b[^.\n]{0,20}\b(?:medical|professional)?\s?(?:help|care|attention|"
        r"advice)\b[^.\n]{0,30}\b(?:immediately|right away|at once|urgently|promptly|straight away|"
        r"as soon|fast|quickly|now)\b"
        r"|\b(?:medical|life-threatening|true|an?|surgical|psychiatric) emergenc(?:y|ies)\b|"
        r"\bin an emergency\b|\bdo(?:n['’]t| not) wait\b|\bget (?:medical )?help (?:right away|"
        r"immediately|now|at once|fast|straight)\b"
        r"|\b(?:needs?|must|should) (?:to )?be (?:seen|treated|assessed|examined|evaluated|"
        r"checked)\b[^.\n]{0,30}\b(?:immediately|urgently|at once|right away|straight away|same day|"
        r"emergency|without delay)\b"
        r"|\bseek (?:medical|professional) (?:help|care|attention|advice|treatment)\b|"
        r"\bget (?:medical|professional|emergency) (?:help|care|attention)\b"
    )


@cache
def _not_help() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"(?i)\b(?:do not need|does not need|not an emergency|no emergency|not (?:a|"
        r"an) (?:medical )?emergency|participants?|trial|study)\b"
    )
