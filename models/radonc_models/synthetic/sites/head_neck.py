"""Oropharynx, oral cavity, larynx and nasopharynx."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

_CISPLATIN = ", with weekly cisplatin"
_CETUXIMAB = ", with cetuximab"

HN_DEFINITIVE = Site(
    name="hn-definitive",
    weight=5,
    histology=("squamous cell carcinoma", "p16 positive squamous carcinoma", "SCC"),
    cells=("T2 N1 M0", "T2 N2 M0", "T3 N1 M0", "T3 N2 M0", "T1 N2 M0", "T4 N2 M0"),
    places=(
        *sided(
            ("{side} tonsil", "tonsil on the {side}", "{s} tonsil"),
            "{side} tonsil and both necks",
            "C09.9",
            "C09.9",
        ),
        Place(("base of tongue", "tongue base", "BOT"), "base of tongue and both necks", "C01"),
        Place(("supraglottis", "supraglottic larynx", "supraglottic larynx"), "larynx and both necks", "C32.1"),
    ),
    ages=(46, 77),
    arms=(
        Arm(
            "cisplatin possible",
            (
                "Normal renal function and hearing, cisplatin is feasible.",
                "Kidneys and audiogram normal; cisplatin planned.",
                "Creatinine clearance 90, hearing intact, cisplatin eligible.",
                "Good kidneys and hearing, suitable for cisplatin.",
                "Renal function and hearing are normal, cisplatin possible.",
                "Normal kidneys, cisplatin eligible.",
            ),
            Plan("photon", "Photon VMAT", (Option(70, 35, 0.85), Option(69.96, 33, 0.15)), _CISPLATIN),
            weight=1.4,
        ),
        Arm(
            "cisplatin not possible",
            (
                "Renal failure and hearing loss, cisplatin contraindicated.",
                "Kidney function poor with hearing aids; no cisplatin.",
                "Creatinine clearance 35 and deafness, platinum ineligible.",
                "Bad kidneys and hearing, cannot have cisplatin.",
                "Renal function poor and hearing loss, cisplatin not possible.",
                "Poor kidneys, cisplatin ineligible.",
            ),
            Plan("photon", "Photon VMAT", (Option(70, 35, 0.85), Option(69.96, 33, 0.15)), _CETUXIMAB),
        ),
        Arm(
            "earlier neck radiation",
            (
                "Previous neck radiation for another cancer ten years ago; cisplatin is feasible.",
                "Earlier radiotherapy to the neck; cisplatin planned.",
                "Neck irradiated in the past for lymphoma, cisplatin eligible.",
                "Past head and neck radiation, suitable for cisplatin.",
                "Previous radiotherapy to the neck, cisplatin possible.",
                "Prior neck radiation, cisplatin eligible.",
            ),
            Plan("proton", "Proton IMPT", (Option(70, 35),), _CISPLATIN),
            weight=0.8,
        ),
    ),
)

HN_POSTOP = Site(
    name="hn-postop",
    weight=4,
    histology=("squamous cell carcinoma", "invasive squamous carcinoma", "SCC"),
    cells=("pT2 N1", "pT2 N2b", "pT3 N0", "pT3 N1", "pT4a N1"),
    places=(
        Place(
            ("border of the tongue", "lateral tongue", "lateral oral tongue"),
            "oral tongue bed and neck",
            "C02.1",
        ),
        Place(("floor of mouth", "mouth floor", "FOM"), "floor of mouth bed and neck", "C04.9"),
        Place(("buccal mucosa", "cheek mucosa", "buccal mucosa"), "buccal bed and neck", "C06.0"),
    ),
    ages=(42, 79),
    arms=(
        Arm(
            "resected, margins clear",
            (
                "Resected with clear margins and no extranodal extension.",
                "Surgery done: margins free, ENE absent.",
                "Postoperative, margins negative without ENE.",
                "Operated, clean margins, no extracapsular spread.",
                "Resection complete, margins are negative, ENE absent.",
                "Resected, negative margins, no ENE.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 30),)),
        ),
        Arm(
            "resected, margin positive with extranodal extension",
            (
                "Resected with a positive margin and extranodal extension.",
                "Surgery done: margin involved, ENE present.",
                "Postoperative, margin positive with ENE.",
                "Operated, involved margin, extracapsular spread.",
                "Resection done, a margin is positive, ENE present.",
                "Resected, positive margin, ENE.",
            ),
            Plan("photon", "Photon VMAT", (Option(66, 33),), _CISPLATIN),
        ),
    ),
)

GLOTTIS = Site(
    name="glottis",
    weight=2.5,
    histology=("squamous cell carcinoma", "squamous carcinoma", "SCC"),
    cells=("N0 M0", "N0, smoker", "N0, former smoker", "N0 M0, singer", "N0, teacher"),
    places=(Place(("glottis", "vocal cords", "true vocal cord"), "larynx", "C32.0"),),
    ages=(50, 84),
    arms=(
        Arm(
            "cord moves normally",
            (
                "T1, cords fully mobile.",
                "Stage T1 with normal cord movement.",
                "T1 lesion, mobile cord.",
                "Confined to the cord, T1.",
                "T1, the cord moves normally.",
                "T1 lesion with a mobile cord.",
            ),
            Plan("photon", "Photon 3D", (Option(63, 28),)),
        ),
        Arm(
            "cord moves poorly",
            (
                "T2, extends to the supraglottis with impaired mobility.",
                "Stage T2 with sluggish cord movement.",
                "T2 lesion, cord mobility impaired.",
                "Beyond the cord, T2.",
                "T2, the cord moves poorly.",
                "T2 lesion with impaired mobility.",
            ),
            Plan("photon", "Photon 3D", (Option(65.25, 29),)),
        ),
    ),
)

NASOPHARYNX = Site(
    name="nasopharynx",
    weight=2.5,
    histology=("nonkeratinizing carcinoma", "EBV positive carcinoma", "NPC"),
    cells=("N1 M0", "N2 M0", "N0 M0", "N3 M0", "N1, EBV DNA high"),
    places=(
        Place(
            ("lateral wall of the nasopharynx", "nasopharynx, lateral wall", "NPX lateral wall"),
            "nasopharynx and both necks",
            "C11.2",
        ),
        Place(
            ("posterior wall of the nasopharynx", "nasopharynx, posterior wall", "NPX post wall"),
            "nasopharynx and both necks",
            "C11.1",
        ),
        Place(
            ("roof of the nasopharynx", "nasopharynx, roof", "NPX roof"),
            "nasopharynx and both necks",
            "C11.0",
        ),
    ),
    ages=(34, 70),
    arms=(
        Arm(
            "skull base intact",
            (
                "Confined to the nasopharynx, skull base intact.",
                "No bone involvement on MRI.",
                "Skull base is free on MRI.",
                "No erosion of the skull base.",
                "The skull base is intact on MRI.",
                "Skull base not involved.",
            ),
            Plan("photon", "Photon VMAT", (Option(70, 33, 0.8), Option(70, 35, 0.2)), _CISPLATIN),
        ),
        Arm(
            "skull base invaded near the brainstem",
            (
                "Invades the clivus and touches the brainstem.",
                "Skull base destruction next to the optic chiasm.",
                "Clivus eroded, close to the temporal lobe and chiasm.",
                "Intracranial extension through the skull base.",
                "The clivus is invaded, brainstem adjacent.",
                "Skull base invaded, near brainstem.",
            ),
            Plan("proton", "Proton IMPT", (Option(70, 33, 0.8), Option(70, 35, 0.2)), _CISPLATIN),
        ),
    ),
)

SITES = (HN_DEFINITIVE, HN_POSTOP, GLOTTIS, NASOPHARYNX)
