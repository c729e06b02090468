"""Files that are right, and ways to make them wrong."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from radonc_convert.checkpoint.gguf_header import read_header, tensor_size
from radonc_convert.pipeline import execute, plan
from radonc_convert.quantize.kernels import Kernels
from radonc_convert.verification import Options, verify


class Patient:
    """A GGUF file whose tensors can be changed in place."""

    def __init__(self, path):
        self.path = path
        self.header = read_header(path)
        self.kernels = Kernels()

    def entry(self, name):
        return next(tensor for tensor in self.header.tensors if tensor.name == name)

    def read(self, name):
        """Return the stored bytes of a tensor."""
        entry = self.entry(name)
        with self.path.open("rb") as stream:
            stream.seek(self.header.data_offset + entry.offset)
            return stream.read(tensor_size(entry))

    def write(self, name, data):
        """Replace the stored bytes of a tensor."""
        entry = self.entry(name)
        assert len(data) == tensor_size(entry)
        with self.path.open("r+b") as stream:
            stream.seek(self.header.data_offset + entry.offset)
            stream.write(data)

    def store(self, name, weights):
        """Quantize f32 weights into a tensor."""
        out = np.empty(tensor_size(self.entry(name)), np.uint8)
        self.kernels.quantize(self.entry(name).type, np.ascontiguousarray(weights, np.float32), out)
        self.write(name, out.tobytes())


@pytest.fixture(scope="session")
def made(tiny_base, tiny_adapter, tmp_path_factory):
    """Makes a file of the tiny base and its adapter, once for each type."""
    folder = tmp_path_factory.mktemp("made")

    def make(type_name="Q4_K_M", *, adapter=True):
        path = folder / f"{type_name}-{adapter}.gguf"
        if not path.exists():
            execute(plan(tiny_base, tiny_adapter if adapter else None, path, type_name), threads=1)
        return path

    return make


@pytest.fixture
def patient(made, tmp_path):
    """A Q4_K_M file that a test may spoil."""
    return Patient(Path(shutil.copy(made("Q4_K_M"), tmp_path / "patient.gguf")))


@pytest.fixture
def examine(tiny_base, tiny_adapter):
    """Verifies a file against the tiny base and its adapter, without the engine; returns report and verdicts."""

    def run(path, base=tiny_base, adapter=tiny_adapter):
        report = verify(path, base, adapter, Options(quick=True, threads=1))
        return report, {tensor.name: tensor for tensor in report.tensors}

    return run


@pytest.fixture(scope="session")
def merged(chain, tiny_base, tiny_adapter):
    """The merged f32 weights by GGUF name, as PEFT makes them."""
    return chain.merged_weights(tiny_base, tiny_adapter)[1]


@pytest.fixture(scope="session")
def plain(chain, tiny_base):
    """The base's f32 weights by GGUF name."""
    return chain.merged_weights(tiny_base, None)[1]


@pytest.fixture
def status():
    """Returns how a check of a report came out."""
    return lambda report, name: next(check.status for check in report.checks if check.name == name)


@pytest.fixture
def edited_adapter(adapter_copy):
    """Changes settings of a copy of the adapter."""

    def edit(**settings):
        path = adapter_copy / "adapter_config.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | settings))
        return adapter_copy

    return edit
