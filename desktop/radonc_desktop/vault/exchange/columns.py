"""The header of an exported table of cases, by which our own import knows that it may undo its apostrophes."""

__all__ = ["EXPORT_COLUMNS"]

EXPORT_COLUMNS = ("number", "title", "site", "details", "plan")
"""Names of the columns in their order."""
