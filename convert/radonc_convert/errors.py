"""The errors of conversion: each message is one sentence that says what is wrong and what to do."""

from radonc_models.errors import RadOncError

__all__ = ["AdapterError", "CheckpointError", "ConvertError", "OutputError"]


_LONGEST = 600


class ConvertError(RadOncError):
    """The conversion was refused or could not be finished; no output file was left behind.

    Names that come from a file may hold anything: whatever is not printable is escaped, and a sentence that a name
    would make endless is cut, so that the message is always one line.
    """

    def __init__(self, sentence: str) -> None:
        if not sentence.isprintable():
            escaped = (sign if sign.isprintable() else ascii(sign)[1:-1] for sign in sentence[: 2 * _LONGEST])
            sentence = "".join(escaped)
        if len(sentence) > _LONGEST:
            sentence = f"{sentence[: _LONGEST // 2]} ... {sentence[-_LONGEST // 2 :]}"
        super().__init__(sentence)


class CheckpointError(ConvertError):
    """The base model cannot be read, is damaged or is not a Llama model."""


class AdapterError(ConvertError):
    """The adapter is damaged, belongs to another base or uses a setting that cannot be merged."""


class OutputError(ConvertError):
    """The output file cannot be written or did not read back as it was written."""
