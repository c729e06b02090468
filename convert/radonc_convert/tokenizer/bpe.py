"""GPT-2 style byte-pair encoding from tokenizer.json."""

from __future__ import annotations

from typing import Any

from radonc_convert.errors import CheckpointError
from radonc_convert.metadata import KeyValue, int32_list, string, string_list
from radonc_convert.tokenizer.tokens import TokenType, looks_special

__all__ = ["bpe_values"]

_LLAMA3_PATTERN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)


def bpe_values(tokenizer: dict[str, Any], vocabulary: int) -> list[KeyValue]:
    """Return the vocabulary entries of a byte-pair tokenizer; ids without a token are filled as unused.

    Raises:
        CheckpointError: The tokenizer is of another kind, is damaged or is larger than the model.

    """
    model = tokenizer.get("model")
    if not isinstance(model, dict) or model.get("type", "BPE") != "BPE":
        raise CheckpointError("The file tokenizer.json is no byte-pair tokenizer: only that kind can be converted.")
    if model.get("byte_fallback"):
        raise CheckpointError(
            "The file tokenizer.json lacks the merge scores of a SentencePiece tokenizer: "
            "put the base model's tokenizer.model into its folder."
        )
    texts, types = _tokens(tokenizer, model, vocabulary)
    return [
        string("tokenizer.ggml.model", "gpt2"),
        string("tokenizer.ggml.pre", _pre_tokenizer(tokenizer.get("pre_tokenizer"))),
        string_list("tokenizer.ggml.tokens", texts),
        int32_list("tokenizer.ggml.token_type", types),
        string_list("tokenizer.ggml.merges", _merges(model.get("merges"))),
    ]


def _tokens(tokenizer: dict[str, Any], model: dict[str, Any], vocabulary: int) -> tuple[list[str], list[int]]:
    texts = [f"[PAD{number}]" for number in range(vocabulary)]
    types = [int(TokenType.UNUSED)] * vocabulary
    vocab, added = model.get("vocab"), tokenizer.get("added_tokens") or []
    if not isinstance(vocab, dict) or not isinstance(added, list) or not all(isinstance(item, dict) for item in added):
        raise CheckpointError("The file tokenizer.json is damaged (no vocabulary): copy or download it again.")
    for text, number in vocab.items():
        _put(texts, types, number, text, TokenType.NORMAL)
    for item in added:
        text = item.get("content")
        if not isinstance(text, str):
            raise CheckpointError("The file tokenizer.json is damaged (an added token): copy or download it again.")
        control = bool(item.get("special")) or looks_special(text)
        # user-defined tokens are matched in the raw text, where a space is a space
        shown = text if control else text.replace("\u2581", " ")
        _put(texts, types, item.get("id"), shown, TokenType.CONTROL if control else TokenType.USER_DEFINED)
    return texts, types


def _put(texts: list[str], types: list[int], number: Any, text: str, kind: TokenType) -> None:
    if type(number) is not int or not 0 <= number < len(texts):
        raise CheckpointError(
            f"The tokenizer has tokens that the model has no rows for (it has {len(texts)}): "
            "use the tokenizer of this base."
        )
    texts[number], types[number] = text, int(kind)


def _merges(merges: Any) -> list[str]:
    """Return the merges as pairs separated by a space; a space inside a part is written as its byte sign."""
    if not isinstance(merges, list):
        raise CheckpointError("The file tokenizer.json is damaged (no merges): copy or download it again.")
    found = []
    for merge in merges:
        if isinstance(merge, str):
            found.append(merge)
        elif isinstance(merge, list) and len(merge) == 2 and all(isinstance(part, str) for part in merge):
            found.append(" ".join(part.replace(" ", "\u0120") for part in merge))
        else:
            raise CheckpointError("The file tokenizer.json is damaged (a merge): copy or download it again.")
    return found


def _pre_tokenizer(rule: Any) -> str:
    """Return the engine's name for the rule that cuts text before merging.

    Raises:
        CheckpointError: No name is known; a wrong one would silently change every prompt.

    """
    steps = rule.get("pretokenizers", [rule]) if isinstance(rule, dict) else []
    signature = tuple(_step(step) for step in steps) if isinstance(steps, list) else ()
    names = {
        (("Digits", True), ("ByteLevel", True)): "smollm",
        (("Split", _LLAMA3_PATTERN), ("ByteLevel", False)): "llama-bpe",
        (("ByteLevel", True),): "gpt-2",
    }
    if signature not in names:
        raise CheckpointError(
            "The file tokenizer.json cuts text in a way that the engine has no name for: use "
            "a SmolLM2, Llama 3 or GPT-2 tokenizer."
        )
    return names[signature]


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
        return ("Split", str(pattern.get("Regex")))
    return ("", None)
