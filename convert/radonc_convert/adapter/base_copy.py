"""Whether an untrained matrix that an adapter brings along is the base's own.

PEFT saves the embedding beside its factors, and a resized one always. It was never trained, so it tells whether
the adapter belongs to the base that is given, also when no training card does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.checkpoint.model import StoredTensor
from radonc_convert.errors import AdapterError
from radonc_convert.quantize.kernels import Floats
from radonc_convert.quantize.types import GgmlType, row_bytes

__all__ = ["refuse_other_copy"]

_ROWS = 64
# Another base's rows are more than their own length away; conversion to another type and even some training, of
# an embedding that somebody saved without naming it, change far less.
_MOST = 0.5


def refuse_other_copy(copy: StoredTensor, base: StoredTensor) -> None:
    """Compare some rows of a copy with the base's; added rows at the end do not count.

    Raises:
        AdapterError: Most of the rows are other ones.

    """
    if not {copy.type, base.type} <= {GgmlType.F32, GgmlType.F16, GgmlType.BF16} or copy.dims[0] != base.dims[0]:
        return
    places = np.unique(np.linspace(0, min(copy.dims[1], base.dims[1]) - 1, _ROWS).astype(np.intp))
    with OpenFiles() as files:
        ours, theirs = (_rows(tensor, places, files) for tensor in (copy, base))
    with np.errstate(all="ignore"):
        apart = np.linalg.norm(ours - theirs, axis=1) / np.linalg.norm(theirs, axis=1)
    if np.nanmedian(apart) > _MOST:
        raise AdapterError(
            "The adapter was trained on another base model (its copy of "
            f"{copy.name.removeprefix('base_model.model.')[:80]} differs from this base's): "
            "use the base that it was trained on."
        )


def _rows(tensor: StoredTensor, places: NDArray[np.intp], files: OpenFiles) -> Floats:
    size = row_bytes(tensor.type, tensor.dims[0])
    raw = np.empty((len(places), size), np.uint8)
    file = files.get(tensor.file)
    for number, place in enumerate(places):
        file.read_into(tensor.offset + int(place) * size, raw[number])
    if tensor.type is GgmlType.BF16:
        return (raw.view(np.uint16).astype(np.uint32) << 16).view(np.float32)
    return raw.view(np.float32 if tensor.type is GgmlType.F32 else np.float16).astype(np.float32)
