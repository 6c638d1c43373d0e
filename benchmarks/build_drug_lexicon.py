"""Reduces the UNII names list to schemas/lexicons/drugs.txt: what an article's doses need.

    python benchmarks/build_drug_lexicon.py [substance-names.tsv.gz]

Source: UNII names list, US Food and Drug Administration and NCATS (Global Substance Registration System), public
domain. Kept: official names of one plain word, and brand names of one plain word whose substance has such a name.
Left out: chemistry, excipients, foods and everyday words (`EVERYDAY`, and brand names that the sample articles
use in lower case). Added by hand: names that the list has only in longer forms, and the US and UK pairs.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TARGET = ROOT / "schemas" / "lexicons" / "drugs.txt"
sys.path.insert(0, str(ROOT))

from lint.lexicons import grouped  # noqa: E402

WORD = re.compile(r"[a-z]{4,}")
CHEMISTRY = re.compile(
    r"^(?:(?:di|tri|tetra|penta|hexa|hepta|octa|nona|deca|poly|iso|cyclo)?"
    r"(?:methyl|ethyl|propyl|butyl|pentyl|hexyl|octyl|decyl|phenyl|benzyl|allyl|vinyl)[a-z]*(?:ane|ene|ol|al|yl|ide|ate)"
    r"|[a-z]*(?:decane|decene|decanol|octanol|hexanol|pentane|hexane|heptane|octane|butane|benzene|styrene|siloxane"
    r"|ethicone|toluene|xylene|pyrrole|pyridine|quinoline|naphthalene|terpene|aldehyde|ketone|paraben|oleate|laurate"
    r"|stearate|palmitate|laureth|steareth|ceteareth|poloxamer|copolymer|crosspolymer|sorbate|amylose|starch))$"
)
EVERYDAY = frozenset(
    """oxygen water cholesterol alcohol thyroid milk carbon hemoglobin haemoglobin whey glycogen lactose nitrogen
    hydrogen retinal phosphorus gold pollen lactase cream sucrose casein silk cotton butter glycol saccharin inulin
    yeast
    wine polyethylene aluminum aluminium platinum agar sand cellulose sulfur sulphur silver chromium adenine maltose
    cytosine ammonia thrombin ribose formaldehyde trypsin honey guanine equol vinegar mannose fibronectin xanthine
    acetaldehyde lysozyme maltodextrin pectin thyroglobulin uracil thymine thymidine ozone chloroform silica quartz
    nitrocellulose mica chymotrypsin chalk lard propane pumice petrolatum caramel ristocetin arabinose acetone toluene
    urethane talc pinene myrcene nerolidol linalool molasses limonene menthol citral chitin carvone acacia aqua
    lactobacillus nicotine sorbitol xylitol xylose fructose galactose retinol collagen elastin puromycin glutathione
    lipase pepsin papain serine alanine valine leucine lysine proline glycine cysteine cystine tyrosine histidine
    threonine tryptophan methionine asparagine ornithine citrulline adenosine hepcidin cotinine cineole secretin
    cycloheximide nitrophenol phenol glycerol gelatin carrageenan creatinine sialyllactose glucagonoma insulinoma
    ethylene asbestos cement coal tobacco cannabis coffee cocoa barley wheat rice oats soya maize corn potato tomato
    onion garlic ginger pepper mustard cinnamon rosemary thyme sage basil mint lemon orange apple banana grape olive
    almond walnut peanut coconut sesame sunflower beef pork chicken turkey salmon tuna shrimp crab lobster oyster egg
    eggs bread sugar salt starch flour protein fibrin albumin keratin plasma serum blood urine bile saliva steam
    dust smoke amber opium iron zinc calcium magnesium sodium potassium iodine selenium copper manganese lithium
    fluoride chloride glucose dextrose folate bicarbonate phosphate sulfate borax cobalt nickel lead mercury arsenic
    helium neon argon krypton radon xenon barium bismuth boron bromine cadmium cerium fluorine tungsten uranium
    vanadium titanium tantalum thallium tellurium antimony beryllium rhodium palladium osmium iridium gallium
    indium rubidium strontium yttrium zirconium niobium graphite diamond charcoal lime clay marble glass paper wool
    leather wood bark root leaf seed flower fruit nectar wax resin gum musk ivory bone muscle brain liver heart kidney
    spleen pancreas thymus ovary placenta lung skin yolk lecithin linen hemp jute amine amide glycan heparan dextran
    ketone sterol betaine triglyceride ethane methane butane ether ester base acid petrol diesel kerosene oil tiger
    chlorine""".split()
)
NOT_BRANDS = frozenset(
    """acth cardiovasc tace aria oliver baron doyle kabat olympus maki parkin nemesis urso solon oxis nova lamar fabian
    steward pres praxis duran apollo vista tiase riamet rela rotarix beano bantu anapen zeal venter trojan thio stam
    saber novamin oikos naturalyte intrepid eclipse cesar azar isis nicorette niacor primus precose polivy randox
    samsca rifa sonata larvin nikos nanette palisade magnevist millenium madar lion fedex fame eulexin erben doca
    decree concerta corbel celgene buggy brigade balan baroque axid avil artes armin arcoxia apron alman alexion akar
    admon admiral acular accuneb abate cantor boxer sultan prospec meriva calan bioplex hegf ghrp flancox elimite
    finale everest ella dermis diamant ability advance active alpha beta gamma delta omega sigma first second third
    max mini plus forte retard normal basic total gold silver crystal pearl ruby sapphire emerald topaz opal amber
    jade coral lotus rose lily daisy violet aurora luna venus mars jupiter saturn mercury neptune pluto atlas titan
    hercules zeus hermes ares diana athena phoenix dragon eagle falcon hawk raven robin swift fox wolf bear
    rex""".split()
)
BY_HAND = """insulin heparin penicillin saline vaccine immunoglobulin antivenom antitoxin toxoid cotrimoxazole
    co-trimoxazole co-amoxiclav co-codamol co-careldopa co-beneldopa co-dydramol co-artem coartem
adrenaline noradrenaline epinephrine norepinephrine paracetamol acetaminophen aspirin salbutamol albuterol
    pethidine meperidine
ciclosporin cyclosporine cyclosporin glibenclamide glyburide isoprenaline isoproterenol frusemide furosemide
lignocaine lidocaine rifampicin rifampin aciclovir acyclovir beclometasone beclomethasone bendroflumethiazide
bendrofluazide chlorphenamine chlorpheniramine cefalexin cephalexin cefradine cephradine cefazolin cephazolin
dosulepin dothiepin ergometrine ergonovine levothyroxine thyroxine liothyronine oestradiol estradiol oestrogen
sulfadiazine sulphadiazine sulfasalazine sulphasalazine sulfamethoxazole sulphamethoxazole trimeprazine alimemazine
amoxicillin amoxycillin ampicillin cloxacillin flucloxacillin phenobarbital phenobarbitone thiopental thiopentone
methylergonovine methylergometrine hyoscine scopolamine trihexyphenidyl benzhexol clomifene clomiphene
colecalciferol cholecalciferol ergocalciferol tetracosactide tretinoin ofloxacin codeine morphine diamorphine
hydroxycobalamin hydroxocobalamin cyanocobalamin ascorbate valproate divalproex artesunate artemether lumefantrine
sulphadoxine sulfadoxine pyrimethamine quinine chloroquine proguanil primaquine bismuth zidovudine nystatin
terlipressin ranitidine hydrocortisone betamethasone dexamethasone clobetasol mupirocin permethrin benzoyl
streptokinase alteplase reteplase tenecteplase ferrous ferric mesna pancreatin pancrelipase warfarin enoxaparin
dalteparin tinzaparin fondaparinux nicotine testosterone progesterone medroxyprogesterone norethisterone
norethindrone levonorgestrel ethinylestradiol ethinyloestradiol octreotide glucagon vasopressin desmopressin
oxytocin misoprostol carboprost mifepristone dinoprostone semaglutide zoledronate alendronate risedronate
ibandronate pamidronate filgrastim epoetin erythropoietin bupropion varenicline methylfolate ubiquinol curcumin
creatine caffeine melatonin glucosamine chondroitin ashwagandha turmeric psyllium ibuprofen diclofenac naproxen
mannitol digoxin prednisolone prednisone cinnarizine betahistine ondansetron domperidone albendazole
mebendazole levamisole niclosamide praziquantel pyrantel thiabendazole tiabendazole diethylcarbamazine ivermectin
ketoconazole fluconazole itraconazole griseofulvin terbinafine clotrimazole miconazole econazole tioconazole
spectinomycin tinidazole secnidazole metronidazole gentamicin gentamycin neomycin gramicidin polymyxin bacitracin
framycetin dithranol podophyllin podophyllotoxin salicylate crotamiton malathion lindane phytomenadione
menadione thiamine pyridoxine riboflavin nicotinamide niacin biotin folinate leucovorin tocopherol ors
antihistamine dextromethorphan guaifenesin pseudoephedrine methylcellulose lactulose bisacodyl senna macrogol
cromoglicate cromoglycate ipratropium tiotropium theophylline aminophylline hydralazine methyldopa labetalol
    nifedipine amlodipine
adenosine amphotericin atracurium atropine benztropine calamine cholestyramine desferrioxamine dicyclomine
ephedrine mercaptopurine methimazole methylphenidate neostigmine nitroglycerin pancuronium papaverine physostigmine
pilocarpine pralidoxime propantheline protamine pyridostigmine quinidine succinylcholine suxamethonium valacyclovir
vecuronium cocaine heroin apomorphine homatropine yohimbine emetine strychnine edetate ceftaroline meclizine trospium
simethicone docusate stibogluconate pentostam suramin metamizole hyaluronidase botulinum trinitrate rocuronium
leuprolide leuprorelin buserelin triptorelin cyclophosphamide isosorbide coumadin tetracycline oxytetracycline
    chlortetracycline dimenhydrinate promethazine prochlorperazine chlorpromazine
""".split()
TIES = {  # UK, older or brand spelling -> the name that doses are compared by
    "paracetamol": "acetaminophen", "adrenaline": "epinephrine", "noradrenaline": "norepinephrine",
    "salbutamol": "albuterol", "ciclosporin": "cyclosporine", "cyclosporin": "cyclosporine",
    "glibenclamide": "glyburide", "pethidine": "meperidine", "lignocaine": "lidocaine",
    "isoprenaline": "isoproterenol", "frusemide": "furosemide", "rifampicin": "rifampin",
    "aciclovir": "acyclovir", "beclometasone": "beclomethasone", "bendrofluazide": "bendroflumethiazide",
    "chlorphenamine": "chlorpheniramine", "cefalexin": "cephalexin", "cefradine": "cephradine",
    "cephazolin": "cefazolin", "dothiepin": "dosulepin", "ergonovine": "ergometrine", "thyroxine": "levothyroxine",
    "oestradiol": "estradiol", "sulphadiazine": "sulfadiazine", "sulphasalazine": "sulfasalazine",
    "sulphamethoxazole": "sulfamethoxazole", "trimeprazine": "alimemazine", "amoxycillin": "amoxicillin",
    "phenobarbitone": "phenobarbital", "thiopentone": "thiopental", "methylergometrine": "methylergonovine",
    "scopolamine": "hyoscine", "benzhexol": "trihexyphenidyl", "clomifene": "clomiphene",
    "colecalciferol": "cholecalciferol", "gentamycin": "gentamicin", "co-trimoxazole": "cotrimoxazole",
    "sulphadoxine": "sulfadoxine", "tiabendazole": "thiabendazole", "norethindrone": "norethisterone",
    "ethinyloestradiol": "ethinylestradiol", "cromoglicate": "cromoglycate", "mesalamine": "mesalazine",
    "torasemide": "torsemide", "phytomenadione": "phytonadione", "hydroxycobalamin": "hydroxocobalamin",
    "levocarnitine": "carnitine", "folinate": "leucovorin", "divalproex": "valproate",
    "glycopyrrolate": "glycopyrronium", "hydroxyurea": "hydroxycarbamide", "coartem": "artemether",
    "co-artem": "artemether", "eltroxin": "levothyroxine",
    "suxamethonium": "succinylcholine", "valaciclovir": "valacyclovir",
    "colestyramine": "cholestyramine", "metamizole": "dipyrone", "meclozine": "meclizine",
    "pentostam": "stibogluconate",
    "trinitrate": "nitroglycerin", "desferrioxamine": "deferoxamine",
}  # fmt: skip


def _usage() -> tuple[Counter[str], Counter[str]]:
    """How often the sample articles write a word in lower case, and how often capitalised."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in sorted((SHARED / "corpus").glob("*/articles/*")):
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        text = re.sub(r"<[^>]*>|https?://\S+", " ", raw.decode("utf-8", "replace"))
        for word in re.findall(r"(?<![\w/.-])[A-Za-z]{4,}(?![\w/])", text):
            (lower if word.islower() else capital)[word.lower()] += 1
    return lower, capital


def build(rows: list[list[str]]) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """Names, brands (brand -> name) and synonyms (name -> the name that doses are compared by)."""
    lower, capital = _usage()
    official = {name: unii for name, kind, unii, _ in rows if kind == "official" and WORD.fullmatch(name)}
    names = {n for n in official if n not in EVERYDAY and not CHEMISTRY.match(n)} | set(BY_HAND)
    head_of: dict[str, str] = {}  # substance -> a name of it that we know
    for _name, _kind, unii, shown in rows:
        words = [w for w in shown.replace(",", " ").split() if w in names]
        if words and unii not in head_of:
            head_of[unii] = words[0]
    brands = {
        name: head_of[unii]
        for name, kind, unii, _ in rows
        if kind == "brand" and WORD.fullmatch(name) and unii in head_of and name not in names
        and name not in EVERYDAY and name not in NOT_BRANDS and not CHEMISTRY.match(name)
        and lower[name] * 5 <= capital[name]
        and len(name) > 3
    }  # fmt: skip
    synonyms = {n: head_of[u] for n, u in official.items() if n in names and u in head_of and head_of[u] != n}
    return sorted(names), brands, {**synonyms, **TIES}


def main() -> int:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED / "lexicons" / "substance-names.tsv.gz"
    if not path.exists():
        print(f"skipped: {path} is not here")
        return 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines][1:]
    names, brands, synonyms = build(rows)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(
        "# Drug names for dose checks; made by benchmarks/build_drug_lexicon.py, do not edit.\n"
        "# Source: UNII names list (US FDA and NCATS, Global Substance Registration System), public domain.\n"
        "# Three parts: names; brand and its name; name and the name that doses are compared by. In the first two the\n"
        "# words with the same two letters at their beginning are a line (lint/lexicons.py).\n"
        "%\n" + grouped(names)
        + "\n%\n" + grouped(f"{b}={n}" for b, n in brands.items())
        + "\n%\n" + "\n".join(f"{a} {b}" for a, b in sorted(synonyms.items())) + "\n",
        encoding="utf-8",
    )  # fmt: skip
    print(f"{len(names)} names, {len(brands)} brands, {len(synonyms)} synonyms; {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
