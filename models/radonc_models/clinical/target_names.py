"""Names of target volumes in the manner of AAPM report 263 (Mayo et al. 2018), section 8: written, read and checked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from radonc_models.clinical.regimen import Phase, StructuredRegimen
from radonc_models.clinical.treatment_sites import treatment_sites

__all__ = ["MAX_LENGTH", "TargetName", "parse_target_name", "target_names"]

MAX_LENGTH = 16
"""Most characters of a name: planning systems cut longer ones (report 263, section 5)."""

_SIDES = {"left": "L", "right": "R"}
_TYPES = ("GTV", "CTV", "ITV", "IGTV", "ICTV", "PTV!", "PTV")
_CLASSIFIERS = ("n", "p", "sb", "par", "vas", "v")
_NAME = re.compile(
    rf"(?P<type>{'|'.join(sorted(_TYPES, key=len, reverse=True))})"
    rf"(?P<classifier>{'|'.join(sorted(_CLASSIFIERS, key=len, reverse=True))})?"
    r"(?P<number>\d{1,2})?"
    r"(?P<imaging>_(?:(?:CT|PT|MR|SP)\d{0,2})+)?"
    r"(?P<structures>(?:_(?!High|Mid|Low)[A-Z][A-Za-z]*)*)"
    r"(?:_(?P<level>High|Mid\d{0,2}|Low))?"
    r"(?:_(?P<dose>\d{1,5}(?:[.p]\d{1,2})?)(?P<unit>Gy)?(?:x(?P<fractions>\d{1,2}))?)?"
    r"(?:-(?P<crop>\d{2}))?"
    r"(?:\^(?P<custom>\w+))?"
)


@dataclass(frozen=True)
class TargetName:
    """The parts of a target name, in their order (report 263, rules 1 to 9).

    Attributes:
        type: GTV, CTV, ITV, IGTV, ICTV, PTV or PTV!.
        classifier: n, p, sb, par, v or vas, behind the type.
        number: Tells several targets of one type apart.
        imaging: Image sets it was drawn on, such as ``CT1PT1``.
        structures: What it is about, then the side: ``("Breast", "L")``.
        level: High, Mid, Mid01 and on, or Low.
        dose_cgy: Physical dose in cGy; with ``fractions`` the dose of one fraction.
        fractions: Number of fractions where the name gives the dose per fraction.
        crop_mm: Millimetres it was cropped back from the skin.
        custom: Free qualifier behind a caret.

    """

    type: str
    classifier: str = ""
    number: int | None = None
    imaging: str = ""
    structures: tuple[str, ...] = ()
    level: str = ""
    dose_cgy: float | None = None
    fractions: int | None = None
    crop_mm: int | None = None
    custom: str = ""

    def __str__(self) -> str:
        """Return the name; one that is too long loses underscores from the left (rule 10)."""
        tail = [self.imaging, *self.structures, self.level]
        if self.dose_cgy is not None:
            tail.append(f"{self.dose_cgy:g}".replace(".", "p") + (f"x{self.fractions}" if self.fractions else ""))
        name = f"{self.type}{self.classifier}{self.number or ''}"
        name = "_".join([name, *(part for part in tail if part)])
        name += f"-{self.crop_mm:02d}" if self.crop_mm is not None else ""
        name += f"^{self.custom}" if self.custom else ""
        while len(name) > MAX_LENGTH and "_" in name:
            name = name.replace("_", "", 1)
        return name

    @property
    def fits(self) -> bool:
        """Tells whether the name is short enough without losing an underscore that tools rely on."""
        return len(str(self)) <= MAX_LENGTH and parse_target_name(str(self)) == self


def parse_target_name(name: str) -> TargetName | None:
    """Return the parts of ``name``, None when it does not follow the rules of report 263."""
    found = _NAME.fullmatch(name)
    if found is None or len(name) > MAX_LENGTH:
        return None
    dose = float(found["dose"].replace("p", ".")) if found["dose"] else None
    if dose is not None and found["unit"]:
        dose = round(dose * 100, 2)
    return TargetName(
        found["type"],
        found["classifier"] or "",
        int(found["number"]) if found["number"] else None,
        (found["imaging"] or "").lstrip("_"),
        tuple((found["structures"] or "").split("_")[1:]),
        found["level"] or "",
        dose,
        int(found["fractions"]) if found["fractions"] else None,
        int(found["crop"]) if found["crop"] else None,
        found["custom"] or "",
    )


def target_names(regimen: StructuredRegimen) -> tuple[TargetName, ...]:
    """Return a name for the planning target volume of every dose level of ``regimen``.

    Levels of one phase are told apart by their dose. A name that would be longer than sixteen characters goes without
    its structure first, and without its side never: then it has neither.
    """
    return tuple(_name(regimen, phase, dose) for phase in regimen.phases for dose in phase.doses_gy)


def _name(regimen: StructuredRegimen, phase: Phase, dose_gy: float) -> TargetName:
    site = treatment_sites()[regimen.sites[0]] if len(regimen.sites) == 1 else None
    side = _SIDES.get(regimen.side or "", "")
    about = tuple(part for part in (*(site.tg263.split("_") if site else ()), side) if part)
    about = ("Boost", *about) if phase.is_boost else about
    dose = round(dose_gy * 100, 2)
    shorter = (("Boost",) if phase.is_boost else ()) if about else ()
    for structures in (about, shorter, ()):
        name = TargetName("PTV", structures=structures, dose_cgy=dose)
        if name.fits:
            return name
    return TargetName("PTV", dose_cgy=dose)
