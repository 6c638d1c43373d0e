"""The cues by which `lint.text.disclaimers` tells a disclaimer from medical advice: compiled when first asked for.

Each function gives one pattern over a sentence in its normal form (lower case, plain quotes, single spaces), except
`gate`, which runs over the whole prose.
"""

from __future__ import annotations

import re
from functools import cache

from lint.text.rare import Rare
from lint.typed import Any

_WORKS = (
    r"(?:articles?|pages?|information|info|contents?|materials?|guides?|guidance|web ?sites?|sites?|"
    r"web ?pages?|leaflets?|"
    r"texts?|documents?|posts?|blogs?|resources?|overviews?|handouts?|publications?|answers?|"
    r"summary|summaries|monographs?|"
    r"entry|entries|wiki|books?|booklets?|fact ?sheets?|fact-sheets?|repl(?:y|ies)|"
    r"newsletters?|apps?|portals?|"
    r"pieces?|write-?ups?|columns?|brochures?|pamphlets?|explanations?|explainers?|encyclopa?edia|notes|"
    r"q&as?|faqs?|tutorials?|platform|library|primer|calculators?|podcasts?|videos?|paragraphs?|lines?|screens?|"
    r"suggestions|tips|what we publish)"
)


@cache
def gate() -> Any:
    """Words that a sentence which opens a disclaimer has; one scan of the prose finds them all."""
    from lint import linear as re2

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
def strong() -> Any:
    """Wordings that say all by themselves that they are a disclaimer."""
    from lint import linear as re2

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
def not_ours() -> Any:
    """Sentences of studies, funders and links that look alike: their content is the authors', their subject another."""
    from lint import linear as re2

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
def about_work() -> Any:
    """The sentence speaks of the text or of those who make it, not of a medicine, test or diet."""
    from lint import linear as re2

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
        r"treat (?:it|this)|take (?:it|this)|consider (?:it|this)|meant|only |please (?:treat|read|"
        r"use|take|consider|do not use)|contents? (?:are|is)|by (?:using|reading)|"
        r"always (?:verify|check|confirm)|verify|check )"
    )


@cache
def work_is_not() -> Any:
    """What negates is said of the text, its reading or its makers: they stand before it or it opens the sentence."""
    from lint import linear as re2

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
def makers() -> Any:
    """Liability is declined for the text or its use."""
    from lint import linear as re2

    return re2.compile(
        r"\b(?:we|us|our|i|me|authors?|writers?|publishers?|editors?|contributors?|owners?|"
        r"translators?|maintainers?|(?:the|this) (?:team|site|provider|organi[sz]ation|foundation|charity|society|"
        r"company|hospital|trust|university))\b"
        rf"|\b(?:this|the|these|our|any|all|such|its) (?:[a-z'-]+ ){{0,3}}?{_WORKS}\b|\bown risk\b|"
        rf"\bas[ -]is\b|\breliance\b"
    )


@cache
def statements() -> Any:
    """The statement on supplements in other wordings, said of claims, statements, products or the page."""
    from lint import linear as re2

    return re2.compile(
        r"\b(?:statements?|claims?|products?|this|these|here|nothing|information|supplements?|page|"
        r"article|above|benefits|effects|it|they|none)\b"
    )


def speaks_of_itself(sentence: str) -> bool:
    return sentence.count(" ") >= 2 and bool(about_work().search(sentence) or for_readers().search(sentence))


@cache
def lay_professional() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"\b(?:doctor|physician|professional|pharmacist|clinician|gp|provider|dentist|nurse|midwife|specialist|"
        r"paediatrician|care team)"
    )


@cache
def read_here() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"\b(?:readers?|reading|(?:have )?read (?:this|it|here|online|about it)|learn here|"
        r"we (?:print|write|publish|wrote)|printed|"
        r"paragraph|blog|(?:this|the|our) (?:page|article|leaflet|site|web ?site|column|handout|"
        r"answer|post|text|information|guide))\b|^only (?:a|your) "
    )


@cache
def for_readers() -> Any:
    """The sentence speaks of reading, of the web, or to readers in the way of a notice."""
    from lint import linear as re2

    return re2.compile(
        r"\b(?:internet|online|web|on (?:a|the) screen|these pages|these notes|this (?:service|column|"
        r"handout|blog|channel|calculator|table|tool|text)|encyclop\w+|readers?|reading|"
        r"you (?:have )?read|you learn here|we (?:print|write|publish|wrote)|printed advice|"
        r"written advice)\b"
        r"|^(?:general |for (?:learning|teaching|education|information|interest|reference)|not (?:a|"
        r"an|medical|advice|for)|nothing|nobody should|no one should|provided as|educational|"
        r"background|remember that|prescribers?\b|users? (?:of|must|should)|a quick reference|"
        r"always (?:check|verify|confirm)|only (?:a|your) (?:clinician|doctor|physician|professional)|"
        r"self-(?:treat|diagnos|medicat)\w+ based|however helpful|written for|meant |intended |"
        r"it (?:should never|is meant|is no|isn't|is not|cannot|can't)|they do not)"
        r"|\b(?:diagnos\w*|treat\w*|prescri\w*) (?:yourself|themselves|or prescribe)\b|\b(?:several|"
        r"some|many) uses (?:described|mentioned|listed|given) (?:below|here|above)"
    )


@cache
def purpose() -> Any:
    """The purpose is said of the text: "this page is for information only", "our guide offers general information"."""
    from lint import linear as re2

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
def work_or_start() -> Any:
    """A noun for the text, not only "we" or "our"."""
    from lint import linear as re2

    return re2.compile(
        rf"\b(?:this|the|these|our|all|any|every|following|present|"
        rf"an?)(?: [a-z'/-]+){{0,2}}? {_WORKS}\b|\b(?:here|above|below|what (?:we|you|follows))\b"
        r"|^(?:for|purely|solely|strictly|intended|provided|offered|written|general|educational|"
        r"informational|information|this|it|use|treat|read|consider|only|meant|think)\b"
    )


@cache
def pointing() -> Any:
    """Pointers to information elsewhere: "All of these resources provide general information about healthy eating"."""
    from lint import linear as re2

    return re2.compile(
        r"\b(?:information|overview|background|introduction) (?:about|on|from|for|to|of|is available|see)\b"
    )


@cache
def limiting() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"\bnot\b|n't\b|\bnever\b|\bonly\b|\bpurposes?\b|\bsolely\b|\bcannot\b|\bpurely\b|\bmerely\b|\bstrictly\b"
    )


@cache
def founds() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"\b(?:creat\w+|form\w*|establish\w*|constitut\w+|impl\w+|exists?|enters?|mak(?:e|es|ing)|"
        r"gives? rise|start\w*|mean\w*|"
        r"result\w*|become\w*|set up|turn\w*|there is|duty of care|not (?:your|my|our)|be (?:taken|read))\b"
    )


@cache
def reader_duty() -> Any:
    from lint import linear as re2

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
def before_acting() -> Any:
    from lint import linear as re2

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
def general_appeal() -> Any:
    """General appeals that go on with a disclaimer: not tied to one symptom or drug."""
    from lint import linear as re2

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
def professionals_only() -> Any:
    from lint import linear as re2

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
def professional_words() -> Any:
    from lint import linear as re2

    return re2.compile(
        r"\bclinical judge?ment|\bprescrib(?:ing|er|ers)\b|\bprofessional judge?ment|\b(?:clinicians?|"
        r"practitioners?|prescribers?) (?:must|should|are|remain)|\bbefore (?:prescribing|administ\w+|"
        r"dispensing)|\btreating (?:clinician|physician)s? (?:must|should|is|are|remain)"
    )


@cache
def made() -> Any:
    """The article itself was made with the tool."""
    from lint import linear as re2

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
def begins() -> re.Pattern[str]:
    return re.compile(
        r"\W{0,6}(?:(?:medical|legal|health|important|general|full|content) )?disclaimers?\b", re.IGNORECASE
    )


@cache
def include() -> Rare:
    return Rare(
        r"\{\{[<%]\s*[\w/.-]*disclaimer[^}\n]*\}\}|\{%-?\s*(?:include|render|snippet|"
        r"import)[^%\n]*disclaimer[^%\n]*%\}"
        r"|<[A-Z]\w*Disclaimer\b[^>\n]*/?>|<Disclaimer\b[^>\n]*/?>|"
        r"!\[\[[^\]\n]*disclaimer[^\]\n]*\]\]|\{\{\s*[\w.-]*disclaimer[^}\n]*\}\}"
        r"|^--8<--[^\n]*disclaimer[^\n]*|\{!\s*[^!\n]*disclaimer[^!\n]*!\}",
        re.IGNORECASE | re.MULTILINE,
    )
