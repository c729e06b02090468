"""Breast after lumpectomy or mastectomy."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site, sided

__all__ = ["SITES"]

_QUADRANTS = (
    *sided(
        (
            "upper-outer quadrant of the {side} breast",
            "{side} breast, upper outer quadrant",
            "{s} breast UOQ",
        ),
        "{side} breast",
        "C50.411",
        "C50.412",
    ),
    *sided(
        (
            "upper-inner quadrant of the {side} breast",
            "{side} breast, upper inner quadrant",
            "{s} breast UIQ",
        ),
        "{side} breast",
        "C50.211",
        "C50.212",
    ),
    *sided(
        (
            "lower-outer quadrant of the {side} breast",
            "{side} breast, lower outer quadrant",
            "{s} breast LOQ",
        ),
        "{side} breast",
        "C50.511",
        "C50.512",
    ),
    *sided(
        (
            "lower-inner quadrant of the {side} breast",
            "{side} breast, lower inner quadrant",
            "{s} breast LIQ",
        ),
        "{side} breast",
        "C50.311",
        "C50.312",
    ),
)

_NODAL = tuple(Place(place.words, f"{place.target} and regional nodes", place.code, place.side) for place in _QUADRANTS)
_CHEST_WALL = tuple(
    Place(place.words, f"{place.side} chest wall and regional nodes", place.code, place.side) for place in _QUADRANTS
)

BREAST_N0 = Site(
    name="breast-n0",
    weight=7,
    histology=("invasive ductal carcinoma", "infiltrating ductal carcinoma", "IDC"),
    cells=("pT1a N0", "pT1b N0", "pT1c N0", "pT1mi N0", "pT2 N0", "pT2 N0 (i+)"),
    places=_QUADRANTS,
    sex="female",
    ages=(50, 69),
    arms=(
        Arm(
            "after lumpectomy, margins clear",
            (
                "Lumpectomy with clear margins, intermediate grade, ER positive.",
                "Breast conserving surgery done, grade 2, margins negative, hormone receptor positive.",
                "Status post lumpectomy; grade 2, ER+, margins free.",
                "Wide excision with negative margins; grade 2 and ER positive.",
                "After lumpectomy, grade 2, ER positive, margins are negative.",
                "Lumpectomy, grade 2, ER positive, negative margins.",
            ),
            Plan("photon", "Photon 3D tangents", (Option(40.05, 15, 0.8), Option(42.56, 16, 0.2))),
            weight=1.2,
        ),
        Arm(
            "after lumpectomy, young with a close margin",
            (
                "Lumpectomy in a young woman, high grade, close margin.",
                "Young patient, breast conserving surgery, grade 3 with a close margin.",
                "Status post lumpectomy at a young age; grade 3, narrow margin.",
                "Wide excision, grade 3, margin under 1 mm, premenopausal.",
                "After lumpectomy, premenopausal, grade 3, margin is close.",
                "Lumpectomy, young, grade 3, close margin.",
            ),
            Plan(
                "photon",
                "Photon 3D tangents",
                (Option(40.05, 15, 0.85), Option(42.56, 16, 0.15)),
                ", then a lumpectomy cavity boost of 10 Gy in 5 fractions",
            ),
            ages=(32, 48),
        ),
        Arm(
            "after lumpectomy, elderly who wants few visits",
            (
                "Lumpectomy, low grade, strongly ER positive, elderly and hoping for few visits.",
                "Older patient after breast conserving surgery, grade 1, hormone receptor positive, travel is a burden.",  # noqa: E501
                "Status post lumpectomy; grade 1, ER+, advanced age, wants few trips.",
                "Wide excision, grade 1, ER positive, frail and far from the center.",
                "After lumpectomy, elderly, grade 1, ER positive, few visits desired.",
                "Lumpectomy, grade 1, elderly, prefers few visits.",
            ),
            Plan("photon", "Photon 3D tangents", (Option(26, 5),)),
            ages=(70, 88),
        ),
    ),
)

BREAST_NODES = Site(
    name="breast-nodes",
    weight=3.5,
    histology=("invasive ductal carcinoma", "node-positive breast cancer", "IDC"),
    cells=("pT1c N1", "pT2 N1", "pT2 N1mi", "pT3 N1", "pT2 N2a"),
    places=_NODAL,
    sex="female",
    ages=(36, 76),
    arms=(
        Arm(
            "internal mammary nodes clear",
            (
                "Lumpectomy and axillary dissection; no internal mammary involvement.",
                "Breast conserved, axilla dissected, internal mammary nodes negative on imaging.",
                "Status post lumpectomy with axillary dissection, IMN clear.",
                "Wide excision and axillary clearance, no internal mammary disease.",
                "After lumpectomy and axillary surgery, internal mammary nodes are clear.",
                "Lumpectomy with axillary dissection, internal mammary negative.",
            ),
            Plan("photon", "Photon 3D tangents", (Option(50, 25, 0.8), Option(50.4, 28, 0.2))),
        ),
        Arm(
            "internal mammary nodes involved near the heart",
            (
                "Lumpectomy; internal mammary nodes are involved and lie over the heart.",
                "Breast conserved, positive internal mammary nodes in front of the heart.",
                "Status post lumpectomy, IMN positive on PET, heart close behind.",
                "Wide excision, internal mammary disease on the cardiac side.",
                "After lumpectomy, internal mammary nodes positive, close to the heart.",
                "Lumpectomy, positive internal mammary nodes near the heart.",
            ),
            Plan("proton", "Proton PBS", (Option(50, 25, 0.85), Option(50.4, 28, 0.15))),
            side="left",
            weight=1.6,
        ),
    ),
)

CHEST_WALL = Site(
    name="chest-wall",
    weight=3,
    histology=("invasive ductal carcinoma", "locally advanced breast cancer", "IDC"),
    cells=("pT2 N1", "pT3 N0", "pT3 N1", "pT3 N2a", "pT2 N2a"),
    places=_CHEST_WALL,
    sex="female",
    ages=(36, 78),
    arms=(
        Arm(
            "after mastectomy with reconstruction",
            (
                "Mastectomy with implant reconstruction.",
                "Status post mastectomy, tissue expander in place.",
                "Skin-sparing mastectomy and immediate reconstruction.",
                "Mastectomy, reconstructed with an implant.",
                "After mastectomy with reconstruction.",
                "Mastectomy and implant reconstruction done.",
            ),
            Plan("photon", "Photon 3D", (Option(50.4, 28, 0.85), Option(50, 25, 0.15))),
        ),
        Arm(
            "after mastectomy without reconstruction",
            (
                "Mastectomy without reconstruction.",
                "Status post mastectomy, flat closure.",
                "Modified radical mastectomy, no reconstruction wanted.",
                "Mastectomy only, no implant.",
                "After mastectomy, not reconstructed.",
                "Mastectomy, no reconstruction done.",
            ),
            Plan("photon", "Photon 3D", (Option(42.56, 16),)),
        ),
    ),
)

SITES = (BREAST_N0, BREAST_NODES, CHEST_WALL)
