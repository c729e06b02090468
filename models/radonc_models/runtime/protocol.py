"""What the app and the engine's child process say to each other: one JSON object a line, both ways.

Every request carries a number, and every event names the request that it belongs to. The pipe is a border:
whatever comes over it is validated before it is believed.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from radonc_models.pack.files import FileStamp

__all__ = [
    "AdapterFile",
    "Canary",
    "Cancel",
    "Count",
    "Counted",
    "Done",
    "Event",
    "Finish",
    "Generate",
    "Hello",
    "Load",
    "Loaded",
    "Problem",
    "PromptProgress",
    "ProtocolError",
    "Reply",
    "Request",
    "Score",
    "Scored",
    "Seal",
    "Sealed",
    "Token",
    "Tokenize",
    "Tokens",
    "decode_event",
    "decode_request",
    "encode",
]

Finish = Literal["stop", "length", "cancelled"]
Canary = Literal["none", "passed", "no base"]
"""Whether a load proved that the adapter changes what the model says; ``no base``: nothing to compare with."""


class ProtocolError(Exception):
    """A line on the pipe is not a message of this protocol."""


# Requests: app -> child


@dataclass(frozen=True)
class AdapterFile:
    """An adapter GGUF to put on the model of the same request.

    ``base_sha256`` is the source base that the adapter must name, ``verified`` as in ``Load``.
    """

    path: str
    sha256: str
    base_sha256: str
    verified: FileStamp | None = None


@dataclass(frozen=True)
class Load:
    """Load a GGUF file, and an adapter on top of it if one is named.

    ``verified`` is the stamp of an earlier load whose hash was right, ``why_no_gpu`` the reason to report when
    ``gpu`` is false or ``most_gpu_layers`` limits it; ``n_ctx`` 0 means the default. ``compare_with`` is the key of
    the base that a merged model must differ from, if that is loaded.
    """

    path: str
    sha256: str | None
    verified: FileStamp | None
    threads: int
    gpu: bool
    why_no_gpu: str = ""
    n_ctx: int = 0
    most_gpu_layers: int | None = None
    adapter: AdapterFile | None = None
    compare_with: str = ""
    kind: Literal["load"] = "load"


@dataclass(frozen=True)
class Generate:
    """Continue ``prompt`` greedily with the model ``key``.

    ``fixed`` is the part of the prompt that is the same for every case; a text of ``grammar`` (GBNF) limits the
    answer; ``marks`` are those parts of the prompt that are special tokens.
    """

    key: str
    prompt: str
    max_new_tokens: int
    fixed: str = ""
    grammar: str = ""
    marks: tuple[str, ...] = ()
    kind: Literal["generate"] = "generate"


@dataclass(frozen=True)
class Score:
    """Rate every label as the whole continuation of ``prompt``; ``fixed`` and ``marks`` as in ``Generate``."""

    key: str
    prompt: str
    labels: tuple[str, ...]
    fixed: str = ""
    marks: tuple[str, ...] = ()
    kind: Literal["score"] = "score"


@dataclass(frozen=True)
class Tokenize:
    """Turn ``text`` into token ids, as a prompt is."""

    key: str
    text: str
    kind: Literal["tokenize"] = "tokenize"


@dataclass(frozen=True)
class Count:
    """Count the tokens of ``prompt`` and the room there is beside an answer, as a question would."""

    key: str
    prompt: str
    max_new_tokens: int
    labels: tuple[str, ...] = ()
    kind: Literal["count"] = "count"


@dataclass(frozen=True)
class Cancel:
    """Stop the request with this number, if it still runs."""

    request: int
    kind: Literal["cancel"] = "cancel"


@dataclass(frozen=True)
class Seal:
    """Open no file any more: all models that are needed have been loaded, and case text may come."""

    kind: Literal["seal"] = "seal"


# Events: child -> app


@dataclass(frozen=True)
class Hello:
    """The child is up; ``gpu`` tells whether its build could use one, ``guards`` what the system enforces on it."""

    engine: str
    gpu: bool
    guards: tuple[str, ...] = ()
    kind: Literal["hello"] = "hello"


@dataclass(frozen=True)
class Loaded:
    """A model is ready.

    Attributes:
        key: SHA-256 of the file, followed by ``+`` and that of its adapter if there is one; the name that later
            requests use.
        device: What computes, such as ``CPU AVX2``.
        layers: Layers of the model, the output layer counted.
        layers_on_gpu: How many of them the GPU computes, as the engine reported after loading.
        reason: Why not all layers are on a GPU; empty when they are.
        n_ctx: Tokens that prompt and answer may have together.
        threads: CPU threads in use.
        engine: Name and version of the engine.
        stamp: Identity of the file whose hash was right.
        unloaded: Keys of other models that were given up to make room in memory.
        canary: What comparing the logits with those of the base proved.
        variant: Variant of the engine's CPU code; empty when the build has only one.
        adapter_stamp: Identity of the adapter file whose hash was right.

    """

    key: str
    device: str
    layers: int
    layers_on_gpu: int
    reason: str
    n_ctx: int
    threads: int
    engine: str
    stamp: FileStamp
    unloaded: tuple[str, ...] = ()
    canary: Canary = "none"
    adapter_stamp: FileStamp | None = None
    variant: str = ""
    kind: Literal["loaded"] = "loaded"


@dataclass(frozen=True)
class Sealed:
    """What the system enforces since loading ended; ``why_open`` is a clause that says why files can still be opened.

    A child whose ``guards`` are not empty loads nothing any more.
    """

    guards: tuple[str, ...] = ()
    why_open: str = ""
    kind: Literal["sealed"] = "sealed"


@dataclass(frozen=True)
class PromptProgress:
    """``done`` of ``total`` prompt tokens have been read."""

    done: int
    total: int
    kind: Literal["prompt"] = "prompt"


@dataclass(frozen=True)
class Token:
    """A piece of answer text: whole characters, gathered over at least 30 ms."""

    text: str
    kind: Literal["token"] = "token"


@dataclass(frozen=True)
class Done:
    """The end of a generation; ``finish`` is ``length`` when the answer was cut off by the token limit.

    Times are in seconds. ``reused_tokens`` of the prompt were still in memory from the question before.
    """

    text: str
    finish: Finish
    prompt_tokens: int
    new_tokens: int
    prompt_seconds: float
    generate_seconds: float
    reused_tokens: int = 0
    kind: Literal["done"] = "done"


@dataclass(frozen=True)
class Scored:
    """Natural log-probability of each label followed by the end of the answer, in the order asked."""

    labels: tuple[str, ...]
    log_probabilities: tuple[float, ...]
    prompt_tokens: int
    seconds: float
    finish: Literal["stop", "cancelled"] = "stop"
    reused_tokens: int = 0
    kind: Literal["scored"] = "scored"


@dataclass(frozen=True)
class Tokens:
    """Token ids of a text."""

    ids: tuple[int, ...]
    kind: Literal["tokens"] = "tokens"


@dataclass(frozen=True)
class Counted:
    """Tokens of a prompt, and how many it may have at most."""

    tokens: int
    room: int
    kind: Literal["counted"] = "counted"


@dataclass(frozen=True)
class Problem:
    """A request failed; the sentence is for the user, ``sort`` names the error class."""

    sort: Literal["input", "model", "engine"]
    sentence: str
    kind: Literal["problem"] = "problem"


Request = Load | Seal | Generate | Score | Tokenize | Count | Cancel
Reply = Hello | Loaded | Sealed | PromptProgress | Token | Done | Scored | Tokens | Counted | Problem
Event = PromptProgress | Token | Done


@dataclass(frozen=True)
class _RequestLine:
    id: int
    body: Annotated[Request, Field(discriminator="kind")]


@dataclass(frozen=True)
class _EventLine:
    id: int
    body: Annotated[Reply, Field(discriminator="kind")]


_REQUESTS = TypeAdapter(_RequestLine)
_EVENTS = TypeAdapter(_EventLine)


def encode(number: int, message: Request | Reply) -> bytes:
    """Return the line, with its newline, that carries ``message`` for request ``number``."""
    return json.dumps({"id": number, "body": asdict(message)}).encode() + b"\n"


def decode_request(line: bytes) -> tuple[int, Request]:
    """Return number and request of a line.

    Raises:
        ProtocolError: The line is not a request.

    """
    try:
        parsed = _REQUESTS.validate_json(line, strict=True)
    except ValidationError:
        # The cause would quote the line, which may hold a prompt.
        raise ProtocolError("not a request") from None
    return parsed.id, parsed.body


def decode_event(line: bytes) -> tuple[int, Reply]:
    """Return request number and event of a line.

    Raises:
        ProtocolError: The line is not an event.

    """
    try:
        parsed = _EVENTS.validate_json(line, strict=True)
    except ValidationError:
        raise ProtocolError("not an event") from None
    return parsed.id, parsed.body
