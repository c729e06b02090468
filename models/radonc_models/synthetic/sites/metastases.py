"""Brain and bone metastases. The cell of a metastasis is its primary tumour."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

_PRIMARIES = (
    "primary breast",
    "primary lung",
    "primary kidney",
    "primary melanoma",
    "primary colon",
    "primary thyroid",
)

BRAIN_METS = Site(
    name="brain-mets",
    weight=5,
    histology=("brain metastasis", "cerebral metastasis", "brain met"),
    cells=_PRIMARIES,
    places=(
        *sided(
            ("{side} frontal lobe", "frontal lobe on the {side}", "{s} frontal"),
            "{side} frontal metastasis",
            "C79.31",
            "C79.31",
        ),
        *sided(
            ("{side} occipital lobe", "occipital lobe on the {side}", "{s} occipital"),
            "{side} occipital metastasis",
            "C79.31",
            "C79.31",
        ),
        *sided(
            ("{side} cerebellum", "cerebellum on the {side}", "{s} cerebellar"),
            "{side} cerebellar metastasis",
            "C79.31",
            "C79.31",
        ),
    ),
    ages=(38, 82),
    arms=(
        Arm(
            "single small lesion",
            (
                "A single lesion of 1.2 cm.",
                "Solitary and small, 9 mm.",
                "One lesion only, 1.0 cm on MRI.",
                "Single focus, 11 mm.",
                "One small lesion of 1.1 cm.",
                "Single lesion, 1.0 cm.",
            ),
            Plan("photon", "Photon SRS", (Option(20, 1, 0.8), Option(24, 1, 0.2))),
        ),
        Arm(
            "single large lesion",
            (
                "A single lesion of 3.4 cm with edema.",
                "Solitary and large, 36 mm.",
                "One lesion only, 3.2 cm on MRI.",
                "Single bulky focus, 35 mm.",
                "One large lesion of 3.3 cm.",
                "Single lesion, 3.5 cm.",
            ),
            Plan("photon", "Photon fractionated SRS", (Option(27, 3, 0.8), Option(30, 5, 0.2))),
        ),
        Arm(
            "innumerable lesions",
            (
                "More than twenty further lesions and leptomeningeal enhancement.",
                "Innumerable other lesions in both hemispheres.",
                "Widespread disease, over 25 lesions.",
                "Countless foci throughout the brain.",
                "Innumerable further lesions on MRI.",
                "Over thirty further lesions.",
            ),
            Plan("photon", "Photon whole brain", (Option(30, 10, 0.8), Option(20, 5, 0.2)), ", with memantine"),
        ),
    ),
)

BONE_METS = Site(
    name="bone-mets",
    weight=6,
    histology=("bone metastasis", "osseous metastasis", "bone met"),
    cells=("primary prostate", *_PRIMARIES[:3], "primary unknown", "primary bladder"),
    places=(
        Place(("T8 vertebra", "eighth thoracic vertebra", "T8"), "T8 vertebra", "C79.51"),
        Place(("L3 vertebra", "third lumbar vertebra", "L3"), "L3 vertebra", "C79.51"),
        Place(("T12 vertebra", "twelfth thoracic vertebra", "T12"), "T12 vertebra", "C79.51"),
    ),
    ages=(45, 86),
    arms=(
        Arm(
            "uncomplicated pain",
            (
                "Uncomplicated pain, limited life expectancy.",
                "Painful without fracture or compression; prognosis short.",
                "Simple pain, poor prognosis.",
                "Pain only, months to live.",
                "Uncomplicated pain, prognosis of months.",
                "Simple pain, short prognosis.",
            ),
            Plan("photon", "Photon 3D", (Option(8, 1),)),
            weight=1.2,
        ),
        Arm(
            "spinal cord compression",
            (
                "Cord compression with leg weakness, no surgery.",
                "Compresses the spinal cord; weak legs, inoperable.",
                "Epidural disease with motor deficit, not for surgery.",
                "Cord compressed on MRI, paresis.",
                "The cord is compressed, legs are weak.",
                "Spinal cord compression, weakness.",
            ),
            Plan("photon", "Photon 3D", (Option(30, 10, 0.75), Option(20, 5, 0.25)), ", with dexamethasone"),
        ),
        Arm(
            "oligometastatic, single active lesion",
            (
                "Oligometastatic, the only active lesion, excellent function.",
                "Single site of disease; ablation wanted.",
                "Solitary lesion on PET, otherwise controlled.",
                "Oligoprogression in one vertebra, rest controlled.",
                "The only active site on PET, oligometastatic.",
                "Oligometastatic, single active lesion.",
            ),
            Plan("photon", "Photon SBRT", (Option(24, 2, 0.8), Option(27, 3, 0.2))),
        ),
        Arm(
            "after stabilization surgery",
            (
                "After stabilization surgery with hardware.",
                "Status post decompression and fixation.",
                "Postoperative, instrumented two weeks ago.",
                "Fixation done, wound healed.",
                "After fixation surgery, wound healed.",
                "Post stabilization surgery.",
            ),
            Plan("photon", "Photon 3D", (Option(20, 5, 0.8), Option(30, 10, 0.2))),
            weight=0.9,
        ),
    ),
)

SITES = (BRAIN_METS, BONE_METS)
