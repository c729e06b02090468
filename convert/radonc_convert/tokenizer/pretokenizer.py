"""How a byte-pair tokenizer cuts text before it merges, in the words of the engine.

The engine knows a fixed list of rules by name. The reference finds the name by the hash of a test text's
token ids, which an added or a retrained token changes; here the rule itself is recognized.
"""

from __future__ import annotations

from typing import Any

from radonc_convert.errors import CheckpointError

__all__ = ["pre_tokenizer_name"]

_LLAMA3_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)

# Steps, and whether a word that is a token as a whole is taken before any merge.
_NAMES = {
    ((("Digits", True), ("ByteLevel", True)), False): "smollm",
    ((("Split", _LLAMA3_PATTERN), ("ByteLevel", False)), True): "llama-bpe",
    ((("Split", _LLAMA3_PATTERN), ("ByteLevel", False)), False): "smaug-bpe",
    ((("ByteLevel", True),), False): "gpt-2",
}


def pre_tokenizer_name(tokenizer: dict[str, Any]) -> str:
    """Return the engine's name for the rule in a ``tokenizer.json``.

    Raises:
        CheckpointError: No name is known; a wrong one would silently change every prompt.

    """
    rule, model = tokenizer.get("pre_tokenizer"), tokenizer["model"]
    steps = rule.get("pretokenizers", [rule]) if isinstance(rule, dict) else []
    signature = tuple(_step(step) for step in steps) if isinstance(steps, list) else ()
    name = _NAMES.get((signature, bool(model.get("ignore_merges"))))
    affixes = model.get("continuing_subword_prefix") or model.get("end_of_word_suffix")
    if name is None or affixes or tokenizer.get("normalizer") is not None:
        raise CheckpointError(
            "The file tokenizer.json cuts text in a way that the engine has no name for: use "
            "a SmolLM2, Llama 3 or GPT-2 tokenizer."
        )
    return name


def _step(step: Any) -> tuple[str, Any]:
    """Return what distinguishes one pre-tokenizing step: its kind and the setting that matters."""
    if not isinstance(step, dict):
        return ("", None)
    kind = step.get("type")
    if kind == "Digits":
        return ("Digits", step.get("individual_digits") is True)
    if kind == "ByteLevel" and not step.get("add_prefix_space"):
        return ("ByteLevel", step.get("use_regex", True) is True)
    pattern = step.get("pattern")
    if kind == "Split" and isinstance(pattern, dict) and step.get("behavior") == "Isolated" and not step.get("invert"):
        text = pattern.get("Regex")
        return ("Split", text) if isinstance(text, str) else ("", None)
    return ("", None)
