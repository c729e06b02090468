"""What the tests of conversion share: tiny models, adapters, and the real base when it is there."""

import importlib.util
import os
import shutil
from pathlib import Path

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
REAL_BASE = Path(__file__).parents[2] / "build/demo/base/SmolLM2-135M-Instruct.Q4_1.gguf"
REFERENCE = Path(__file__).parents[2] / "build/reference/llama.cpp"


def load_module(name):
    """Return a module that lies beside this file; tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def reference_converter():
    """The folder with llama.cpp's own converter and the vocabularies of Llama 2 and GPT-2."""
    if not (REFERENCE / "convert_hf_to_gguf.py").is_file():
        pytest.skip("llama.cpp's converter is not there: run make test with torch, which brings it")
    return REFERENCE


@pytest.fixture(scope="session")
def folders():
    """Functions that write model folders with real tokenizers, as a module."""
    for package in ("gguf", "safetensors"):
        pytest.importorskip(package, reason="model folders are made with the tune extra")
    return load_module("model_folders")


@pytest.fixture(scope="session")
def chain():
    """The reference chain of other people's programs, as a module."""
    for package in ("torch", "transformers", "peft", "gguf"):
        pytest.importorskip(package, reason="the reference chain needs the tune extra")
    return load_module("reference_chain")


@pytest.fixture(scope="session")
def seeds():
    """Small valid files made without torch, as a module."""
    spec = importlib.util.spec_from_file_location("seeds", Path(__file__).with_name("fuzz") / "seeds.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def tiny_base(chain, tmp_path_factory):
    """A random f16 Llama model with untied embeddings, as a folder."""
    return chain.make_base(tmp_path_factory.mktemp("base") / "tiny-llama", tied=False)


@pytest.fixture(scope="session")
def tiny_adapter(chain, tiny_base, tmp_path_factory):
    """A random adapter on every linear layer of the tiny base."""
    return chain.make_adapter(chain.load_base(tiny_base), tmp_path_factory.mktemp("adapter") / "lora")


@pytest.fixture(scope="session")
def tiny_gguf(tiny_base, tmp_path_factory):
    """The tiny base as a Q8_0 GGUF file, made by us."""
    from radonc_convert.pipeline import execute, plan

    path = tmp_path_factory.mktemp("gguf") / "tiny.gguf"
    execute(plan(tiny_base, None, path, "Q8_0"), threads=1)
    return path


@pytest.fixture
def adapter_copy(tiny_adapter, tmp_path):
    """A copy of the tiny adapter that a test may spoil."""
    return Path(shutil.copytree(tiny_adapter, tmp_path / "spoilt"))


@pytest.fixture
def base_copy(tiny_base, tmp_path):
    """A copy of the tiny base folder that a test may spoil."""
    return Path(shutil.copytree(tiny_base, tmp_path / "spoilt-base"))


@pytest.fixture(scope="session")
def real_base_file():
    """Where the demo's base model lies, if it is there."""
    return REAL_BASE


@pytest.fixture(scope="session")
def real_base(real_base_file):
    """The pretrained base model of the demo."""
    if not real_base_file.is_file():
        pytest.skip("the demo's base model is not there: run make demo first")
    return real_base_file


@pytest.fixture(scope="session")
def real_adapter(chain, real_base, tmp_path_factory):
    """A random adapter on every linear layer of the real base."""
    return chain.make_adapter(chain.load_base(real_base), tmp_path_factory.mktemp("real") / "lora", rank=16)
