"""The vocabulary and the patterns of each component of a disclaimer, for sentences in their normal form.

Cue groups that must meet, in RE2. `TRIGGERS` are words one of which every sentence of a component holds; they spare
the patterns most sentences.
"""

from __future__ import annotations

# Vocabulary -----------------------------------------------------------------------------------------------------

WORK = (
    r"(?:articles?|pages?|information|info|contents?|materials?|guides?|guidance here|web ?sites?|"
    r"sites?|web ?pages?|leaflets?|texts?|"
    r"documents?|posts?|blogs?|resources?|overviews?|handouts?|publications?|answers?|summary|summaries|monographs?|"
    r"chapters?|entry|entries|wiki|books?|booklets?|fact ?sheets?|fact-sheets?|repl(?:y|ies)|"
    r"newsletters?|apps?|portals?|"
    r"pieces?|write-?ups?|columns?|brochures?|pamphlets?|series|explanations?|explainers?|notes?|encyclop(?:a)?edia|"
    r"knowledge base|q&as?|faqs?|tutorials?|topics?|descriptions?|statements?|platform|library|channel|primer|"
    r"introduction|listings?|tables?|calculators?|references?|database|channel|podcasts?|videos?|"
    r"emails?|downloads?|copy|"
    r"reading|words|writing|discussions?|tips|suggestions|outlines?|sheet|opinions|views|protocols?|recipes?)"
)
_NEG = (
    r"(?:\bnot\b|n't\b|\bnever\b|\bno\b|\bnor\b|\bcannot\b|\bnothing\b|\bwithout\b|\bneither\b|"
    r"\bnone\b|\brather than\b|"
    r"\binstead of\b|\bfar from\b|\bby no means\b|\bavoid\b|\bno one should\b|\bin no way\b|"
    r"\bisnt\b|\bdoesnt\b|\bunlike\b|\bhardly\b|\bonly you and\b|\bshort of\b)"
)
_CARE = (
    r"(?:medical|clinical|professional|health(?:[ -]?care)?|therapeutic|personali[sz]ed|"
    r"individual(?:i[sz]ed)?|dental|nursing|"
    r"pharmac\w*|psychological|psychiatric|nutritional|dietary|diagnos\w*|treatment|doctor|"
    r"physician|clinician|gp|pharmacist|nurse|midwife|"
    r"provider|practitioner|specialist|prescri\w*|consult\w*|examination|appointment|expert|"
    r"therapist|dietiti?ci?an|qualified|legal|personal|"
    r"hands-on|face-to-face|in-person|bedside|tailored|surgeon|counsel\w*|care|opinion|training|"
    r"exam|judge?ment|second opinion|check-?up|check-?ups|"
    r"trained|one-to-one|one-on-one|knows? you|treating team|care team)"
)
PROFESSIONAL = (
    r"(?:doctors?|physicians?|pharmacists?|clinicians?|gps?|g\.p\.|nurses?|midwi(?:fe|ves)|"
    r"dentists?|specialists?|dieti[ct]ians?|"
    r"therapists?|surgeons?|prescribers?|practitioners?|providers?|professionals?|care teams?|"
    r"health ?care teams?|medical teams?|oncologists?|"
    r"cardiologists?|p(?:a)?ediatricians?|psychiatrists?|psychologists?|physiotherapists?|"
    r"counsel+ors?|health visitors?|obstetricians?|"
    r"healthcare workers?|health workers?|expert|"
    r""
    r""
    r"somebody qualified|someone qualified|someone licensed|"
    r"someone trained|treating team|medic|treating physician|advisers?|advisors?|nutritionists?|"
    r"poison control|clinic|surgery|hospital|"
    r"person who (?:treats|looks after)|people who (?:treat|look after)|who (?:treats|looks after|knows) you)"
)

# Components -----------------------------------------------------------------------------------------------------

_PURPOSE = (
    r"(?:information|informational|informative|educational|education|informing|general|"
    r"general[ -]interest|reference|awareness|learning|teaching|"
    r"background|illustrative|illustration|academic|interest|orientation|knowledge|understanding|"
    r"reading|study|training|"
    r"discussion|public[ -]education|self-education|instructional|instruction|research)"
)
PATTERNS: dict[str, tuple[str, ...]] = {
    "information-only": (
        (
            r"\bhelp(?:s|ed|ing)? (?:you|readers|people|patients) (?:to )?(?:understand|learn|prepare|"
            r"make sense)\b|\bfor the (?:general )?information of\b|\b(?:is|are|be|purely|"
            r"entirely) (?:informational|educational|informative)\b"
        ),
        (
            r"\b(?:purpose|aim|goal|idea|intention|point|job|role|object)s? (?:of|is|here|"
            r"are)\b[^.;]{0,50}\b(?:inform|educat|explain|understand|orient|help|teach|describ|introduc|"
            r"learn)"
        ),
        (
            r"\b(?:for|out of|to satisfy) (?:the sake of |your |personal |general |public )?(?:teaching|"
            r"learning|curiosity|education|educational|information|informational|reference|interest|study|"
            r"background|academic|training)\b(?:(?: and| or|,) [a-z]+)?(?: purposes| use| only| alone|"
            r"[.;,:]|$)"
        ),
        (
            r"\b(?:as|is|are|be|just|only|merely|gives?|offers?) (?:a |an |some |the )?(?:general |rough |"
            r"brief )?(?:background|overview|orientation|introduction|primer|map|conversation starter|"
            r"encyclop\w+|public education|educational|pointers|big picture|quick reference|"
            r"starting point|companion|sketch|reading matter)\b"
        ),
        (
            r"\bgeneral (?:pointers|idea|picture|principles|knowledge|reading|tips|advice only)\b|"
            r"\bbig picture\b|\bquick reference\b|\bpublic education\b|\beducational (?:material|handout|"
            r"page|piece|service|text|notes|entry)\b"
        ),
        (
            r"\b(?:meant|intended|written|here|want|wrote|tr(?:y|ies)|designed|aims?|supposed|exists?|"
            r"hope|serves?) to (?:help (?:you )?(?:to )?)?(?:inform|educate|explain|orient|understand|"
            r"teach|learn|describe|introduce)\b|\bhelp (?:you|readers|people|"
            r"patients) (?:to )?(?:understand|learn|ask|talk|prepare|make sense|follow)\b|"
            r"\bask better questions\b|\bwe (?:describe|explain|report|summari[sz]e) (?:what|how)\b|"
            r"\b(?:inform|educate|teach)s?,? (?:not|never|and not|rather than)\b|\b(?:inform|educate|"
            r"teach)s?;|\beducator\b"
        ),
        (
            rf"\b{_PURPOSE}(?:[ ,/]+(?:and|or|&)?[ /]*[a-z-]+){{0,3}} (?:purposes?|uses?|only|reasons?|"
            rf"aims?|guide|guidance)\b"
        ),
        (
            r"\b(?:only|solely|purely|merely|strictly|just|simply|exclusively|no more than|"
            r"nothing more than|primarily|meant|intended|designed|aims?|written|provided|offered|"
            r"published|presented|shared|supplied|exists?|given|prepared|produced|here|serves?|meant only|"
            r"there)\b[^.;]{0,40}?\b(?:for|to|as|of|a)?[ ]?(?:general |your |public |purely |"
            r"give you )*(?:information\b|inform\b|informational|educat\w+|background|general guid\w+|"
            r"general overview|reference\b|help you (?:understand|learn|talk|prepare|ask|have)|"
            r"introduc\w+|explain|orient\w*|prepare you|support (?:a |your |the )?(?:conversation|"
            r"discussion|talk)|start(?:ing)? (?:a |point|your )|general (?:knowledge|understanding|"
            r"reading|terms)|general picture|broad(?:er)? (?:picture|understanding)|inform a|learning|"
            r"self-study|awareness)"
        ),
        (
            r"\bgeneral (?:in nature|health information|medical information|information|guide|guidance|"
            r"overview|background|education|interest|picture)\b|\b(?:of|is) (?:a )?general nature\b|"
            r"\bgenerali[sz]ed information\b|\bin general terms\b"
        ),
        (
            r"\b(?:informational|educational|informative) (?:in nature|only|resource|content|material|"
            r"tool|aid|use|leaflet|article|page|guide|site)\b|\bgeared to(?:wards)? education\b|"
            r"\bbackground (?:reading|information|knowledge)\b|\b(?:offers?|gives?|provides?|shares?|"
            r"contains?) (?:only )?(?:general|educational|background|basic)\b|\bstarting point\b|"
            r"\bfor (?:your|general|public|the reader's) (?:information|education|interest|reference)\b|"
            r"\bfyi\b"
        ),
    ),
    "not-advice": (
        (
            r"(?:\bnot|n't|\bnever|\bno)\b[^.;]{0,30}\b(?:intended|meant|designed|supposed)? ?to (?:guide|"
            r"direct|steer|determine|dictate|inform)\b[^.;]{0,40}\b(?:care|treatment|patients?|decisions?|"
            r"therapy|management)\b"
        ),
        (
            r"(?:\bnot|n't|\bnever|\bcannot|\bneither)\b[^.;]{0,20}\b(?:offer|provide|give|render|supply|"
            r"replace|constitute)s?\b[^.;]{0,30}\b(?:diagnos[ie]s|treatment|prescriptions?|therapy|"
            r"counsel|judge?ment|guidelines|protocols)\b"
        ),
        (
            r"\b(?:follow|trust|go by|rely on|listen to|go with)\b[^.;]{0,50}\b(?:doctor|gp|physician|"
            r"clinician|pharmacist|care team|nurse|specialist|provider|midwife|"
            r"professional)s?\b[^.;]{0,50}\b(?:differs?|conflicts?|disagrees?|even (?:if|where|when)|over|"
            r"rather than|not (?:this|us|the))\b|\balongside, not instead\b|"
            r"\balongside\b[^.;]{0,40}\bnot\b[^.;]{0,20}\b(?:instead|place)\b"
        ),
        (
            r"(?:\bnot|n't|\bnever|\bcannot|\bno|\bnor|\bneither)\b[^.;:]{0,40}\b(?:know|met|meet|seen|"
            r"see|examine[sd]?|listen|weigh|account|tell|say|judge|assess|consider|look(?:ed)? at|hear|"
            r"touch|feel)\b[^.;]{0,60}\b(?:you|your|yours|individual|personal|patient in front)\b"
        ),
        (
            r"(?:\bnot|n't|\bnever|\bno)\b(?: as| meant as| intended as| offered as| a| an| the| your| any|"
            r" to be| form of| kind of| personal| formal| specific| individual| tailored| actual| real|"
            r" proper| replacement for| piece of| set of| source of)* (?:prescriptions?|diagnos[ie]s|"
            r"second opinions?|appointments?|instructions?|order sets?|consultations?|doctors?|"
            r"clinicians?|physicians?|nurses?|treatments?|cures?|protocols?|tools? for diagnos\w+|"
            r"practice of medicine|medical practice|advice|counsel|recommendations?|clinical guidance|"
            r"treatment plans?|medical opinion|guidance|examination|check-?up|medicine|orders?|directive|"
            r"professional advice)\b"
        ),
        (
            r"\b(?:do|does|did|can|will|could|shall)(?: not|n't) (?:diagnos|treat|prescrib|cure|"
            r"advis|examin)\w*\b|\bnone of\b[^.;]{0,40}\b(?:constitut|amounts?|is (?:medical|advice|"
            r"treatment)|counts?)\w*"
        ),
        (
            r"\b(?:doctor|gp|physician|clinician|pharmacist|care team|nurse|specialist|provider|"
            r"paediatrician|pediatrician|midwife|dentist|surgeon|therapist|"
            r"professional)\b[^.;]{0,50}\b(?:final say|last word|final word|beats|outranks|should guide|"
            r"must guide|decides?|comes? first|trumps|knows? better|has the say|overrules?)\b|"
            r"\b(?:final say|last word|decision) (?:is|rests?|belongs?|stays?|lies?) (?:with|"
            r"to)\b[^.;]{0,30}\b(?:doctor|gp|physician|clinician|care team|professional)"
        ),
        (
            r"\b(?:poor|weak|bad|dangerous|risky|inadequate|no) (?:substitute|replacement|stand-in|"
            r"exchange)\b|\bself-?(?:treat|diagnos|medicat)\w*\b[^.;]{0,60}\b(?:unwise|dangerous|"
            r"harmful|risky|mistake|discouraged)|\b(?:sole|only) (?:basis|source|ground)\b"
        ),
        (
            r"\b(?:nobody|no one|do not|don't|never|should not|shouldn't|must not|"
            r"please avoid)\b[^.;]{0,30}\b(?:swap|halve|stop|start|change|adjust|skip|delay|put off|"
            r"double|alter|decide|begin|drop|switch|act|rely|base|postpone|"
            r"quit)\w*\b[^.;]{0,80}\b(?:because|based|on the strength|on account|from|after|"
            r"on the basis|solely)\b[^.;]{0,60}\b(?:paragraph|internet|online|web|read|page|site|"
            r"article|blog|post|screen|here|leaflet|video|forum)"
        ),
        (
            r"\bonly (?:a|your|the) (?:\w+ ){0,2}?(?:clinician|doctor|physician|professional|gp|"
            r"specialist|person who)\b[^.;]{0,60}\b(?:can|is able|may|knows|should)\b|\bnot (?:our|this|"
            r"the|an?|any) (?:blog|page|article|site|website|app|leaflet|text|book)\b|\b(?:replace|"
            r"supplant|stand in for|substitute for|override)\b[^.;]{0,40}\b(?:guidance|advice|"
            r"protocols?|judge?ment|person|doctor|care|assessment)"
        ),
        (
            rf"{_NEG}[^.;]{{0,70}}?\b(?:substitut\w*|replac\w*|alternative|supplant\w*|supersed\w*|"
            rf"supercede|stand(?:s|ing)? in|take(?:s|n)? the (?:place|role)|in (?:place|lieu|stead) of|"
            rf"instead of|overrid\w+|outrank\w*|trump\w*|displac\w+|equivalent|equal to|stand-in|surrogate|"
            rf"do the (?:job|work)|compete with|match for|take precedence|short ?cut|"
            rf"equal)\b[^.;]{{0,110}}?\b{_CARE}"
        ),
        (
            rf"{_NEG}[^.;]{{0,50}}?\b(?:constitut\w*|intend\w*|meant|designed|regard\w*|taken|take|"
            rf"construed?|considered|consider|interpret\w*|treated|treat|offered?|offers?|viewed|view|seen|"
            rf"see|read|provid\w*|gives?|giv(?:en|ing)|is|amount\w*|serv\w*|rel(?:y|ied|ying)|used?|using|"
            rf"act|count\w*|form\w*|contain\w*|dispens\w*|purport\w*|imply|implied|represent\w*|be|"
            rf"mistaken?|mistake|equate\w*|render\w*|pretend\w*|deliver\w*|supply|supplies|make|"
            rf"function)\b[^.;]{{0,70}}?\b(?:(?:medical|clinical|professional|health(?:[ -]?care)?|"
            rf"personal|individual|personali[sz]ed|dental|nursing|therapeutic|pharmac\w+|psychological|"
            rf"nutritional|treatment|specific|tailored|legal|expert|doctor'?s'?|physician'?s|diagnostic|"
            rf"patient-specific)(?:[ ,/]+(?:or|and)?[ ]?[a-z-]+){{0,3}} (?:advice|opinions?|diagnos[ie]s|"
            rf"recommendations?|guidance|consultations?|care|treatments?|instructions?|counsel\w*|orders?|"
            rf"prescriptions?|judge?ment|services?|evaluation|assessment|directions?|help|decisions?|plan|"
            rf"decision-making|examination))\b"
        ),
        (
            r"(?:\bnot|n't|never|cannot|nor|no) [^.;]{0,60}?\b(?:to|for|as) (?:a |be |the |any |self-|"
            r"help |tool to |use in |basis for )*(?:diagnos\w+|treat(?:ing|ment)? (?:or|a|any|your|"
            r"yourself|disease|illness|condition|health|medical|and)|prescrib\w+|prescription|cure\b|"
            r"self-?diagnos\w*|self-?treat\w*|self-?medicat\w*|medical purposes|decid\w+ (?:on|about|how|"
            r"whether|your|what)|mak(?:e|ing) (?:any )?(?:medical|health|treatment|clinical|decisions|"
            r"care)|guid(?:e|ing) (?:your )?(?:treatment|care|therapy)|chang(?:e|"
            r"ing) (?:your )?(?:treatment|medic|dose|therapy)|start(?:ing)?,? (?:or )?stop)"
        ),
        (
            r"\bno substitute for\b[^.;]{0,80}\b(?:advice|care|doctor|physician|consult\w*|professional|"
            r"clinician|examination|visit|appointment|assessment|opinion|judge?ment|being seen|seeing|"
            r"provider|pharmacist|specialist)"
        ),
        (
            r"\bnothing\b[^.;]{0,60}\b(?:replaces?|substitutes?|is (?:medical|clinical|professional|a)|"
            r"should (?:be|replace|take)|can (?:replace|take)|constitutes?|amounts?|counts?|overrides?)\b"
        ),
        (
            r"\b(?:never|not|n't)\b[^.;]{0,30}\b(?:disregard|ignore|neglect|delay|avoid|put off|postpone|"
            r"discontinue|wait)\b[^.;]{0,60}\b(?:advice|seeking|seeing|getting|treatment|care|help|asking|"
            r"calling|consult\w*|visit)\b[^.;]{0,80}\b(?:read|because|website|page|article|information|"
            r"here|online|seen|learned|content|found|this|site)"
        ),
        (
            r"\b(?:this|it|that|which|these|information|content|article|page|here|we|i|"
            r"purpose\w*)\b[^.;]{0,30}(?:\bis|\bare|\bam|isn't|aren't|'re|'m|\bdo|don't|doesn't|does|"
            r"can't|cannot|can|will|won't|shall|not|and)[^.;]{0,16}?(?:not|n't|never|"
            r"cannot)?[^.;]{0,16}?\bmedical advice\b[^.;]{0,5}$"
        ),
        (
            r"\bnot (?:(?:intended|meant|offered|given|provided|to be (?:taken|used|"
            r"read)) (?:as )?)?(?:as )?(?:a |an |any |personal |individual |professional |specific |"
            r"formal |actual )*(?:medical|clinical|health|professional|treatment|legal|medicine|"
            r"dental) (?:or [a-z]+ )?(?:advice|guidance|counsel|care|opinion|diagnosis|recommendations?|"
            r"instructions?)\b"
        ),
        (
            r"\b(?:rather than|instead of|not) (?:a |as a )?(?:substitute|replacement) for\b|"
            r"\b(?:complement|supplement|support|add to|inform|enhance|back up|accompany|"
            r"aid)\w*[ ,a-z]{0,60}(?:not|n't|never|rather than|without)[ ,a-z]{0,20}(?:replac|substitut|"
            r"supplant|supersed|displac|tak)\w*"
        ),
        (
            r"\b(?:can ?not|can't|is unable to|are unable to|won't|will not|does not|doesn't|"
            r"no (?:web ?)?(?:page|site|article) can|do not|don't|could never|"
            r"nor can)\b[^.;]{0,30}\b(?:diagnose|examine you|examine|assess you|assess your|see you|"
            r"know (?:you\b|your)|prescribe|tell you (?:what|whether)|treat you|replace (?:your|a|the)|"
            r"evaluate your|look at you|listen to your|check you)"
        ),
        (
            r"\b(?:we|i|authors?|writers?|editors?|page|article|website|site|who wrote|"
            r"contributors?)\b[^.;]{0,25}(?:\bnot|n't)\b[^.;]{0,12}\b(?:a |your |"
            r"an? licensed )?(?:doctors?|physicians?|medical professionals?|clinicians?|"
            r"health(?:care)? professionals?|medically (?:trained|qualified)|licensed)\b"
        ),
        (
            r"\b(?:your|a|the|own) (?:doctor|clinician|physician|pharmacist|care team|gp|"
            r"health ?care (?:provider|professional)|provider|nurse|specialist|"
            r"treating team)'?s?'?\b[^.;]{0,40}\b(?:advice|instructions?|word|judge?ment|directions?|plan|"
            r"guidance|recommendations?|opinion)?[^.;]{0,20}\b(?:always )?(?:come first|comes first|"
            r"takes? precedence|overrides?|should (?:always )?prevail|has the (?:last|final) (?:word|say)|"
            r"wins|outranks?|trumps?|over anything|beats|goes before|ahead of)\b"
        ),
        (
            r"\bself-?(?:diagnos|treat|medicat|prescri)\w*\b[^.;]{0,60}\b(?:this|from|here|page|article|"
            r"basis|information|based)\b|\b(?:do not|don't|never|should not|shouldn't|cannot|please don't|"
            r"avoid|not to be|must not|nor should)\b[^.;]{0,60}\bself-?(?:diagnos|treat|medicat|"
            r"prescri)\w*"
        ),
        (
            rf"\b(?:do not|don't|never|should not|shouldn't|must not|please do not|cannot|not be|"
            rf"nobody should|no one should|no reader should|nor should)\b[^.;]{{0,40}}\b(?:rely|reliance|"
            rf"act|acting|use|base|treat|take|make|start|stop|change|alter|adjust|begin|relied|acted|used|"
            rf"depend|treated|taken|decide)\b[^.;]{{0,60}}\b(?:{WORK}|here|reading|read|it|"
            rf"this)\b[^.;]{{0,80}}(?:alone|without|diagnos\w+|treat\w*|medical|clinical|health|advice|"
            rf"medic\w+|sole\w*|basis|decisions?|prescri\w+|own|instead|doctor|physician|professional)"
        ),
        (
            rf"\b(?:do not|don't|never|should not|shouldn't|must not|nobody should|no one should|"
            rf"please do not)\b[^.;]{{0,20}}\b(?:start|stop|change|alter|adjust|begin|make|decide|"
            rf"swap)\b[^.;]{{0,80}}\b(?:because of|based on|on the (?:basis|strength) of|from|after|"
            rf"just because|simply because|solely|only|on account of)\b[^.;]{{0,40}}\b(?:{WORK}|here|"
            rf"reading|read|this)\b"
        ),
    ),
    "see-professional": (
        (
            r"\b(?:ring|phone|call|ask|tell|see|talk to|speak to|speak with|speak|visit|bring|show|"
            r"consult|go to|turn to)\b[^.;:]{0,50}\b(?:somebody|someone|anyone|person|people|"
            r"those) (?:who )?(?:qualified|trained|medically|licensed|treats?|treating|looks? after|"
            r"look after|cares? for|can examine)|\b(?:get|be) seen\b|"
            r"\bwhen in doubt\b[^.;]{0,20}\b(?:ask|see|check)|\b(?:people|person|team|"
            r"those) who (?:look|looks|treat|treats|care|cares|know|knows) (?:after )?you\b|"
            r"\bring\b[^.;]{0,30}\b(?:surgery|doctor|gp|clinic|nurse|pharmacist)|\bcome from someone\b|"
            r"\bcall yours\b|\byour (?:next |own )?appointment\b"
        ),
        (
            rf"\b(?:consult(?:ing|ed|ation)?|ask(?:ing)?|speak(?:ing)?|talk(?:ing)?|see(?:ing|n)?|"
            rf"seek(?:ing)?|contact(?:ing)?|check(?:ing|ed)?|discuss(?:ing|ed)?|call(?:ing)?|visit(?:ing)?|"
            rf"confer|turn(?:ing)?|obtain(?:ing)?|get(?:ting)?|run|bring(?:ing)?|take|share|raise|go|"
            rf"guided|led|guidance|decisions?|decide|approv\w+|supervis\w+|oversight|refer(?:red)?|"
            rf"reach(?:ing)? out|touch base|confirm(?:ed)?|agree(?:d)?|involv\w+|"
            rf"work(?:ing)? with|made (?:with|together)|let|follow(?:ing)?|conversation|appointment|"
            rf"belongs? with|best (?:placed|person)|direct(?:ed)?|address\w*|book|listen|tell|trust|"
            rf"sit down|plan with|sign[- ]?off|opinion|questions?|partnership|belong|rests? with|input|"
            rf"leave|input from|say-?so|ok|okay)\b[^.;:]{{0,75}}?\b{PROFESSIONAL}\b"
        ),
        (
            rf"\b{PROFESSIONAL}\b[^.;]{{0,50}}\b(?:can (?:tell|advise|help|answer|give|explain|say|decide|"
            rf"judge)|should be (?:consulted|asked|contacted|sought|seen|your)|must be (?:consulted|"
            rf"sought)|is the (?:right|best|person|one)|are the (?:right|best|people|ones)|"
            rf"who knows (?:you|your)|will (?:know|be able|tell)|knows (?:you|your)|before (?:you|acting|"
            rf"making|taking|starting|using|changing|relying|trying)|first\b|has the (?:last|final)|"
            rf"about (?:your|any|what|how|whether)|is best placed|are best placed|needs? to (?:weigh|"
            rf"decide)|comes? first|always comes)"
        ),
        (
            r"\b(?:seek|get|obtain|need|require)\w*\b[^.;]{0,30}\b(?:professional|medical|qualified|"
            r"expert|clinical|individual|personal|independent)\b[^.;]{0,20}\b(?:advice|help|guidance|"
            r"attention|opinion|care|assessment|evaluation|counsel)"
        ),
    ),
    "emergency": (
        (
            r"\b(?:call|dial|phone|ring|text|telephone|contact|tap|press)\w*\b[^.;]{0,50}(?:\b911\b|"
            r"\b999\b|\b112\b|\b000\b|\b988\b|\b111\b|\b995\b|\b108\b|\b101\b|\bemergency\b|\bambulance\b|"
            r"\blifeline\b|\bcrisis line\b|\bhotline\b|\bhelpline\b|\bpoison (?:control|cent(?:er|re)|"
            r"information)|\bparamedics?\b|\bsamaritans\b|\b1-800-)"
        ),
        (
            r"\b(?:go|get|head|come|take|taken|rush|travel|drive|report|present|attend|visit|straight|"
            r"sent|turn up)\w*\b[^.;]{0,50}\b(?:emergency (?:room|department|unit|care|services?|help|"
            r"ward)|a ?& ?e\b|casualty|the er\b|nearest (?:hospital|emergency|clinic)|to (?:the |a |"
            r"your )?(?:nearest |local )?hospital|accident and emergency|urgent care)"
        ),
        (
            r"\b(?:emergency|emergencies)\b[^.;]{0,60}\b(?:call|dial|go|contact|seek|phone|ring|services?|"
            r"number|dispatch\w*|get|use|department|help|line|not be used|do not use|not for|never)|"
            r"\b(?:not|n't|never)\b[^.;]{0,30}\b(?:for|in|during|used in|handle|"
            r"respond)\b[^.;]{0,20}\b(?:emergency|emergencies|urgent)"
        ),
        (
            r"\b(?:seek|get|need|needs|require|requires|obtain|call for|"
            r"ask for)\w*\b[^.;]{0,30}\b(?:emergency|urgent|immediate|instant|"
            r"prompt)\w*\b[^.;]{0,30}\b(?:help|care|attention|treatment|assistance|advice|assessment|"
            r"medical|evaluation|hospital)|\b(?:seek|get)\w*\b[^.;]{0,40}\b(?:help|care|attention|advice|"
            r"treatment|seen|checked)\b[^.;]{0,25}\b(?:immediately|right away|at once|urgently|"
            r"straight away|without delay|now\b|as an emergency|fast\b|promptly)|\bemergency (?:help|care|"
            r"services|number|medical|department|room)\b|\b(?:medical|life-threatening) emergenc(?:y|"
            r"ies)\b|\b(?:is|are|as|be) (?:an|a true|always an?) emergenc"
        ),
    ),
    "no-relationship": (
        (
            r"\b(?:doctor|physician|clinician|provider|therapist|professional|practitioner|pharmacist|"
            r"nurse|dietitian|clinical|care|healthcare professional|treating|"
            r"counsel+or)s?[ /–—-]+(?:and )?(?:patient|client|clients|patients)s?\b[^.;]{0,10}\brelation|"
            r"\b(?:patient|client)[ /–—-]+(?:doctor|physician|provider|clinician|therapist|practitioner|"
            r"professional)\b[^.;]{0,10}\brelation"
        ),
        (
            r"(?:\bnot\b|n't\b|\bno\b|\bnever\b|\bnor\b|\bneither\b|\bwithout\b)[^.;]{0,60}"
            r"\brelationship\b[^.;]{0,60}\b(?:between|with)\b[^.;]{0,40}\b(?:you|reader|user|us|author|"
            r"doctor|physician|patient)|\b(?:does|do|will|not|n't|nor|"
            r"never)\b[^.;]{0,20}\bmake\b[^.;]{0,20}\b(?:us|me|the authors?|you)\b[^.;]{0,20}\b(?:your|"
            r"our|my|a|their) (?:doctor|patient|clinician|physician|healthcare|client|pharmacist)|"
            r"\b(?:not|n't|never) (?:your|my|our) (?:doctor|patient|physician|clinician|patients|doctors|"
            r"pharmacist|health ?care provider)\b|\b(?:become|becoming) (?:a |our |my )?patient|"
            r"\bno (?:therapeutic|clinical|professional|treating|treatment|duty of care|"
            r"treatment) relationship|\bno duty of care\b|"
            r"\bnot? \w* ?enters? into\b[^.;]{0,30}\brelationship|\brelationship (?:is|"
            r"of care)[^.;]{0,20}(?:creat|form|establish|impl)"
        ),
    ),
    "no-liability": (
        (
            r"\b(?:assumes?|accepts?|bears?|takes?|carr(?:y|ies)) (?:all|any|the|full|"
            r"every) (?:the )?(?:risk|risks|responsib\w+)\b"
        ),
        (
            r"\b(?:no|not|never|cannot|n't|nor|neither)\b[^.;]{0,40}\b(?:blame[d]?|held to account|"
            r"to account for|be sued|legal claim)\b|\baccepts? no\b[^.;]{0,30}\b(?:responsib|liab|blame|"
            r"claims?)|\btakes? no\b[^.;]{0,20}\b(?:responsib|liab|blame)"
        ),
        (
            r"\b(?:not|no|n't|nor|neither|without|disclaim\w*|exclude\w*|never|waive\w*|decline\w*|"
            r"free of|limit\w*|reject\w*|cannot|release\w*)\b[^.;]{0,70}\b(?:liab\w+|warrant(?:y|ies|s|"
            r"ing)?\b|damages|held (?:responsible|accountable)|answerable|accountable)"
        ),
        (
            r"\b(?:accept|assume|take|bear|have|has|undertake|carry|hold|shoulder)\w*\b[^.;]{0,30}"
            r"\b(?:no|nor|neither|not any)\b[^.;]{0,20}\bresponsib\w+|"
            r"\b(?:disclaim|decline|reject|exclude)\w*\b[^.;]{0,40}\bresponsib\w+|"
            r"(?:\bnot|n't|\bcannot|\bnever|\bnor|\bneither|\bnobody)\b[^.;]{0,50}"
            r"\b(?:accept|assume|take|bear|be held|hold|carr)\w*\b[^.;]{0,40}\bresponsib\w+|"
            r"\b(?:no|not|nor|cannot be|can't be|never|neither|disclaims?|"
            r"without)\b[^.;]{0,40}\bresponsib(?:le|ility)\b[^.;]{0,100}\b(?:use|us(?:ing|ed)|decisions?|"
            r"loss|harm|injur\w+|damage|reli\w+|actions?|consequences?|error|errors|outcomes?|results?|"
            r"information|content|accuracy|what (?:you|readers)|omissions?|misuse|happens|anyone|reader)"
        ),
        (
            r"\bliab(?:le|ility)\b[^.;]{0,60}\b(?:use|reli\w+|information|loss|content|decisions?|"
            r"excluded|limited|accepted|error|disclaim\w*)"
        ),
        (
            r"\bat (?:your|their|the reader'?s?|the user'?s?|one's|users'?|readers') own risk\b|\b(?:your|"
            r"reader's|reader’s|user's) own (?:responsibility|risk|discretion)\b|\bresponsibility (?:is|"
            r"lies|remains|rests) (?:yours|with (?:you|the reader|the user|the prescrib|the treating|"
            r"the clinician))|\b(?:provided|supplied|offered|given|published|made available|"
            r"comes) [\"'“‘]?as[ -]is\b|\bno (?:guarantees?|assurances?|promises?|representations?|"
            r"claims?|warrant\w+)\b[^.;]{0,70}\b(?:accura\w+|complete\w*|error|timel\w*|outcome|results?|"
            r"correct\w*|content|information|current\w*|fit\w*|reliab\w*|up to date|made|given|about)|"
            r"\b(?:not|n't|cannot|can't|nor|never) [^.;]{0,12}\b(?:guarantee|warrant|promise|vouch|"
            r"represent|certify|be sure|ensure)\w*\b[^.;]{0,60}\b(?:accura\w+|complete\w*|error|timel\w*|"
            r"correct\w*|current\w*|reliab\w*|up to date|up-to-date|free|every)|\berrors or omissions\b|"
            r"\bon you\b[^.;]{0,10}$|\bcannot (?:answer|account) for\b[^.;]{0,50}\b(?:decisions?|use|harm|"
            r"happens)|\bresponsible for (?:your|their) own (?:health|decisions|choices|actions|care)"
        ),
    ),
    "currency": (
        (
            r"\b(?:medicine|science|evidence|knowledge|practice|research|guidance|guidelines) (?:moves|"
            r"move|marches|has moved) on\b|\b(?:right|correct|true|accurate|valid|current) when (?:this|"
            r"it|we|the)\b|\bwrong by the time\b|\b(?:fact|figure|number|detail|link|dose)s? (?:were|was|"
            r"are) (?:correct|checked|current|accurate|right)\b"
        ),
        (
            r"\b(?:last|most recently|latest|date)[ -]?(?:medically |clinically |fully |"
            r"editorially )?(?:updat\w+|review\w*|revis\w+|modif\w+|checked|edited|amended|verified)\b|"
            r"\b(?:updated|reviewed|revised|checked|current|correct|accurate|up to date|up-to-date|valid|"
            r"true)\b[^.;]{0,25}\b(?:on|in|as of|as at|of|at|until|through|when)\b[^.;]{0,20}(?:\b(?:19|"
            r"20)\d\d\b|\b(?:time|date|moment|day) of (?:writing|publication|review|printing|posting|"
            r"going)|written|publish\w+|printed|it was)"
        ),
        (
            r"\b(?:evidence|knowledge|medicine|science|guidelines?|guidance|recommendations?|research|"
            r"practice|standards?|understanding|information|content|facts|advice|findings|article|page|"
            r"therap\w+|treatments?|labels?|regulat\w+|data|field|details|material|text|"
            r"medical (?:information|practice)|doses|protocols|literature)\b[^.;]{0,45}\b(?:chang(?:e|es|"
            r"ing)\b|evolv\w+|mov(?:e|es|ing) (?:on|fast|quickly)|may have (?:changed|moved|been)|"
            r"might have changed|out[- ]of[- ]date|outdated|out-?dated|advanc\w+|develops?\b|superseded|"
            r"subject to (?:change|revision)|age[sd]? (?:quickly|fast)|not (?:be |always |"
            r"reflect )?(?:the )?(?:most )?(?:current|recent|up[- ]to[- ]date|latest)|become obsolete|"
            r"obsolete|keeps? (?:changing|moving)|move on|dates quickly|shift\w*)"
        ),
        (
            r"\b(?:may|might|can|could|will|not|n't)\b[^.;]{0,30}\b(?:out of date|out-of-date|outdated|"
            r"no longer (?:be )?(?:current|accurate|apply|hold|correct|valid)|reflect (?:the )?(?:latest|"
            r"newest|most|current|recent|new)|include the (?:latest|newest|most)|contain the (?:latest|"
            r"newest)|be current|lag|up[- ]to[- ]date|newer (?:evidence|data|studies|research|guidance))|"
            r"\bnew(?:er)? (?:evidence|research|data|studies|guidance|findings|information|"
            r"guidelines)\b[^.;]{0,40}\b(?:may|might|could|can|emerge\w*|appear\w*|become|since|will|has|"
            r"have|supersede)|\bcurrent (?:as of|at the time|when)|\bnext review\b|\bsince (?:it was|"
            r"this was|publication|then)\b[^.;]{0,40}chang"
        ),
    ),
    "verify": (
        (
            r"\blook(?:ing|ed)? (?:it |them |the \w+ |every \w+ |doses? )?up\b[^.;]{0,60}\b(?:sign|"
            r"prescrib|dose|give|giving|label|formular|bnf)|\b(?:satisfy yourself|make sure|be sure|"
            r"assure (?:yourself|themselves))\b[^.;]{0,80}\b(?:product information|label|dose|prescrib|"
            r"formulary|current)|\b(?:check|confirm|verify|recheck)\w*\b[^.;]{0,80}\b(?:bnf|formulary|"
            r"independently|before (?:\w+ )?(?:sign|prescrib|administ|giving|dispens|clinical use|use|"
            r"drug|dose)\w*)|\bresponsibility for (?:each|every|any|the|all|your) (?:prescri\w+|dose|"
            r"dosing|clinical|decision)\w*"
        ),
        (
            r"\b(?:verif(?:y|ied|ies|ying|ication)|cross-?check\w*|double-?check\w*|confirm\w*|check\w*|"
            r"validat\w+|compar\w+|consult\w*|refer(?:red|ring)?|look up|re-?check\w*|corroborat\w+|"
            r"review)\b[^.;]{0,85}\b(?:label(?:l?ing|s)?|prescribing information|product (?:information|"
            r"literature|monograph|label\w*|characteristics)|package (?:insert|leaflet|inserts)|smpcs?|"
            r"spcs?|summary of product|current (?:literature|guidelines?|sources?|references?|evidence|"
            r"guidance|standards|edition|recommendations|data|product|protocols?|prescribing|local)|"
            r"manufacturer\w*|formular(?:y|ies)|\bbnf\b|data ?sheets?|local (?:protocols?|polic\w+|"
            r"guidelines?|guidance|formular\w+|practice|prescribing|antibiotic|resistance)|independent\w*|"
            r"up-to-date (?:sources?|references?|literature|guidance)|primary (?:sources?|literature|"
            r"references?)|original (?:sources?|papers?|publications?|literature)|official (?:sources?|"
            r"guidance|label|prescribing|references?|product)|authoritative|other sources|"
            r"another (?:source|reference)|second source|trusted source|institutional|hospital (?:policy|"
            r"protocol|formulary)|national (?:guid\w+|formular\w+)|licensed (?:indications|product|dose)|"
            r"approved (?:label\w*|product|prescribing|drug)|latest (?:guid\w+|evidence|label|edition|"
            r"version|product|prescribing|advice)|drug (?:reference|information|label)|dos(?:e|es|ages?|"
            r"ing)|calculations?)\b"
        ),
        (
            r"\bindependent(?:ly)? (?:verif\w+|confirm\w*|check\w*|judge?ment|clinical|professional|"
            r"validat\w+|assess\w*)|\b(?:clinical|professional|medical|own|sound|best|physician'?s?|"
            r"prescriber'?s?|clinician'?s?|expert|practitioner'?s?) judge?ments?\b|\b(?:clinician|"
            r"prescriber|practitioner|professional|physician|reader|user|pharmacist|"
            r"nurse)s?\b[^.;]{0,40}\b(?:must|should|are|is|remain\w*|need|has|have|"
            r"bear)\b[^.;]{0,30}\b(?:verify|check|confirm|responsib\w+ for (?:verif|check|confirm|dos|"
            r"prescrib|deciding|the)|exercise|apply|use (?:their|his|own)|weigh|satisf)|"
            r"\bexercise\b[^.;]{0,30}\bjudge?ment|\b(?:see|read|follow|consult|use|refer to|rely on|"
            r"defer to|check)\b[^.;]{0,30}\b(?:full |complete |current |approved |official |latest |"
            r"the )*(?:prescribing information|product information|package insert|product label\w*|smpc|"
            r"summary of product characteristics|drug label|label|product monograph|"
            r"patient information leaflet|data sheet|manufacturer'?s (?:instructions|information|leaflet|"
            r"label))"
        ),
    ),
    "supplement-statement": (
        (
            r"\b(?:not|n't|never|nor|neither|without|no)\b[^.;]{0,60}\b(?:evaluat\w*|approv\w*|review\w*|"
            r"assess\w*|verif\w*|examin\w*|tested|vetted|endorsed|authori[sz]ed|"
            r"looked at)\b[^.;]{0,50}\b(?:food and drug administration|food & drug administration|"
            r"f\.?d\.?a\.?\b|mhra|regulat\w+|ema\b|efsa|tga\b|therapeutic goods|health canada|"
            r"food standards|medicines (?:agency|authority)|authorit(?:y|ies)|agenc(?:y|ies)|"
            r"drug administration)"
        ),
        (
            r"\b(?:food and drug administration|f\.?d\.?a\.?\b|mhra|regulators?|efsa|tga\b|health canada|"
            r"food standards agency|medicines agency|regulatory (?:agenc\w+|authorit\w+|bod\w+)|"
            r"no (?:regulator|agency|authority))\b[^.;]{0,50}(?:\bnot|n't|\bnever|\bno\b|\bneither|"
            r"\bnor)[^.;]{0,30}\b(?:evaluat\w*|approv\w*|review\w*|assess\w*|check\w*|verif\w*|tested|"
            r"examined|vetted|authori[sz]ed|looked at)|\bno (?:regulator|agency|authority|"
            r"medicines regulator)\b[^.;]{0,40}\b(?:evaluat\w*|approv\w*|review\w*|assess\w*|check\w*|"
            r"tested|vetted|looked at)"
        ),
    ),
    "off-label": (
        (
            r"\boff[- ]label\b|\bunlicen[cs]ed (?:use|indication|medicine|dose|drug|purpose|treatment)\b|"
            r"\bunapproved (?:use|indication|uses|dose|treatment)|\b(?:not|n't) (?:fda-?)?(?:approved|"
            r"licen[cs]ed|authori[sz]ed|registered|indicated|cleared)\b[^.;]{0,30}\b(?:for|"
            r"in)\b[^.;]{0,30}\b(?:this|that|these|use|purpose|indication|condition|any)\b|"
            r"\boutside (?:of )?(?:its|the|their) (?:product )?(?:licen[cs]e|label|marketing|approved|"
            r"licensed)"
        ),
    ),
    "ai-assistance": (
        (
            r"\b(?:ai|a\.i\.|artificial intelligence|generative ai|large language models?|"
            r"language models?|llms?|chat ?bots?|chatgpt|gpt-?\w*|machine[- ]generated|"
            r"automated (?:tools?|systems?)|writing assistants?|machine translation|"
            r"ai-\w+)\b[^.;]{0,70}\b(?:assist\w*|generat\w*|draft\w*|wr(?:ite|itten|ote|iting)|help\w*|"
            r"edit\w*|review\w*|produc\w*|prepar\w*|translat\w*|creat\w*|used?|tools?|support\w*|"
            r"summar\w+|made|polish\w*|compos\w*|research)|\b(?:assist\w*|generat\w*|draft\w*|written|"
            r"help|edited|produced|prepared|translated|created|support|use|summari[sz]ed|made|polished|"
            r"composed|compiled)\b[^.;]{0,50}\b(?:by|of|with|from|using|through|"
            r"via)\b[^.;]{0,30}\b(?:ai\b|a\.i\.|artificial intelligence|language models?|llms?|"
            r"chat ?bots?|chatgpt|gpt|automated|machine translation|generative)"
        ),
    ),
    "disclosure": (
        (
            r"\b(?:conflicts? of interests?|competing (?:financial )?interests?|dualit(?:y|"
            r"ies) of interests?|declarations? of interests?|financial (?:relationships?|ties|interests?|"
            r"disclosures?|stake|links?|conflicts?)|commercial (?:ties|relationships?|interests?|links?|"
            r"sponsors?\w*)|vested interests?|industry (?:ties|funding|links|payments|money))\b|"
            r"\b(?:funded|sponsored|paid for|financed|underwritten|supported) by\b|\b(?:no|not|any|"
            r"without|received|receives?|receiving|accept\w*) [^.;]{0,30}\b(?:funding|sponsor\w*|"
            r"payments?|honorari\w+|grant support|fees|commissions?|money from|compensation|remuneration|"
            r"financial support)\b|\bfund(?:ing|ed)\b[^.;]{0,40}\b(?:by|from|came|none|no|source|provided|"
            r"statement|received|supported)\b|\bnothing to (?:declare|disclose)\b|\bnone (?:declared|"
            r"to declare|reported|disclosed)\b|\bno (?:external |specific |outside |"
            r"commercial )?(?:funding|sponsor\w*)\b|\baffiliate (?:links?|commission)|\b(?:advertis\w+|"
            r"sponsored content|paid (?:promotion|partnership|placement)|free samples?|owns? shares|"
            r"shareholder|consult(?:ed|s|ant|ing) for)\b|\bdeclares? (?:no|that|having)\b"
        ),
    ),
    "individual-variation": (
        (
            r"\b(?:right|works?|safe|suits?|helps?|good|true|suitable|best) for (?:one|some|most|"
            r"many)\b[^.;]{0,60}\b(?:another|others|everyone|you\b|all|next)\b|\byour (?:own )?results\b|"
            r"\bone person's (?:experience|story)\b"
        ),
        (
            r"\b(?:no account of|regardless of|without knowing)\b[^.;]{0,20}\b(?:your|individual|"
            r"personal)\b|\bsuits? you\b|\bwhat helped\b[^.;]{0,60}\b(?:may|might|will|need)\b|"
            r"\bmost people\b[^.;]{0,40}\bto you\b"
        ),
        (
            r"\b(?:results?|responses?|needs?|circumstances?|situations?|people|patients?|persons?|"
            r"outcomes?|effects?|experiences?|bod(?:y|ies)|symptoms|tolerance|cases?|individuals?|"
            r"reactions?|recover\w+|mileage|everyone|everybody|women|advice|benefits?|treatments?|doses|"
            r"requirements|everyone's|what (?:works|suits|helps))\b[^.;]{0,35}\b(?:var(?:y|ies)|differs?|"
            r"differently|different|not (?:be )?(?:right|suitable|appropriate|safe|apply|typical|the same|"
            r"suit|work|fit|help)|may not (?:apply|be|suit|work|fit|help)|unique|depend|depends)\b"
        ),
        (
            r"\b(?:individual|personal|particular|specific|own|each (?:person|patient|individual|"
            r"reader|body)|every (?:person|patient|individual|body|reader|case)|"
            r"someone else'?s)\b[^.;]{0,30}\b(?:situation|circumstances?|history|needs?|condition|case|"
            r"factors?|medical history|health status|different|unique|differs?|response|health needs|"
            r"particulars|characteristics|goals|picture)\b"
        ),
        (
            r"\b(?:may|might|does|do|can|will) not (?:apply|be (?:right|suitable|appropriate|relevant|"
            r"safe)|suit|hold|fit|work)\b[^.;]{0,40}\b(?:you|everyone|everybody|all|each|every|your|"
            r"reader|person|patient|individual|particular)|\bwhat (?:works|helps|suits|is right|"
            r"is safe)\b[^.;]{0,30}\b(?:may|might|does|will|can|is|need)\b[^.;]{0,20}(?:not|n't)|"
            r"\bno two (?:people|patients|bodies|cases)|\b(?:take|taking|"
            r"takes)\b[^.;]{0,12}\b(?:in)?to account\b[^.;]{0,40}\b(?:your|individual|personal)|"
            r"\btailored to (?:you|your|any|individual)|\bone[- ]size\b|\bnot (?:everyone|everybody|"
            r"all (?:people|patients|readers))\b"
        ),
    ),
}

# Words one of which every sentence of the component holds; a sentence without any is not tried.
TRIGGERS: dict[str, str] = {
    "information-only": "teach learn curio encyclop map pointer picture primer companion describe "
    "helps quick inform educator orient information inform educat general reference background starting point "
    "learning awareness "
    "interest overview introduc starting fyi illustrat discussion explain understand academic "
    "purpose talk conversation",
    "not-advice": "tell say know met examin prescription appointment instruction order guide page "
    "read site internet article final cure poor basis account seen judge weigh listen treatment "
    "guidance advise consider advice substitut replac diagnos treat medical supplant supersed instead in place "
    "of in lieu doctor "
    "physician place short job care gp nurse medic know lieu self- overrid rely reliance clinician "
    "prescri professional opinion examine consult stand in comes first "
    "come first precedence last word final word judg act on complement health  decisions delay "
    "disregard base pharmacist",
    "see-professional": "surgery who seen people person appointment yours someone somebody doubt "
    "doctor physician pharmacist clinician gp nurse midwi dentist specialist "
    "dieti therapist surgeon "
    "prescriber practitioner provider professional care team qualified medical expert who knows you "
    "adviser advisor "
    "psychiatr psycholog pediatric paediatric clinic health worker counsel licensed trained",
    "emergency": "emergenc 911 999 112 988 111 ambulance hospital urgent immediate a&e right away "
    "at once lifeline "
    "crisis hotline helpline poison 000 paramedic casualty the er straight away without delay",
    "no-relationship": "relation your doctor our patient your patient a patient my patient duty of "
    "care your clinician "
    "your physician you a your pharmacist",
    "no-liability": "blame account takes accepts liab responsib warrant guarantee damages own risk "
    "as is as-is accura errors or "
    "omissions accountab "
    "answerable discretion promise on you vouch answer for account for",
    "currency": "when medicine wrong correct evidence knowledge science practice guid research "
    "update review revis chang evolv out of date outdated out-of-date current obsolete "
    "advanc new supersed "
    "up to date up-to-date no longer moves move date",
    "verify": "look satisfy sure bnf formular responsib verif check confirm label prescribing "
    "product information package insert smpc "
    "formular judg independent "
    "manufacturer guideline protocol literature consult refer label data sheet compar leaflet",
    "supplement-statement": "fda f.d.a food and drug food & drug regulat mhra efsa tga health "
    "canada therapeutic goods food "
    "standards medicines agency authorit agenc drug administration",
    "off-label": "off-label off label unlicen unapproved not approved not licen not authori not "
    "registered outside not fda "
    "not indicated n't approved n't licen not cleared",
    "ai-assistance": "ai artificial language model llm chatbot chat bot chatgpt gpt machine "
    "automated a.i. writing assistant",
    "disclosure": "interest fund sponsor financial declare disclos commercial affiliate industry "
    "payment honorari advertis "
    "paid shares consult none grant compensation",
    "individual-variation": "account regardless suits helped most without vary varies differ "
    "individual circumstances situation your everyone "
    "everybody apply unique one-size "
    "tailored no two one size suit personal works depend",
}
PHRASES = (
    "starting point; in place of; in lieu; stand in; comes first; come first; last word; final "
    "word; act on; care team; "
    "who knows you; health worker; right away; at once; the er; straight away; without delay; your "
    "doctor; our patient; "
    "your patient; a patient; my patient; duty of care; your clinician; your physician; you a; your "
    "pharmacist; own risk; "
    "as is; errors or omissions; on you; answer for; account for; out of date; up to date; no "
    "longer; prescribing; "
    "product information; package insert; data sheet; food and drug; food & drug; health canada; "
    "therapeutic goods; "
    "food standards; medicines agency; drug administration; off label; not approved; not licen; not authori; "
    "not registered; not fda; not indicated; n't approved; n't licen; not cleared; language model; chat bot; "
    "writing assistant; no two; one size"
)
