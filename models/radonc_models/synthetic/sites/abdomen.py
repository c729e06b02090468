"""Pancreas and liver."""

from radonc_models.synthetic.model import Arm, Option, Place, Plan, Site

__all__ = ["SITES"]

PANCREAS = Site(
    name="pancreas",
    weight=2.5,
    histology=("ductal adenocarcinoma", "pancreatic adenocarcinoma", "PDAC"),
    cells=("T2 N0 M0", "T2 N1 M0", "T3 N0 M0", "T3 N1 M0", "T4 N0 M0"),
    places=(
        Place(("head of the pancreas", "pancreatic head", "panc head"), "pancreatic head", "C25.0"),
        Place(("body of the pancreas", "pancreatic body", "panc body"), "pancreatic body", "C25.1"),
        Place(("tail of the pancreas", "pancreatic tail", "panc tail"), "pancreatic tail", "C25.2"),
    ),
    ages=(48, 82),
    arms=(
        Arm(
            "clear of the bowel",
            (
                "Borderline resectable after FOLFIRINOX, clear of the bowel.",
                "Responded to FOLFIRINOX, duodenum and stomach are distant.",
                "Borderline case, gap to the bowel over 1 cm.",
                "After chemo, no contact with stomach or duodenum.",
                "After FOLFIRINOX, no contact with the bowel.",
                "Borderline resectable, bowel distant.",
            ),
            Plan("photon", "Photon SBRT", (Option(33, 5, 0.75), Option(40, 5, 0.25))),
        ),
        Arm(
            "duodenum invaded",
            (
                "Locally advanced after FOLFIRINOX, invades the duodenum.",
                "Stable on FOLFIRINOX, duodenal wall is involved.",
                "Unresectable, broad contact with the stomach.",
                "After chemo, grows into the duodenum.",
                "After FOLFIRINOX, the duodenum is invaded.",
                "Unresectable, duodenum involved.",
            ),
            Plan("photon", "Photon VMAT", (Option(50.4, 28),), ", with capecitabine"),
        ),
    ),
)

LIVER = Site(
    name="liver-hcc",
    weight=3,
    histology=("hepatocellular carcinoma", "liver cell carcinoma", "HCC"),
    cells=(
        "solitary, hepatitis C",
        "solitary, alcohol cirrhosis",
        "two nodules",
        "solitary, NASH",
        "after TACE",
    ),
    places=(
        Place(("segment 8 of the liver", "liver, segment VIII", "liver seg 8"), "liver lesion", "C22.0"),
        Place(("segment 6 of the liver", "liver, segment VI", "liver seg 6"), "liver lesion", "C22.0"),
        Place(("segment 4 of the liver", "liver, segment IV", "liver seg 4"), "liver lesion", "C22.0"),
    ),
    ages=(50, 80),
    arms=(
        Arm(
            "small tumor, Child-Pugh A",
            (
                "Child-Pugh A, tumor 3 cm.",
                "Child-Pugh A5, small lesion.",
                "Liver function preserved, Child-Pugh A, 2.5 cm.",
                "Compensated, Child-Pugh A, lesion small.",
                "Child-Pugh A, the lesion is small.",
                "Child-Pugh A, small tumor.",
            ),
            Plan("photon", "Photon SBRT", (Option(50, 5, 0.8), Option(40, 5, 0.2))),
        ),
        Arm(
            "large tumor, Child-Pugh B",
            (
                "Child-Pugh B, tumor 9 cm with portal vein thrombus.",
                "Child-Pugh B7, large lesion.",
                "Liver function impaired, Child-Pugh B, 8 cm.",
                "Decompensated once, Child-Pugh B, lesion large.",
                "Child-Pugh B, the lesion is large.",
                "Child-Pugh B, large tumor.",
            ),
            Plan("proton", "Proton PBS", (Option(58.05, 15),)),
        ),
    ),
)

SITES = (PANCREAS, LIVER)
