"""What became of an answer when the same details were asked again."""

from __future__ import annotations

from radonc_desktop.windows.language import tr
from radonc_models.runtime.asking import Answer, Provenance

__all__ = ["again_line"]


def again_line(before: Answer, now: Answer) -> str:
    """Return whether two answers to the same details have the same words, and what differs in how they came to be.

    The same files on the same device give the same words, as nothing is drawn by chance; elsewhere they may differ.
    """
    other = _other(before.provenance, now.provenance)
    if before.text == now.text:
        same = tr("Asked again: the same words as before.")
        return same if not other else tr("Asked again {other}: the same words as before.", other=other)
    other = other or tr("with the same files on the same device")
    return tr("Asked again {other}: other words than before; the history of the case has both.", other=other)


def _other(before: Provenance, now: Provenance) -> str:
    """Return what is not as it was, the weightiest alone."""
    if (before.model_file_sha256, before.adapter_file_sha256) != (now.model_file_sha256, now.adapter_file_sha256):
        return tr("with another model file")
    if before.prompt_sha256 != now.prompt_sha256:
        return tr("with other prompt words")
    if (before.engine, before.app_version) != (now.engine, now.app_version):
        return tr("with another version of the app")
    return tr("on another device") if (before.device, before.variant) != (now.device, now.variant) else ""
