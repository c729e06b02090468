"""Headings and sentences of clinic notes that state no identifier class of their own."""

from __future__ import annotations

from dataclasses import dataclass

from radonc_models.synthetic.clinic.wording import Half

__all__ = [
    "ADDENDA",
    "ASSESSMENTS",
    "FILLERS",
    "HPI",
    "LEAKS",
    "OPENINGS",
    "PLAN_HEADINGS",
    "PRIOR_RADIATION",
    "SIGNATURES",
    "STYLES",
    "Style",
]


@dataclass(frozen=True)
class Style:
    """How one kind of author lays a note out.

    Attributes:
        headings: Heading a section; a section without one is run on.
        after_heading: What stands between a heading and its text.
        between: What separates sections.
        joiner: What separates sentences.
        terse: Writes common words as abbreviations.

    """

    headings: dict[str, str]
    after_heading: str
    between: str
    joiner: str = " "
    terse: bool = False


STYLES: dict[Half, tuple[Style, ...]] = {
    "development": (
        Style(
            {
                "hpi": "HISTORY OF PRESENT ILLNESS:",
                "history": "PAST MEDICAL HISTORY:",
                "social": "SOCIAL HISTORY:",
                "exam": "PHYSICAL EXAMINATION:",
                "results": "STUDIES:",
            },
            "\n",
            "\n\n",
        ),
        Style(
            {"hpi": "HPI:", "history": "PMH:", "social": "SH:", "exam": "PE:", "results": "Labs/Imaging:"},
            " ",
            "\n",
            terse=True,
        ),
        Style(
            {
                "hpi": "Reason for Visit",
                "history": "Past Medical History",
                "social": "Social History",
                "exam": "Objective",
                "results": "Data Reviewed",
            },
            "\n",
            "\n",
            joiner="\n- ",
        ),
        Style({}, "", " "),
    ),
    "held_out": (
        Style(
            {
                "hpi": "Oncologic History",
                "history": "Comorbidities",
                "social": "Personal and Social",
                "exam": "Examination today",
                "results": "Imaging and pathology",
            },
            ": ",
            "\n\n",
        ),
        Style(
            {"hpi": "[Subjective]", "history": "[Hx]", "social": "[Soc]", "exam": "[Obj]", "results": "[Results]"},
            "\n",
            "\n",
            joiner="; ",
            terse=True,
        ),
        Style(
            {
                "hpi": "** INTERVAL HISTORY **",
                "history": "** BACKGROUND **",
                "social": "** SOCIAL **",
                "exam": "** EXAM **",
                "results": "** DATA **",
            },
            "\n",
            "\n",
        ),
        Style({}, "", "\n"),
    ),
}

PLAN_HEADINGS: dict[Half, tuple[tuple[str, float], ...]] = {
    "development": (
        ("PLAN:\n", 4),
        ("Plan: ", 4),
        ("ASSESSMENT AND PLAN:\n", 4),
        ("A/P: ", 3),
        ("Impression/Plan:\n", 2),
        ("RECOMMENDATION:\n", 2),
        ("Recommendations: ", 2),
        ("Treatment Plan\n", 2),
        ("Assessment & Plan\n", 2),
        ("", 1.2),
    ),
    "held_out": (
        ("RADIATION PLAN:\n", 3),
        ("IMPRESSION AND PLAN\n", 3),
        ("Plan -- ", 3),
        ("** PLAN **\n", 3),
        ("[A&P]\n", 2),
        ("Treatment recommendation: ", 3),
        ("Assessment/Plan\n", 3),
        ("Our recommendations:\n", 2),
        ("", 1.5),
    ),
}
"""With what the plan begins, and how often; the empty one is a plan that no heading announces."""

OPENINGS: dict[Half, tuple[str, ...]] = {
    "development": (
        "Patient: {pt_full}  MRN: {mrn}  DOB: {dob}\nDate of visit: {visit}",
        "{pt_full}, MRN {mrn}, date of birth {dob}, seen on {visit} at {facility}.",
        "Name: {pt_full}\nMRN# {mrn}\nDate: {visit}\nReferring physician: Dr. {doctor}",
        "RE: {pt_full} (DOB {dob}, MR# {mrn})\n{visit}\nDear Dr. {doctor}, thank you for sending {title} {pt_last}.",
        "Consult note {visit}. {pt_full}. Attending: Dr. {attending}.",
    ),
    "held_out": (
        "PT {pt_full} | MR {mrn} | BORN {dob} | VISIT {visit}",
        "Regarding our patient {pt_full}, born {dob}, record number {mrn}, visit of {visit}",
        "{visit} - {facility}\n{pt_full}, unit no. {mrn}\ncc: {doctor} MD, Prof. {doctor}",
        "To: {doctor}, MD\nSubject: {title} {pt_last} ({mrn})\nI had the pleasure of meeting {pt_first} on {visit}.",
        "Visit {visit} with {attending}, chart {mrn}: {pt_full}.",
    ),
}

HPI: dict[Half, tuple[str, ...]] = {
    "development": (
        "{title} {pt_last} is a {age}-year-old {noun} with {histology} of the {place}, {cell}. {situation}",
        "{pt_first} {pt_last}, {age} {s}, has {histology} ({place}), {cell}, diagnosed on {onset}. {situation}",
        "This {age} y/o {noun} was found to have {histology}, {place}. Biopsy {onset}. Extent {cell}. {situation}",
        "{age}yo {s} w/ {histology} {place}, {cell}. {situation}",
        "Diagnosis of {onset}: {histology}, {place}. Stage: {cell}. {situation} {title} {pt_last}'s age is {age}.",
    ),
    "held_out": (
        "{title} {pt_last} ({age} years) was referred by {doctor} for {histology}, {place}; {cell}. {situation}",
        "Now {age}, {pt_first} presents with {histology} in the {place} ({cell}), first seen {onset}. {situation}",
        "{s}, aged {age}. {histology}; {place}; {cell}. Histology obtained {onset}. {situation}",
        "The {noun}, {age} years of age, has had {histology} of the {place} since {onset}. {situation} {cell}.",
    ),
}

FILLERS: dict[str, dict[Half, tuple[str, ...]]] = {
    "hpi": {
        "development": (
            "Symptoms began in {year}.",
            "{He} was seen by Dr. {doctor} on {before}.",
            "Outside imaging from {before} reviewed.",
            "{title} {pt_last} denies fever.",
            "Weight loss of {lost} kg since {before}.",
            "Case discussed with Dr. {doctor}.",
            "{He} plans to visit {his} {relative} next month.",
            "The surgical plan was changed after MRI.",
            "Prior treatment plan from {facility} requested.",
        ),
        "held_out": (
            "{pt_first} first noticed it around {before}.",
            "Dr. {doctor} performed the biopsy ({before}).",
            "No complaints since {before}, says {title} {pt_last}.",
            "{lost} kg lost within a year.",
            "The family has plans to move away.",
            "An earlier plan for resection was dropped by {doctor}, MD.",
            "Seen elsewhere in {year}.",
        ),
    },
    "history": {
        "development": (
            "{condition}, {condition}.",
            "Hypertension since {year}.",
            "Takes {drug} and {drug}.",
            "Medications: {drug}.",
            "Family history: {eponym} in an uncle.",
            "Appendectomy {year}.",
            "Allergic to {drug}.",
        ),
        "held_out": (
            "Known {condition} and {condition}.",
            "Regular {drug}, {drug} as needed.",
            "Father had {eponym}.",
            "Operated for hernia in {year}.",
            "Intolerant of {drug}.",
            "{condition} diagnosed {year}.",
        ),
    },
    "social": {
        "development": ("Former smoker.", "Retired teacher.", "No alcohol.", "Lives alone.", "Two adult children."),
        "held_out": ("Smokes occasionally.", "Worked in farming.", "Widowed.", "Drinks wine rarely.", "No dependents."),
    },
    "exam": {
        "development": (
            "ECOG {ecog}.",
            "KPS {kps}.",
            "{kg} kg, BP 128/76.",
            "Abdomen soft.",
            "No adenopathy.",
            "Karnofsky {kps}.",
            "Lungs clear.",
            "Exam done with chaperone, nurse {relative_name}.",
        ),
        "held_out": (
            "Performance status ECOG {ecog}.",
            "Karnofsky score {kps} %.",
            "Weight {kg} kg.",
            "Heart sounds normal.",
            "Chaperoned by {relative_name} {pt_last}.",
            "Neck supple.",
        ),
    },
    "results": {
        "development": (
            "Hemoglobin {hgb}.",
            "Creatinine {crea} mg/dL on {before}.",
            "PET/CT {before}: no distant disease.",
            "{nodes} nodes involved.",
            "{gene} wild type.",
            "MRI of {before} shows a lesion of {size}.",
            "Platelets {plt}.",
            "WBC {wbc}.",
        ),
        "held_out": (
            "Hb of {hgb} g/dL, platelets {plt}.",
            "CT dated {before} measures {size}.",
            "Nodes: {nodes}.",
            "NGS: {gene} mutated.",
            "Creatinine {crea} ({before}).",
            "Leukocytes {wbc}.",
        ),
    },
    "plan": {
        "development": (
            "Risks and benefits were discussed with {title} {pt_last}.",
            "Consent was obtained.",
            "Questions were answered.",
            "Follow up in 3 months.",
            "Nutrition consult.",
            "Image guidance daily.",
            "Social work to see {his} {relative}.",
            "Dental clearance first.",
            "Dr. {attending} agrees.",
        ),
        "held_out": (
            "{pt_first} understands and agrees.",
            "Informed consent signed by {pt_full}.",
            "Toxicity was explained.",
            "Review after 6 weeks.",
            "Weekly on-treatment visits.",
            "Daily imaging for setup.",
            "Dr. {attending} was consulted.",
            "Smoking cessation advised.",
        ),
    },
}

SIGNATURES: dict[Half, tuple[str, ...]] = {
    "development": (
        "Electronically signed by {author}, MD on {visit}",
        "{author}, M.D.",
        "Dictated by Dr. {author_last} {visit}",
        "cc: Dr. {doctor}",
        "Signed: Dr. {author}, {facility}",
    ),
    "held_out": (
        "Authenticated: {author} MD, {visit}",
        "Kind regards, {author}",
        "/s/ {author_last}, Radiation Oncology",
        "Copy to {doctor}, MD; {facility}",
        "Attested by {author} at 14:35 on {visit}",
    ),
}

ASSESSMENTS: dict[Half, tuple[str, ...]] = {
    "development": ("{age} yo {noun} with {histology}.", "{title} {pt_last} has {histology}, {cell}."),
    "held_out": ("In summary, {histology} of the {place}.", "A {noun} of {age}, {cell}."),
}

LEAKS: dict[Half, tuple[str, ...]] = {
    "development": ("Referred for {technique}, {dose}.", "Was told elsewhere to have {dose} of {technique}."),
    "held_out": ("An outside center proposed {dose} ({technique}).", "Comes for {technique}; {dose} was mentioned."),
}
"""Histories that already state the answer: such cases must not reach training."""

PRIOR_RADIATION: dict[Half, tuple[str, ...]] = {
    "development": ("Prior RT to the {prior}, {prior_dose}, in {year}.", "Had {prior_dose} to the {prior} in {year}."),
    "held_out": (
        "{prior} irradiated in {year} ({prior_dose}).",
        "Previously treated with {prior_dose}, {prior}, {year}.",
    ),
}
"""An earlier course is no answer of this case."""

ADDENDA: dict[Half, tuple[str, ...]] = {
    "development": ("Addendum {visit}: no change.", "Seen again {visit}, Dr. {author_last}: as above."),
    "held_out": ("Later entry of {visit}: unchanged ({author_last}).", "{visit} -- reviewed, nothing new."),
}
"""What a later visit adds to a note that it copied."""
