"""Lung and oesophagus."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

_LOBES = (
    *sided(
        ("{side} upper lobe", "upper lobe of the {side} lung", "{s}UL"),
        "{side} upper lobe",
        "C34.11",
        "C34.12",
    ),
    *sided(
        ("{side} lower lobe", "lower lobe of the {side} lung", "{s}LL"),
        "{side} lower lobe",
        "C34.31",
        "C34.32",
    ),
    Place(("right middle lobe", "middle lobe of the right lung", "RML"), "right middle lobe", "C34.2", "right"),
)

_HILUM = sided(
    ("{side} main bronchus", "main bronchus on the {side}", "{s} mainstem bronchus"),
    "{side} hilum and mediastinum",
    "C34.01",
    "C34.02",
)

LUNG_SBRT = Site(
    name="lung-sbrt",
    weight=7,
    histology=("non-small cell lung cancer", "lung adenocarcinoma", "NSCLC"),
    cells=("T1a N0 M0", "T1b N0 M0", "T1c N0 M0", "T2a N0 M0", "T1b N0, second primary", "T1c N0, PET avid"),
    places=_LOBES,
    ages=(58, 88),
    arms=(
        Arm(
            "peripheral tumor",
            (
                "The nodule is peripheral, more than 2 cm from the chest wall and the bronchial tree.",
                "Lesion lies in the outer lung, well away from ribs and airways.",
                "Peripheral location with a wide margin to chest wall and central airways.",
                "On CT it sits in peripheral parenchyma, far from rib and bronchus.",
                "It is surrounded by lung on all sides, distant from ribs and bronchi.",
                "Peripheral tumor, clear of the chest wall and of the airways.",
            ),
            Plan("photon", "Photon SBRT", (Option(54, 3, 0.8), Option(48, 4, 0.2))),
            weight=1.2,
        ),
        Arm(
            "chest wall contact",
            (
                "The nodule abuts the chest wall.",
                "Lesion is touching the ribs laterally.",
                "Broad contact with the chest wall on CT.",
                "It lies against the pleura and adjacent rib.",
                "There is contact with the chest wall and a rib.",
                "The tumor touches the chest wall.",
            ),
            Plan("photon", "Photon SBRT", (Option(50, 5, 0.85), Option(50, 4, 0.15))),
        ),
        Arm(
            "central tumor",
            (
                "The tumor is central, within 2 cm of the proximal bronchial tree.",
                "Central lesion next to the main airway.",
                "It lies close to the proximal bronchus and great vessels.",
                "Located centrally, adjacent to the bronchial tree.",
                "Central position beside the proximal airways.",
                "The tumor is central and near the bronchial tree.",
            ),
            Plan("photon", "Photon SBRT", (Option(60, 8, 0.85), Option(50, 5, 0.15))),
        ),
    ),
)

LUNG_STAGE_III = Site(
    name="lung-stage3",
    weight=4,
    histology=("squamous cell lung cancer", "locally advanced NSCLC", "NSCLC"),
    cells=(
        "stage IIIA, T3 N1",
        "stage IIIA, T2 N2",
        "stage IIIB, T3 N2",
        "stage IIIB, T4 N2",
        "stage IIIC, T4 N3",
    ),
    places=_LOBES[:4],
    ages=(50, 82),
    arms=(
        Arm(
            "fit for concurrent chemotherapy",
            (
                "Good performance and organ function; medical oncology will give concurrent chemotherapy.",
                "Fit for concurrent carboplatin and paclitaxel per tumor board.",
                "Tumor board advises concurrent chemoradiation; labs are adequate.",
                "Able to receive chemotherapy together with radiation.",
                "Medical oncology agrees that chemotherapy can run concurrently.",
                "Fit for concurrent chemotherapy.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 30),), ", with concurrent carboplatin and paclitaxel"),
            weight=1.4,
        ),
        Arm(
            "too frail for chemotherapy",
            (
                "Too frail for chemotherapy.",
                "Not a chemotherapy candidate because of poor performance status.",
                "Declines any chemotherapy; frail with weight loss.",
                "Medical oncology does not offer chemotherapy owing to frailty.",
                "Chemotherapy is ruled out by frailty.",
                "Frail, no chemotherapy possible.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 15, 0.8), Option(55, 20, 0.2))),
        ),
        Arm(
            "pulmonary fibrosis, chemotherapy possible",
            (
                "Interstitial lung disease with poor pulmonary reserve; concurrent chemotherapy is planned.",
                "Severe pulmonary fibrosis limits lung tolerance; will have concurrent chemotherapy.",
                "Lung function is very poor from pulmonary fibrosis; chemotherapy will be concurrent.",
                "Baseline interstitial lung disease, lung dose must be kept minimal; chemo concurrent.",
                "Fibrotic lungs with minimal reserve; chemotherapy is to be given concurrently.",
                "Pulmonary fibrosis with poor reserve, concurrent chemotherapy planned.",
            ),
            Plan("proton", "Proton IMPT", (Option(60, 30),), ", with concurrent carboplatin and paclitaxel"),
            weight=0.9,
        ),
    ),
)

SCLC = Site(
    name="sclc-limited",
    weight=3,
    histology=("limited-stage small cell lung cancer", "small cell lung cancer, limited", "LS-SCLC"),
    cells=("T1 N2", "T2 N2", "T3 N2", "T2 N3", "T4 N1"),
    places=_HILUM,
    ages=(48, 80),
    arms=(
        Arm(
            "two visits a day possible",
            (
                "Lives nearby and can attend twice a day.",
                "Stays in the patient house on campus; two visits daily are feasible.",
                "Twice-daily visits are possible for the family.",
                "Can come morning and afternoon.",
                "Two attendances per day are no problem.",
                "Able to attend twice daily.",
            ),
            Plan("photon", "Photon VMAT", (Option(45, 30),), ", twice daily, with cisplatin and etoposide"),
        ),
        Arm(
            "one visit a day only",
            (
                "Lives far away and can attend only once a day.",
                "Transport allows a single visit per day.",
                "Twice-daily visits are not feasible for work reasons.",
                "Only one attendance per day can be arranged.",
                "Cannot manage more than one visit daily.",
                "Able to attend once daily only.",
            ),
            Plan(
                "photon",
                "Photon VMAT",
                (Option(66, 33, 0.8), Option(60, 30, 0.2)),
                ", with cisplatin and etoposide",
            ),
        ),
    ),
)

OESOPHAGUS = Site(
    name="oesophagus",
    weight=3,
    histology=("esophageal adenocarcinoma", "adenocarcinoma of the esophagus", "esophageal ca"),
    cells=("T2 N1 M0", "T3 N0 M0", "T3 N1 M0", "T3 N2 M0", "T4a N1 M0"),
    places=(
        Place(("lower third of the esophagus", "distal esophagus", "distal third"), "lower esophagus", "C15.5"),
        Place(("middle third of the esophagus", "mid esophagus", "mid third"), "middle esophagus", "C15.4"),
        Place(("upper third of the esophagus", "proximal esophagus", "upper third"), "upper esophagus", "C15.3"),
    ),
    arms=(
        Arm(
            "before resection",
            (
                "Surgery is planned after induction treatment.",
                "Thoracic surgery will resect afterwards.",
                "Candidate for esophagectomy; neoadjuvant treatment requested.",
                "Esophagectomy scheduled following neoadjuvant therapy.",
                "Resection is intended once induction is complete.",
                "Neoadjuvant treatment, then esophagectomy.",
            ),
            Plan(
                "photon",
                "Photon VMAT",
                (Option(41.4, 23, 0.85), Option(50.4, 28, 0.15)),
                ", with carboplatin and paclitaxel",
            ),
        ),
        Arm(
            "inoperable",
            (
                "Not a surgical candidate; curative intent without resection.",
                "Inoperable for medical reasons, to be treated definitively.",
                "Declines esophagectomy; definitive treatment wanted.",
                "Surgery is contraindicated, organ preservation is the goal.",
                "Resection is not possible; definitive intent.",
                "Inoperable, definitive treatment.",
            ),
            Plan("photon", "Photon VMAT", (Option(50.4, 28),), ", with carboplatin and paclitaxel"),
        ),
        Arm(
            "inoperable with heart failure",
            (
                "Inoperable; severe coronary disease with reduced ejection fraction, heart dose is critical.",
                "Not for surgery; prior bypass and heart failure make cardiac sparing essential.",
                "No resection; cardiology asks for the lowest possible heart dose.",
                "Definitive intent; heart failure, cardiac dose must be minimal.",
                "Surgery ruled out by heart failure; the heart must be spared.",
                "Inoperable with heart failure, heart sparing needed.",
            ),
            Plan("proton", "Proton IMPT", (Option(50.4, 28),), ", with carboplatin and paclitaxel"),
            weight=0.7,
        ),
    ),
)

SITES = (LUNG_SBRT, LUNG_STAGE_III, SCLC, OESOPHAGUS)
