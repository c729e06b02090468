"""Primary tumours of brain, meninges and skull base."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

_TMZ = ", with temozolomide"
_LOBES = (
    *sided(
        ("{side} frontal lobe", "frontal lobe on the {side}", "{s} frontal"),
        "{side} frontal lobe",
        "C71.1",
        "C71.1",
    ),
    *sided(
        ("{side} temporal lobe", "temporal lobe on the {side}", "{s} temporal"),
        "{side} temporal lobe",
        "C71.2",
        "C71.2",
    ),
    *sided(
        ("{side} parietal lobe", "parietal lobe on the {side}", "{s} parietal"),
        "{side} parietal lobe",
        "C71.3",
        "C71.3",
    ),
)

GBM = Site(
    name="glioblastoma",
    weight=4,
    histology=("glioblastoma", "glioblastoma, IDH wild type", "GBM"),
    cells=(
        "WHO grade 4, subtotal resection",
        "WHO grade 4, gross total resection",
        "WHO grade 4, biopsy only",
        "WHO grade 4, MGMT methylated",
        "WHO grade 4, MGMT unmethylated",
    ),
    places=_LOBES,
    arms=(
        Arm(
            "active and independent",
            (
                "KPS 90, works full time.",
                "Independent, KPS 90.",
                "Excellent function, KPS 100.",
                "Fully active, KPS 90.",
                "Independent and active, KPS 90.",
                "KPS 90, active.",
            ),
            Plan("photon", "Photon VMAT", (Option(60, 30),), _TMZ),
            ages=(32, 64),
            weight=1.3,
        ),
        Arm(
            "elderly",
            (
                "Older than seventy, KPS 80.",
                "Elderly, KPS 70, independent.",
                "Advanced age with KPS 80.",
                "Retired, KPS 80, elderly.",
                "Elderly patient, KPS 80.",
                "Elderly, KPS 70.",
            ),
            Plan("photon", "Photon VMAT", (Option(40.05, 15),), _TMZ),
            ages=(71, 84),
        ),
        Arm(
            "dependent on care",
            (
                "KPS 50, needs help with all care.",
                "Dependent, KPS 40.",
                "Poor function, KPS 50, bedbound most of the day.",
                "Hemiplegic and dependent, KPS 40.",
                "Dependent and bedbound, KPS 50.",
                "KPS 40, dependent.",
            ),
            Plan("photon", "Photon 3D", (Option(25, 5),)),
            ages=(66, 86),
            weight=0.8,
        ),
    ),
)

LOW_GRADE_GLIOMA = Site(
    name="low-grade-glioma",
    weight=3,
    histology=("oligodendroglioma", "IDH mutant astrocytoma", "low-grade glioma"),
    cells=(
        "WHO grade 2, biopsy",
        "WHO grade 2, subtotal resection",
        "WHO grade 2, progressive",
        "WHO grade 2, residual 3 cm",
        "WHO grade 2, seizures",
    ),
    places=_LOBES,
    arms=(
        Arm(
            "young with long expected survival",
            (
                "Young adult with long expected survival and intact cognition.",
                "Student, cognition normal, very long prognosis.",
                "Young parent with a long life expectancy.",
                "Young adult, late effects on cognition are the main worry.",
                "Young with a long expected survival, cognition normal.",
                "Young adult, long life expectancy.",
            ),
            Plan("proton", "Proton PBS", (Option(50.4, 28, 0.85), Option(54, 30, 0.15))),
            ages=(19, 38),
        ),
        Arm(
            "older with comorbidities",
            (
                "Older adult with vascular disease.",
                "Retired, several comorbidities.",
                "Late middle age, multiple medical problems.",
                "Older, with limited life expectancy from heart disease.",
                "Older adult, several medical problems.",
                "Older, comorbidities.",
            ),
            Plan("photon", "Photon VMAT", (Option(54, 30, 0.85), Option(50.4, 28, 0.15))),
            ages=(58, 74),
        ),
    ),
)

MENINGIOMA = Site(
    name="meningioma",
    weight=2.5,
    histology=("meningioma", "intracranial meningioma", "meningioma"),
    cells=("growing on MRI", "subtotal resection", "biopsy only", "recurrent", "residual after surgery"),
    places=(
        Place(("sphenoid wing", "sphenoid ridge", "sphenoid wing"), "sphenoid wing meningioma", "D32.0"),
        Place(("cerebral convexity", "convexity dura", "convexity"), "convexity meningioma", "D32.0"),
        Place(("petroclival region", "petroclival dura", "petroclival"), "petroclival meningioma", "D32.0"),
    ),
    ages=(38, 78),
    arms=(
        Arm(
            "optic nerve distant",
            (
                "WHO grade 1, away from the optic nerves.",
                "Grade 1, optic pathway distant.",
                "Benign, grade 1, chiasm not close.",
                "Grade 1 with a good distance to the chiasm.",
                "Grade 1, the optic nerves are distant.",
                "WHO grade 1, optic nerves far away.",
            ),
            Plan("photon", "Photon VMAT", (Option(54, 30, 0.85), Option(50.4, 28, 0.15))),
            weight=1.2,
        ),
        Arm(
            "optic nerve encased",
            (
                "WHO grade 1, encases the optic nerve; vision must be saved.",
                "Grade 1, compresses the chiasm.",
                "Benign, grade 1, wraps the optic nerve.",
                "Grade 1 in contact with the chiasm.",
                "Grade 1, the optic nerve is encased.",
                "WHO grade 1, touching the optic nerve.",
            ),
            Plan("proton", "Proton PBS", (Option(50.4, 28),)),
        ),
    ),
)

MEDULLOBLASTOMA = Site(
    name="medulloblastoma",
    weight=2,
    histology=("medulloblastoma", "posterior fossa medulloblastoma", "medulloblastoma"),
    cells=("SHH group", "group 3", "group 4", "WNT group", "classic histology"),
    places=(Place(("cerebellum", "cerebellar vermis", "cerebellum"), "craniospinal axis", "C71.6"),),
    ages=(4, 22),
    arms=(
        Arm(
            "average risk, no metastases",
            (
                "Average risk: M0, residual under 1.5 cm2.",
                "Spine and CSF clear, near-complete resection.",
                "No metastases, minimal residual tumor.",
                "Average risk disease, CSF negative.",
                "No metastases, CSF negative, average risk.",
                "Average risk, spine clear.",
            ),
            Plan(
                "proton",
                "Proton PBS",
                (Option(23.4, 13),),
                ", then a tumor bed boost to 54 Gy in 30 fractions",
            ),
        ),
        Arm(
            "high risk, spinal metastases",
            (
                "High risk: M3 with spinal deposits.",
                "Spine MRI shows drop metastases.",
                "Leptomeningeal spread, large residual tumor.",
                "High risk disease, CSF positive.",
                "Spinal metastases, CSF positive, high risk.",
                "High risk, spine involved.",
            ),
            Plan("proton", "Proton PBS", (Option(36, 20),), ", then a tumor bed boost to 54 Gy in 30 fractions"),
        ),
    ),
)

SKULL_BASE = Site(
    name="chordoma",
    weight=2.5,
    histology=("tumor", "bone tumor", "lesion"),
    cells=("subtotal resection", "two resections", "endoscopic resection", "residual 2 cm", "recurrent"),
    places=(
        Place(("clivus", "skull base, clivus", "clival bone"), "skull base", "C41.0"),
        Place(("petrous apex", "skull base, petrous bone", "petrous bone"), "skull base", "C41.0"),
    ),
    ages=(26, 70),
    arms=(
        Arm(
            "chordoma",
            (
                "Pathology: chordoma.",
                "Histology shows conventional chordoma.",
                "Brachyury positive chordoma.",
                "Chordoma confirmed.",
                "Histology confirms chordoma.",
                "Chordoma on pathology.",
            ),
            Plan("proton", "Proton IMPT", (Option(74, 37, 0.85), Option(78, 39, 0.15))),
        ),
        Arm(
            "chondrosarcoma",
            (
                "Pathology: chondrosarcoma, grade 1.",
                "Histology shows low grade chondrosarcoma.",
                "IDH mutant chondrosarcoma.",
                "Chondrosarcoma confirmed.",
                "Histology confirms chondrosarcoma.",
                "Chondrosarcoma on pathology.",
            ),
            Plan("proton", "Proton IMPT", (Option(70, 35),)),
        ),
    ),
)

SITES = (GBM, LOW_GRADE_GLIOMA, MENINGIOMA, MEDULLOBLASTOMA, SKULL_BASE)
