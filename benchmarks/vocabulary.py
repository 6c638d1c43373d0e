"""What `benchmarks/generate.py` makes its articles of. Medical in form only: nobody may act on it."""

from __future__ import annotations


def _lines(text: str) -> list[str]:
    return [line for line in text.replace("|", "\n").split("\n") if line]


DRUGS = """amoxicillin ibuprofen paracetamol metformin lisinopril atorvastatin amlodipine omeprazole sertraline
gabapentin prednisolone salbutamol furosemide warfarin levothyroxine azithromycin doxycycline ciprofloxacin naproxen
morphine diazepam fluoxetine losartan clopidogrel enoxaparin methotrexate allopurinol colchicine montelukast
ceftriaxone vancomycin propranolol digoxin spironolactone carbamazepine lamotrigine ondansetron loperamide""".split()
DISEASES = _lines("""migraine|type 2 diabetes|asthma|chronic kidney disease|rheumatoid arthritis|acute otitis media
sciatica|community-acquired pneumonia|gout|hypothyroidism|heart failure|atrial fibrillation|iron-deficiency anaemia
psoriasis|generalised anxiety disorder|osteoporosis|coeliac disease|cellulitis|epilepsy|irritable bowel syndrome|eczema
peptic ulcer disease|deep vein thrombosis|hyperkalaemia|urinary tract infection|lumbar disc herniation|glaucoma
carpal tunnel syndrome|endometriosis|sleep apnoea|gallstones|tuberculosis|malaria|dengue|measles|shingles|stroke
bronchiolitis|croup|appendicitis|pancreatitis|hepatitis B|cirrhosis|delirium|dementia|Parkinson disease""")
SIGNS = _lines("""headache|fatigue|weight loss|fever|joint swelling|shortness of breath|night sweats|palpitations
numbness|blurred vision|abdominal pain|vomiting|a dry cough|back pain|itching|a spreading rash|dizziness|pallor
muscle weakness|ankle swelling|loss of appetite|constipation|heartburn|poor sleep|low mood|tingling in the hands
hoarseness|bruising|difficulty swallowing|jaundice|thirst|frequent urination|stiffness in the morning|hair loss
dry skin|neck pain""")
GROUPS = _lines("""adults|older adults|children|pregnant women|adolescents|people with kidney impairment|women|men
people with diabetes|smokers|people who take several medicines|hospital patients|outpatients|carers|young athletes
people with liver disease|nursing home residents|survivors of stroke|health workers|travellers""")
ORGANS = (
    "liver kidney heart lung brain skin thyroid pancreas colon stomach bone spleen retina nerve muscle joint".split()
)
TESTS = _lines("""full blood count|C-reactive protein|serum creatinine|HbA1c|chest radiograph|electrocardiogram
ultrasound|magnetic resonance imaging|urine dipstick|ferritin|thyroid function tests|lumbar puncture|spirometry
liver panel|bone densitometry|stool culture|D-dimer|troponin|blood cultures|nerve conduction studies""")
FREQUENCIES = _lines("""once daily|twice daily|three times daily|every 8 hours|every 12 hours|every 6 hours|at bedtime
once weekly|four times daily|every morning""")
ROUTES = ["by mouth", "intravenously", "orally", "by subcutaneous injection", "intramuscularly", "by inhalation"]
AMOUNTS = ["5 mg", "10 mg", "20 mg", "25 mg", "40 mg", "50 mg", "75 mg", "100 mg", "250 mg", "500 mg", "1 g", "2 g"]
JOURNALS = ["BMJ", "Lancet", "N Engl J Med", "JAMA", "Ann Intern Med", "PLoS Med", "Cochrane Database Syst Rev", "Gut"]
NAMES = """Okafor Lindqvist Moreau Tanaka Castellanos Novak Haddad Eriksen Banerjee Fontaine Osei Petrov Yilmaz Rossi
Nakamura Keller Adeyemi Sorensen Vargas Mbeki Dubois Iyer Kowalski Farah Jensen Molina Weiss Abara Lund Choi""".split()
ADJECTIVES = """early delayed careful regular long-term short-term supervised combined gradual intensive structured
individual stepwise routine targeted""".split()
VERBS = "reduces|increases|prevents|delays|worsens|relieves|predicts|accompanies|shortens|prolongs".split("|")
OUTCOMES = _lines("""hospital admission|relapse|symptom scores|mortality at one year|time to recovery|quality of life
the need for surgery|treatment failure|pain at six weeks|disability|return to work|readmission|length of stay
medication errors|functional decline|the risk of falls|school absence""")

PLAIN = """Most {group} with {disease} first notice {sign}, and many also describe {sign2}
The doctor asks about {sign}, looks at the {organ} and listens to the story in its own order
{Sign} that begins near the {organ} often spreads before it settles
A {test} is usually arranged when {sign} does not settle within a few weeks
Clinicians look for {sign} and {sign2} before they ask for a {test}
The course of {disease} varies, and a {adjective} review helps {group} to plan ahead
In {group}, {sign} may be the only complaint for several months
Nobody should stop {drug} without asking the person who prescribed it
{Adjective} follow-up with a {test} is arranged by the clinic
Some {group} find that {sign} comes back when they travel or change shifts
A diary of {sign} can help to tell {disease} from {disease2}
The interview covers {sign}, {sign2}, past illness and all current medicines
Differences between {disease} and {disease2} are easily missed in {group}
A second {test} is seldom asked for unless {sign} changes
{Adjective} care is shared between the general practitioner and the {organ} clinic
The word comes from an older description of the {organ}, long before any {test} existed
Rest, fluids and {adjective} activity are enough for many {group}
Ask about {sign} at every visit, and write down what has changed
People who travel with {disease} should carry a letter that names their medicines
Family members often notice {sign} earlier than {group} do themselves
The {organ} lies close to structures that carry blood, lymph and nerves
Words such as {disease} and {disease2} frighten some {group}, so explain them slowly
A nurse may repeat the {test} at home and send the figures to the practice
When {sign} appears together with {sign2}, the family doctor may refer to a specialist
Teachers, employers and neighbours may need a short explanation of {disease}
Many leaflets on {disease} were written for {group} and not for their relatives
The examination begins with the hands and ends with the {organ}
Not every {test} needs an empty stomach, and the laboratory can tell which ones do
Photographs of the skin taken at home can show how {sign} has changed
The first appointment for {disease} often takes longer than the later ones""".split("\n")
TAILS = _lines("""while the rest of the household may notice nothing at all
so a written plan is kept on the kitchen door or in a drawer that everybody knows
which explains why a neighbour's story rarely matches a textbook
because rooms are dry, evenings are dark and windows stay closed in winter
and a pharmacist can check the labels of anything bought in a shop or online
unless an interpreter, a friend or a trusted colleague is present
as the clinic's telephone line is crowded on Monday mornings
and bring spectacles, hearing aids and the list of questions along
before a journey by train, coach or aeroplane is booked
though coffee, tea and fizzy drinks are a matter of taste
and a quiet corner, dim light and a cool flannel are often welcome
after a long day of lifting boxes, gardening or driving
even when the weather, the calendar and the diary seem to agree
and an honest conversation about hopes and worries belongs to it
where staircases, carpets and low tables call for a second look
so that the physiotherapist can suggest exercises that suit the home
once the bandage, plaster or splint has been taken off
although no two bodies follow the same timetable
and swimming, cycling or dancing can be resumed step by step
if the school, the nursery or the workshop has been told
since handwriting on old charts is hard to read
and insurance forms usually ask for the date of the first visit
which the dentist, the optician and the midwife should hear about too
while music, crosswords or knitting help to pass the time
as a rule before breakfast and without any hurry
and the waiting room has toys, magazines and fresh water
for reasons that anatomy alone does not explain
and the results are discussed face to face rather than by letter
until the swelling has gone and shoes fit again
with a chaperone in the room whenever somebody wishes
so the bathroom cabinet deserves a thorough sorting in spring
and grandparents may remember similar episodes in their youth
which makes patience the most useful thing in the bag
although brothers and sisters may feel left out for a while
and an ambulance crew will ask the same questions once more
when the moon is up and the streets are silent
because the blood supply of this region has several branches
and every ward has its own habits of handing over
as older encyclopaedias put it in rather flowery language
so loose clothing, flat sandals and a folding chair make sense
and the receptionist can offer an earlier slot if another person cancels
without blame, haste or long Latin terms
while microscopes show layers of cells beneath a thin membrane
and students are taught to compare the left side with the right
which laboratories report in units that differ between countries
before the lens, the cornea or the eyelid is touched
and glucose, sodium and calcium are measured from the same tube
if a helmet, a mouth guard or goggles were worn
as vineyards, orchards and greenhouses bring their own exposures
and a hot shower, a walk or a nap may do some good
so the rota of the community team is printed every fortnight
although religious fasts and feasts may shift the hours of meals
and relatives abroad can join the meeting by video
where pets, pollen and dust gather in curtains and cushions
and the village hall hosts a support group on Thursdays
when boilers, stoves and heaters are serviced in autumn
because memory plays tricks on nearly everyone under strain
and a cardboard folder with old letters saves repeating the whole tale
which is one reason why doctors draw little sketches
while the cartilage, tendons and ligaments receive less attention
and apprentices on building sites seldom mention it
so the calendar on the fridge shows birthdays and appointments alike
as fishermen, bakers and drivers keep unusual hours
and the archive of the hospital holds records from three generations
though a smartphone reminder works just as well
and the occupational therapist brings rails, boards and grips
until the next session with the dietitian or the psychologist
and a spare key with the caretaker gives peace of mind
because sleep, appetite and temper hang together
and the parish newsletter announces the date of the course
as soon as crutches, walkers or wheelchairs are delivered
so nobody has to face the corridor, the lift and the paperwork alone
when pollen counts, traffic or smoke fill the air
and a second opinion is a right, not an insult
although trousers with elastic waistbands are hardly elegant
and leftover tablets belong back at the pharmacy counter
which the coroner, the court or the licensing office may request
while radiographers stand behind glass and speak through a microphone
and porridge, lentils, spinach or plums find their way into recipes
before examinations, weddings and other demanding occasions
so the cleaner, the gardener and the cook are given the emergency number
and volunteers from the charity drive patients to remote farms
as the curriculum of nursing colleges has stressed for decades
though catalogues promise far more than common sense allows
and silence during the consultation is not always a bad sign
when rings, watches and bracelets no longer slip off
because cold fingers make every measurement awkward
and hobbies such as painting or carpentry expose lungs to fumes
which historians trace back to sailors, miners and weavers
while editors of patient magazines prefer shorter columns""")
CLAIMS = """In a trial of {large} {group}, {drug} {verb} {outcome} by {percent}% compared with placebo{cite}.
{Drug} {verb} {outcome} in {group} with {disease}{cite}.
The prevalence of {disease} among {group} is {percent}%{cite}.
{Adjective} use of {drug} {verb} {outcome} in {disease}{cite}.
Guidelines recommend {drug} as first-line treatment for {disease} in {group}{cite}.
A {test} has a sensitivity of {percent}% and a specificity of {percent2}% for {disease}{cite}.
About {percent}% of {group} with {disease} develop {sign} within {small} years{cite}.
Inhibition of the {organ} pathway by {drug} {verb} {outcome}{cite}.
{Drug} should not be combined with {drug2}, because the combination {verb} {outcome}{cite}.
A meta-analysis of {small} studies found that {adjective} {drug} {verb} {outcome} in {group}{cite}.""".split("\n")
DOSES = """Give {drug} {amount} {route} {frequency} for {small} days{cite}.
The usual dose of {drug} for {group} is {amount} {frequency}{cite}.
Start {drug} at {amount} {frequency} and review after {small} weeks{cite}.
For {disease}, {drug} {amount} {route} {frequency} is common; the maximum is {gram} g in 24 hours{cite}.
In children give {drug} 15 mg/kg {route} every 6 hours, up to 60 mg/kg in a day{cite}.""".split("\n")
FLAWED_DOSES = """Give {drug} 1.0 mg {route} {frequency} for {small} days.
Take {drug} .5 mg at night for {sign}.
The dose of {drug} is 250mg {frequency}.
Patients who suffers from {disease} may take {drug} 20 mg QD.""".split("\n")
FLAWED = """Research shows that {drug} {verb} {outcome} in {group}.
{Drug} is is given for {disease}.
{Drug} always works for {disease} and has no side effects.
See [the guideline](#no-such-part) for {disease}.""".split("\n")
PAGES = ["asthma", "diabetes", "vaccines", "nutrition", "sleep", "pregnancy", "heart-health", "first-aid", "skin"]
HEADINGS = _lines("""Overview|Signs and symptoms|Causes and risk factors|Diagnosis|Treatment|Dosage|Side effects
Contraindications|Self-care|When to seek medical care|Prognosis|Prevention|Special populations|Monitoring""")
DISCLAIMER = (
    "This article is for information only and is no substitute for professional medical advice, diagnosis or "
    "treatment. Always ask your doctor or another qualified health professional about your condition. In an "
    "emergency call your local emergency number at once."
)
