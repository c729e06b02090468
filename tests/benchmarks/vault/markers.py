"""Words that occur nowhere else, and every form in which they could stand in a file or in memory."""

from base64 import b64encode

STEM = "zqxvmarker"
SAVED = ("title", "site", "details", "later", "plan", "answer", "draft")
PASSING = ("query", "refused", "unsaved", "bug", "clip")


def marker(kind, number):
    return f"{STEM}{kind}{number:03d}"


def forms(text=STEM):
    """The text as UTF-8, UTF-16 of both orders, capitals, hex, and base64 at its three alignments, by name."""
    plain = text.encode()
    found = {
        "UTF-8": plain,
        "capitals": plain.upper(),
        "UTF-16-LE": text.encode("utf-16-le"),
        "UTF-16-BE": text.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
    }
    for shift in range(3):
        inside = plain[-shift % 3 :]
        found[f"base64+{shift}"] = b64encode(inside[: len(inside) // 3 * 3])
    return found


def hits(data, wanted):
    """Return the names of the ``wanted`` forms that the data holds."""
    return [name for name, form in wanted.items() if form in data]
