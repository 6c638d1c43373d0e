"""The words by which a claim is known, grouped by what they say.

Phrases are lower case and separated by ";". A phrase stands at the beginning of a word; "
    ""*" at its end leaves the word
open ("reduc*"), otherwise it must end there. Kept as Python so that it loads compiled with the package. The groups
follow the types of claims that editors ask a source for; what each weighs is learned (benchmarks/train_claims.py).
"""

from __future__ import annotations

KIND_OF: dict[str, str] = {
    "rate": "statistic",
    "portion": "statistic",
    "quantity": "statistic",
    "estimate": "statistic",
    "frequency": "statistic",
    "ranking": "statistic",
    "onset": "statistic",
    "fate": "prognosis",
    "course": "prognosis",
    "result": "efficacy",
    "effect": "efficacy",
    "effective": "efficacy",
    "verdict": "efficacy",
    "comparison": "efficacy",
    "untreatable": "efficacy",
    "trial-result": "efficacy",
    "special": "risk",
    "danger": "risk",
    "side-effect": "risk",
    "caution": "risk",
    "causation": "risk",
    "recommendation": "recommendation",
    "first-choice": "recommendation",
    "treated": "recommendation",
    "medicine": "recommendation",
    "therapy": "recommendation",
    "accuracy": "diagnostic",
    "cut-off": "diagnostic",
    "gene": "mechanism",
    "action": "mechanism",
    "study": "attribution",
    "finding": "attribution",
    "evidence": "attribution",
    "vague": "attribution",
    "approval": "history",
    "discovery": "history",
}
"""The kind of claim that a group speaks for; groups that are not here speak against a claim or for none."""

GROUPS: dict[str, str] = {
    "rate": "prevalence; incidence; mortality; morbidity; survival; death rate; birth rate; attack rate; "
    "lifetime risk; life expectancy; odds ratio; hazard ratio; relative risk; risk ratio; absolute risk; "
    "confidence interval; 95% ci; hr; rr; case fatality; fatality; rate of; rates of; number needed to treat; "
    "recurrence rate; success rate; cure rate; response rate; per 100; per 1,000; per 1000; per 10,000; "
    "per 100,000; per million; person-years; people worldwide",
    "portion": "percent; per cent; percentage; proportion of; half of; half the; about half; one-third; "
    "two-thirds; one third; two thirds; three-quarters; three quarters; one-quarter; a quarter of; majority of; "
    "minority of; one in; two in; most people; most patients; most individuals; most cases; most children; "
    "most women; most men; almost all; nearly all; virtually all; fewer than; less than half; more than half; "
    "of cases; of patients; million people; million americans; million adults; million children; million cases; "
    "new cases; cases of; smaller percentage; twice as; three times; times more; times as; fold; tenfold; "
    "threefold; twofold",
    "quantity": "as many as; up to; at least; more than; over; about; many cases; average; mean; median; total",
    "estimate": "estimate*; approximately; is thought to affect; worldwide; in the united states; in the u.s; "
    "of the population; each year; every year; annually; per year; globally; it is estimated; population",
    "frequency": "occurs in; occur in; affects about; affect about; affects approximately; affects; is rare; "
    "are rare; very rare; extremely rare; rarely; uncommon; is common; are common; common in; more common in; "
    "less common in; more common among; less common; more frequent*; less frequent*; more often; usually occurs; "
    "typically occurs; predominantly; primarily seen; more likely; less likely; most often; reported in; "
    "have been reported; has been reported; have been identified; seen in; found in",
    "ranking": "most common; most frequent*; leading cause; commonest; one of the most; major cause; main cause; "
    "most important; second most; third most; next most; number one; the most; the only; the least; the best; "
    "the strongest",
    "onset": "years of age; months of age; before age; after age; by age; by the time; at birth; in infancy; "
    "in childhood; early in life; in adulthood; age of onset; diagnosed before; diagnosed between; onset; "
    "incubation period; as long as",
    "fate": "die; dies; died; death; deaths; fatal; stillborn; life-threatening; life span; lifespan; survive*; "
    "lifetime; live into; normal life; extremely poor; poor prognosis; respiratory failure; liver failure; "
    "kidney failure",
    "course": "prognos*; outlook; outcome*; progress to; progresses to; progress*; recover*; relapse*; recur*; "
    "remission; long-term; worsen*; resolve*; permanent; benign; malignant; declin*; over time",
    "result": "reduced; lowered; improved; increased; decreased; lowers; improves; reduces; decreases; increases; "
    "relieved; prevented; normalize; improving; relieves; greater increases; less favorable; benefited; "
    "positively affected; drug-like; slowed; lengthened; shortened; prolonged; improvement*; reduction*",
    "effect": "reduc*; lower*; improv*; increas*; decreas*; prevent*; protect*; enhanc*; reliev*; reliev; slow*; "
    "benefit*; alleviat*; normaliz*; normalis*; restor*; help*; boost*; raises; raise; raised; suppress*; "
    "promot*; works; work better; diminish*; shorten*; prolong*; accelerat*; gain*; effect on; effects on; "
    "impact on; impacts; influence*",
    "effective": "effective; treatable; curable; cures; cured; heals; ineffective; effectiveness; efficacy; "
    "efficacious; well-tolerated; well tolerated; not effective; beneficial; superior; inferior; works better",
    "verdict": "no effect; no benefit; no difference; no significant; no meaningful; not effective; not reliable; "
    "reliable; successful*; beneficial; useful in; superior; inferior; equivalent; noninferior; non-inferior; "
    "excellent; promising; safe; safer; safest; safety; significant*; unproven; not been proven; proven; "
    "has not been shown; been shown to",
    "comparison": "compared with; compared to; versus; vs; than placebo; relative to; better than; worse than; "
    "greater than; more than; less than; higher than; lower than; larger; greater; higher; lower; than",
    "untreatable": "no cure; no specific treatment; no treatment; no known cure; no established; no effective; "
    "no agreed; no standard; cannot be cured; cannot be prevented; no way to prevent; there is no",
    "trial-result": "95%; p <; p =; p<; p=; mg/dl; ng/ml; mmol/l; mmhg; percentage points; ci; placebo",
    "population": "participants; adults with; patients with; women with; men with; children with; people with; "
    "in adults; in older",
    "danger": "risk; risks; hazard*; harm; harms; harmful; harmed; danger*; toxic*; damage*; complicat*; poison*; "
    "overdos*; dependen*; addict*; teratogen*; carcinogen*; hurts; mistrust",
    "side-effect": "side effect*; adverse; hypersensitivity; allergic; nausea; vomiting; headache*; dizziness; "
    "tachycardia; hypertension; hypotension; insomnia; rash; drowsiness; hepatotoxic*; nephrotoxic*; "
    "agranulocytosis; cushing's; sedation; diarrhoea; diarrhea; constipation; bleeding; hypoglyc*; infections; "
    "allergic reaction*; adverse reaction*; skin reaction*; anaphyla*; reactions",
    "caution": "contraindicat*; avoid in; caution; avoid; interact*; interaction*; should not be used; "
    "do not use; warning",
    "special": "pregnancy; breastfeeding; breast feeding; renal impairment; hepatic impairment; in pregnancy; "
    "kidney disease",
    "causation": "cause; causes; caused; causing; lead to; leads to; led to; result in; results in; resulted in; "
    "result from; results from; associated with; association; associations; linked to; link between; related to; "
    "risk factor*; predispos*; contribut*; due to; attributable; triggers; trigger; because of; raises the risk; "
    "increased risk; responsible for; confer*",
    "recommendation": "recommend*; guideline*; should; must; advised; advise*; is indicated; are indicated; "
    "indicated; indication*; consensus; not required; is required; are required; routine*; screening",
    "first-choice": "first-line; first line; second-line; drug of choice; treatment of choice; "
    "standard treatment; standard of care; mainstay; preferred; gold standard; standard therapy; of choice; "
    "best treatment; standard of treatment; generally recommend",
    "treated": "treated with; is treated; are treated; be treated; treatment includes; treatment include; "
    "treatment may include; treatment for; treatment of; drug therapy; responds to; respond to; therapy includes; "
    "use of; used to treat; used for; administered; given to; to treat; to prevent; to control",
    "medicine": "corticosteroid*; steroid*; antibiotic*; chemotherapy; insulin; immunosuppress*; anticonvulsant*; "
    "antihistamine*; interferon*; aspirin; metformin; warfarin; opioid*; benzodiazepine*; diuretic*; "
    "nonsteroidal; non-steroidal; nsaid*; epinephrine; oxybutynin; vaccine*; supplementation; hormone therapy; "
    "antiemetic*; laxative*; statin*",
    "therapy": "prescrib*; given; therapy; treatment; treatments; surgery; drugs; medication*; medicines; "
    "supplement*; vaccin*; dose; doses; dosage; adult; child; exercise; diet; diets; transplant*; intervention*",
    "accuracy": "sensitivity; specificity; accuracy; accurate*; predictive value; auc; area under; validity; "
    "valid; validat*; reliability; false positive*; false-positive*; false negative*; limits of agreement; "
    "equivalence; agreement; bias; diagnos*; detect*; misdiagnos*; underestimat*; overestimat*; error",
    "cut-off": "cut-off*; cutoff*; threshold*; normal range; reference range; considered normal; is considered; "
    "are considered; classified as; is lower than; is higher than; values; level of; levels of; normal blood; "
    "below; above",
    "gene": "mutation*; gene; genes; inherited; autosomal; dominant; recessive; x-linked; variant*; genetic; "
    "hereditary",
    "action": "activat*; inhibit*; upregulat*; downregulat*; mediat*; pathway*; receptor*; binds; bind to; "
    "blocks; stimulat*; signaling; signalling; secret*; synthesi*; metaboli*; protein; proteins; enzyme*; "
    "produc*; impair*; disrupt*; regulat*; mechanism*; evolved; loss of; interferes; interfere",
    "study": "study; studies; trial; trials; meta-analysis; meta-analyses; meta-analytic; systematic review; "
    "review of; cochrane; randomized; randomised; cohort; observational; cross-sectional; crossover; "
    "investigators; authors; researchers; scientists; survey; surveys; analysis; analyses; review; research; "
    "et al; pooled; rct; rcts; mendelian; reviewers; placebo-controlled",
    "finding": "found that; found; showed; shows; show; shown; reported; reports; suggest; suggests; suggested; "
    "concluded; concludes; demonstrated; demonstrates; indicate; indicates; indicated that; observed; argued; "
    "warned; revealed; confirmed; supports; support; included; enrolled; tested; assigned; identified; believed; "
    "thought to; appears; appear; known to; is seen as; are seen as",
    "evidence": "evidence; data; not supported; supported by; insufficient; lacking; inconsistent; inconclusive; "
    "unclear; unknown; limited; weak; strongest; robust; concern*; remains; remain; uncertain",
    "vague": "studies show; studies suggest; studies have shown; research shows; research suggests; experts; "
    "many experts; some experts; according to; clinical studies; some studies; recent studies; health experts; "
    "doctors believe; is believed; widely believed",
    "approval": "approved; licensed; fda; food and drug administration; federal law; illegal; legal; authorized; "
    "declared; ema; banned; withdrawn",
    "discovery": "first described; discovered; invented; nobel; introduced in; named after; first reported; "
    "devised; coined; was founded; sponsored by; historically; developed by; pioneered; originally",
    "definition": "is a; is an; are a; are the; is the; refers to; is defined; are defined; is called; "
    "are called; called; also called; also known; known as; means; stands for; is characterized; "
    "characterized by; consists of; composed of; a type of; a group of; is one of; describes; named; term; "
    "a condition; a disorder; a disease; a rare; an inherited; in which; that occurs when; occurs when",
    "presentation": "symptoms; symptom; signs; features; include; includes; may include; may have; may also; "
    "can also; may be; such as; other symptoms; signs and symptoms; feel; feels; present with",
    "advice": "your doctor; a doctor; doctor; doctors; health care provider*; healthcare provider*; talk to; "
    "talk with; ask your; tell your; call your; see your; consult; contact; seek; emergency; pharmacist; "
    "professional; 911; medical judgment; health care team; nurse; nurses",
    "reader": "you; your; you're; if you; we; our; us",
    "meta": "chapter; section; table; figure; fig; video; article; link; website; resources; information; click; "
    "read more; learn more; see also; for more; following questions; discussed; described below; this page; "
    "summary; module; example; for example; case; explain; objectives; timeline; topic; pdf; publications; "
    "encyclopedia; registry",
    "hypothetical": "if; imagine; suppose; hypothetical*; would; could; hope; hopes; might; ideal; claim*; "
    "question*; whether; means that; that is; inference",
    "institution": "institute; institutes; national; association; foundation; agency; department; center; "
    "centers; organization; society; university; hospital; nih; cdc; press; journal; pp; doi; https; http; "
    "retrieved; vol",
    "in-progress": "is being studied; are being studied; being tested; clinical trials; under study; "
    "conducts research; supports research; research focuses; are learning; trying to; scientists hope; "
    "being conducted; is being; are being",
    "anatomy": "located; muscle; muscles; bone; bones; joint; joints; tissue; tissues; cells; cell; membrane; "
    "layer; nerve; nerves; artery; vein; vessels; organ; organs; skin; structure*; surface; body; cavity; "
    "membranes; fibers; function*; attached; surround*; region; plexus; hormone; hormones",
    "instruction": "assess; identify; describe; list; discuss; explore*; determine; examine; modify; name; "
    "create; follow; allow*; watch; perform; provide; incorporate; develop*; apply; correct; encourage; "
    "discourage; ensure; maintain; check; choose; keep; wash; take a; use a; place; understand; recognize; "
    "consider; teach",
    "nursing": "client; clients; nursing; care; community; culture; cultural*; program; programs; health care; "
    "responsibility; role; assessment; education; team; plan; planning; support",
    "hedge": "may; can; sometimes; often; usually; generally; typically; some; many; several; certain; varies; "
    "vary; depends; depend; possible; possibly; likely; potential*",
    "resource": "these resources; this section; this chapter; for more information; medlineplus; clinical trials; "
    "watch the video; listed below; see the table; for details",
    "reference-like": "et al.,; journal of; [link]; http; press release; pubmed; pmc; researchgate",
}
"""Group to phrases. The last third speaks against a claim: what a thing is, how it looks, what the reader "
"shall do."""

DRUG_ENDINGS = (
    "cillin azole statin mycin floxacin prazole olol sartan dipine solone sone mab tinib caine tidine zepam "
    "parin cycline "
    "oxin amide idine mine ine"
).split()
"""Endings by which most names of medicines are known; the last ones are shared with other words."""

LEANINGS = {
    "statistic": "cue:portion 1.5; cue:rate 1.5; cue:ranking 1.2; cue:frequency 0.8; cue:fate 1; cue:onset 1; "
    "cue:estimate 0.8; "
    "number:percent 1; number:ratio 2; number:large 1",
    "efficacy": "cue:untreatable 1.5; cue:result 0.8; cue:effect 0.7; cue:effective 1; cue:verdict 0.6; "
    "cue:trial-result 0.5; "
    "cue:anatomy -1; cue:action -0.5; cue:medicine 0.4; cue:therapy 0.4",
    "risk": "cue:danger 1.4; cue:side-effect 1.5; cue:caution 1.2; cue:special 0.4; cue:causation 0.6; role:safety 1",
    "recommendation": "cue:first-choice 2; cue:recommendation 1; cue:treated 1.2; cue:medicine 0.5",
    "dose": "number:dose 1.5; number:level 0.3; role:treating 0.8; cue:medicine 0.3; form:drug 0.3",
    "diagnostic": "cue:accuracy 1.2; cue:cut-off 0.8; number:level 0.6; role:diagnosis 0.8",
    "mechanism": "cue:gene 1.5; cue:action 0.8; cue:anatomy 0.8; role:causes 0.8",
    "attribution": "cue:study 0.7; cue:finding 0.8; cue:evidence 0.5; cue:vague 1",
    "history": "cue:approval 2.5; cue:discovery 2; number:year 0.3",
}
"""What a feature says about the kind before anything is learned: too few sentences of some kinds are labelled."""

NEEDS = (
    "cue:portion 1.2; cue:rate 1; cue:estimate 0.7; cue:frequency 0.5; cue:ranking 0.8; cue:onset 0.4; cue:fate 0.7; "
    "cue:course 0.2; cue:result 0.8; cue:effect 0.4; cue:verdict 0.5; cue:effective 0.8; cue:comparison 0.4; "
    "cue:untreatable 1; "
    "cue:trial-result 0.4; cue:population 0.2; cue:danger 1; cue:side-effect 0.8; cue:caution 0.7; "
    "cue:special 0.4; cue:causation 0.4; "
    "cue:recommendation 0.5; "
    "cue:first-choice 1; cue:treated 0.5; cue:medicine 0.4; cue:accuracy 0.4; cue:cut-off 0.3; cue:gene 0.7; "
    "cue:action 0.3; cue:study 0.5; cue:finding 0.7; cue:evidence 0.5; cue:vague 0.6; cue:approval 1; "
    "cue:discovery 0.8; "
    "number:percent 1; number:ratio 1; number:p-value 0.8; number:dose 0.8; role:safety 1; role:numbers 0.5; "
    "role:treating 0.3; cue:definition -0.3; form:definition-of -0.8; form:class-of -1; cue:presentation -0.2; "
    "cue:advice -0.5; cue:meta -0.8; cue:hypothetical -0.2; cue:institution -0.4; cue:in-progress -0.8; "
    "cue:anatomy -0.5; "
    "cue:instruction -0.4; cue:nursing -0.4; cue:resource -1; cue:reference-like -0.5; form:imperative -0.8; "
    "form:short -0.5; role:listing -2; role:symptoms -0.4"
)
"""What a feature says about needing a source before anything is learned."""

EVIDENCE_OF = {
    "statistic": "number:percent number:ratio number:large cue:portion cue:rate cue:estimate cue:ranking "
    "cue:frequency cue:fate cue:onset",
    "efficacy": "cue:result cue:effect cue:effective cue:verdict cue:comparison cue:untreatable cue:trial-result",
    "risk": "cue:danger cue:side-effect cue:caution cue:causation cue:special",
    "recommendation": "cue:recommendation cue:first-choice cue:treated cue:medicine cue:therapy",
    "dose": "number:dose number:level number:percent",
    "diagnostic": "cue:accuracy cue:cut-off number:level",
    "mechanism": "cue:gene cue:action cue:anatomy",
    "attribution": "cue:study cue:finding cue:evidence cue:vague",
    "history": "cue:approval cue:discovery number:year",
}
"""Features of which a sentence must have one to be of a kind."""

SUBJECT_OF = {
    "efficacy": "cue:therapy cue:medicine cue:treated form:drug cue:effective cue:trial-result cue:study "
    "cue:untreatable "
    "cue:first-choice role:treating",
    "risk": "cue:danger cue:side-effect cue:caution",
}
"""Features of which a sentence must have one to be of these kinds: a treatment that works, a harm that is one. A risk
needs one only where the sentence speaks of the body's workings."""
