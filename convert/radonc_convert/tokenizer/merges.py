"""The merges of a byte-pair tokenizer, from tokenizer.json or merges.txt."""

from __future__ import annotations

from radonc_convert.errors import CheckpointError
from radonc_convert.jsonfile import read_small
from radonc_convert.tokenizer.files import TokenizerFiles

__all__ = ["read_merges"]

_MAX_BYTES = 64 << 20


def read_merges(files: TokenizerFiles) -> list[tuple[str, str]]:
    """Return the pairs of pieces that are merged, the first to be merged first.

    ``merges.txt`` is read when tokenizer.json holds none.

    Raises:
        CheckpointError: There are no merges or they are damaged.

    """
    model = files.tokenizer.get("model")
    merges = model.get("merges") if isinstance(model, dict) else None
    if not merges and (files.folder / "merges.txt").is_file():
        return _read_lines(files)
    if not isinstance(merges, list) or not merges:
        raise CheckpointError("The tokenizer has no merges: copy or download its tokenizer.json again.")
    found = []
    for merge in merges:
        parts = merge.split(" ") if isinstance(merge, str) else merge
        if not isinstance(parts, list) or len(parts) != 2 or not all(isinstance(part, str) for part in parts):
            raise CheckpointError("The file tokenizer.json is damaged (a merge): copy or download it again.")
        found.append((parts[0], parts[1]))
    return found


def _read_lines(files: TokenizerFiles) -> list[tuple[str, str]]:
    """Return the merges of merges.txt: two words a line; a first line with # is a comment."""
    try:
        lines = read_small(files.folder / "merges.txt", _MAX_BYTES, CheckpointError).decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise CheckpointError("The file merges.txt cannot be read: copy or download it again.") from None
    pairs = [line.split() for line in lines[lines[0].startswith("#") :] if line.strip()]
    if not all(len(pair) == 2 for pair in pairs):
        raise CheckpointError("The file merges.txt is damaged (a line): copy or download it again.")
    return [(left, right) for left, right in pairs]
