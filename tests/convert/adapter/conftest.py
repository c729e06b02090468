"""What the tests of adapters share: merging in memory, without a pipeline around it."""

import numpy as np
import pytest

from radonc_convert import merge
from radonc_convert.adapter import open_adapter
from radonc_convert.adapter.lowrank import read_floats
from radonc_convert.checkpoint import open_checkpoint
from radonc_convert.checkpoint.files import OpenFiles
from radonc_convert.layout import rotary_row_order
from radonc_convert.quantize.kernels import Kernels


@pytest.fixture(scope="session")
def merged():
    """A function that merges an adapter and returns every tensor of the result by its GGUF name, in f32."""
    kernels = Kernels()

    def merge_all(base, adapter, *, half=False, step=50):
        opened, weights = open_adapter(adapter, open_checkpoint(base)), {}
        with OpenFiles() as files:
            for tensor in opened.tensors:
                spec, change = tensor.spec, opened.changes.get(tensor.spec.name)
                whole = read_floats(tensor.stored, files, kernels)
                if tensor.rotate:
                    whole = np.ascontiguousarray(whole[rotary_row_order(len(whole), spec.heads)])
                factors = change.load(files, kernels) if change else None
                for start in range(0, 0 if spec.is_vector else len(whole), step):
                    stop = min(start + step, len(whole))
                    merge.apply(kernels, whole[start:stop], factors, start, stop, half=half)
                weights[spec.name] = whole
        return weights

    return merge_all
