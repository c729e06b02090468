"""Further ways to state each clinical situation of head, neck, brain, skin, eye, lymphatic system, bones and limbs."""

from __future__ import annotations

__all__ = ["ELSEWHERE"]

_HEAD_NECK = {
    "hn-definitive": (
        (
            "GFR 95, hears well, platinum will be given.",
            "Nothing against cisplatin: kidneys and ears fine.",
            "Platinum chemotherapy agreed, creatinine 0.8.",
            "Fit, audiometry fine, cisplatin scheduled.",
        ),
        (
            "GFR 28, hardly hears, platinum must be avoided.",
            "Cisplatin excluded by kidney disease and deafness.",
            "No platinum chemotherapy, creatinine 2.4.",
            "Dialysis patient, another drug than cisplatin is needed.",
        ),
        (
            "Irradiated at the neck in 2009, platinum will be given.",
            "Second cancer in a field treated years ago; cisplatin scheduled.",
            "Reirradiation situation, platinum chemotherapy agreed.",
            "Neck was treated with radiation as a young adult, fit for cisplatin.",
        ),
    ),
    "hn-postop": (
        (
            "R0, nodes without capsular breach.",
            "Tumor out completely, capsule of the nodes intact.",
            "Pathology: all margins 6 mm, no ECE.",
            "Margins wide, no spread beyond the nodal capsule.",
        ),
        (
            "R1, nodes with capsular breach.",
            "Tumor cut through, node capsule broken.",
            "Pathology: margin 0 mm, ECE seen.",
            "Margin not free, spread beyond the nodal capsule.",
        ),
    ),
    "glottis": (
        (
            "Category T1a, vibration preserved.",
            "T1, one cord, moves freely.",
            "T1: limited to the vocal fold.",
            "Small cord lesion of category T1.",
        ),
        (
            "Category T2, spread to the subglottis.",
            "T2, movement reduced.",
            "T2: reaches the false cord.",
            "Cord lesion of category T2 with limited motion.",
        ),
    ),
    "nasopharynx": (
        (
            "Stays within the mucosa, bone unaffected.",
            "CT: base of the skull normal.",
            "No growth into bone.",
            "Petroclival bone normal, soft tissue only.",
        ),
        (
            "Grows through the clivus up to the pons.",
            "CT: base of the skull destroyed, optic tract near.",
            "Growth into bone and cavernous sinus.",
            "Reaches the middle cranial fossa, temporal lobe adjacent.",
        ),
    ),
}

_BRAIN = {
    "glioblastoma": (
        (
            "Karnofsky 100, runs a business.",
            "No deficits, self-sufficient, Karnofsky 90.",
            "Working age and in full strength.",
            "Fit and employed, ECOG 0.",
        ),
        (
            "Over seventy, Karnofsky 70, cares for himself or herself.",
            "High age but walking, Karnofsky 80.",
            "Pensioner in fair condition.",
            "Aged, ECOG 1.",
        ),
        (
            "Karnofsky 40, cannot leave the bed.",
            "Needs nursing day and night.",
            "Wheelchair and full care, Karnofsky 50.",
            "Very poor condition, ECOG 4.",
        ),
    ),
    "low-grade-glioma": (
        (
            "In training for a job, many decades ahead.",
            "Twenties or thirties, neurocognition has to be protected.",
            "Good long-term outlook at a young age.",
            "Youthful, no deficits, survival counted in decades.",
        ),
        (
            "Past sixty, coronary disease and diabetes.",
            "Higher age with many illnesses.",
            "Comorbid and no longer young.",
            "Pensioner with stroke history and emphysema.",
        ),
    ),
    "meningioma": (
        (
            "CNS WHO 1, visual pathway 2 cm away.",
            "WHO I, no contact with optic structures.",
            "Slow growth, grade 1, visual apparatus remote.",
            "Grade 1; eyes and chiasm not concerned.",
        ),
        (
            "CNS WHO 1, visual pathway surrounded.",
            "WHO I, the optic canal is filled.",
            "Slow growth, grade 1, field defect from chiasm pressure.",
            "Grade 1; sight endangered by contact with the nerve.",
        ),
    ),
    "medulloblastoma": (
        (
            "Standard risk, no dissemination.",
            "M0 after near-total removal.",
            "Nothing seen along the spine, residue 0.4 cm2.",
            "Lumbar puncture clean, standard risk.",
        ),
        (
            "Disseminated, M2.",
            "M+ with nodules along the cord.",
            "Seeding of the spinal canal.",
            "Tumor cells in the lumbar puncture.",
        ),
    ),
    "chordoma": (
        (
            "Notochordal tumor, conventional chordoma by biopsy.",
            "Biopsy: chordoma, cytokeratin and brachyury expressed.",
            "Pathologist reports chordoma.",
            "Physaliphorous cells, so chordoma.",
        ),
        (
            "Cartilage tumor, chondrosarcoma by biopsy.",
            "Biopsy: chondrosarcoma G1, IDH mutation.",
            "Pathologist reports chondrosarcoma.",
            "Malignant cartilage, so chondrosarcoma.",
        ),
    ),
}

_METASTASES = {
    "brain-mets": (
        (
            "Just this one, 8 mm across.",
            "Only lesion, diameter 1.3 cm.",
            "No others; 10 mm in size.",
            "Isolated and tiny, below 1.5 cm.",
        ),
        (
            "Just this one, 38 mm across, swelling around it.",
            "Only lesion, diameter 3.7 cm.",
            "No others; 33 mm in size.",
            "Isolated and big, above 3 cm.",
        ),
        (
            "Brain sown with metastases.",
            "Too many lesions to count, meninges enhancing.",
            "Diffuse seeding, at least 40 foci.",
            "Multiple on both sides, all lobes affected.",
        ),
    ),
    "bone-mets": (
        (
            "Only pain, stable bone, expected survival below six months.",
            "Bone pain, no neurological signs, advanced disease.",
            "Hurts at night, spine stable, limited time left.",
            "Pain despite opioids, otherwise no complication, short survival.",
        ),
        (
            "Paraparesis from myelon compression, unfit for decompression.",
            "Legs failing, MRI: myelon squeezed.",
            "Neurological emergency, epidural tumor, surgeons declined.",
            "Loss of leg strength since yesterday, canal filled by tumor.",
        ),
        (
            "No other metastasis, long disease control expected.",
            "One lesion only, local ablation intended.",
            "Oligometastasis, rest in remission.",
            "Everything else is controlled; this one lesion progresses.",
        ),
        (
            "Operated with screws and rods.",
            "Spondylodesis two weeks ago, scar healed.",
            "Adjuvant after surgical stabilization.",
            "Instrumented spine after laminectomy.",
        ),
    ),
}

_SKIN_EYE = {
    "skin": (
        (
            "Surface without curvature, 22 mm, refuses an operation.",
            "Flat area, no operation wished, 3 cm.",
            "Planar site of 2.4 cm, prefers no knife.",
            "Skin there is plane; excision refused.",
        ),
        (
            "Bedridden in a care home, flat area.",
            "Demented, cannot come often, plane skin.",
            "Needs care around the clock; flat site, few sessions.",
            "Care home, hardly mobile, planar site.",
        ),
        (
            "Surface bends sharply, tumor only 2 mm thick.",
            "Rounded area, superficial tumor.",
            "Uneven contour, infiltration to 3 mm.",
            "Bent skin and a superficial lesion.",
        ),
    ),
    "skin-scc-postop": (
        (
            "R0 with nerve sheath involvement.",
            "Cut out in healthy tissue, Pn1.",
            "Tumor removed, edges free, nerves infiltrated.",
            "Free resection edge, tumor along a nerve.",
        ),
        (
            "R1 at the base.",
            "Not cut out in healthy tissue.",
            "Tumor removed, edge not free.",
            "Resection edge infiltrated, reoperation refused.",
        ),
    ),
    "keloid": (
        (
            "Cut out this morning, slack skin.",
            "Operated today; edges meet without pull.",
            "Fresh wound, loose closure, first relapse.",
            "Tension-free suture a few hours ago.",
        ),
        (
            "Cut out this morning, taut skin.",
            "Operated today; edges pull strongly, third relapse.",
            "Fresh wound, tight closure.",
            "Suture under great tension a few hours ago.",
        ),
    ),
    "heterotopic-bone": (
        (
            "To avoid new bone, operated within the last day.",
            "Joint surgery 24 hours ago, prevention wanted.",
            "Referred by orthopedics one day after the operation.",
            "Preventive treatment after yesterday's operation.",
        ),
    ),
    "uveal-melanoma": (
        (
            "Borders on the papilla.",
            "Posterior pole, next to the optic nerve.",
            "Reaches the papilla over three clock hours.",
            "No gap between tumor and optic nerve head.",
        ),
        (
            "Papilla 8 mm away.",
            "In front of the equator, optic nerve remote.",
            "Temporal periphery, away from the posterior pole.",
            "Wide gap between tumor and optic nerve head.",
        ),
    ),
}

_SYSTEM = {
    "hodgkin": (
        (
            "Early favorable group, two ABVD, Deauville 2.",
            "No risk factors, remission after two cycles.",
            "GHSG favorable; interim PET clean.",
            "Low risk, metabolic remission.",
        ),
        (
            "Early unfavorable group, four ABVD, Deauville 2.",
            "Large mass at diagnosis, remission after four cycles.",
            "GHSG unfavorable; final PET clean.",
            "Risk factors present, metabolic remission.",
        ),
        (
            "Early unfavorable group, ejection fraction 38 % after doxorubicin.",
            "Large mass at diagnosis, weak heart since chemotherapy.",
            "GHSG unfavorable; cardiologists demand minimal heart exposure.",
            "Risk factors present, heart damaged by anthracyclines.",
        ),
    ),
    "dlbcl": (
        (
            "Remission complete, Deauville 1 at the end of chemotherapy.",
            "Six R-CHOP, nothing left on PET.",
            "Immunochemotherapy worked fully.",
            "End-of-treatment PET clean.",
        ),
        (
            "Remission partial, Deauville 4 at the end of chemotherapy.",
            "Six R-CHOP, something left on PET.",
            "Immunochemotherapy worked in part.",
            "End-of-treatment PET with uptake.",
        ),
    ),
    "sarcoma": (
        (
            "Neoadjuvant setting.",
            "Operation follows in six weeks.",
            "Tumor still in place, operation to come.",
            "Before wide excision.",
        ),
        (
            "Adjuvant setting, R0 resection.",
            "Operation took place, edges free.",
            "Tumor is out, all margins wide.",
            "After wide excision without residue.",
        ),
        (
            "Adjuvant setting, R1 resection.",
            "Operation took place, edges not free.",
            "Tumor is out, but cut through.",
            "After excision with residue at the edge.",
        ),
    ),
}

ELSEWHERE: dict[str, tuple[tuple[str, ...], ...]] = {**_HEAD_NECK, **_BRAIN, **_METASTASES, **_SKIN_EYE, **_SYSTEM}
"""Site name -> phrases of each arm."""
