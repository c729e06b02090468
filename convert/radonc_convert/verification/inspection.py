"""What a GGUF file says about itself: metadata, provenance and tensors, without reading any weights."""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from radonc_convert.checkpoint.gguf_header import GgufHeader, read_header, tensor_size
from radonc_convert.metadata import KeyValue, TensorEntry, ValueType
from radonc_convert.quantize.rules import RECIPES
from radonc_convert.verification.checks import visible

__all__ = ["SCHEMA", "Inspection", "inspect_file"]

SCHEMA = 1
_ITEMS = 4
_LONGEST = 96
_FORMS = {
    ValueType.UINT8: "B", ValueType.INT8: "b", ValueType.UINT16: "H", ValueType.INT16: "h", ValueType.UINT32: "I",
    ValueType.INT32: "i", ValueType.FLOAT32: "f", ValueType.BOOL: "?", ValueType.UINT64: "Q", ValueType.INT64: "q",
    ValueType.FLOAT64: "d",
}  # fmt: skip


@dataclass(frozen=True)
class Inspection:
    """A file's header, with its sizes.

    Attributes:
        name: Name of the file.
        size: Its bytes.
        header: What stands in it.

    """

    name: str
    size: int
    header: GgufHeader

    def as_dict(self) -> dict[str, Any]:
        """Return everything for JSON; of lists, the first items and the length."""
        values = {value.key: _decoded(value) for value in self.header.values}
        return {
            "schema": SCHEMA,
            "file": self.name,
            "bytes": self.size,
            "type": self._type(),
            "weights": self._weights(),
            "bits_per_weight": round(self._bits(), 4),
            "metadata": {key: value for key, value in values.items() if not key.startswith("radonc.")},
            "provenance": {key: value for key, value in values.items() if key.startswith("radonc.")},
            "types": self._totals(),
            "tensors": [_entry(tensor, self.header.data_offset) for tensor in self.header.tensors],
        }

    def text(self, *, tensors: bool) -> str:
        """Return the same as text; the tensor table only when asked for."""
        told = self.as_dict()
        told_type, bits = told["type"] or "no file type", told["bits_per_weight"]
        size = f"{self.size / 1e6:,.1f} MB, {told['weights']:,} weights, {bits:.2f} bits per weight"
        lines = [f"{self.name}: {told_type}, {size}"]
        for title, part in (("Metadata", told["metadata"]), ("Provenance", told["provenance"])):
            lines += ["", title, *_table(part)] if part else ["", f"{title}: none"]
        lines += ["", "Types"]
        for kind, total in told["types"].items():
            lines.append(
                f"  {kind:<8}{total['tensors']:>5} tensors {total['weights']:>15,} weights {total['bytes']:>15,} bytes"
            )
        lines += ["", *self._tensor_table()] if tensors else ["", "Add --tensors for the table of tensors."]
        return "\n".join(lines) + "\n"

    def _tensor_table(self) -> list[str]:
        lines = [f"  {'tensor':<32}{'type':<8}{'shape':>18}{'bytes':>15}"]
        for tensor in self.header.tensors:
            shape = " x ".join(str(extent) for extent in reversed(tensor.dims))
            lines.append(f"  {tensor.name:<32}{tensor.type.name:<8}{shape:>18}{tensor_size(tensor):>15,}")
        return lines

    def _type(self) -> str | None:
        number = self.header.number("general.file_type")
        return next((recipe.name for recipe in RECIPES.values() if recipe.file_type == number), None)

    def _weights(self) -> int:
        return sum(math.prod(tensor.dims) for tensor in self.header.tensors)

    def _bits(self) -> float:
        return 8 * sum(map(tensor_size, self.header.tensors)) / max(self._weights(), 1)

    def _totals(self) -> dict[str, dict[str, int]]:
        totals: dict[str, dict[str, int]] = {}
        for tensor in self.header.tensors:
            total = totals.setdefault(tensor.type.name, {"tensors": 0, "weights": 0, "bytes": 0})
            total["tensors"] += 1
            total["weights"] += math.prod(tensor.dims)
            total["bytes"] += tensor_size(tensor)
        return totals


def inspect_file(path: Path) -> Inspection:
    """Read the header of a GGUF file.

    Raises:
        CheckpointError: The file cannot be read, is no GGUF file, or is cut short.

    """
    header = read_header(path)
    return Inspection(path.name, path.stat().st_size, header)


def _entry(tensor: TensorEntry, data_offset: int) -> dict[str, Any]:
    return {
        "name": tensor.name,
        "type": tensor.type.name,
        "shape": list(reversed(tensor.dims)),
        "bytes": tensor_size(tensor),
        "offset": data_offset + tensor.offset,
    }


def _decoded(value: KeyValue) -> Any:
    if value.type is ValueType.STRING:
        return value.raw[8:].decode("utf-8", "replace")
    if value.type is ValueType.ARRAY:
        return _listed(value.raw)
    (number,) = struct.unpack(f"<{_FORMS[value.type]}", value.raw)
    return _plain(number)


def _listed(raw: bytes) -> dict[str, Any]:
    """Return kind, length and first items of a list."""
    number, length = struct.unpack_from("<IQ", raw)
    kind, place = ValueType(number), 12
    first: list[Any] = []
    for _ in range(min(length, _ITEMS)):
        if kind is ValueType.STRING:
            (size,) = struct.unpack_from("<Q", raw, place)
            first.append(raw[place + 8 : place + 8 + size].decode("utf-8", "replace"))
            place += 8 + size
        else:
            first.append(_plain(struct.unpack_from(f"<{_FORMS[kind]}", raw, place)[0]))
            place += struct.calcsize(_FORMS[kind])
    return {"list_of": kind.name.lower(), "length": length, "first": first}


def _plain(number: Any) -> Any:
    return None if isinstance(number, float) and not math.isfinite(number) else number


def _table(part: dict[str, Any]) -> list[str]:
    width = max(map(len, part)) + 2
    return [f"  {visible(key):<{width}}{_short(value)}" for key, value in part.items()]


def _short(value: Any) -> str:
    """Return a value in one line of a terminal."""
    if isinstance(value, dict):
        first = ", ".join(_short(item) for item in value["first"])
        more = ", …" if value["length"] > len(value["first"]) else ""
        return _cut(f"{value['length']:,} {value['list_of']}: {first}{more}")
    if isinstance(value, float):
        return f"{value:.7g}"
    return _cut(visible(value)) if isinstance(value, str) else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
