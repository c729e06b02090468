"""Doses and fractions out of free text, in the ways people write a prescription.

Three steps: the scanner turns the text into quantities (total dose, dose per fraction, number of fractions,
products and pairs), the grouper puts neighbouring quantities together into prescriptions, and what is left over
(a range, a broken number, a dose word without a number, a count that belongs to no dose) is named as unreadable.
Nothing is guessed and nothing is corrected.
"""

from radonc_models.clinical.prescription.model import DoseFact, Reading, Unreadable
from radonc_models.clinical.prescription.reading import parse_doses, read_prescription

__all__ = ["DoseFact", "Reading", "Unreadable", "parse_doses", "read_prescription"]
