"""The words of disclaimers by what they mean: who speaks, what is denied, what it would replace, what to do instead.

A word may belong to several classes; one of none is only counted. `grammar` says how the classes meet. Words stand in
the form that `reading.normal` gives them: lower case, "not" for "n't", one word for "web site" and the like.
"""

from __future__ import annotations

CLASSES: dict[str, str] = {
    # Who and what speaks
    "THIS": "this these our above following such my present",
    "THE": "the any all every each no its",
    "AN": "a an one another",
    "WORK": "article articles page pages website websites site sites leaflet leaflets blog blogs post posts "
    "booklet booklets handout handouts factsheet factsheets sheet guide guides document documents webpage "
    "webpages app apps forum quiz newsletter wiki chapter chapters columns podcast podcasts video videos "
    "monograph monographs overview overviews handbook brochure brochures pamphlet explainer explainers "
    "encyclopaedia encyclopedia encyclopaedias encyclopedias faq faqs tutorial platform library paragraph "
    "publication publications piece writeup write-up text texts portal textbook manual contents content "
    "materials calculator calculators series channel book books database primer checker chatbot chatbots bot "
    "algorithm formulary story scores magazine tool bulletin digest edition roundup thread printout poster card "
    "infographic webinar presentation transcript episode spreadsheet dashboard magazines zine letter",
    "SOFT": "information info material advice guidance resource resources summary summaries review reviews table "
    "tables chart score scores tool tools service services answer answers reply replies facts statements notes "
    "description descriptions tips suggestions opinions views docs words lines recommendations figures uses "
    "download downloads email emails slides lecture listing listings copy paragraphs claims handouts guideline "
    "guidelines comments project diagram illustration meals menu",
    "WEB": "article articles page website webpage blog leaflet forum video paragraph post site app internet book "
    "chatbot",
    "HERE": "here herein hereby",
    "READ": "read readers reader online internet web",
    "SAID": "read said written printed found described discussed presented provided contained given shared "
    "mentioned learn learned publish print write wrote follows covered listed posted",
    "THING": "anything something nothing everything what whatever",
    "WHO": "we us i me ours",
    "MAKER": "author authors writer writers editor editors publisher publishers contributor contributors "
    "volunteers charity trust hospital college society journal university organisation organization company "
    "foundation maintainers department institute team owner owners creators translators association academy "
    "clinic staff we us i our my council provider website site members member administrators moderators "
    "operators magazine developers developer",
    "YOU": "you your yours yourself reader readers anyone everyone everybody individual individuals patient "
    "patients personal own person child parents people users user owners",
    "IT": "it they this these that which them",
    # What it is not
    "NOT": "not no never nor neither cannot nothing without none nobody hardly rather unable isnt doesnt dont "
    "aren't isn't wasn't weren't",
    "SUBSTITUTE": "substitute substitutes substituted replace replaces replaced replacing replacement "
    "replacements supplant supersede supersedes override overrides stead lieu",
    "REPLACE": "substitute substitutes substituted substituting substitution replace replaces replaced replacing "
    "replacement replacements alternative supplant supplants supersede supersedes override overrides overrule "
    "overrules overrode stand-in lieu place stead instead equivalent surrogate outrank outranks displace trump "
    "trumps precedence skip compete shortcut equal outweigh substitutive role displaces swap proxy",
    "ADVICE": "advice diagnosis diagnoses prescription prescriptions opinion opinions instruction instructions "
    "recommendation recommendations consultation consultations counsel guidance orders order directive "
    "treatments appointment directions",
    "ADVISE": "advice guidance opinion counsel consultation recommendation recommendations",
    "MED": "medical clinical professional health healthcare therapeutic personalised personalized individual "
    "individualised individualized dental nursing pharmaceutical psychological psychiatric nutritional dietary "
    "treatment personal tailored expert legal formal specific actual diagnostic veterinary patient-specific "
    "medically proper physician's doctor's qualified licensed trained doctor physician patient-level bespoke "
    "case-specific one-to-one one-on-one independent direct regulated medicolegal veterinarian's vet's "
    "pharmacist's pharmacy midwifery paediatric clinician's",
    "CARE": "advice diagnosis prescription opinion instructions recommendation recommendations consultation "
    "consultations counsel guidance orders appointment care visit exam examination assessment judgement judgment "
    "treatment training check-up checkup evaluation supervision attention monitoring conversation discussion "
    "consulting seeing seen help chat medicine therapy one protocols guidelines label formulary information "
    "decision responsibility psychotherapy counselling talking speaking services service senior teaching "
    "doctor's clinician's physician's examinations visits appointments tests exams input expertise diagnoses "
    "opinions second-opinion check-ups plan prescriptions treatments hospital emergency",
    "MEDICAL": "medical clinical professional health healthcare",
    "CONSTRUE": "constitute constitutes constituting intended intend intends meant construed regarded "
    "interpreted considered taken treated offered viewed mistaken amount amounts count counts represent "
    "represents serve serves provide provides offer offers give gives render renders dispense dispenses deliver "
    "provided given designed equated understood is are be used read treat take deemed equals equal replaces "
    "purport purports pretend pretends claim claims function functions act acts comprise form forms mean means "
    "seen relied mistake imply implied passes stands",
    "TAILORED": "tailored personalised personalized specific individualised individualized aimed directed "
    "individual recommendation written drawn designed prepared",
    "KNOW": "know knows known knowing examine examines examined met meet seen see sees assess assesses assessed "
    "weigh weighs consider considered considering considers listen judge evaluate predict tell tells say says "
    "hear look looked touch weighing seeing",
    "DOCTOR": "prescribe prescribes prescribing diagnose diagnoses diagnosing examine examines treat treats "
    "treating advise advises cure cures",
    "TELL": "tell tells say says show shows decide decides predict telling suggesting recommending advising "
    "suggest advise answer",
    "SELFTREAT": "self-diagnose self-diagnosis self-diagnosing self-treat self-treatment self-treating self- "
    "medicate self-medication self-medicating self-prescribe self-test",
    "ACT": "act acting acts acted rely relying relies relied reliance use uses used using base based treat "
    "treated treating start starting started stop stopping stopped change changing changed swap halve adjust "
    "adjusting alter begin beginning skip skipping ignore ignoring disregard disregarding delay delaying avoid "
    "avoiding neglect postpone wait waiting put decide deciding discontinue quit switch diagnose interpret "
    "follow followed copy try depend self-diagnose self-treat self-medicate construe attempt modify reduce "
    "increase cut",
    "DECIDE": "decide deciding diagnose diagnosing treat treating prescribe cure manage guide guides guiding "
    "direct directing dictate steer determine inform replace",
    "BASIS": "basis because strength based account grounds source substitute from after",
    "RISKY": "risky dangerous unwise unsafe harmful harm mistake",
    "OVERRIDE": "override overrides overrule overrules beats beat outranks outrank trumps trump prevail prevails "
    "first precedence wins final last best priority worth outweighs outweigh counts above beyond ahead better",
    "DIFFER": "differs differ disagrees disagree conflicts conflict contradicts contrary different clash clashes "
    "contradict inconsistent",
    "FOLLOW": "follow go trust listen",
    # What it is
    "ONLY": "only solely purely merely just strictly simply exclusively primarily",
    "MEANT": "intended intend intends meant designed aims aim aimed written provided offered published presented "
    "shared supplied exists given prepared produced serves serve prepare supports geared wrote created made "
    "purpose goal try tries want hope",
    "INFO": "information informational informative inform informs educational education educate educates "
    "educating learning awareness teaching teach teaches reference curiosity entertainment interest study "
    "background illustration illustrative orient orientation orients academic explain explains explaining "
    "instructional learn",
    "GENERAL": "general generalised generalized background educational informational informative overview "
    "introduction introductory broad basic illustrative encyclopaedic encyclopedic primer map starter pointers "
    "orientation averages",
    "GENERALNOUN": "information guidance nature education overview purposes purpose introduction terms pointers "
    "reading background picture knowledge idea guide advice tips interest health medical principles facts reader "
    "leaflet article content material",
    "GIVE": "is are was be gives give offers offer provides provide contains contain shares share serves serve "
    "has describes serving remains",
    "PURPOSE": "purpose purposes use uses only reasons sake alone guide aid project resource",
    "UNDERSTAND": "understand understanding learn know prepare explain ask",
    "HELP": "help helps helped hope aims aim meant intended designed want wrote try tries produced",
    # What to do instead
    "PROF": "doctor doctors physician physicians pharmacist pharmacists clinician clinicians gp gps nurse nurses "
    "midwife midwives dentist dentists specialist specialists dietitian dietitians dietician therapist "
    "therapists surgeon surgeons prescriber prescribers practitioner practitioners provider providers "
    "professional professionals team teams oncologist cardiologist neurologist paediatrician pediatrician "
    "psychiatrist psychologist physiotherapist counsellor counselor obstetrician gynaecologist gynecologist "
    "dermatologist rheumatologist endocrinologist urologist optometrist ophthalmologist veterinarian "
    "veterinarians vet vets consultant consultants adviser advisor nutritionist expert experts medic registrar "
    "hcp visitor podiatrist chemist hygienist haematologist nephrologist immunologist allergist chiropractor "
    "osteopath paramedic internist hospitalist orthodontist geneticist pulmonologist urogynaecologist dietetic "
    "practice-nurse vet's pharmacy medics doctor's",
    "SOMEONE": "someone somebody anyone person people whoever those anybody one",
    "QUALIFIED": "qualified trained licensed registered knows know treats treat treating prescribed looks look "
    "cares medically seen examine examined who examines",
    "ASK": "ask asking asks consult consulting consults consulted speak speaking talk talking talks see seeing "
    "seen seek seeking sought contact contacting check checking discuss discussing discussed call calling visit "
    "visiting ring phone book booking bring bringing take taking share raise turn obtain get getting let agree "
    "involve confer follow following listen trust tell decide decided belong belongs run show appointment guided "
    "conversation write reach refer directed supervision ok okay sign-off believe heed work have mention present",
    "ANSWER": "can knows know will able best right person happy glad there",
    "EMNUM": "911 999 112 000 111 988 108 995 101 102 103 triple 13 116123 samaritans lifeline 1122 15 1-800 "
    "116117 1177 1300 13114 13-11-14",
    "EMCARE": "emergency emergencies ambulance a&e casualty er paramedics hospital",
    "CALL": "call dial phone ring text telephone contact calling tap",
    "GO": "go get head come take attend visit report drive straight went use seek",
    "URGENT": "urgent urgently immediate immediately emergency once away delay straightaway promptly",
    "GETHELP": "seek get need needs require requires obtain",
    "HELPNOUN": "help care attention advice treatment assistance",
    # No relation, no liability
    "FOUND": "create creates created creating form forms formed establish establishes established constitute "
    "constitutes imply implies implied arise arises exist exists enter enters entering make makes give gives "
    "mean means start starts begin begins result results become becomes build",
    "RELATION": "relationship relationships relation",
    "PATIENT": "doctor-patient physician-patient provider-patient clinician-patient patient-provider patient- "
    "physician patient-doctor therapist-client clinical therapeutic treating pharmacist-patient nurse- patient "
    "professional-client vet-client-patient veterinarian-client-patient practitioner-patient",
    "LIABLE": "liable liability liabilities responsible responsibility responsibilities warranty warranties "
    "accountable answerable damages blame blamed guarantee guarantees guaranteed sued recourse vouch promise "
    "endorse obligation obligations fault harmless responsible-for",
    "DISCLAIM": "disclaim disclaims disclaimed exclude excludes excluded limit waive decline declines reject "
    "release indemnify disclaiming denies deny rejects excluding refuse refuses",
    "ASSUME": "assume assumes assumed accept accepts accepted bear bears take takes taken undertake held hold "
    "carry shoulder have has be accepting",
    "HARM": "loss losses harm injury injuries damage errors error omissions consequences outcome outcomes "
    "decisions decision actions use reliance misuse accuracy completeness content contents accurate complete "
    "done adverse effects links information happens follows text product article page damages claims consequence "
    "reader readers anyone",
    # Its date, checking, regulators, machines, interests, people
    "REVIEWED": "updated reviewed revised checked published written update review revision verified posted "
    "modified edited",
    "LASTLY": "last next date due reviewed-on first when since medically published originally",
    "SCIENCE": "evidence knowledge guidelines guideline guidance medicine science research practice labels "
    "standards understanding",
    "CHANGES": "change changes changed changing evolve evolves evolving moves move moved advance advances "
    "advancing outdated out-of-date obsolete superseded updated date newer latest newest later since incomplete "
    "develops developments longer current progresses progress grows shifts develop behind lag",
    "MONTH": "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sept sep oct nov dec",
    "CHECK": "verify verified verifies verifying verification check checked checking cross-check double-check "
    "confirm confirmed confirming confirms consult consulted consulting refer referred look compare compared "
    "satisfy validate validated re-check recheck corroborate crosscheck",
    "SOURCE": "label labels labelling labeling prescribing spc smpc smpcs insert inserts formulary formularies "
    "bnf literature manufacturer manufacturer's manufacturers guideline guidelines protocol protocols policy "
    "policies datasheet datasheets monograph reference references source sources independently independent up- "
    "to-date authoritative characteristics pharmacopoeia guidance original papers publications bnf's bnfc mims "
    "pil leaflet-insert compendium micromedex uptodate pharmacopeia notice notices locally",
    "DOSED": "dose doses dosage dosages dosing calculation calculations result results interactions drug drugs",
    "CLINICIAN": "clinician clinicians prescriber prescribers practitioner practitioners professional "
    "professionals physician physicians pharmacist pharmacists nurses veterinarian user users reader readers "
    "veterinarians doctor doctors staff provider providers vet editors nurse midwives dentists",
    "MUST": "must should are is need needs remain remains has have bear ought advised urged expected encouraged "
    "always onus retain",
    "JUDGEMENT": "judgement judgment judgements judgments discretion judgement's reasoning",
    "PRESCRIBE": "prescribe prescribing administer administering administration dispensing sign dispense clinical",
    "REGULATOR": "fda mhra regulator regulators regulatory efsa tga agency agencies authority authorities hpra "
    "cdsco fssai ema medsafe regulated hsa nafdac sfda swissmedic commission government",
    "EVALUATE": "evaluated evaluate evaluates reviewed assessed assess approved approve approves examined tested "
    "vetted verified checked looked endorsed authorised authorized registered",
    "PRODUCTS": "statement statements claim claims claimed product products supplement supplements herb herbs "
    "capsules remedies blend benefits extract article page effects supplement's promises label gummies powder "
    "tea oil here",
    "OFFLABEL": "offlabel unlicensed unapproved unlicenced",
    "LICENCE": "licence license licensed licenced approved indication indications label marketing authorised "
    "authorized authorisation authorization indicated registered",
    "AI": "ai llm llms chatgpt gpt copilot gemini claude ai-generated ai-assisted ai-written machine-generated "
    "ai-drafted chatbot chatbots bard llama grok midjourney dall-e gpt-4 gpt-5 gpt-4o machine-learning "
    "perplexity",
    "AIMADE": "assistance assisted assist assists assistant generated generate generates drafted draft drafts "
    "write writes wrote written writing help helped edit edited produced prepared translated translate created "
    "create summarised summarise summarized summarize made composed compiled support uses used tool tools output "
    "polish polished illustrate illustrated content text responses response answers wrote-up proofread "
    "proofreading researched translating drafting editing summarising summarizing automated automatically aided",
    "SPONSOR": "sponsored sponsor sponsors sponsorship funded funding funds affiliate commission commissions "
    "honoraria honorarium advertising advertisers advertisements shareholder shares paid fees grant grants "
    "payment payments advertisement partnership remuneration compensation ads adverts",
    "INTEREST": "interest interests conflict conflicts disclosures disclosure ties",
    "COMPETING": "conflict conflicts competing dual duality declaration financial commercial disclosure "
    "disclosures disclose declare declares declared vested none nothing",
    "PEOPLE": "people patients persons person individual individuals results result outcomes outcome everyone "
    "everybody bodies body experience experiences response responses situation situations circumstances needs "
    "case cases recovery pregnancy effects mileage symptoms reactions history condition child animal pet pets "
    "patient family everyone's everybody's tolerance patients'",
    "VARY": "vary varies varied differ differs different differently unique quicker slower depend depends",
    "OWNCASE": "circumstances situation needs history condition case objectives health factors goals "
    "characteristics medicines allergies age results tolerance",
}

# Words that put a sentence about studies, courts and other people's texts aside.
VETO = frozenset(
    "participant participants questionnaire questionnaires randomised randomized trial trials jury court plaintiff "
    "ruling ruled lawsuit supplementary ethics ethical investigator hypothesised hypothesized observed cohort "
    "intervention archived funder funders funder's respondents volunteers' enrolled allocated controls consent "
    "programmes programs studies noticed remembered listened wished".split()
)

# Words one of which almost every disclaimer has, and two of three other paragraphs have not.
HINTS = frozenset(
    "learn learning teaching aids tips decision treating written supervision urgent answers orders slides slide quick "
    "please intended purpose purposes educational education information informational informed inform informs "
    "here herein check checked verify confirm reviewed updated claims product products statements yours someone "
    "somebody prescriber prescribers clinician clinicians user users substitute substitutes replace replaces "
    "replacement responsible own vary varies everyone everybody worried concerns questions unsure personal individual "
    "nothing anything something midwife pharmacist emergency your diagnosis instructions trained professional "
    "professionals helped bnf label labels background study awareness we us our ours volunteers charity trust author "
    "authors writer writers editor editors publisher publishers maintainers contributors organisation organization "
    "journal society college university association foundation owner owners members member creators website "
    "websites article articles page pages site sites leaflet leaflets blog blogs post booklet booklets handout "
    "handouts factsheet factsheets sheet guide guides document documents webpage app apps forum quiz newsletter wiki "
    "chapter podcast video videos monograph overview handbook brochure pamphlet explainer encyclopaedia encyclopedia "
    "faq faqs tutorial platform library paragraph paragraphs publication piece portal textbook manual content contents "
    "material materials calculator calculators channel primer checker chatbot bot text texts magazine column tool "
    "notes summary advice guidance opinion opinions counsel consultation recommendation recommendations read reading "
    "reader readers internet liable liability liabilities responsibility responsibilities warranty warranties "
    "accountable answerable blame guarantee guarantees guaranteed promise disclaim disclaims disclaimed disclaimer "
    "excludes exclude risk ai llm chatgpt gpt artificial automated generated machine copilot gemini claude unlicensed "
    "unapproved licence licensed label diagnose diagnoses diagnosing prescribe prescribes prescribing prescription "
    "judgement judgment judgements fda mhra tga regulator regulators regulatory authority agency evaluated "
    "recognised relationship patient".split()
)
