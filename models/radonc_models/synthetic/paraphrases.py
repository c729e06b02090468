"""Further ways to state each clinical situation of the trunk, for training notes only.

By site, one entry an arm in the order of the site's arms; none repeats a phrase of the held-out wording families.
"""

from __future__ import annotations

from radonc_models.synthetic.paraphrases_elsewhere import ELSEWHERE

__all__ = ["PARAPHRASES"]

_THORAX = {
    "lung-sbrt": (
        (
            "No structure at risk within 2 cm of this outer lung nodule.",
            "Nodule in the outer third; ribs, pleura and bronchi are remote.",
            "Well inside the periphery: neither the thoracic wall nor any large bronchus is near.",
            "Imaging: outer third of the lung, rib distance 3 cm, airways not close.",
        ),
        (
            "Pleural contact over 2 cm, ribs directly adjacent.",
            "Sits on the ribs, with a broad pleural base.",
            "The nodule is pleura based and reaches the rib cage.",
            "Chest wall contact is seen, no rib erosion.",
        ),
        (
            "Near the carina: less than 2 cm to the main bronchus.",
            "Hilar position, in the no-fly zone around the airways.",
            "Perihilar nodule that borders on the lobar bronchus.",
            "Situated in the middle of the chest beside the trachea and large bronchi.",
        ),
    ),
    "lung-stage3": (
        (
            "Strong enough for simultaneous systemic treatment.",
            "ECOG 0, blood values fine, chemotherapy at the same time is wanted.",
            "The board recommends combined simultaneous treatment.",
            "No obstacle to giving chemotherapy during irradiation.",
        ),
        (
            "ECOG 3 with weight loss, so no systemic treatment.",
            "Chemotherapy was refused by the patient.",
            "Systemic treatment is not an option: too weak.",
            "General condition is bad; local treatment alone without drugs.",
        ),
        (
            "Lungs are scarred by fibrosis, FEV1 38 %; simultaneous chemotherapy agreed.",
            "ILD with low diffusion capacity, yet chemotherapy at the same time is wanted.",
            "Usual interstitial pneumonia on CT; systemic treatment runs alongside.",
            "Little lung reserve because of fibrosis; chemotherapy is given simultaneously.",
        ),
    ),
    "sclc-limited": (
        (
            "Two sessions a day suit the patient well.",
            "Neighbor of the clinic, happy to come twice each day.",
            "Coming in the morning and again later is possible.",
            "Morning plus afternoon appointments were agreed.",
        ),
        (
            "Long drive, one appointment a day at most.",
            "A second daily visit was refused.",
            "Taxi is paid for a single journey each day.",
            "Works part time; comes one time a day.",
        ),
    ),
    "oesophagus": (
        (
            "The surgeons will operate six weeks after treatment.",
            "Operation date is set for after the induction.",
            "Induction first, Ivor Lewis operation next.",
            "Preoperative treatment before planned removal of the esophagus.",
        ),
        (
            "The surgeons declined; treatment is meant to cure on its own.",
            "No operation because of liver disease; curative aim.",
            "Wants to keep the esophagus, no operation.",
            "Unfit for an operation, curative treatment without it.",
        ),
        (
            "Weak heart, EF 30 %, no operation; as little to the heart as possible.",
            "Cardiomyopathy forbids surgery and any dose to the heart counts.",
            "After two infarctions inoperable, cardiac protection has priority.",
            "Anesthesia refuses because of the heart, which needs protection.",
        ),
    ),
}

_BREAST = {
    "breast-n0": (
        (
            "Segmentectomy, R0, moderately differentiated, receptors positive.",
            "Breast kept, G2, hormone sensitive, wide margins.",
            "Partial mastectomy with free margins, G2, estrogen receptor 90 %.",
            "Conservation surgery; moderate grade, margins 4 mm, ER strongly expressed.",
        ),
        (
            "Segmentectomy before the menopause, G3, narrow resection.",
            "Breast kept in a young woman, poorly differentiated, margin of 0.5 mm.",
            "Partial mastectomy, high grade, still menstruating, margin hardly free.",
            "Conservation surgery at a young age, G3 and tight margin.",
        ),
        (
            "Segmentectomy at an advanced age, G1, receptors positive; a short course is welcome.",
            "Breast kept, well differentiated, high age, cannot travel often.",
            "Partial mastectomy, G1, old and tired, as few trips as possible.",
            "Conservation surgery, low grade, aged patient, asks for a brief treatment.",
        ),
    ),
    "breast-nodes": (
        (
            "Breast kept, axilla cleared; parasternal nodes not affected.",
            "Segmentectomy, level I-II dissection, parasternal chain free.",
            "Partial mastectomy with nodal dissection, nothing along the sternum.",
            "Conservation surgery and axillary dissection; IMN without disease.",
        ),
        (
            "Breast kept; affected parasternal nodes directly over the heart.",
            "Segmentectomy, IMN disease close to the left ventricle.",
            "Partial mastectomy; PET shows parasternal nodes next to the heart.",
            "Conservation surgery, internal mammary chain involved in front of the ventricle.",
        ),
    ),
    "chest-wall": (
        (
            "Breast removed and rebuilt with silicone.",
            "Ablation with expander.",
            "Mastectomy; prosthesis placed in the same session.",
            "Reconstructed after removal of the breast.",
        ),
        (
            "Breast removed, nothing rebuilt.",
            "Ablation, flat chest.",
            "Mastectomy; she decided against an implant.",
            "Removal of the breast without a prosthesis.",
        ),
    ),
}

_PELVIS = {
    "prostate-lowint": (
        (
            "Ten minutes from the clinic, voiding well, bowel healthy.",
            "Short way to the center, IPSS 4, no intestinal disease.",
            "City dweller; bladder function fine, no rectal complaints.",
            "Can walk to the clinic, flow normal, intestine normal.",
        ),
        (
            "Lives on an island, wants treatment in very few sessions.",
            "Four hours of driving, a handful of appointments at most.",
            "Comes from abroad and stays ten days.",
            "Rural home without transport, asks for the shortest course.",
        ),
        (
            "Crohn's with rectal involvement.",
            "Chronic inflamed bowel, under infliximab.",
            "Colitis flares twice a year, so rectum and colon need protection.",
            "IBD since youth; intestinal sparing is crucial.",
        ),
    ),
    "prostate-high": (
        (
            "30 cc prostate, voids freely, can be anesthetized.",
            "Volume 26 ml, IPSS 3, general anesthesia no problem.",
            "Little prostate without obstruction, anesthesia possible.",
            "Gland of 34 ml, good flow, anesthetist agrees.",
        ),
        (
            "100 cc prostate, voids poorly, had a TURP.",
            "Volume 92 ml, IPSS 24, anesthesia refused.",
            "Huge prostate with obstruction, resected transurethrally before.",
            "Gland of 105 ml, residual urine, anesthetist refuses.",
        ),
    ),
    "prostate-bed": (
        (
            "PSA went from 0.1 to 0.4, PET and MRI clean.",
            "PSA relapse without any lesion to be seen.",
            "PSA doubling, no correlate on scans.",
            "Only the PSA shows the relapse.",
        ),
        (
            "PSA 0.9 and a lesion of 1 cm in the fossa.",
            "PSA relapse with macroscopic tumor near the bladder neck.",
            "PSA doubling, PET lights up in the prostatic fossa.",
            "A lump in the bed explains the PSA.",
        ),
    ),
    "bladder": (
        (
            "Tumor fully resected by TUR, wants to keep the bladder with combined treatment.",
            "TUR without residue, organ-sparing plan including chemotherapy.",
            "Macroscopically complete TUR, cystectomy refused, chemotherapy is possible.",
            "Bladder sparing by resection plus radiochemotherapy is the aim.",
        ),
        (
            "ECOG 4, constant bleeding, treatment against symptoms.",
            "Blood clots, very weak, no cure intended.",
            "Only the bleeding shall stop; poor condition.",
            "Transfusions for bladder bleeding, palliative aim.",
        ),
    ),
    "cervix": (
        (
            "Not resected; primary radiochemotherapy.",
            "Uterus preserved, treatment meant to cure without operation.",
            "Primary treatment for cure, platinum feasible, no hysterectomy.",
            "Inoperable locally, curative combined treatment.",
        ),
        (
            "Wertheim operation, two pelvic nodes affected.",
            "Uterus removed; nodes contain tumor, R0.",
            "Adjuvant situation: hysterectomy, pN1.",
            "Operated, pathology with parametrial and nodal spread.",
        ),
    ),
    "endometrium": (
        (
            "Uterus removed, L0, sentinel pN0.",
            "Laparoscopic hysterectomy, vessels free of tumor, nodes free.",
            "Operated; no vascular space invasion, node status clear.",
            "Pathology: lymph vessels not invaded, pN0.",
        ),
        (
            "Uterus removed, L1 throughout, sentinel pN1.",
            "Laparoscopic hysterectomy, vessels full of tumor, node affected.",
            "Operated; vascular space invasion pronounced, nodal metastasis.",
            "Pathology: many invaded lymph vessels, pN1.",
        ),
    ),
    "rectum": (
        (
            "Distance to the fascia 6 mm, operation within days.",
            "Fascia at a safe distance, quick operation.",
            "No threat to the circumferential margin, surgeon wants to proceed at once.",
            "MRF negative; TME directly after treatment.",
        ),
        (
            "Distance to the fascia 0 mm, tumor must shrink.",
            "Fascia reached, long interval before operation.",
            "Circumferential margin endangered, surgeon asks for shrinkage.",
            "MRF positive; regression before TME wanted.",
        ),
    ),
    "anus": (
        (
            "2 cm in size, no suspicious groin.",
            "Little lesion, N0.",
            "Early primary, lymph nodes unremarkable.",
            "Tumor 3 cm, groin unremarkable on PET.",
        ),
        (
            "7 cm in size, swollen groin with tumor cells.",
            "Big lesion, N1.",
            "Advanced primary, lymph nodes affected in the groin.",
            "Tumor 6 cm, groin metastases on PET.",
        ),
    ),
}

_ABDOMEN = {
    "pancreas": (
        (
            "Borderline, chemotherapy done; intestine more than 1 cm away.",
            "Good response to chemotherapy, stomach and bowel not near.",
            "Vessel contact only, fat plane to the duodenum preserved.",
            "Eight cycles given, no gastrointestinal contact.",
        ),
        (
            "Not resectable, chemotherapy done; grows into the bowel.",
            "Tumor infiltrates the stomach after chemotherapy.",
            "Wide contact to the intestine, locally advanced.",
            "Eight cycles given, duodenum infiltrated.",
        ),
    ),
    "liver-hcc": (
        (
            "Good liver function (Child A), nodule of 2 cm.",
            "Child A6, nodule 28 mm.",
            "CP-A, little nodule.",
            "Synthesis intact, class A, under 3 cm.",
        ),
        (
            "Bad liver function (Child B), 10 cm mass and thrombus.",
            "Child B8, mass 95 mm.",
            "CP-B, huge mass.",
            "Synthesis reduced, class B, portal vein occluded.",
        ),
    ),
}

PARAPHRASES: dict[str, tuple[tuple[str, ...], ...]] = {**_THORAX, **_BREAST, **_PELVIS, **_ABDOMEN, **ELSEWHERE}
"""Site name -> phrases of each arm."""
