"""How physicians write a prescription down: techniques, doses and the sentence around them."""

from __future__ import annotations

from radonc_models.synthetic.clinic.wording import Half

__all__ = ["DOSES", "NO_RADIATION", "SENTENCES", "TECHNIQUES"]

SENTENCES: dict[Half, tuple[str, ...]] = {
    "development": (
        "We recommend {technique} to the {target}, {dose}{extra}.",
        "{technique} to the {target}, {dose}{extra}.",
        "Will treat the {target} with {technique}, {dose}{extra}.",
        "The {target} will receive {dose} by {technique}{extra}.",
        "I would offer {technique} ({dose}) to the {target}{extra}.",
    ),
    "held_out": (
        "My advice is {technique} for the {target}: {dose}{extra}.",
        "Rx {target}: {dose}, {technique}{extra}.",
        "{dose} to the {target} using {technique}{extra}.",
        "Proceed with {technique}, prescribing {dose} to the {target}{extra}.",
    ),
}

DOSES: dict[Half, tuple[str, ...]] = {
    "development": (
        "{d} Gy in {n} fractions",
        "{d} Gy in {n} fractions",
        "{d} Gy/{n} fx",
        "{c} cGy in {n} fractions",
        "{d} Gy in {n} fx",
        "{d}/{n}",
        "{n} fractions of {p} Gy",
        "{d} Gy over {n} treatments",
    ),
    "held_out": (
        "{d} Gy given in {n} fractions",
        "{n} x {p} Gy",
        "{c} cGy / {n} fx",
        "{d}Gy/{n}fx",
        "a total dose of {d} Gy in {n} daily fractions",
        "{p} Gy x {n} (total {d} Gy)",
        "{d} Gy in {n}#",
    ),
}
"""d and c: total dose in Gy and cGy; n: fractions; p: dose of one fraction in Gy."""

TECHNIQUES: dict[str, dict[Half, tuple[str, ...]]] = {
    "Photon SBRT": {
        "development": ("SBRT", "photon SBRT", "stereotactic body radiotherapy (SBRT)"),
        "held_out": ("SABR with photons", "stereotactic ablative radiotherapy", "SBRT with 6 MV photons"),
    },
    "Photon VMAT": {
        "development": ("VMAT", "photon VMAT", "IMRT", "external beam radiation (VMAT)"),
        "held_out": ("volumetric-modulated arc therapy", "6 MV photons by VMAT", "intensity-modulated radiotherapy"),
    },
    "Photon VMAT pelvic": {
        "development": ("pelvic VMAT", "photon pelvic IMRT"),
        "held_out": ("whole pelvic photon VMAT", "pelvic external beam radiotherapy with IMRT"),
    },
    "Photon VMAT involved site": {
        "development": ("involved-site photon VMAT", "ISRT with VMAT"),
        "held_out": ("photon involved site radiotherapy", "involved site IMRT"),
    },
    "Photon 3D": {
        "development": ("3D conformal photons", "photon 3D", "a 3D-CRT plan"),
        "held_out": ("conformal photon radiotherapy", "three-dimensional conformal technique", "10 MV photons, 3D"),
    },
    "Photon 3D tangents": {
        "development": ("photon tangents", "3D tangents", "tangential photon fields"),
        "held_out": ("opposed tangential 6 MV fields", "3D-conformal tangential photon beams"),
    },
    "Photon opposed fields": {
        "development": ("opposed photon fields", "AP/PA photons"),
        "held_out": ("parallel-opposed 18 MV photons", "APPA photon fields"),
    },
    "Photon SRS": {
        "development": ("SRS", "stereotactic radiosurgery", "photon SRS"),
        "held_out": ("linac radiosurgery", "Gamma Knife radiosurgery"),
    },
    "Photon fractionated SRS": {
        "development": ("fractionated SRS", "hypofractionated photon SRS"),
        "held_out": ("fractionated stereotactic radiosurgery with photons", "multi-session radiosurgery"),
    },
    "Photon whole brain": {
        "development": ("whole brain photons", "WBRT"),
        "held_out": ("whole-brain radiotherapy, opposed photon fields", "WBRT with 6 MV photons"),
    },
    "Proton IMPT": {
        "development": ("proton IMPT", "intensity modulated proton therapy", "protons (IMPT)"),
        "held_out": ("IMPT", "intensity-modulated protons", "scanned proton beams"),
    },
    "Proton PBS": {
        "development": ("proton PBS", "pencil beam scanning protons", "proton therapy"),
        "held_out": ("pencil-beam scanning proton radiotherapy", "proton beam therapy (PBS)"),
    },
    "Proton PBS involved site": {
        "development": ("involved-site protons", "proton PBS, involved site"),
        "held_out": ("involved site proton therapy", "proton ISRT"),
    },
    "Proton therapy": {
        "development": ("proton therapy", "protons"),
        "held_out": ("proton beam irradiation", "ocular proton beam"),
    },
    "Electron en face": {
        "development": ("en face electrons", "electron beam", "9 MeV electrons"),
        "held_out": ("an appositional electron field", "12 MeV electrons with bolus", "electron radiotherapy"),
    },
    "HDR cylinder brachytherapy": {
        "development": ("HDR cylinder brachytherapy", "vaginal cuff brachytherapy"),
        "held_out": ("high-dose-rate brachytherapy with a cylinder", "vaginal cylinder HDR"),
    },
    "HDR surface mould brachytherapy": {
        "development": ("HDR surface brachytherapy", "surface mould brachytherapy"),
        "held_out": ("contact HDR brachytherapy with a flap", "high-dose-rate surface brachytherapy"),
    },
    "I-125 plaque brachytherapy": {
        "development": ("I-125 plaque brachytherapy", "plaque brachytherapy"),
        "held_out": ("an iodine plaque (episcleral brachytherapy)", "eye plaque brachytherapy"),
    },
    "Photon VMAT with HDR brachytherapy": {
        "development": ("VMAT with HDR brachytherapy", "external beam photons plus HDR brachytherapy"),
        "held_out": (
            "pelvic IMRT followed by tandem and ring HDR brachytherapy",
            "photons combined with brachytherapy",
        ),
    },
    "Photon VMAT with HDR brachytherapy boost": {
        "development": ("VMAT with an HDR brachytherapy boost", "external beam photons plus brachytherapy boost"),
        "held_out": ("photon IMRT and a high-dose-rate implant boost", "EBRT (VMAT) with HDR brachytherapy boost"),
    },
}

NO_RADIATION: dict[Half, tuple[str, ...]] = {
    "development": (
        "No indication for radiation therapy.",
        "Observation; radiotherapy is not recommended.",
        "Refer to surgery, no radiation at this time.",
        "Continue systemic therapy with medical oncology.",
    ),
    "held_out": (
        "Radiotherapy is not advised.",
        "We would not irradiate; surveillance.",
        "No role for RT, see urology.",
        "Return to Dr. {doctor} for medical management.",
    ),
}
