"""The words by which sections of medical articles are known.

Canonical roles with their phrases, drawn from the section lists of the article types: disease overviews, SmPC and
FDA labels, the QRD leaflet, CARE, PRISMA, CONSORT and the pages of public health sites. Phrases are lower case,
separated by ";", hyphens written as spaces. Kept as Python so that it loads compiled with the package.

`HEAD` phrases name a section when a heading is, begins or ends with them ("Treatment of gout", "Drug treatment");
`ANYWHERE` phrases wherever they stand; those of `section_titles` only when they are the whole heading.
"""

from __future__ import annotations

HEAD: dict[str, str] = {
    "definition": "definition; definitions",
    "epidemiology": "epidemiology; prevalence; incidence; frequency; demographics; statistics; burden of "
    "disease; facts and figures",
    "causes": "causes; cause; etiology; aetiology; genetic changes; genetics; triggers; what causes; root "
    "causes; aetiologies; etiologies; causative agent; causative agents; genetic cause; "
    "trigger; causative organisms; what triggers",
    "pathophysiology": "pathophysiology; pathogenesis; disease mechanism; pathology; pathobiology; "
    "pathophysiological mechanisms; pathophysiologic mechanisms; pathogenic mechanisms",
    "inheritance": "is it inherited; inheritance; inheritance pattern; inherited; mode of inheritance",
    "risk-factors": "risk factors; risk factor; predisposing factors; people at risk; who gets; predisposition; "
    "who is affected",
    "symptoms": "symptoms; symptom; signs; signs and symptoms; clinical features; clinical feature; "
    "clinical presentation; clinical manifestations; clinical manifestation; manifestations; "
    "presentation; clinical picture; clinical findings; clinical signs; presenting complaints; "
    "presenting features; symptomatology; presenting symptoms; symptoms and signs; warning "
    "signs; early signs; clinical course; typical presentation",
    "classification": "classification; classifications; staging; stages; grading; severity scale",
    "red-flags": "red flags; red flag; red flag symptoms; danger signs; alarm symptoms; alarm features; "
    "warning symptoms; alarm signs",
    "diagnosis": "diagnosis; diagnose; diagnosed; diagnostics; investigations; investigation; diagnostic "
    "tests; diagnostic test; diagnostic diagnostic workup; diagnostic work up; workup; work up; "
    "tests; laboratory tests; lab tests; blood tests; examinations; physical examination; "
    "clinical examination; diagnostic criteria; diagnostic assessment; diagnostic approach; "
    "laboratory findings; laboratory studies; imaging; imaging studies; evaluation; detected; "
    "screening tests; how to diagnose; making the diagnosis; getting a diagnosis; getting "
    "diagnosed; history and physical",
    "differential": "differential diagnosis; differential diagnoses; differentials; differential; mimics; what "
    "else could it be; what else can it be",
    "treatment": "treatment; treatments; treat; treated; treating; management; managed; therapy; therapies; "
    "therapeutics; treatment options; therapeutic options; medications; medication; medicines; "
    "drug therapy; pharmacotherapy; pharmacological treatment; drug treatment; medical "
    "treatment; medical management; surgical treatment; surgical management; treatment plan; "
    "treatment and management; therapeutic management; treatment goals; treatment approach; "
    "treatment strategies; first line treatment; acute management; how to treat; therapeutic "
    "approach; management plan; treatment algorithm; pharmacologic treatment; nonpharmacologic "
    "treatment; drug management; conservative management; initial management",
    "self-care": "self care; self management; home remedies; home care; lifestyle; lifestyle changes; "
    "lifestyle measures; coping; things you can do; what you can do; self help; at home",
    "living-with": "living with; life with; support groups; patient support; coping with; quality of life; day "
    "to day living; where to get support; help and support",
    "prevention": "prevention; prevent; prevented; preventing; prophylaxis; preventive measures; prevention "
    "strategies; how to prevent; reducing your risk; reduce your risk; lowering your risk; "
    "lower your risk; preventative measures; avoiding; how to avoid",
    "complications": "complications; complication; risks; possible complications; sequelae; long term effects; "
    "potential complications; dangers; risks and complications",
    "prognosis": "prognosis; outlook; outcome; natural history; survival; life expectancy; expected outcome; "
    "long term outlook; prognostic factors; what to expect; disease course; course of the "
    "disease; survival rates; course and prognosis; recovery time",
    "patient-advice": "patient advice; patient education; patient counseling; patient counselling; advice for "
    "patients; advice to patients; patient counselling points; client teaching; patient "
    "counseling information; counselling points; counseling points; patient instructions; "
    "patient teaching",
    "references": "references; bibliography; works cited; literature cited; reference list; citations; cited "
    "references; sources cited; list of references; references cited; endnotes; sources and "
    "references; references and sources; selected references; key references; cited literature; "
    "works consulted",
    "further-reading": "further reading; additional resources; useful links; external links; further information; "
    "learn more; useful resources; helpful resources; for more information; where to find more "
    "information; additional reading; suggested reading; recommended reading; more information; "
    "other resources",
    "disclaimer": "disclaimer; disclaimers; medical disclaimer; important notice; legal notice; health "
    "disclaimer; legal disclaimer; important information; important safety information; terms "
    "of use; disclaimer and limitations; about this information; liability; fine print; please "
    "note; a word of caution; educational disclaimer; safety notice; before you read; read this "
    "first",
    "disclosure": "conflict of interest; conflicts of interest; competing interests; competing interest; "
    "declaration of interest; declarations of interest; declaration of interests; declaration "
    "of competing interest; disclosure; disclosures; financial disclosure; financial "
    "disclosures; funding; funding statement; funding sources; source of funding; sources of "
    "funding; role of the funding source; role of the funder; declaration of conflicting "
    "interests; conflict of interest statement; duality of interest; funding information; "
    "financial support; funding and disclosures; interests declared; who paid for this; "
    "competing financial interests; competing interests statement; transparency declaration; "
    "grant support; conflict of interests; financial and competing interests disclosure; "
    "conflict disclosure; funding and conflicts; author disclosures; financial interests; "
    "sponsorship; role of funders",
    "acknowledgements": "acknowledgements; acknowledgments; acknowledgement; acknowledgment; thanks",
    "authors": "authors' contributions; author contributions; authors contributions; contributors; about "
    "the author; about the authors; author information; contributions; authorship; medically "
    "reviewed by; review information; author; authors; about the reviewer; written by; "
    "editorial team; article information",
    "abstract": "abstract; structured abstract; executive summary; plain language summary; lay summary; "
    "author summary; editor's summary; editors' summary; graphical abstract; abstracts",
    "keywords": "keywords; key words; mesh terms; index terms; keyword",
    "introduction": "introduction",
    "methods": "methods; materials and methods; patients and methods; methodology; subjects and methods; "
    "study design; statistical analysis; statistical methods; data collection; data analysis; "
    "methods and materials; study population; sample size; randomization; randomisation; "
    "eligibility criteria; inclusion criteria; exclusion criteria; search strategy; study "
    "selection; data extraction; risk of bias assessment; outcome statistical analyses; "
    "experimental procedures; methods/design; study setting; data sources; literature search; "
    "trial design; study protocol; blinding; data synthesis; experimental section; study "
    "participants; measures; inclusion and exclusion criteria; methods and design; primary "
    "outcome measure; data items; information sources",
    "results": "results; findings; study results; main results; baseline characteristics; patient "
    "characteristics; results and discussion; trial results; primary outcome; secondary "
    "outcomes; primary outcomes",
    "discussion": "discussion; general discussion",
    "limitations": "limitations; strengths and limitations; study limitations; evidence gaps; limits and open "
    "debates; caveats; limitations of the evidence",
    "conclusion": "conclusion; conclusions; concluding remarks; summary and conclusions; conclusion and "
    "outlook; conclusions and recommendations; conclusions and perspectives; final thoughts; "
    "closing remarks",
    "ethics": "ethics; ethics statement; ethical approval; ethics approval; ethical considerations; "
    "ethics approval and consent to participate; institutional review board statement; ethical "
    "statement; ethical issues; compliance with ethical standards; ethical standards; ethics "
    "committee approval",
    "consent": "informed consent; consent for publication; patient consent; consent to participate; "
    "consent; consent statement; consent to publish; patient consent statement; written "
    "consent; informed consent statement",
    "registration": "trial registration; registration; protocol registration; prospero registration; "
    "registration and protocol; protocol and registration; trial registration number",
    "indications": "indications; indication; therapeutic indications; indications and usage; indications and "
    "use; approved uses; labeled indications; licensed indications; clinical uses; medical "
    "uses; therapeutic uses; used for; clinical indications; uses and indications; who needs "
    "it; approved indications",
    "dosage": "dosage; dosages; dose; doses; dosing; posology; dosage and administration; administration; "
    "method of administration; route of administration; recommended dose; recommended dosage; "
    "recommended intake; upper limit; upper limits; dosage and upper limit; daily intake; "
    "dosing information; dosage information; posology and method of administration; maximum "
    "dose; dosage and use; dose and administration; dosing schedule; dosing and administration; "
    "dosing recommendations; how much to take; how much should i take; how much is enough; "
    "dosage guidelines; dosing guidelines; recommended daily allowance; recommended amounts; "
    "tolerable upper intake level; intake recommendations; how much do i need; how much do you "
    "need; prescribing; recommended intakes; upper intake levels; dosage forms and strengths",
    "contraindications": "contraindications; contraindication; contra indications; who should not take; who should "
    "not use; when not to use; who should avoid; do not use; do not take; who shouldn't take; "
    "who can't take; who cannot take; who should avoid it; who should not have; who may not be "
    "able to take; reasons not to use; not suitable for; when to avoid; who should be careful; "
    "who should not take it",
    "warnings": "warnings; warning; precautions; precaution; warnings and precautions; special warnings; "
    "cautions; boxed warning; black box warning; special warnings and precautions for use; "
    "safety information; safety considerations; safety precautions; special precautions; safety "
    "warnings; cautions and warnings; caution",
    "interactions": "interactions; interaction; drug interactions; drug drug interactions; medicine "
    "interactions; interactions with other medicines; food interactions; interactions with "
    "other medicinal products; other medicines; taking with other medicines; medication "
    "interactions; interaction with other medicinal products and other forms of interaction; "
    "drug interaction; interacting drugs; taking it with other medicines; taking it with other "
    "medicines and herbal supplements; mixing with other medicines",
    "adverse-effects": "adverse effects; adverse effect; side effects; side effect; adverse reactions; adverse "
    "reaction; undesirable effects; possible side effects; adverse events; adverse drug "
    "reactions; unwanted effects; toxicity; tolerability; common side effects; serious side "
    "effects; safety profile; toxicity and upper limits; safety and side effects; safety; side "
    "effects and safety; harms; safety and tolerability",
    "pregnancy": "pregnancy and lactation; pregnancy and breastfeeding; fertility pregnancy and lactation; "
    "use in specific populations; specific populations; use in pregnancy; special populations; "
    "pregnancy breastfeeding and fertility; pregnancy and breast feeding; breastfeeding; "
    "lactation; use in pregnancy and lactation; fertility; pregnancy lactation; pregnancy and "
    "nursing; pregnant or breastfeeding; use during pregnancy; during pregnancy; women of "
    "childbearing potential",
    "overdose": "overdose; overdosage; overdosing; poisoning; taking too much; if you take too much; if you "
    "take more; management of overdose; toxicity and overdose; overdose management; accidental "
    "overdose",
    "mechanism": "mechanism of action; mechanisms of action; mode of action; pharmacodynamics; how it works; "
    "pharmacodynamic properties; clinical pharmacology; pharmacology; how does it work; how "
    "they work; pharmacological properties; how do they work",
    "pharmacokinetics": "pharmacokinetics; pharmacokinetic properties; absorption and bioavailability; half life; "
    "bioavailability; adme",
    "monitoring": "monitoring; monitor; monitoring parameters; patient monitoring; laboratory monitoring; "
    "monitoring requirements; therapeutic drug monitoring; what to monitor",
    "storage": "storage; storage and handling; storage conditions; how to store; how supplied; shelf life; "
    "store; how supplied/storage and handling; storing; keeping; special precautions for "
    "storage; stored; disposal",
    "composition": "ingredients; qualitative and quantitative composition; list of excipients; excipients; "
    "pharmaceutical form; pharmaceutical particulars; active ingredients; dosage forms; "
    "available forms; formulations",
    "contents": "contents of the pack; contents of the pack and what it contains; what is in; other "
    "information; contents and other information; pack contents; marketing authorisation "
    "holder; additional information; further information about; pack sizes",
    "what-it-is-for": "what it is and what it is used for; used for; what it is for; why it is used; why it is "
    "prescribed; why have i been prescribed; why am i taking; why take; reason for taking; "
    "reason it is used; why is this medicine prescribed; why is this medication prescribed; "
    "what it does; what it's for",
    "before-taking": "before you take; before you use; before taking; before using; need to know before; should "
    "know before; tell your doctor; tell your doctor if; check with your doctor first; check "
    "before taking; before starting; before you start",
    "how-to-take": "how to take; how to use; taking; using; how should i take; how should i use; when to take; "
    "how to take it; how to use it; directions; directions for use; instructions for use; how "
    "to give; how do i take; if you forget to take; missed dose; missed doses; if you miss a "
    "dose; if i forget to take; if you forget; how to apply; how and when to take; how and when "
    "to take it; how is it taken; how it is taken; how should this medicine be used",
    "purpose": "purpose; aim of the procedure; why it is done; why it's done; reasons for; goals of; "
    "reason for the procedure; why is it performed; why the test is performed; why it is "
    "performed; why the procedure is performed",
    "preparation": "preparation; prepare; preparing; before the procedure; before the test; before surgery; "
    "before your operation; before the operation; equipment; pre procedure; preoperative "
    "preparation; before your procedure; how you prepare; how to prepare; getting ready; "
    "preoperative care; what you need; preprocedure preparation; equipment needed; preparation "
    "for the test; patient preparation; before you come in; before the exam; materials needed; "
    "supplies; equipment and supplies",
    "steps": "steps; during the procedure; how it is done; how it's done; how is it done; step by step; "
    "step by step guide; the operation; operative technique; procedure steps; method steps; "
    "during the test; how the test is performed; how to perform; performing; surgical "
    "technique; during surgery; how the test is done; what you can expect; the procedure step "
    "by step; on the day; description of the procedure; during the exam; how is it performed; "
    "how it is performed; procedural steps",
    "aftercare": "aftercare; after care; after the procedure; after the test; follow up; followup; follow up "
    "care; after surgery; postoperative care; post procedure care; after the operation; after "
    "your operation; post operative care; recovering; going home; discharge instructions; after "
    "your procedure; post procedure; after treatment; postprocedure care; post op care; at home "
    "afterwards",
    "alternatives": "alternatives; other options; alternative options; alternatives to",
    "case-presentation": "case presentation; case report; case description; patient information; case history; case "
    "summary; case 1; case study; clinical case; case reports; case series; presentation of "
    "case; case details; patient presentation; presentation of the case; case presentations",
    "timeline": "timeline; time line; case timeline",
    "intervention": "therapeutic intervention; therapeutic interventions; intervention; interventions",
    "outcomes": "follow up and outcomes; outcome and follow up; follow up and outcome; outcome measures results",
    "patient-perspective": "patient perspective; patient's perspective; patient perspectives; patient's view; patient "
    "story; in the patient's words",
    "evidence": "evidence; benefits; health benefits; effectiveness; efficacy; what the research says; "
    "research; what the science says; what the evidence says; the evidence; clinical evidence; "
    "does it work; do they work; scientific evidence; what the studies show; what does the "
    "research say; what do we know; evidence of benefit; clinical trials; potential benefits; "
    "evidence summary; research being done; current research; what does the evidence say; what "
    "does the science say; what research says; uses and effectiveness; research evidence; "
    "summary of evidence; clinical studies; is it effective; are they effective; evidence for "
    "benefit",
    "regulation": "regulatory status; regulatory information; quality and regulation; legal status; fda "
    "status; how supplements are regulated; regulatory considerations; are they regulated; is "
    "it regulated; regulatory notice; approval status; quality control; third party testing; "
    "choosing a product; product quality; labeling and regulation",
    "answer": "direct answer; short answer; the short answer; quick answer; bottom line; the bottom line; "
    "in short; in brief; the takeaway; takeaway; takeaways; key takeaways; tl;dr; brief answer; "
    "at a glance; key points; key messages; in a nutshell; key facts; highlights; key takeaway; "
    "main points; quick facts; what you should know; essentials; the answer; practical "
    "interpretation; what this means for you; clinical answer",
    "explanation": "explanation; full explanation; detailed answer; in detail; the details; the longer answer; "
    "the long answer; long answer; more detail; more details; full answer; detailed "
    "explanation; background and evidence; clinical reasoning; discussion of the evidence; in "
    "depth",
    "related-questions": "related questions; other questions; people also ask; similar questions; questions to ask "
    "your doctor; related topics; related articles; see also; related",
    "faq": "frequently asked questions; faq; faqs; common questions; questions and answers; q and a; q & a",
    "guidelines": "guidelines; clinical guidelines; guideline recommendations; practice guidelines; recommendations",
    "learning": "learning objectives; learning outcomes; review questions; chapter review; chapter summary; "
    "critical thinking questions; interactive link questions; chapter objectives; study "
    "questions; multiple choice questions; interactive questions; self check; quiz; test your "
    "knowledge; chapter outline",
    "glossary": "glossary; key terms; abbreviations; list of abbreviations; terminology; vocabulary; acronyms",
    "appendix": "appendix; appendices; supplementary material; supplementary materials; supporting "
    "information; additional files; electronic supplementary material; pre publication history; "
    "supplementary information; data availability; data availability statement; availability of "
    "data and materials; additional file; annex; supplementary data; supplemental material; "
    "associated data",
    "toc": "table of contents; on this page; in this article; page contents; jump to; in this section; outline",
    "history": "historical background; historical perspective; historical notes",
    "nursing": "nursing implications; nursing considerations; nursing interventions; nursing care",
}

ANYWHERE: dict[str, str] = {
    "when-to-seek-care": "see a doctor; see your doctor; see a gp; see your gp; call a doctor; call your doctor; "
    "call the doctor; contact a doctor; contact your doctor; contact a medical professional; "
    "seek medical; seek care; seek help; get medical help; get help; get medical; call 911; "
    "call 999; call 112; call an ambulance; go to hospital; go to the hospital; emergency care; "
    "emergency help; medical attention; seek urgent; get urgent; need urgent; call for help; "
    "medical emergency; ask for help; seek emergency; seek professional; talk to a doctor; talk "
    "to your doctor; go to the er; go to a&e; go to the emergency; seek immediate; ask a "
    "doctor; when to get care; see a provider; see a healthcare; see a health care; consult a "
    "doctor; when to call; contact your care team; when to worry; when to be worried; when to "
    "contact; when to ask for; see someone; get emergency; speak to a doctor; visit a doctor; "
    "visit your doctor; visit the doctor; see the doctor; see a specialist; seek advice; seek "
    "treatment; needs a doctor; need a doctor; need to see; phone your doctor; ring your "
    "doctor; consult your doctor; should i worry; should you worry; emergency signs; emergency "
    "warning signs; emergency symptoms; urgent medical; when is it an emergency; in an "
    "emergency; immediate medical; see a clinician; see a physician; see a pharmacist; when to "
    "seek; get checked; getting help; getting medical help; getting emergency help; seek "
    "evaluation; need help; needs urgent; when to go; medical help; call your midwife; contact "
    "your midwife; speak to your gp; speak to a gp; call your provider; call your health; "
    "contact your health",
    "risk-factors": "at risk; more likely to get; risk factors",
    "epidemiology": "how common; how many people; how often does; how frequent; how widespread; who gets",
    "adverse-effects": "side effects; adverse effects; adverse reactions; undesirable effects; unwanted effects",
    "symptoms": "signs and symptoms; the symptoms; the signs",
    "causes": "the causes; genetic changes; what causes; the cause; be caused by",
    "treatment": "the treatments; the treatment; be treated; is treated; are treated; best treatment",
    "diagnosis": "be diagnosed; is diagnosed; are diagnosed; is it diagnosed; be tested; tests are used; tests will i",
    "prevention": "be prevented; prevent it; be avoided; i prevent; you prevent",
    "complications": "the complications; happens if it is not treated; happens if untreated",
    "prognosis": "the outlook; the prognosis; long does it last; long will it last; it go away; the survival",
    "contraindications": "should not take; should not use; should not have; should avoid; shouldn't take; cannot "
    "take; can't take; must not take; do not take; must not use; shouldn't use; not suitable",
    "interactions": "other medicines; other medications; drug interactions; other drugs; interact with",
    "dosage": "how much should; how much can; how much do; recommended dose; maximum dose",
    "overdose": "too much; overdose",
    "pregnancy": "pregnant; breastfeeding; breast feeding; pregnancy and",
    "before-taking": "need to know before; before you take; before taking; before you use; before using",
    "how-to-take": "how to take; how to use; should i take; do i take; should i use; should this medicine be",
    "what-it-is-for": "used for; been prescribed; medication prescribed; medicine prescribed",
    "storage": "how to store; should i store; do i store; be stored",
    "preparation": "prepare for; i prepare; you prepare; to get ready",
    "steps": "happens during; is performed; is it done; does the procedure; procedure performed",
    "aftercare": "happens after; after the procedure; after surgery; after the operation; the recovery",
    "mechanism": "does it work; do they work; how it works; mechanism of action",
    "evidence": "trials found; trials show; studies found; studies show; analyses show; analysis shows; "
    "research shows; literature shows; trials suggest; studies suggest; trial evidence; "
    "research says; evidence say; evidence says; evidence shows; research is being done; "
    "science say; being done for",
    "inheritance": "inherited",
    "classification": "the stages; the types; types of; stages of; kinds of",
    "further-reading": "more information; further reading; to learn more",
    "disclosure": "conflict of interest; conflicts of interest; competing interests; competing interest; "
    "conflicts of interests",
    "disclaimer": "disclaimer",
    "references": "reference list; bibliography",
    "self-care": "what to do for; what to do if; can i do; can you do; do at home; help myself; help yourself",
    "living-with": "living with; cope with",
}
"""Phrases that decide wherever they stand in a heading, mostly a question's."""
TYPOS: str = (
    "symptoms references treatment diagnosis prevention complications prognosis contraindications interactions "
    "epidemiology pathophysiology indications precautions definition introduction discussion bibliography disclaimer "
    "management investigations classification"
)
"""Words recognised in a short heading with one letter wrong."""
NO_TYPOS = frozenset({"concussion", "reference"})
"""Words of their own that stand one letter from a listed one."""
