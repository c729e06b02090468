"""What an output says about its own making: the ``radonc.*`` entries of its header.

The identity of the base is known only after all of it has been read, which happens while the output is written. All
identities have the same length, so the header is laid out with a placeholder and written last.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from radonc_convert import __version__
from radonc_convert.adapter import Adapter
from radonc_convert.metadata import KeyValue, boolean, float32, string, string_list, uint32
from radonc_models.pack import file_sha256

__all__ = ["BaseIdentity", "adapter_provenance", "description_hashes", "placeholder", "provenance"]

_TOKENIZER_FILES = (
    "added_tokens.json",
    "chat_template.jinja",
    "chat_template.json",
    "merges.txt",
    "special_tokens_map.json",
    "tokenizer.json",
    "tokenizer.model",
    "tokenizer_config.json",
    "vocab.json",
)


@dataclass(frozen=True)
class BaseIdentity:
    """The SHA-256 values of a base.

    Attributes:
        sha256: One value for all weights.
        files: (name, SHA-256) of each weight file, in order of their names.

    """

    sha256: str
    files: tuple[tuple[str, str], ...]


def placeholder(names: Sequence[str]) -> BaseIdentity:
    """Return an identity of the right length for weight files with these names."""
    return BaseIdentity("0" * 64, tuple((name, "0" * 64) for name in sorted(names)))


def description_hashes(base: Path | None, tokenizer: Path | None) -> tuple[tuple[str, str], ...]:
    """Return (key, SHA-256) of the configuration and of the tokenizer that the header is made from.

    Args:
        base: The base's folder; None for a GGUF file, whose own hash covers both.
        tokenizer: The folder with the tokenizer of the adapter, None for that of the base.

    """
    found = []
    if base is not None:
        found.append(("radonc.base.config.sha256", file_sha256(base / "config.json")))
    folder = tokenizer or base
    if folder is not None:
        lines = [f"{file_sha256(folder / name)}  {name}" for name in _TOKENIZER_FILES if (folder / name).is_file()]
        found.append(("radonc.tokenizer.sha256", hashlib.sha256("\n".join(lines).encode()).hexdigest()))
    return tuple(found)


def provenance(
    base: BaseIdentity,
    description: Sequence[tuple[str, str]],
    lora: Adapter | None,
    *,
    precision: str,
    kernels: str,
) -> list[KeyValue]:
    """Return the entries of one output.

    Args:
        base: The hashes of the base's weights.
        description: (key, SHA-256) of the files that describe the base, such as its configuration.
        lora: The merged adapter, if any.
        precision: ``reference`` or ``single``: how weights were rounded before quantization.
        kernels: Fingerprint of the quantization arithmetic.

    """
    values = [
        string("radonc.convert.version", __version__),
        string("radonc.convert.precision", precision),
        string("radonc.convert.kernels", kernels),
        string("radonc.base.sha256", base.sha256),
        string_list("radonc.base.files", [f"{digest}  {name}" for name, digest in base.files]),
    ]
    values += [string(key, digest) for key, digest in description]
    return values if lora is None else values + _adapter_values(lora)


def adapter_provenance(base_sha256: str, lora: Adapter) -> list[KeyValue]:
    """Return the entries of an adapter that is written as a file of its own."""
    return [
        string("radonc.convert.version", __version__),
        string("radonc.base.sha256", base_sha256),
        *_adapter_values(lora),
    ]


def _adapter_values(lora: Adapter) -> list[KeyValue]:
    config = lora.config
    values = [
        string("radonc.adapter.sha256", lora.sha256),
        uint32("radonc.lora.r", config.rank),
        float32("radonc.lora.alpha", config.alpha),
        float32("radonc.lora.dropout", config.dropout),
        boolean("radonc.lora.rslora", value=config.root_scaled),
        string_list("radonc.lora.target_modules", sorted(config.targets)),
    ]
    card = lora.card
    told = {
        "radonc.task": card.task if card else None,
        "radonc.prompt.version": card.prompt_version if card else None,
        "radonc.prompt.sha256": card.prompt_sha256 if card else None,
    }
    return values + [string(key, value) for key, value in told.items() if value is not None]
