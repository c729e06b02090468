"""Skin, benign disease, eye, lymphoma and sarcoma."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

SKIN = Site(
    name="skin",
    weight=9,
    histology=("basal cell carcinoma", "nodular basal cell carcinoma", "BCC"),
    cells=("T1 N0", "T2 N0", "T1 N0, recurrent", "T2 N0, recurrent", "T3 N0", "T1 N0, incomplete excision"),
    places=(
        Place(("scalp", "scalp vertex", "scalp"), "scalp", "C44.41"),
        Place(("neck skin", "skin of the neck", "neck"), "neck skin", "C44.41"),
        Place(("cheek", "skin of the cheek", "cheek"), "cheek", "C44.319"),
        Place(("forehead", "skin of the forehead", "forehead"), "forehead", "C44.319"),
    ),
    ages=(66, 94),
    arms=(
        Arm(
            "flat lesion",
            (
                "Flat lesion on an even surface, 2.5 cm; surgery declined.",
                "Plane skin surface, lesion 3 cm, not for surgery.",
                "Even contour, 2 cm, declines excision.",
                "Level skin, 2.8 cm, surgery not wanted.",
                "The surface is flat, 2.5 cm, declines surgery.",
                "Flat surface, 3 cm, no surgery.",
            ),
            Plan("electron", "Electron en face", (Option(55, 20, 0.8), Option(50, 20, 0.2))),
            weight=1.5,
        ),
        Arm(
            "very frail, nursing home",
            (
                "Very frail nursing home resident, flat lesion.",
                "Dementia, bedbound; even surface, few visits essential.",
                "Nursing home, severe frailty, lesion on a plane.",
                "Frail with dementia; level skin, short course only.",
                "Frail nursing home resident, the surface is flat.",
                "Nursing home, very frail, flat lesion.",
            ),
            Plan("electron", "Electron en face", (Option(44, 10),)),
        ),
        Arm(
            "curved surface, thin lesion",
            (
                "Thin lesion over a strongly curved surface, depth 3 mm.",
                "Depth 2 mm on a curved contour.",
                "Marked curvature, thickness 3 mm.",
                "Convex area, only 2 mm deep.",
                "The surface is strongly curved, 3 mm deep.",
                "Curved surface, thin lesion of 2 mm.",
            ),
            Plan("brachytherapy", "HDR surface mould brachytherapy", (Option(40, 8),)),
            weight=0.8,
        ),
    ),
)

CUTANEOUS_SCC = Site(
    name="skin-scc-postop",
    weight=3,
    histology=("cutaneous squamous cell carcinoma", "squamous carcinoma of the skin", "cSCC"),
    cells=("pT2 N0", "pT3 N0", "pT1 N0, immunosuppressed", "pT2 N0, recurrent", "pT3 N0, transplant"),
    places=(
        Place(("scalp", "scalp vertex", "scalp"), "scalp bed", "C44.42"),
        *sided(
            ("{side} forearm", "forearm on the {side}", "{s} forearm"),
            "{side} forearm bed",
            "C44.622",
            "C44.629",
        ),
        *sided(
            ("{side} lower leg", "lower leg on the {side}", "{s} shin"),
            "{side} lower leg bed",
            "C44.722",
            "C44.729",
        ),
    ),
    ages=(60, 90),
    arms=(
        Arm(
            "excised, margins clear",
            (
                "Excised, margins clear, perineural invasion.",
                "Excision with free margins but perineural spread.",
                "Resected; PNI present, margins negative.",
                "Operated with negative margins, nerve invasion.",
                "Excised with negative margins, perineural invasion.",
                "Excised, PNI, margins clear.",
            ),
            Plan("electron", "Electron en face", (Option(60, 30),)),
        ),
        Arm(
            "excised, margin positive",
            (
                "Excised, deep margin positive.",
                "Excision with an involved margin.",
                "Resected; margin positive, no further surgery.",
                "Operated, tumor at the margin.",
                "Excised with a positive margin.",
                "Excised, positive deep margin.",
            ),
            Plan("electron", "Electron en face", (Option(66, 33),)),
        ),
    ),
)

KELOID = Site(
    name="keloid",
    weight=2.5,
    histology=("hypertrophic scar", "recurrent keloid", "keloid"),
    cells=("after piercing", "after acne", "after surgery", "second recurrence", "after burn"),
    places=(
        *sided(("{side} earlobe", "earlobe on the {side}", "{s} earlobe"), "{side} earlobe", "L91.0", "L91.0"),
        *sided(("{side} shoulder", "shoulder on the {side}", "{s} shoulder"), "{side} shoulder", "L91.0", "L91.0"),
    ),
    ages=(18, 48),
    arms=(
        Arm(
            "excised, low tension",
            (
                "Excised this morning, first recurrence, low tension.",
                "Re-excision today, wound without tension.",
                "Excision today, low tension closure.",
                "Removed today, skin closed easily.",
                "Excised today, closed without tension.",
                "Excised today, low tension.",
            ),
            Plan("electron", "Electron en face", (Option(12, 3),)),
        ),
        Arm(
            "excised, high tension",
            (
                "Excised this morning, high tension wound, several relapses.",
                "Re-excision today, wound under tension.",
                "Excision today, high tension closure.",
                "Removed today, closed under strong tension.",
                "Excised today, closed with high tension.",
                "Excised today, high tension.",
            ),
            Plan("electron", "Electron en face", (Option(16, 4),)),
        ),
    ),
)

OSSIFICATION = Site(
    name="heterotopic-bone",
    weight=1.5,
    histology=("heterotopic ossification", "ossification of muscle", "HO"),
    cells=(
        "after hip arthroplasty",
        "after acetabular fracture",
        "after revision arthroplasty",
        "prior ossification",
        "after trauma",
    ),
    places=sided(("{side} thigh", "thigh on the {side}", "{s} thigh"), "{side} hip", "M61.551", "M61.552"),
    ages=(34, 78),
    arms=(
        Arm(
            "prophylaxis after surgery",
            (
                "Prophylaxis within 72 hours of surgery.",
                "Surgery yesterday, prophylaxis requested.",
                "Operated one day ago, to prevent new bone.",
                "Prophylaxis on the first postoperative day.",
                "Surgery was yesterday, prophylaxis planned.",
                "Prophylaxis after surgery yesterday.",
            ),
            Plan("photon", "Photon opposed fields", (Option(7, 1, 0.75), Option(8, 1, 0.25))),
        ),
    ),
)

UVEAL = Site(
    name="uveal-melanoma",
    weight=4,
    histology=("uveal melanoma", "melanoma of the choroid", "choroidal melanoma"),
    cells=("T1a", "T2a", "T2b", "T3a", "T3b"),
    places=sided(("{side} choroid", "choroid of the {side} eye", "{s} choroid"), "{side} eye", "C69.31", "C69.32"),
    ages=(38, 82),
    arms=(
        Arm(
            "touches the optic disc",
            (
                "Touches the optic disc.",
                "Juxtapapillary, surrounds half the disc.",
                "Located at the optic nerve head.",
                "Adjacent to the disc and macula.",
                "The tumor touches the optic disc.",
                "At the optic disc.",
            ),
            Plan("proton", "Proton therapy", (Option(56, 4, 0.85), Option(60, 4, 0.15))),
        ),
        Arm(
            "far from the optic disc",
            (
                "Equatorial, far from the optic disc.",
                "Anterior to the equator, disc distant.",
                "Located in the periphery of the fundus.",
                "Nasal periphery, distant from disc and macula.",
                "The tumor is peripheral, far from the optic disc.",
                "Peripheral, disc distant.",
            ),
            Plan("brachytherapy", "I-125 plaque brachytherapy", (Option(85, 1),)),
        ),
    ),
)

HODGKIN = Site(
    name="hodgkin",
    weight=3,
    histology=("nodular sclerosis Hodgkin lymphoma", "classical Hodgkin lymphoma, nodular sclerosis", "NSHL"),
    cells=("stage IA", "stage IIA", "stage IB", "stage IIB", "stage IIA, ESR high"),
    places=(
        Place(("mediastinum", "mediastinal nodes", "mediastinum"), "mediastinum", "C81.12"),
        Place(("neck nodes", "cervical nodes", "cervical LN"), "neck", "C81.11"),
    ),
    ages=(18, 44),
    arms=(
        Arm(
            "favorable, complete response",
            (
                "Favorable, complete response after 2 cycles of ABVD.",
                "Two cycles ABVD, PET negative, favorable group.",
                "Complete metabolic response, favorable risk.",
                "Favorable risk group, PET clear after two cycles.",
                "Favorable risk, complete response after ABVD.",
                "Favorable, PET negative.",
            ),
            Plan("photon", "Photon VMAT involved site", (Option(20, 10),)),
        ),
        Arm(
            "unfavorable, complete response",
            (
                "Unfavorable, bulky, complete response after 4 cycles of ABVD.",
                "Four cycles ABVD, PET negative, unfavorable group.",
                "Complete metabolic response, unfavorable with bulk.",
                "Unfavorable risk group, PET clear after four cycles.",
                "Unfavorable risk, complete response after ABVD.",
                "Unfavorable, bulky, PET negative.",
            ),
            Plan("photon", "Photon VMAT involved site", (Option(30, 15),)),
        ),
        Arm(
            "unfavorable with cardiomyopathy",
            (
                "Unfavorable; earlier anthracycline cardiomyopathy, the target lies on the heart.",
                "Four cycles ABVD, unfavorable; cardiomyopathy, heart dose critical.",
                "Unfavorable; cardiac toxicity from chemotherapy, heart must be spared.",
                "Unfavorable group with chemotherapy-induced heart failure.",
                "Unfavorable risk, cardiomyopathy after ABVD, heart sparing.",
                "Unfavorable, cardiomyopathy.",
            ),
            Plan("proton", "Proton PBS involved site", (Option(30, 15),)),
            weight=0.8,
        ),
    ),
)

DLBCL = Site(
    name="dlbcl",
    weight=2.5,
    histology=("diffuse large B-cell lymphoma", "large B-cell lymphoma", "DLBCL"),
    cells=("stage I bulky", "stage II", "stage II bulky", "stage IE", "stage IV, residual site"),
    places=(
        Place(("mediastinum", "intrathoracic nodes", "mediastinum"), "mediastinum", "C83.32"),
        Place(("retroperitoneum", "intra-abdominal nodes", "abdominal LN"), "abdominal nodes", "C83.33"),
        Place(("neck nodes", "cervical nodes", "cervical LN"), "neck", "C83.31"),
    ),
    ages=(40, 80),
    arms=(
        Arm(
            "complete response",
            (
                "Complete response after R-CHOP.",
                "R-CHOP x6, PET negative.",
                "Complete metabolic response to R-CHOP.",
                "PET clear after R-CHOP.",
                "After R-CHOP the PET is negative.",
                "R-CHOP done, PET negative.",
            ),
            Plan("photon", "Photon VMAT involved site", (Option(30, 15),)),
        ),
        Arm(
            "partial response",
            (
                "Partial response after R-CHOP.",
                "R-CHOP x6, residual PET activity.",
                "Incomplete metabolic response to R-CHOP.",
                "PET positive residue after R-CHOP.",
                "After R-CHOP the PET is still positive.",
                "R-CHOP done, PET positive residue.",
            ),
            Plan("photon", "Photon VMAT involved site", (Option(36, 18),)),
        ),
    ),
)

SARCOMA = Site(
    name="sarcoma",
    weight=3,
    histology=("soft tissue sarcoma", "undifferentiated pleomorphic sarcoma", "STS"),
    cells=("grade 2, 7 cm", "grade 3, 6 cm", "grade 3, 9 cm", "grade 3, 12 cm", "grade 2, 11 cm"),
    places=(
        *sided(("{side} thigh", "thigh on the {side}", "{s} thigh"), "{side} thigh", "C49.21", "C49.22"),
        *sided(
            ("{side} upper arm", "upper arm on the {side}", "{s} upper arm"),
            "{side} upper arm",
            "C49.11",
            "C49.12",
        ),
    ),
    ages=(28, 82),
    arms=(
        Arm(
            "before resection",
            (
                "Resection will follow.",
                "Preoperative treatment, then surgery.",
                "Surgery planned afterwards.",
                "To be resected after treatment.",
                "Surgery is planned after treatment.",
                "Preoperative, surgery to follow.",
            ),
            Plan("photon", "Photon VMAT", (Option(50, 25),)),
        ),
        Arm(
            "resected, margins clear",
            (
                "Resected with negative margins.",
                "Status post excision, margins free.",
                "Postoperative, R0.",
                "Already removed, clean margins.",
                "Surgery is done, margins are negative.",
                "Postoperative, margins negative.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 30),)),
        ),
        Arm(
            "resected, margin positive",
            (
                "Resected with positive margins.",
                "Status post excision, margin involved.",
                "Postoperative, R1.",
                "Already removed, tumor at the margin.",
                "Surgery is done, a margin is positive.",
                "Postoperative, margin positive.",
            ),
            Plan("photon", "Photon VMAT", (Option(66, 33),)),
        ),
    ),
)

SITES = (SKIN, CUTANEOUS_SCC, KELOID, OSSIFICATION, UVEAL, HODGKIN, DLBCL, SARCOMA)
