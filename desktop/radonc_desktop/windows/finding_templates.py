"""Every sentence of the clinical checks, with named places: what a German window finds a finding again by.

The checks know no language but English, and a finding is stored, hashed and signed as it was said. What may stand in a
place goes by its name, less a number behind it (`finding_words`). A test holds these sentences against those that the
checks make.
"""

from __future__ import annotations

from radonc_desktop.marking import marked

__all__ = ["TEMPLATES"]

TEMPLATES = (
    # the answer as such
    marked("The answer is empty."),
    marked("The answer was cut off at its longest allowed length and is not complete."),
    # doses
    marked("The regimen names no definite total dose."),
    marked("'{text}' could not be read with certainty: {why}."),
    marked("Main prescription: {dose}, {gy} Gy per fraction."),
    marked("Several doses are named: {dose} is taken as the main one, beside {doses}."),
    marked("No definite number of fractions is named for {gy} Gy."),
    marked("A continuous implant has no fractions, but {dose} is written."),
    marked("{gy} Gy is outside the referenced doses of a continuous implant: {limits}."),
    marked("The numbers contradict each other: {n} x {gy} Gy is {gy2} Gy, but {gy3} Gy is written."),
    marked("{gy} Gy per fraction ({dose}) is outside {gy2} to {gy3} Gy."),
    marked("{gy} Gy is above {gy2} Gy, the highest usual external-beam dose."),
    marked("{dose} ({gy} Gy per fraction) is unusual for {code}: {gy2} to {gy3} Gy in up to {n} fractions."),
    marked("{gy} Gy per fraction is unusual more than once a day ({dose})."),
    marked("{dose} is within a referenced regimen for {groups}."),
    marked("{dose} is within a referenced regimen for {groups}: {row}."),
    marked("{dose} is within none of the {n} referenced regimens for {groups}."),
    marked("{dose} is within none of the {n} referenced regimens for {groups}; the nearest is {row}."),
    marked(
        "{dose}: BED {gy} Gy and EQD2 {gy2} Gy with alpha/beta {gy3} Gy ({names}); "
        "BED {gy4} Gy and EQD2 {gy5} Gy with alpha/beta {gy6} Gy ({names2})."
    ),
    marked("The answer says {gy} Gy in {n}; the details plan {gy2} Gy in {n2}."),
    # sides, the patient and the disease
    marked("The answer names no side; the details say {names}."),
    marked("The answer says {names}; the details say {names2} of the same organ."),
    marked("The answer says {names}; the details name no side."),
    marked("The side ({names}) occurs in the details."),
    marked("The answer says {names}; the details say {names2}."),
    marked("The answer is about {names}; the details are about {names2}."),
    marked("The answer is about a region without any of these; the details are about {names}."),
    marked("The answer is a metastasis; the details name none."),
    marked("The answer says {names}, the details say {names2} ({names3})."),
    marked("The answer names the other sex; the details describe a man."),
    marked("The answer names the other sex; the details describe a woman."),
    marked("The answer names an organ of the other sex ({names}); the details describe a man."),
    marked("The answer names an organ of the other sex ({names}); the details describe a woman."),
    marked("The answer says {gy} years; the details give another age."),
    marked("The answer says {stage}; the details say {stage2}."),
    marked(
        "The details say stage I without nodes; concurrent chemotherapy with conventional fractions is the treatment "
        "of stage II or III."
    ),
    marked("The details say mediastinal nodes; stereotactic treatment of the lung leaves them out."),
    marked("The details say T1 N0 of the glottis, which is irradiated without chemotherapy."),
    marked("The details say involved nodes; partial breast irradiation leaves them out."),
    # modality and drugs
    marked("No modality is probable enough for a suggestion."),
    marked("'{label}' is one of the {n} modalities."),
    marked("The answer is none of the modalities {labels}."),
    marked("The regimen is {names}, the modality is {names2}: they are not one treatment."),
    marked("The modality is {names}; the regimen names only {names2}."),
    marked("Regimen and modality agree on {names}."),
    marked("One phase of the answer names {quotes}, which belong to different modalities."),
    marked("Electrons do not reach that deep ({names})."),
    marked("Brachytherapy is hardly ever given there ({names})."),
    marked("The answer is {names}; the details decline it or say that it is not possible."),
    marked("The answer gives {names}; the details decline it or say that it is not possible."),
    marked("The answer gives {names}; the details decline chemotherapy or say that it is not possible."),
    marked("The answer gives {names}; the details name {names2}."),
    # the code of a diagnosis
    marked("No code fits the description."),
    marked("By its description the code is {code}, {text} (equal words)."),
    marked("By its description the code is {code}, {text} (likeness {gy})."),
    marked("The answer spells no ICD-10-CM code."),
    marked("{code} is no code of {release} any more: the release of {release2} had it."),
    marked("{code} is no ICD-10-CM code ({release})."),
    marked("{code} is no ICD-10-CM code ({release}). {code2} has {codes}."),
    marked("{code} is no ICD-10-CM code ({release}). {code2} is not subdivided."),
    marked("{code} exists: {text}."),
    marked("{code} was subdivided after the release of {release}: {codes}."),
    marked("{code} is a category: a complete code needs more characters, of {codes}."),
    marked("{code} is a code of ICD-9-CM ({text}), not of ICD-10-CM."),
    marked("{code} is a code of ICD-9-CM ({text}), not of ICD-10-CM; by these words ICD-10-CM has {code2}, {text2}."),
    marked("{code} is a code of ICD-O-3 morphology (behaviour {names}), not of ICD-10-CM."),
    marked("{code} is a code of ICD-O-3 topography (blood, bone marrow or spleen), not of ICD-10-CM."),
    marked("{code} is a code of ICD-O-3 topography (place of: {text}), not of ICD-10-CM."),
    marked(
        "{code} is a code of ICD-O-3 topography (place of: {text}), not of ICD-10-CM; "
        "by these words ICD-10-CM has {code2}, {text2}."
    ),
    marked("The code {code} means {text}, the words fit {code2} better."),
    marked("{code} is a code of the left side; the words say {names}."),
    marked("{code} is a code of the right side; the words say {names}."),
    marked("{code} is a code of the left side; the details say {names}."),
    marked("{code} is a code of the right side; the details say {names}."),
    marked("The details never name the site of {code}, {text}."),
    # evidence
    marked("Found in the details: {evidence}."),
    marked("Not found in the details: {evidence}."),
    # the scope of the models
    marked("The details have {n} words: too few for a history that an answer could rest on."),
    marked("The details are not in English: the models know English notes only."),
    marked("The details seem to be in {names}: the models know English only."),
    marked("The details name no tumour and no other disease that is treated with radiation."),
    marked("The details name a benign disease: doses are lower and the long-term risk counts more."),
    marked("The details may describe more than one tumour: an answer is about one of them only."),
    marked("The patient is a child: the models learned mostly from adults."),
    marked("The details name a pregnancy: the dose to the unborn child decides before anything else."),
    marked("The patient has an electronic implant: its dose and the beam energy are limited."),
    marked("The details name earlier radiotherapy: the dose that tissue has had is not part of an answer."),
    # text that steers a model
    marked("The details hold invisible characters that change or hide text ({places})."),
    marked("The details hold invisible characters ({places}), often left over from copying."),
    marked("The details hold markup that hides text from a reader."),
    marked("The details hold control tokens of a language model; they are read as plain text."),
    marked("The details tell a reader to set instructions aside, as an attack on a model does."),
    marked("The details ask to set the text or the task aside: make sure that this is about the patient."),
    marked("The details speak of or to a language model."),
    marked("The details play a conversation or a role for a model."),
    marked("The details imitate the sections of a prompt."),
    marked("The details dictate an answer instead of a history."),
    marked("Words of the details mix letters of several alphabets that look alike."),
    marked("The details hold text in an encoded form."),
)
