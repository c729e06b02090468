"""The one error a user can meet: a full sentence that says what is wrong and what to do."""


class RadOncError(Exception):
    """An expected failure whose message is shown to the user as it is.

    The message is one sentence in plain words. It never holds case text, a passphrase or a key.
    Anything else that is raised is a bug and must not reach the screen as an answer.
    """


class ModelPackError(RadOncError):
    """A model pack is missing, damaged or made for other prompts."""


class EngineError(RadOncError):
    """The language-model engine could not give an answer."""


class InputRefused(RadOncError):
    """The given patient details cannot be used as they are; nothing was changed or trimmed."""
