"""Give the engine spoilt models, adapters and manifests: as the app would, and past the hash check on purpose.

    python tests/benchmarks/fuzz_engine.py [--files 5000] [--seed 1] [--demo build/demo]

Normal mode: each file stands under the hash of the sound one, and the calls of the native parser are counted; none may
get a byte that was not in the sound file. Forced mode: each file is loaded under its own hash, so that llama.cpp
parses it in the engine's child, which then has to answer with it. The client must end each with a result or one
sentence within 5 seconds. A quarter of the files are manifests, a quarter adapters, half models. Exit code 1 if one
did not hold.
"""

import argparse
import faulthandler
import hashlib
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import gguf
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "convert/fuzz"))

import mutation
from bench_faults import ROOT, sentence_of, tiny_models
from bench_tasks import adapter_pack
from figures import note

from radonc_models.errors import RadOncError
from radonc_models.pack import BaseModelFile, Lora, Pack, Sampling, TaskModel, read_pack, write_manifest
from radonc_models.runtime import adapters, loading, protocol
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.errors import EngineDied
from radonc_models.runtime.isolation import Confinement
from radonc_models.tasks import MODALITY_LABELS, Task, template

SECONDS = 5.0
# The real child, but it goes on loading after it has answered: that is what is tried here, thousands of times.
LOADING = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from radonc_models.runtime import child, sandbox
sandbox.forbid_opening = sandbox.forbid_new_code = lambda: []
child.main()
"""
ADDRESSES = 6 << 30  # of the child, whatever sizes a file claims
WIDTH, RANK = 64, 4


def write_adapter(path, base_sha256):
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", 8.0)
    writer.add_string("radonc.base.sha256", base_sha256)
    chance = np.random.default_rng(3)
    for layer in range(2):
        for part in ("attn_q", "attn_v"):
            name = f"blk.{layer}.{part}.weight"
            writer.add_tensor(f"{name}.lora_a", chance.normal(0, 1, (RANK, WIDTH)).astype(np.float32))
            writer.add_tensor(f"{name}.lora_b", chance.normal(0, 1, (WIDTH, RANK)).astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_pack(folder, sha256, size, tokens=8):
    tasks = {
        task: TaskModel(
            task=task,
            file="model.gguf",
            sha256=sha256,
            size=size,
            base_sha256=sha256,
            adapter_sha256="0" * 64,
            lora=Lora(16, 32.0, 0.05, ("q_proj",)),
            quantization="F32",
            prompt_version=template(task).version,
            prompt_sha256=template(task).sha256,
            sampling=Sampling(0.0, 0, tokens),
            labels=MODALITY_LABELS if task is Task.MODALITY else (),
        )
        for task in Task
    }
    base = BaseModelFile("tiny", "model.gguf", sha256, size, sha256, "F32")
    write_manifest(Pack(folder, "trial", "evaluation", True, "A trial of spoilt files.", base, tasks))


class Fuzz:
    """Sound files, their spoilt versions and what became of them."""

    def __init__(self, folder, seed, demo=None):
        self._seed = seed
        if demo:
            self.model = Path(shutil.copyfile(demo / "pack" / "base.gguf", folder / "model.gguf"))
        else:
            self.model = tiny_models(folder)[0].rename(folder / "model.gguf")
        self.adapter, self.manifest = folder / "adapter.gguf", folder / "manifest.json"
        self.sha256 = sha256_of(self.model)
        if demo:  # any of its adapters, as a file
            pack = adapter_pack(demo, folder)
            self.source = pack.base.source_sha256
            (folder / next(iter(pack.tasks.values())).file).rename(self.adapter)
        else:
            self.source = self.sha256
            write_adapter(self.adapter, self.sha256)
        write_pack(folder, self.sha256, self.model.stat().st_size)
        self.raw = {path: path.read_bytes() for path in (self.model, self.adapter, self.manifest)}
        self.hashes = {path: hashlib.sha256(data).hexdigest() for path, data in self.raw.items()}
        self.parsed = self.unhashed = 0
        self.ends, self.deaths, self.slowest, self.wrong = Counter(), Counter(), 0.0, []

    def spoilt(self, path, number):
        chance = random.Random(f"{self._seed} {path.name} {number}")
        raw = self.raw[path]
        if path is self.manifest:
            return mutation.spoil_json(json.loads(raw), chance)
        header = raw.index(b"lora_a" if path is self.adapter else b"token_embd.weight")
        if chance.random() < 0.4:  # the table of tensors
            return raw[:header] + mutation.spoil_bytes(raw[header:], chance, hot=1500)
        return mutation.spoil_bytes(raw, chance, hot=chance.choice([64, 600, header]))

    def normal(self, path, data):
        """Open as the app does, with a parser that only counts."""
        path.write_bytes(data)
        if path is self.manifest:
            try:
                pack = read_pack(path.parent)
            except RadOncError as error:
                sentence_of(error)
                self.ends["manifest refused"] += 1
                return
            entries = [*pack.tasks.values(), *([pack.base] if pack.base else [])]
            for entry in entries:
                self._open(protocol.Load(str(pack.path(entry)), entry.sha256, None, 1, False), None)
            self.ends["manifest opened"] += 1
        elif path is self.adapter:
            adapter = protocol.AdapterFile(str(path), self.hashes[path], self.source)
            self._open(None, adapter)
        else:
            self._open(protocol.Load(str(path), self.sha256, None, 1, False), None)

    def _open(self, request, adapter):
        try:
            if request is not None:
                loading.open_model(request, lambda: False, None, lambda: None)
            else:
                adapters.open_adapter(self, self.sha256, adapter)
        except RadOncError as error:
            sentence_of(error)

    def metadata(self, _key):  # as llama.Model has it
        return self.source

    def add_adapter(self, name):
        self.count(name)

    def count(self, name, **_settings):
        """Stand in for the parser: note what it would have parsed."""
        self.parsed += 1
        self.unhashed += sha256_of(Path(name)) not in self.hashes.values()
        raise loading.llama.LoadError

    def forced(self, client, path, data):
        """Load past the check; llama.cpp parses whatever it is."""
        path.write_bytes(data)
        started, pid = time.monotonic(), client.pid
        try:
            if path is self.adapter:
                adapter = protocol.AdapterFile(str(path), hashlib.sha256(data).hexdigest(), self.source)
                key = client.load(self.model, self.sha256, adapter).key
            else:
                key = client.load(path, None).key
            self._limit(client, pid)
            list(client.generate(key, "lung", 2))
            end = "answered"
        except EngineDied as error:
            end = "child died"
            self.deaths[sentence_of(error)] += 1
        except RadOncError as error:
            sentence_of(error)
            end = "refused"
        client._caution.answered()  # the ends in a row are wanted here
        self.ends[f"{path.stem} {end}"] += 1
        return time.monotonic() - started

    def _limit(self, client, pid):
        if client.pid not in (None, pid):
            resource.prlimit(client.pid, resource.RLIMIT_AS, (ADDRESSES, resource.RLIM_INFINITY))

    def run(self, files):
        real = loading.llama.Model
        loading.llama.Model = self.count
        kinds = [self.model, self.adapter, self.model, self.manifest]
        try:
            for number in range(files):
                self._guarded(number, kinds[number % 4], lambda path, data: self.normal(path, data))
                for path in kinds:
                    path.write_bytes(self.raw[path])
        finally:
            loading.llama.Model = real
        spoilt = self.model.with_name("spoilt.gguf")
        self.raw[spoilt] = self.raw[self.model]
        confined = Confinement((self.model.resolve().parent,)).arguments(os.getpid())
        argv = [sys.executable, "-I", "-c", LOADING, str(ROOT / "models"), *confined]
        with EngineClient(threads=1, argv=argv, patience=SECONDS) as client:
            client.start()
            client.load(self.model, self.sha256)
            resource.prlimit(client.pid, resource.RLIMIT_AS, (ADDRESSES, resource.RLIM_INFINITY))
            for number in range(files * 3 // 4):
                path = self.adapter if number % 3 == 1 else spoilt
                seconds = self._guarded(number, path, lambda path, data: self.forced(client, path, data))
                if seconds is not None and client.pid is None:
                    client.start()
                    client.load(self.model, self.sha256)
                    resource.prlimit(client.pid, resource.RLIMIT_AS, (ADDRESSES, resource.RLIM_INFINITY))
                self.slowest = max(self.slowest, seconds or 0.0)

    def _guarded(self, number, path, act):
        faulthandler.dump_traceback_later(60, exit=True)
        try:
            return act(path, self.spoilt(path, number))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault that is reported
            self.wrong.append(f"{path.name} {number}: {type(error).__name__}: {error}")
        finally:
            faulthandler.cancel_dump_traceback_later()
        return None


def sha256_of(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--demo", type=Path, help="folder that `make demo` made")
    options = parser.parse_args()
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        fuzz = Fuzz(Path(folder), options.seed, options.demo)
        fuzz.run(options.files)
    print(f"normal mode: {options.files} files, {fuzz.unhashed} unhashed ones reached the native parser")
    print(f"  sound ones that did (a manifest that kept their hash): {fuzz.parsed - fuzz.unhashed}")
    print(f"forced mode: {options.files * 3 // 4} files, slowest {fuzz.slowest:.1f} s")
    print(*(f"  {end}: {count}" for end, count in sorted(fuzz.ends.items())), sep="\n")
    print(*(f"  {count} x {sentence}" for sentence, count in fuzz.deaths.most_common()), sep="\n")
    print(*fuzz.wrong, sep="\n", end="\n" if fuzz.wrong else "")
    late = fuzz.slowest > SECONDS + 3.0  # the limit, and the start of the next child
    which = "the demo's files" if options.demo else "tiny files"
    tried = f"{options.files} spoilt, {which}"
    note(5, f"{tried}: unhashed in the native parser", "0", str(fuzz.unhashed), not fuzz.unhashed)
    note(5, f"{tried}: slowest in a child, s", f"<= {SECONDS:g}", f"{fuzz.slowest:.1f}", not late and not fuzz.wrong)
    print(f"{time.monotonic() - started:.0f} s; " + ("FAILED" if fuzz.wrong or fuzz.unhashed or late else "held"))
    return 1 if fuzz.wrong or fuzz.unhashed or late else 0


if __name__ == "__main__":
    sys.exit(main())
