"""The errors of conversion: each message is one sentence that says what is wrong and what to do."""

from radonc_models.errors import RadOncError

__all__ = ["AdapterError", "CheckpointError", "ConvertError", "OutputError"]


class ConvertError(RadOncError):
    """The conversion was refused or could not be finished; no output file was left behind."""


class CheckpointError(ConvertError):
    """The base model cannot be read, is damaged or is not a Llama model."""


class AdapterError(ConvertError):
    """The adapter is damaged, belongs to another base or uses a setting that cannot be merged."""


class OutputError(ConvertError):
    """The output file cannot be written or did not read back as it was written."""
