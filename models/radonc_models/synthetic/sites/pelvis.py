"""Prostate, bladder, gynaecological sites, rectum and anus."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site

__all__ = ["SITES"]

_PROSTATE = (Place(("prostate", "prostate gland", "prostate"), "prostate", "C61"),)
_PROSTATE_BED = (Place(("prostate", "prostate gland", "prostate"), "prostate bed", "C61"),)

PROSTATE_LOW = Site(
    name="prostate-lowint",
    weight=6,
    histology=("adenocarcinoma", "acinar adenocarcinoma", "adenoca"),
    cells=(
        "T1c, Gleason 3+3, PSA 5",
        "T1c, Gleason 3+4, PSA 7",
        "T2a, Gleason 3+3, PSA 8",
        "T2a, Gleason 3+4, PSA 6",
        "T2b, Gleason 3+4, PSA 9",
        "T1c, Gleason 3+4, PSA 9",
    ),
    places=_PROSTATE,
    sex="male",
    ages=(55, 80),
    arms=(
        Arm(
            "lives nearby, normal bowel",
            (
                "Lives in town, few urinary symptoms, no bowel disease.",
                "Local resident, good urinary function, bowels normal.",
                "Lives close to the center; IPSS low, no bowel problems.",
                "Home is nearby, urinary flow good, colon healthy.",
                "He lives near the hospital, urinary function good, bowel normal.",
                "Lives nearby, low IPSS, normal bowel.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 20, 0.8), Option(70, 28, 0.2))),
            weight=1.2,
        ),
        Arm(
            "lives far away, few visits",
            (
                "Lives hours away and can come for a week or two only.",
                "Long travel distance, few visits possible.",
                "Remote home, asks for as few visits as possible.",
                "Home is far away; only a handful of visits are feasible.",
                "He lives far from the hospital and can manage few visits.",
                "Lives far away, few visits feasible.",
            ),
            Plan("photon", "Photon SBRT", (Option(36.25, 5, 0.8), Option(40, 5, 0.2))),
        ),
        Arm(
            "inflammatory bowel disease",
            (
                "Crohn disease of the colon, low bowel tolerance.",
                "Ulcerative colitis, rectal dose must be minimal.",
                "Active inflammatory bowel disease.",
                "History of colitis with flares, bowel must be spared.",
                "He has inflammatory bowel disease with recent flares.",
                "Ulcerative colitis, active.",
            ),
            Plan("proton", "Proton PBS", (Option(70, 28, 0.85), Option(78, 39, 0.15))),
        ),
    ),
)

PROSTATE_HIGH = Site(
    name="prostate-high",
    weight=4,
    histology=("high-risk adenocarcinoma", "adenocarcinoma, high risk", "high-risk adenoca"),
    cells=(
        "T3a, Gleason 4+4, PSA 14",
        "T3a, Gleason 4+5, PSA 22",
        "T3b, Gleason 4+4, PSA 18",
        "T3b, Gleason 4+5, PSA 31",
        "T2c, Gleason 4+5, PSA 24",
    ),
    places=_PROSTATE,
    sex="male",
    ages=(56, 79),
    arms=(
        Arm(
            "small gland, few symptoms",
            (
                "Small gland of 32 cc, minimal urinary symptoms, fit for anesthesia.",
                "Gland 28 cc with low IPSS; anesthesia is acceptable.",
                "Prostate volume small, urinary flow excellent, anesthesia cleared.",
                "Volume 35 cc, no obstruction, suitable for anesthesia.",
                "Small prostate, good urinary flow, cleared for anesthesia.",
                "Small gland, low IPSS, fit for anesthesia.",
            ),
            Plan(
                "photon+brachytherapy",
                "Photon VMAT with HDR brachytherapy boost",
                (Option(45, 25),),
                ", then HDR 15 Gy in 1 fraction, with long-term ADT",
            ),
            weight=1.1,
        ),
        Arm(
            "large gland with obstruction",
            (
                "Large gland of 95 cc with obstructive symptoms and prior TURP.",
                "Gland 110 cc, high IPSS, not suitable for anesthesia.",
                "Prostate volume large, obstructive flow, previous TURP.",
                "Volume 88 cc, marked obstruction.",
                "Large prostate, obstructive symptoms, earlier TURP.",
                "Large gland, high IPSS, prior TURP.",
            ),
            Plan("photon", "Photon VMAT", (Option(70, 28, 0.8), Option(78, 39, 0.2)), ", with long-term ADT"),
        ),
    ),
)

PROSTATE_BED = Site(
    name="prostate-bed",
    weight=3,
    histology=("adenocarcinoma after prostatectomy", "biochemical recurrence", "post-prostatectomy adenoca"),
    cells=("pT2 R0", "pT2 R1", "pT3a R0", "pT3a R1", "pT3b R1"),
    places=_PROSTATE_BED,
    sex="male",
    ages=(54, 78),
    arms=(
        Arm(
            "rising PSA, imaging negative",
            (
                "Rising PSA, MRI and PSMA PET without visible recurrence.",
                "PSA is increasing; imaging shows nothing.",
                "Biochemical relapse only, scans negative.",
                "PSA climbing with clean imaging.",
                "PSA is rising, imaging shows no visible recurrence.",
                "Rising PSA, imaging negative.",
            ),
            Plan("photon", "Photon VMAT", (Option(66.6, 37, 0.8), Option(64.8, 36, 0.2))),
        ),
        Arm(
            "rising PSA with a visible nodule",
            (
                "Rising PSA with a nodule at the anastomosis on MRI.",
                "PSA is increasing; MRI shows local gross recurrence.",
                "Visible recurrent nodule in the bed.",
                "PSMA PET positive nodule at the anastomosis.",
                "PSA is rising, MRI shows a recurrent nodule.",
                "Rising PSA, recurrent nodule visible.",
            ),
            Plan("photon", "Photon VMAT", (Option(70.2, 39),), ", with 6 months of ADT"),
        ),
    ),
)

BLADDER = Site(
    name="bladder",
    weight=3,
    histology=("muscle-invasive urothelial carcinoma", "urothelial carcinoma", "MIBC"),
    cells=("T2 N0 M0", "T2a N0 M0", "T2b N0 M0", "T3a N0 M0", "T3b N0 M0"),
    places=(
        Place(("lateral wall of the bladder", "bladder, lateral wall", "bladder lat wall"), "bladder", "C67.2"),
        Place(
            ("posterior wall of the bladder", "bladder, posterior wall", "bladder post wall"),
            "bladder",
            "C67.4",
        ),
        Place(("trigone of the bladder", "bladder, trigone", "bladder trigone"), "bladder", "C67.0"),
        Place(("dome of the bladder", "bladder, dome", "bladder dome"), "bladder", "C67.1"),
    ),
    ages=(60, 89),
    arms=(
        Arm(
            "bladder preservation",
            (
                "Maximal TURBT, bladder preservation with chemotherapy wanted.",
                "Complete TURBT; trimodality treatment agreed.",
                "After full TURBT, organ preservation with chemo planned.",
                "TURBT complete, keeps his bladder by trimodality therapy.",
                "Complete TURBT, bladder preservation with chemotherapy planned.",
                "TURBT complete, trimodality bladder preservation.",
            ),
            Plan(
                "photon",
                "Photon VMAT",
                (Option(55, 20, 0.85), Option(64, 32, 0.15)),
                ", with 5-FU and mitomycin",
            ),
            weight=1.3,
        ),
        Arm(
            "frail and bleeding",
            (
                "Very frail, bleeding; comfort is the aim.",
                "Bleeding from the tumor, bedbound, palliative intent.",
                "Hematuria and poor performance, symptom control only.",
                "Palliation of hematuria in a frail patient.",
                "Frail with ongoing hematuria, palliative intent.",
                "Frail, hematuria, palliative.",
            ),
            Plan("photon", "Photon 3D", (Option(36, 6),)),
        ),
    ),
)

CERVIX = Site(
    name="cervix",
    weight=3.5,
    histology=("squamous cell carcinoma", "invasive squamous carcinoma", "SCC"),
    cells=("FIGO IB3", "FIGO IIA2", "FIGO IIB", "FIGO IIIB", "FIGO IIIC1"),
    places=(
        Place(("exocervix", "cervix, exocervix", "exocervix"), "pelvis", "C53.1"),
        Place(("endocervix", "cervix, endocervix", "endocervix"), "pelvis", "C53.0"),
    ),
    sex="female",
    ages=(32, 74),
    arms=(
        Arm(
            "intact uterus",
            (
                "Intact uterus, definitive treatment, cisplatin possible.",
                "No surgery; definitive chemoradiation with cisplatin.",
                "Uterus in place, curative chemoradiation intended.",
                "Unresected, to be treated definitively with cisplatin.",
                "Not operated, definitive chemoradiation with cisplatin.",
                "Intact cervix, definitive chemoradiation.",
            ),
            Plan(
                "photon+brachytherapy",
                "Photon VMAT with HDR brachytherapy",
                (Option(45, 25),),
                ", then HDR 28 Gy in 4 fractions, with weekly cisplatin",
            ),
            weight=1.6,
        ),
        Arm(
            "after hysterectomy, nodes positive",
            (
                "After radical hysterectomy with positive pelvic nodes.",
                "Radical hysterectomy done; nodes involved, margins clear.",
                "Postoperative, parametrium and nodes positive.",
                "Status post radical hysterectomy with nodal disease.",
                "Operated by radical hysterectomy, positive nodes.",
                "Post hysterectomy, node positive.",
            ),
            Plan(
                "photon",
                "Photon VMAT",
                (Option(45, 25, 0.8), Option(50.4, 28, 0.2)),
                ", with weekly cisplatin",
            ),
            weight=0.8,
        ),
    ),
)

ENDOMETRIUM = Site(
    name="endometrium",
    weight=4,
    histology=("endometrioid adenocarcinoma", "endometrial adenocarcinoma", "endometrioid ca"),
    cells=("FIGO IA grade 3", "FIGO IB grade 1", "FIGO IB grade 2", "FIGO IB grade 3", "FIGO II grade 1"),
    places=(Place(("endometrium", "uterus, endometrium", "endometrium"), "vaginal cuff", "C54.1"),),
    sex="female",
    ages=(48, 84),
    arms=(
        Arm(
            "no lymphovascular invasion, nodes negative",
            (
                "Hysterectomy, no lymphovascular invasion, nodes negative.",
                "Status post hysterectomy; LVSI absent, sentinel nodes clear.",
                "TAH-BSO with negative nodes and no LVSI.",
                "After hysterectomy, LVSI negative and node negative.",
                "Hysterectomy done, LVSI is absent, nodes negative.",
                "Hysterectomy, no LVSI, nodes negative.",
            ),
            Plan("brachytherapy", "HDR cylinder brachytherapy", (Option(21, 3, 0.85), Option(30, 5, 0.15))),
            weight=1.2,
        ),
        Arm(
            "lymphovascular invasion, node positive",
            (
                "Hysterectomy with substantial lymphovascular invasion and a positive node.",
                "Status post hysterectomy; extensive LVSI, sentinel node involved.",
                "TAH-BSO, LVSI extensive, one node positive.",
                "After hysterectomy, marked LVSI with nodal spread.",
                "Hysterectomy done, extensive LVSI, a node is positive.",
                "Hysterectomy, extensive LVSI, node positive.",
            ),
            Plan("photon", "Photon VMAT pelvic", (Option(45, 25, 0.8), Option(50.4, 28, 0.2))),
            weight=0.8,
        ),
    ),
)

RECTUM = Site(
    name="rectum",
    weight=4,
    histology=("adenocarcinoma", "invasive adenocarcinoma", "adenoca"),
    cells=("T2 N1 M0", "T3 N0 M0", "T3 N1 M0", "T3 N2 M0", "T4a N1 M0"),
    places=(Place(("rectum", "rectum, 6 cm from the verge", "mid rectum"), "rectum and pelvic nodes", "C20"),),
    ages=(42, 82),
    arms=(
        Arm(
            "mesorectal fascia clear",
            (
                "Mesorectal fascia is clear; surgery follows soon.",
                "MRI shows a free mesorectal fascia, early surgery planned.",
                "CRM not threatened, prompt resection.",
                "Fascia uninvolved on MRI, surgery next week.",
                "Mesorectal fascia free on MRI, surgery soon.",
                "CRM clear, early surgery.",
            ),
            Plan("photon", "Photon VMAT", (Option(25, 5),)),
        ),
        Arm(
            "mesorectal fascia threatened",
            (
                "Mesorectal fascia is threatened, downsizing needed.",
                "MRI shows tumor at the mesorectal fascia; downsizing before surgery.",
                "CRM involved, shrinkage wanted first.",
                "Fascia involved on MRI, response needed before resection.",
                "Mesorectal fascia involved on MRI, downsizing needed.",
                "CRM threatened, downsizing first.",
            ),
            Plan("photon", "Photon VMAT", (Option(50.4, 28, 0.8), Option(50, 25, 0.2)), ", with capecitabine"),
        ),
    ),
)

ANUS = Site(
    name="anus",
    weight=2,
    histology=("squamous cell carcinoma", "squamous carcinoma", "SCC"),
    cells=("stage group I", "stage group II", "stage group IIA", "stage group IIB", "stage group IIIA"),
    places=(
        Place(("anal canal", "canal of the anus", "anal canal"), "anal canal and nodes", "C21.1"),
        Place(("anus", "anal verge", "anus"), "anus and nodes", "C21.0"),
    ),
    ages=(45, 78),
    arms=(
        Arm(
            "small tumor, nodes negative",
            (
                "Small tumor, groins negative.",
                "Lesion under 4 cm, inguinal nodes clear.",
                "Small primary without nodal disease.",
                "Limited primary, PET negative nodes.",
                "Small primary, inguinal nodes negative.",
                "Small tumor, no nodes.",
            ),
            Plan("photon", "Photon VMAT", (Option(50.4, 28),), ", with 5-FU and mitomycin"),
        ),
        Arm(
            "bulky tumor, nodes positive",
            (
                "Bulky tumor with inguinal nodes.",
                "Lesion over 5 cm, groin nodes involved.",
                "Large primary with nodal disease.",
                "Bulky primary, PET positive inguinal nodes.",
                "Large primary, inguinal nodes positive.",
                "Bulky tumor, nodes positive.",
            ),
            Plan("photon", "Photon VMAT", (Option(54, 30),), ", with 5-FU and mitomycin"),
        ),
    ),
)

SITES = (PROSTATE_LOW, PROSTATE_HIGH, PROSTATE_BED, BLADDER, CERVIX, ENDOMETRIUM, RECTUM, ANUS)
