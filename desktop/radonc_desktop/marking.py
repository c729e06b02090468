"""The mark of a visible text that is said before the language of the window is known; without Qt."""

__all__ = ["marked"]


def marked(text: str) -> str:
    """Return ``text`` as it is, marked for translation: whoever shows it passes it through ``windows.language.tr``."""
    return text
