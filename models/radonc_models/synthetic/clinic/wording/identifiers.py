"""Sentences that hold identifiers: for each class of the Safe Harbor rule, the section of the note and the wordings."""

from __future__ import annotations

from dataclasses import dataclass

from radonc_models.synthetic.clinic.wording import Half

__all__ = ["PLANTED", "Planted"]


@dataclass(frozen=True)
class Planted:
    """Sentences that plant one class.

    Attributes:
        section: Where in the note they stand.
        wordings: Templates a half; their fields are those of ``values``.

    """

    section: str
    wordings: dict[Half, tuple[str, ...]]


def _planted(section: str, development: tuple[str, ...], held_out: tuple[str, ...]) -> Planted:
    return Planted(section, {"development": development, "held_out": held_out})


PLANTED: tuple[Planted, ...] = (
    _planted(
        "identity",
        ("SSN: {ssn}", "SSN {ssn}", "Social Security Number: {ssn}", "SS# {ssn}"),
        ("Soc. Sec. No. {ssn}", "Social security {ssn} (verified at check-in)", "SSN on file {ssn}"),
    ),
    _planted(
        "identity",
        (
            "Insurance: Medicare, member ID {health_plan}",
            "Medicare ID: {health_plan}",
            "Policy number {health_plan}",
            "Health plan ID {health_plan}",
            "Subscriber ID: {health_plan}",
        ),
        (
            "Beneficiary no. {health_plan}",
            "Covered under group policy # {health_plan}",
            "MBI {health_plan}",
            "Plan member number is {health_plan}",
            "Insurance ID: {health_plan}",
        ),
    ),
    _planted(
        "identity",
        (
            "Account number: {account}",
            "Acct # {account}",
            "Billing account {account}",
            "Encounter account no. {account}",
        ),
        ("Hospital acct: {account}", "Statement account # {account}", "Guarantor account {account}", "FIN: {account}"),
    ),
    _planted(
        "identity",
        (
            "Fingerprint ID: {biometric}",
            "Palm scan enrolled, template {biometric}",
            "Identity by fingerprint {biometric}",
        ),
        ("Iris scan ID {biometric}", "Biometric check-in: {biometric}", "Voice print {biometric} on file"),
    ),
    _planted(
        "identity",
        (
            "Phone: {phone}",
            "Home phone {phone}, cell {phone}",
            "Tel. {phone}",
            "Tel: {phone} (mobile)",
            "Contact no. {phone}",
        ),
        (
            "Reachable at {phone}",
            "Ph# {phone}",
            "Mobile {phone}; leave a message",
            "T {phone}",
            "Daytime number: {phone}",
        ),
    ),
    _planted(
        "identity",
        ("Address: {street}, {city}, {state} {zip}", "{street}, {city} {state} {zip}", "Lives at {street} in {city}"),
        (
            "Residence: {street}; {city}, {state} {zip}",
            "Mailing address {street}, {city}",
            "Home: {street}, {city} {zip}",
        ),
    ),
    _planted(
        "social",
        ("Email: {email}", "E-mail {email}", "Prefers contact by email, {email}.", "Send results to {email}."),
        ("Can be written to at {email}.", "e-mail address given: {email}", "Portal login {email}."),
    ),
    _planted(
        "social",
        (
            "Driver's license {licence}.",
            "DL# {licence}.",
            "Driver license number {licence} copied.",
            "Commercial driver, license no. {licence}.",
        ),
        (
            "Holds pilot certificate {licence}.",
            "Nursing license number {licence}.",
            "License # {licence} on file.",
            "Driving licence: {licence}.",
        ),
    ),
    _planted(
        "social",
        (
            "Drives a truck, license plate {vehicle}.",
            "Parking permit for plate {vehicle}.",
            "VIN {vin} for transport claim.",
        ),
        (
            "Vehicle registration {vehicle}.",
            "Comes by own car (plate no. {vehicle}).",
            "Van with VIN {vin} has a ramp.",
        ),
    ),
    _planted(
        "social",
        (
            "Lives with {relative} {relative_name}.",
            "{Relative} {relative_name} is the health care proxy.",
            "Accompanied by {relative} {relative_name} and friend {relative_name}.",
            "Works at {employer}.",
            "Retired from {employer}.",
            "Emergency contact: {relative_name} ({relative}), {phone}.",
        ),
        (
            "{Relative}, {relative_name}, was present throughout.",
            "Shares a home with {relative} {relative_name}.",
            "Employed by {employer} until last year.",
            "Next of kin is {relative_name}, {relative}, at {phone}.",
            "Power of attorney: {relative_name} {pt_last} ({relative}).",
            "Used to drive for {employer}.",
        ),
    ),
    _planted(
        "history",
        (
            "Pacemaker, serial number {device}.",
            "Pacemaker (serial no. {device}) checked.",
            "ICD device S/N {device}.",
            "Port placed, lot {device}.",
            "Hip prosthesis serial {device}.",
        ),
        (
            "Implanted defibrillator, device serial {device}.",
            "Cochlear implant SN: {device}.",
            "Insulin pump with serial # {device}.",
            "Infusion port, device ID {device}.",
        ),
    ),
    _planted(
        "history",
        ("PCP is Dr. {doctor}, fax {fax}.", "Referring office fax: {fax}.", "Records faxed to {fax}.", "Fax {fax}."),
        ("Outside records came by fax from {fax}.", "Facsimile: {fax}.", "Send copies to fax no. {fax}.", "F: {fax}"),
    ),
    _planted(
        "exam",
        ("Facial photograph stored as {photo}.", "Photo {photo} in chart.", "Clinical photo of the face: {photo}."),
        ("Full-face image {photo} taken.", "Picture file {photo} attached.", "See photograph {photo}."),
    ),
    _planted(
        "results",
        (
            "Pathology accession {other}.",
            "Accession number {other}.",
            "Study ID {other}.",
            "Specimen {other} reviewed.",
            "Registry case number {other}.",
        ),
        (
            "Path case no. {other}.",
            "Outside slides, accession # {other}.",
            "Trial subject number {other}.",
            "Requisition {other}.",
        ),
    ),
    _planted(
        "hpi",
        (
            "Telehealth visit from IP {ip}.",
            "Connected by video from IP address {ip}.",
            "Video visit, client IP: {ip}.",
        ),
        ("Remote consult logged from {ip}.", "Portal session (IP {ip}) reviewed.", "Video link host {ip}."),
    ),
    _planted(
        "plan",
        (
            "Education material at {url}.",
            "Consent form: {url}",
            "Directions at {url} were given.",
            "Images can be seen at {url}.",
        ),
        ("Handout available under {url}.", "Questionnaire sent ({url}).", "Portal message: {url}"),
    ),
    _planted(
        "plan",
        (
            "CT simulation on {date}.",
            "Simulation is scheduled for {date} at {facility}.",
            "Will call {phone} to schedule.",
            "Return on {date}.",
            "Discussed with Dr. {doctor} on {date}.",
            "Start date {date}.",
        ),
        (
            "Planning CT booked for {date}.",
            "First treatment {date} if insurance agrees.",
            "Coordinator to phone {phone}.",
            "Reviewed at tumor board {date} with Dr. {doctor}.",
            "See again {date} at {facility}.",
        ),
    ),
)
