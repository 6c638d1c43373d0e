"""Phrases that name a section of a medical article only as the whole heading or one of its parts, by canonical role.

"Summary" is a section, "Summary of product characteristics" is none. The form is that of `section_lexicon`.
"""

from __future__ import annotations

WHOLE: dict[str, str] = {
    "history": "history",
    "discussion": "comment; interpretation",
    "pharmacokinetics": "absorption; metabolism; distribution; excretion; elimination",
    "definition": "about; overview; summary; what is it; what it is; what are they; background; basics; the "
    "basics; at a glance; general information; general; description; quick overview; "
    "introduction; what is this; what is this condition; in general; understanding; meaning; "
    "condition; the condition; what you should know about; info; information",
    "epidemiology": "who gets it; how common is it; how common",
    "causes": "why it happens; why does it happen; what causes it; genes; why it occurs; origin",
    "pathophysiology": "mechanism of disease; disease process; how it happens; biology",
    "risk-factors": "risk; who is at risk; who's at risk; who is affected; who it affects; risks factors; am i "
    "at risk; who gets it",
    "symptoms": "features; complaints; s/s; what it feels like; how it presents; what does it feel like; "
    "what to look for; how it feels; what you may notice; signs to look for; how to recognise "
    "it; how to recognize it",
    "classification": "types; type; subtypes; forms; kinds; stage",
    "diagnosis": "screening; testing; evaluation; detection; diagnostic focus; exams and tests; tests; test; "
    "assessment; dx; examination; exam; getting tested; confirming it; how doctors find out; "
    "how is it found; how we find out; finding out; how it is found; laboratory; assessment and "
    "diagnosis",
    "treatment": "care; managing; tx; rx; what can be done; what helps; how to treat it; your options; "
    "options; surgery; plan; how doctors treat it; getting better; what doctors do; medical "
    "care; drugs",
    "self-care": "diet; nutrition; exercise; eating diet and nutrition; diet and nutrition; what can i do; "
    "what you can do; what can i do about it; helping yourself; what can i do myself; things to "
    "try at home",
    "prevention": "can it be prevented; staying well; staying safe; how to stop it; stopping it coming back",
    "complications": "safety; possible risks; what are the risks; risks and side effects; what can go wrong; "
    "possible problems; problems; what if it is not treated; if left untreated; potential "
    "problems",
    "prognosis": "what happens next; future; looking ahead; what lies ahead; long term; course",
    "references": "reference; sources; source; literature; citation; bibliographic references; where this "
    "information comes from; our sources; evidence sources; footnotes; notes and references; "
    "references and notes; refs; ref; references and further reading; quellen; where we got our "
    "information; information sources used; references and links; sources used; source "
    "material; source list; links and references; data sources and references; literature "
    "references; what this article is based on; article sources; evidence base; notes",
    "further-reading": "resources; links; read more; see more; organizations; support organizations; contacts",
    "disclaimer": "notice; important; note to readers; note to the reader; disclaimer notice; legal; use of "
    "this information; medical advice disclaimer; good to know first; about this article; about "
    "this page; a note; reader notice; small print; please read; safety note; limitations of "
    "this page; medical note; a note on medical advice; not medical advice; general information "
    "only; professional use only; how to use this page; how to use this leaflet; how to use this information; note "
    "to prescribers; note to clinicians; terms and conditions; limitation of liability; important note; health notice",
    "abstract": "summary; author's summary; synopsis",
    "introduction": "background; rationale; objective; objectives; aim; aims; context; aims and objectives; "
    "background and objectives; preface; purpose; intro; introduction and background; foreword",
    "methods": "materials; measures; recruitment; statistics; method; participants; design; subjects; "
    "patients; procedures; procedure; sample; measurements; interventions; outcomes; setting; "
    "methods and analysis; settings; protocol",
    "results": "outcomes; outcome",
    "conclusion": "summary; outlook; key messages; future directions; perspectives; in summary; conclusion "
    "and recommendations; wrapping up; the takeaway; in conclusion; to sum up; summing up",
    "limitations": "limits; strengths; weaknesses; uncertainties; what we do not know; what we don't know",
    "indications": "uses; use; who needs it; when it is used; when it is done; who is it for; therapeutic use; "
    "when to use it; why it is used; who should have it; approved use; what is it used for; "
    "when is it needed",
    "dosage": "how much; strength; strengths; administration route; intake; rda; amount; how much do you "
    "need; how much to take; recommended daily intake; doses and duration; how much is safe; "
    "daily amount",
    "pregnancy": "pregnancy; paediatric use; pediatric use; geriatric use; use in children; children; older "
    "people; breast feeding; pregnant women",
    "adverse-effects": "risks; tolerability; adverse; is it safe; how safe is it; downsides; possible harms",
    "contraindications": "who should not; exclusions; when not to; who should steer clear; who should not use it",
    "answer": "answer; summary; overview; verdict; conclusion; the verdict; a; key message",
    "explanation": "why; reasoning; rationale; background; evidence; details; discussion; detail; context; "
    "further explanation; overview of evidence; why it matters; more about this; what the "
    "evidence shows",
    "evidence": "uses; benefits; effect; effects; what it does; claims and evidence; studies; claims; science",
    "purpose": "overview; why; what it is; what it is for; aim; aims; objective; why is it done; "
    "introduction; what is it; definition; reasons; about the procedure; why you might need it; "
    "why might i need it",
    "steps": "procedure; technique; what happens; during; the procedure; the test; process; how it "
    "works; the day of the procedure; method; instructions",
    "aftercare": "recovery; rehabilitation; after; afterwards; results; what to expect afterwards; your "
    "recovery; getting over it",
    "consent": "permission",
    "alternatives": "alternative; other treatments; other tests",
    "case-presentation": "case; cases; the case; patient; presentation; history; patient details; clinical findings; "
    "patient history; clinical history; history of presentation; clinical presentation; history "
    "of present illness",
    "outcomes": "outcomes; outcome; follow up; course; clinical course; results",
    "storage": "how to keep it; where to keep it; where to keep your medicine",
    "composition": "composition; strengths; presentations; preparations; what it contains; description; forms; "
    "brands; brand names; trade names; form",
    "warnings": "safety; cautions; special care; take care; be careful; things to watch; driving; who needs extra care",
    "mechanism": "mechanism; mechanisms; action; actions; how it works; how does it work; what it does to the body",
    "before-taking": "what you need to know; warnings and precautions; precautions; before; warnings; do not "
    "take; cautions; contraindications",
    "how-to-take": "dosage; dose; dosing; how much to take; administration; dosage and administration; how; "
    "method of use; how and how much",
    "what-it-is-for": "uses; indications; purpose; why; what it is; overview; about this medicine; what is it; "
    "about your medicine; introduction; what this medicine is; why you are taking it",
    "contents": "manufacturer; other information; ingredients; composition; further information; about the "
    "pack; supply",
    "when-to-seek-care": "emergency; emergencies; urgent care; seek help; urgent help; red flags; red flag symptoms; "
    "warning signs; danger signs; get help now; act fast; do not wait",
    "regulation": "regulation; regulations; quality; approval; standards; is it regulated; quality and "
    "safety; what the label must say",
    "related-questions": "related pages; you may also ask",
    "living-with": "support; daily life; everyday life; living well; support and resources",
}

PRIMARY: dict[str, str] = {
    "summary": "conclusion",
    "overview": "definition",
    "background": "introduction",
    "purpose": "purpose",
    "aim": "introduction",
    "aims": "introduction",
    "objective": "introduction",
    "objectives": "introduction",
    "design": "methods",
    "outcomes": "results",
    "notes": "notes",
    "uses": "indications",
    "red flags": "red-flags",
    "red flag symptoms": "red-flags",
    "danger signs": "red-flags",
    "what is it": "definition",
    "what it is": "definition",
    "risks": "complications",
    "safety": "adverse-effects",
    "history": "history",
    "presentation": "symptoms",
    "clinical findings": "symptoms",
    "clinical presentation": "symptoms",
    "benefits": "evidence",
}
"""The one role of a phrase that may be several, where the profile does not decide."""
