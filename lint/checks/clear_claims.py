"""Which claims are so clear that an editor is asked for a source by themselves.

The recogniser finds what may need a source; a rule that interrupts an editor asks for more. A statistic must hold a
measured share, count or rank, an efficacy claim a treatment and a firm verb, number or comparison, a risk a degree or a
named harm of a treatment, a diagnostic claim a measure of accuracy or a limit, a recommendation its verb, a mechanism
what it explains. What is weighed, planned, defined, quoted or advised is left alone, and so is physiology in teaching
material.
"""

from __future__ import annotations

import re

from lint.facts import Facts, once_an_article
from lint.linear import Test
from lint.typed import NamedTuple

LONGEST = 480
"""Letters of a sentence; what is longer is a list or table that lost its form."""


class Text(NamedTuple):
    """A claim's text as the tests want it."""

    low: str
    data: bytes


def as_text(text: str) -> Text:
    """Lower case, and UTF-8."""
    return Text(text.lower(), text.encode("utf-8", "surrogatepass"))


class Worded:
    """A test whose every match holds one of some literals in lower case (between "|"): it is asked only where one is.

    An article asks most tests once or not at all, and what RE2 needs for one has left the processor's caches by then:
    that costs ten times as much as looking for a dozen literals."""

    __slots__ = ("_literals", "test")

    def __init__(self, literals: str, pattern: str) -> None:
        self._literals = literals.split("|")
        self.test = Test(pattern)

    def __call__(self, text: Text) -> bool:
        low = text.low
        for literal in self._literals:
            if literal in low:
                return self.test(text.data)
        return False


_FIGURE = Worded(
    "0|1|2|3|4|5|6|7|8|9|million|billion|out of every|half of|third of|thirds of|quarters of|quarter of|majority of"
    "|most |least |leading cause|commonest| ratio|relative risk|twice|times|fold",
    r"(?i)\d ?(?:%|percent\b|per cent\b)|\b\d[\d,]* (?:in|of|out of)(?: every)? \d|\b1:\d{3}"
    r"|\bper (?:1,?000|10+[,\d]*|million)"
    r"|\b\d[\d,.]* (?:million|billion)\b|\bout of every\b"
    r"|\b(?:half|one[- ]third|two[- ]thirds|three[- ]quarters|(?:one|a)[- ]quarter|majority|third) of\b"
    r"|\b(?:most|least|second most) (?:common|frequent) (?:\w+ ){0,2}"
    r"(?:cause|form|type|cancer|complication|reason|tumou?r)"
    r"|\bleading causes?\b|\bcommonest\b|\b(?:hazard|odds|risk) ratio|\brelative risk|\bRRs?:? \d|\b9\d% CI"
    r"|\b(?:twice|two times|three times|\d+ times|twofold|threefold) (?:as|more|the|higher)"
    r"|\b(?:survival|life expectancy|prevalence|incidence|mortality)\b.{0,80}\d"
    r"|\b\d[\d,]*(?: to [\d,]+)?(?: new)? (?:people|patients|cases|americans|women|men|children|adults|deaths"
    r"|babies|newborns"
    r"|births|individuals)\b",
)
_STRENGTH = Worded(
    "%",
    r"(?i)\d ?%\)?:? ?(?:x |w/v|dextrose|saline|glucose|solution|cream|ointment|gel|lotion|shampoo|sodium|eye"
    r"|ear|nasal)"
    r"|\b(?:drops?|cream|ointment|gel|lotion|solution|saline|dextrose|sunscreen|spray)\b[^.]{0,20}\(?\d[\d.]* ?%",
)
_NO_FIGURE = Worded(
    "insur|medicar|medicaid|coverage|deductible|labor|profession|letters|objective|monitoring|adjust|titrate|maintain|called"
    "|referred|promoted|commonly|debate|estimate|shown|approximate number|pregnancy|each child|chance|reported under"
    "|income|poverty|body weight|diet|plate|calories",
    r"(?i)\b(?:insur\w+|medicare|medicaid|coverage|deductible|bureau of labor|profession|letters|objectives?"
    r"|monitoring|objective|adjust|titrate|maintain|is called|are called|referred to as|(?:often|widely) promoted"
    r"|commonly repeated|debates?|the estimate|as shown|shown in|approximate number of patients"
    r"|(?:with|in) each pregnancy|each child has|chances? with each|chance of (?:inheriting|passing)"
    r"|reported under|family income|poverty|body weight|of (?:his|her|their|your) (?:diet|plate|calories))\b",
)
_TREATMENT = Test(
    r"(?i)\b(?:treat(?:ment|ments|ed|ing|s)?|(?:long-term|prolonged|regular|combined) use|therap\w+|drugs?"
    r"|medicines?|medications?|antibiotics?|vaccin\w+|surg\w+"
    r"|supplement\w*|doses?|diets?|exercise|training|screening|operations?|transplant\w*|radiation|radiotherapy"
    r"|chemotherapy|\w*steroids?|inhibitors?|interferon\w*|metformin|aspirin|insulin|vitamins? [a-z]\d*"
    r"|dialysis|statins?"
    r"|nsaids?|hormone therapy|contracept\w+|opioids?|immuni[sz]ation|prophylaxis|probiotics?|placebo|pills?|tablets?"
    r"|injections?|steroids|antihistamines?|vaccines?|gentamicin|blockers?|antiandrogens|levodopa|l-dopa|epinephrine"
    r"|\w+(?:cillin|azole|statin|mycin|floxacin|prazole|olol|sartan|mab|tinib|cycline|barbitone|dipine|parin|zepam"
    r"|oxazole|antel|amide|prim))\b"
)
_FIRM = Test(
    r"(?i)\b(?:reduces|lowers|improves|prevents|protects|relieves|cures|heals|delays|slows|shortens|prolongs|extends"
    r"|halves|restores|outperforms|reverses)\b"
    r"|\b(?:reduced|lowered|improved|prevented|relieved|delayed|shortened|prolonged|slowed|halved|extended)"
    r" (?:the|their|by|risk|mortality|survival|symptoms|pain|walking|blood|death|[a-z]+ by|[a-z]+ compared)\b"
    r"|\b(?:was|were|is|are|be|been) (?:\w+ly )?(?:reduced|lowered|improved|prevented|relieved"
    r"|cured)\b.{0,40}(?:\d|with\b)"
    r"|\b(?:most|more|less|not|highly|very|equally|as|is|are|was|were|been|always|often|usually) (?:\w+ly )?"
    r"(?:in)?effective\b|\bineffective\b|\befficacy of\b.{0,60}\d"
    r"|\bcompared (?:with|to)\b|\bthan (?:placebo|no treatment)|\b(?:superior|inferior) to (?:[^t]|t[^h]|th[^e]|the\w)"
    r"|\b(?:no|little) (?:significant |meaningful |proven |clear |added )?(?:benefits?|difference|effect on)\b"
    r"|\bno (?:known |specific |effective |proven )?cure\b|\bcannot be cured\b|\bno evidence\b.{0,60}\beffective"
    r"|\bno (?:specific |effective |proven )?treatments? (?:is|are|can|that|to|for)\b"
    r"|\b(?:shown|proven|found) to (?:be effective|reduce|lower|improve|prevent|protect|slow|delay|help"
    r"|increase|relieve)"
    r"|\b(?:statistically )?significant(?:ly)? (?:\w+ ){0,2}(?:reduc|improv|lower|loss|benefit|decreas|better"
    r"|increas)"
)
_RESULT = Worded(
    "%|percent",
    r"(?i)\b(?:reduc|improv|lower|prevent|increas|decreas|surviv|respon|recover|remission|cure|benefit|success|relie)"
    r"\w*.{0,90}\d[\d.]* ?(?:%|percent)|\d[\d.]* ?(?:%|percent).{0,90}\b(?:reduc|improv|respon|recover"
    r"|remission|cure|benefit)",
)
_DEGREE = Worded(
    "risk|chance|odds|likel",
    r"(?i)\b(?:increas\w+|higher|greater|elevated|rais\w+|doubl\w+|lower\w*|reduc\w+|decreas\w+|add\w*|high)"
    r"(?: to)?(?:,? [\w'’-]+){0,4} (?:risks?|chances?|odds|likelihood)\b"
    r"|\brisks?\b.{0,60}\b(?:is|are|was|be) (?:\w+ ){0,2}(?:higher|greater|increased|elevated|lower|high|low)\b"
    r"|\b(?:times|more|less) (?:\w+ )?likely to\b",
)
_BARRED = Worded(
    "contra|not be |side|poisoning",
    r"(?i)\b(?:contra-?indicated|(?:should|must) not be (?:used|given|taken|prescribed|administered|combined|co))"
    r"|\b(?:has|have|causes?|with|without) (?:no|any) (?:\w+ )?side[- ]effects\b|\bpoisoning\b.{0,140}\d",
)
_HARM = Worded(
    "cause|lead|result|induces|side|adverse|toxic|teratogen",
    r"(?i)\b(?:may|can|could|might|often|also)? ?(?:cause|causes|caused|lead to|leads to|result in|results in"
    r"|induces)\b"
    r"|\bside[- ]effects?\b.{0,20}\b(?:include|are|of)|\badverse (?:effects|reactions)\b.{0,20}\b(?:include|of)"
    r"|\b(?:nephro|hepato|oto|cardio|neuro)toxic|\bteratogen",
)
_NO_RISK = Test(
    r"(?i)\b(?:is|are) (?:called|known as|defined)\b|\bsome people are\b|\beveryone\b|\banyone\b|^anything\b"
    r"|\brisk factors?\b.{0,60}\binclude|^(?:other|possible) risk|\bno one cause\b|\bat (?:continued )?risk\.$"
    r"|\bquestion"
    r"|\byour (?:doctor|health care)\b|\bdrug(?:s)? that are\b|\bthese (?:results|changes)\b|\bonly one of\b"
    r"|\bmight be\b"
    r"|\bnumber of risk factors\b|\bsteps to\b|^(?:having |possibly )?(?:certain|inherited)\b|^your? |\byour risk\b"
    r"|\bappropriate even\b|\bhelp identify\b|\bdrug use\b|\bsome factors\b"
    r"|\bATP\b|\b(?:reaction|enzyme|ion)s?\b|\btransdermal\b|^this (?:reduces|raises|increases)\b|\bpharmacovigilance"
)
_ACCURACY = Worded(
    "sensitiv|specific|accura|predictive|false|cut|gold standard|misdiagnos|reliabl|error-prone|estimat|validat|limits"
    "|harder to|less useful",
    r"(?i)\b(?:tests?|assays?|scans?|specificity|detection|imaging|culture|smear|screening)\b.{0,80}"
    r"\bsensitivity\b|\bsensitivity (?:and specificity|of \d|for detecting|was|is \d)"
    r"|\bspecificity\b|\baccura(?:te|cy|tely)\b"
    r"|\bpredictive value|\bfalse[- ]"
    r"(?:positive|negative)s?|\bcut-?offs?\b|\bgold standard|\bmisdiagnos|\bunreliabl|\bnot reliabl|\berror-prone"
    r"|\b(?:under|over)estimat|\bvalidat(?:ed|ion)|\blimits of agreement|\bharder to diagnose\b"
    r"|\bless (?:useful|sensitive) than",
)
_LIMIT = Worded(
    "0|1|2|3|4|5|6|7|8|9",
    r"(?i)(?:\b(?:considered|normal\b|range|diagnos\w+|defined as|high if|low if|indicates?|cut-?off"
    r"|threshold)\b.{0,120}"
    r"\d[\d.,/]* ?(?:mg|mmol|ng|µg|μg|mcg|g/|mm ?Hg|%|percent|IU|U/|kg/m|mEq|mL|fL|beats|µmol|pg))"
    r"|(?:\d[\d.,/]* ?(?:mg|mmol|ng|µg|μg|mcg|g/|mm ?Hg|%|percent|IU|U/|kg/m|mEq|mL|fL|µmol|pg).{0,80}"
    r"\b(?:is|are) (?:considered|diagnostic|normal|abnormal|defined))",
)
_ADVISED = Worded(
    "recommend|-line|of choice|standard|mainstay|preferred|guideline|indicated|should |benefit from|no ",
    r"(?i)\b(?:is|are|was|not|strongly|routinely|generally|also|usually|only \w+) recommend(?:ed)?\b|\brecommends?\b"
    r"|\b(?:first|second)-line\b|\b(?:drug|treatment|therapy|antibiotic)s? of choice|\bstandard (?:treatment"
    r"|therapy|of care)"
    r"|\bmainstay|\bpreferred\b|\bguidelines?\b|\b(?:is|are) (?:contra)?indicated\b"
    r"|\bshould (?:not |only |always |generally )?be (?:given|avoided|used|treated(?:$|[^ ]| [^a]| a[^s])"
    r"|prescribed|started|offered|administered"
    r"|screened|vaccinated|only used|continued|stopped)|\bbenefit from\b|\bno (?:specific |effective "
    r"|proven )?treatments?\b",
)
_WEIGHED = Worded(
    "investigat|research|in progress|finding ways|trial|focus|scientists|trying|needed|hope|goal|aim|designed|learn"
    "|understanding|imagine|suppose|in order to|argument|framing|message|shortened|debate|critics|question|hypothes"
    "|define|being |under study|project|would|program|policy|whether|find out|awareness|affordable|insur|guidelines"
    "|standardi",
    r"(?i)\b(?:investigat(?:e|es|ing)|research is|researchers test|in progress|finding ways"
    r"|trials are conducted|focus(?:es|ed)? on|researchers? (?:continue|are|hope"
    r"|is)|scientists (?:hope|are)|trying"
    r"|is needed|are needed|hope(?:s|d)? (?:to|that)|goals?|aim(?:s|ed)?|designed to|learn (?:about|more)"
    r"|understanding|imagine"
    r"|suppose|in order to|argument|framing|message|shortened to|debate|critics|question is|hypothes\w+|if you define"
    r"|being (?:studied|tested)|under study|clinical trials are|project(?:s)?|would (?:need|enrich|be)"
    r"|program(?:me)?s?|policy"
    r"|whether|find out|physician awareness|affordable care|insur\w+|better trials|guidelines that say"
    r"|standardi[sz]ation problem)\b",
)
_ADVICE = Test(
    r"(?i)^\W*(?:avoid|treat|reduce|prevent|use|take|give|do not|don't|wear|wash|aspirate|adequate|ensure|keep"
    r"|eat|drink|stop"
    r"|limit|consider|remember|check|ask|tell|talk|they include|common symptoms|symptoms|signs|first-aid"
    r"|monitor|note that you"
    r"|palliation|prevention and|in a recent case|to )\b|\b(?:your|a) doctor (?:can|may|will|might)\b"
    r"|\bdoctors? (?:can|will)\b"
    r"|\b(?:providers?|doctors?|endocrinologist|surgeon|specialist)s? (?:may|might|can|should|will) recommend\b"
    r"|\brespond to the standard|\bstandard treatment (?:is|are) used|\bhelp (?:a person )?decide\b|\bdepends? on\b"
)
_TYPE = re.compile(r"(?i)\b(?:type|stage|grade|class|vitamin [a-z]) ?\d[ab]?\b")
MARKER = Test(r"(?:[a-z]{2}[.,)]?|[a-z][A-Z][.,)])\d{1,2}$|(?:[a-z]{2}|(?:19|20)\d\d)\.\d{1,2} [A-Z]")
"""What is left of a raised citation number."""
_LACK = Test(
    r"(?i)\b(?:lack of|deficien\w+|individualized|individualised|invented|optimal ranges)\b|^this (?:therapy"
    r"|treatment|procedure|type)\b"
    r"|\binsulin (?:\w+ )?(?:lowers|reduces|increases)\b|\b(?:weakness|pain|symptoms?) that (?:improve|worsen|get)"
)
_PEOPLE = Test(
    r"(?i)\b(?:patients?|people|persons?|cases|women|men|children|adults|americans|populations?|deaths?|infants"
    r"|newborns"
    r"|births|pregnanc\w+|survival|mortality|diseases?|cancers?|injur\w+|infections?|disorders?)\b"
)
_EXPLAINS = Test(
    r"(?i)\b(?:caus(?:e|es|ed|ing)|due to|because|results? (?:from|in)|le(?:ads|ad|d) to|inhibit\w*|activat\w*"
    r"|block(?:s|ed|ing)?|bind\w*|suppress\w*|stimulat\w*|mediat\w*|trigger\w*|mutations?|inherited|responsible for"
    r"|associated with|linked to|involve[sd]?|roles? in|plays? an?|interfer\w*|impair\w*|disrupt\w*|damag\w*|reduc\w*"
    r"|increas\w*|lower\w*|rais\w*|improv\w*|prevent\w*|protect\w*|contribut\w*|convert\w*|releas\w*|through|via"
    r"|helps?|modulat\w*|(?:produc|promot|regulat)(?:e|es|ed|ing)|affects?|effects? on|pathways?)\b"
)
_TEXTBOOK = Test(
    r"(?i)\b(?:instructions for (?:making|producing)|testing is available|X-linked|sex chromosomes?|sufficient to cause"
    r"|each carry|carriers?|cannot pass|(?:is|are) (?:called|known as|defined)|characteri[sz]ed by|approximate number"
    r"|over time|with time|on its own|usually lasts|you (?:can|may)|may need|anatom\w+|physiological"
    r"|(?:disorders?|conditions?|diseases?|cancers?) that)\b"
    r"|^(?:having )?certain\b"
)
"""What any textbook has, or what explains nothing."""
_NO_DOSE = Worded(
    "los|excret|serum|plasma|level|contain|content|ratio|per cycle|label says",
    r"(?i)\b(?:lost|loss(?:es)?|excret\w+|serum|plasma|levels?|contains?|content|ratio|per cycle|label says)\b",
)
_INCURABLE = Worded("cure", r"(?i)\bcannot be cured\b|\bno (?:known )?cure\b")
_TAUGHT = {
    sign: frozenset(sign.lower().split())
    for sign in (
        "Learning Objectives",
        "Learning objectives",
        "By the end of this section",
        "Chapter Review",
        "Review Questions",
        "Critical Thinking Questions",
        "Interactive Link",
        "you will be able to",
    )
}
"""With the words of each."""
_FOREIGN = Test(
    r"[\x{400}-\x{4ff}\x{600}-\x{6ff}\x{900}-\x{97f}\x{3040}-\x{30ff}\x{4e00}-\x{9fff}\x{ac00}-\x{d7af}]{3}"
)


@once_an_article
def teaches(facts: Facts) -> bool:
    """Whether an article is teaching material: it says what its reader shall learn or asks what was learned."""
    prose, distinct = facts.prose, facts.words.distinct
    return any(words <= distinct and sign in prose for sign, words in _TAUGHT.items())


def clear(text: str, kind: str, teaching: bool) -> bool:
    """Whether a claim is asked a source for by itself; `teaching` as `teaches` tells of the article."""
    if kind == "dose":  # also in a list that lost its form
        return not _NO_DOSE(as_text(text))
    text = text.strip().lstrip("-*• ")
    if len(text) > LONGEST or text.count(" ") < 3 or text.endswith(("?", ":")) or text.count(" - ") > 1:
        return False
    # What a claim must have is asked first: most lack it.
    known = as_text(text)
    if not _demanded(kind, text, known, teaching) or _WEIGHED(known):
        return False
    if kind not in ("statistic", "prognosis") and _ADVICE(known.data):
        return False
    return len(known.data) == len(text) or not _FOREIGN(known.data)


def _demanded(kind: str, text: str, known: Text, teaching: bool) -> bool:
    data = known.data
    if kind in ("statistic", "prognosis"):
        return (
            _FIGURE(Text(known.low, _TYPE.sub("type", text).encode("utf-8", "surrogatepass")))
            and not _NO_FIGURE(known)
            and not _STRENGTH(known)
            and (not teaching or _PEOPLE(data))
        )
    if kind == "efficacy":
        if text[:1].islower():
            return False
        works = ((_FIRM(data) or _RESULT(known)) and _TREATMENT(data)) or _INCURABLE(known)
        return works and not _LACK(data)
    if kind == "risk":
        if _DEGREE(known) or _BARRED(known):
            told = not teaching or any(map(str.isdigit, text))
        else:
            told = _HARM(known) and 0 <= _TREATMENT.start(data) < _HARM.test.start(data)
        return told and not _NO_RISK(data)
    if kind == "diagnostic":
        # How the body answers to insulin is no property of a test.
        tested = known._replace(data=data.replace(b"insulin sensitivity", b"insulin"))
        return _ACCURACY(tested) or (not teaching and _LIMIT(known))
    if kind == "recommendation":
        return _ADVISED(known) and (not teaching or _TREATMENT(data))
    if kind == "mechanism":
        whole = text[-1] in ".!" or text.count(" ") > 8
        return whole and not teaching and _EXPLAINS(data) and not _TEXTBOOK(data)
    return True
