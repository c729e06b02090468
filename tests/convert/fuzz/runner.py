"""Read spoilt inputs under limits and tell, as one line of JSON a target, how the readers took them.

    python tests/convert/fuzz/runner.py TARGET[,TARGET...] START COUNT [FOLDER]

Each input is a function of target and number. It must open or be refused by a ConvertError of one line, within the
seconds and bytes below. Anything else ends the run with exit code 1, the number, and the input in FOLDER. A crash of
the interpreter or a step that cannot be interrupted ends it with another exit code.
"""

import contextlib
import faulthandler
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parent))

import mutation
import seeds

SECONDS = 5.0  # of the processor, so that other work on the machine does not count
GROWTH = 160 << 20  # of the memory in use, for inputs of some 100 kB
ADDRESSES = 4 << 30

_JSON, _TENSORS = mutation.spoil_json, mutation.spoil_safetensors
# Target: folder that is written, file that is spoilt, how, and what is read.
TARGETS = {
    "safetensors": ("base", "model-00001-of-00002.safetensors", _TENSORS, "tensors"),
    "shards": ("base", "model-00002-of-00002.safetensors", _TENSORS, "folder"),
    "index": ("base", "model.safetensors.index.json", _JSON, "folder"),
    "config": ("base", "config.json", _JSON, "folder"),
    "generation": ("base", "generation_config.json", _JSON, "header"),
    "card": ("base", "README.md", mutation.spoil_card, "header"),
    "pieces": ("base", "tokenizer.model", mutation.spoil_message, "header"),
    "settings": ("base", "tokenizer_config.json", _JSON, "header"),
    "added": ("base", "added_tokens.json", _JSON, "header"),
    "pairs": ("pairs", "tokenizer.json", _JSON, "header"),
    "rebuilt": ("rebuilt", "tokenizer.json", _JSON, "header"),
    "gguf": ("gguf", "tiny.gguf", None, "gguf"),
    "inspect": ("gguf", "tiny.gguf", None, "inspect"),
    "adapter-config": ("adapter", "adapter_config.json", _JSON, "adapter"),
    "adapter": ("adapter", "adapter_model.safetensors", _TENSORS, "adapter"),
    "training-card": ("adapter", "training_card.json", _JSON, "adapter"),
}


class TooSlowError(BaseException):
    """An input took longer than it may; no reader can catch this by mistake."""


class Subject:
    """The folder of one target, its spoilt file and the reading of it."""

    def __init__(self, target, folder):
        kind, name, self._spoil, self._action = TARGETS[target]
        self._base = folder / "base"
        seeds.write_folder(self._base, kind if kind in {"pairs", "rebuilt"} else "model")
        self._adapter = folder / "adapter"
        if kind == "adapter":
            seeds.write_adapter(self._adapter)
        home = {"adapter": self._adapter, "gguf": folder}.get(kind, self._base)
        self.path = home / name
        if kind == "gguf":
            self._write_gguf()
        self._raw = self.path.read_bytes()
        self._value = json.loads(self._raw) if self._spoil is _JSON else self._raw
        self._checkpoint = None
        self.read()  # the seed itself must be right
        if kind == "adapter":
            from radonc_convert.checkpoint import open_checkpoint

            self._checkpoint = open_checkpoint(self._base)

    def _write_gguf(self):
        from radonc_convert.pipeline import execute, plan

        execute(plan(self._base, None, self.path, "F16"), threads=1)

    def spoilt(self, chance):
        """Return one spoilt input."""
        if self._spoil is not None:
            return self._spoil(self._value, chance)
        tensors = self._raw.index(b"output_norm.weight") if b"output_norm.weight" in self._raw else 2000
        if chance.random() < 0.4:  # the table of tensors at the end of the header
            start = max(tensors - 400, 0)
            return self._raw[:start] + mutation.spoil_bytes(self._raw[start:], chance, hot=1200)
        return mutation.spoil_bytes(self._raw, chance, hot=chance.choice([64, 1500, tensors]))

    def read(self):
        """Read the file as a conversion would."""
        from radonc_convert.adapter import open_adapter
        from radonc_convert.checkpoint import open_checkpoint
        from radonc_convert.checkpoint.safetensors import read_safetensors
        from radonc_convert.errors import CheckpointError
        from radonc_convert.verification.inspection import inspect_file

        if self._action == "tensors":
            read_safetensors(self.path, CheckpointError)
            return
        if self._action == "inspect":
            found = inspect_file(self.path)
            json.dumps(found.as_dict())
            found.text(tensors=True)
            return
        if self._action == "adapter":
            open_adapter(self._adapter, self._checkpoint or open_checkpoint(self._base))
            return
        opened = open_checkpoint(self.path if self._action == "gguf" else self._base)
        opened.metadata(opened.tensors, opened.shape, None, None)


def stop(number, frame):
    raise TooSlowError


def memory():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def fault_of(subject):
    """Read the spoilt file; return how it ended, and what was wrong with that."""
    from radonc_convert.errors import ConvertError

    try:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        subject.read()
    except ConvertError as problem:
        sentence = str(problem)
        fine = sentence.isprintable() and sentence.endswith(".")
        return "refused", None if fine else f"not one sentence: {sentence!r}"
    except (Exception, TooSlowError) as problem:  # noqa: BLE001
        return "failed", "".join(traceback.format_exception(problem)[-12:])
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return "opened", None


def run(target, start, count, kept):
    """Run the inputs of one target; return its report, with a fault where there was one."""
    ends, slowest, begun = {"opened": 0, "refused": 0}, 0.0, time.perf_counter()
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        subject, before = Subject(target, Path(folder)), memory()
        for number in range(start, start + count):
            data = subject.spoilt(random.Random(f"{target} {number}"))
            subject.path.write_bytes(data)
            faulthandler.dump_traceback_later(12 * SECONDS, exit=True)
            tick = time.process_time()
            end, fault = fault_of(subject)
            slowest = max(slowest, time.process_time() - tick)
            faulthandler.cancel_dump_traceback_later()
            if memory() > before + GROWTH:
                fault = fault or f"memory grew by {(memory() - before) >> 20} MiB"
            if fault:
                if kept:
                    with contextlib.suppress(OSError):
                        (Path(kept) / f"{target}-{number}").write_bytes(data)
                return {"target": target, "number": number, "fault": fault}
            ends[end] += 1
        growth = (memory() - before) >> 20
    seconds = round(time.perf_counter() - begun, 2)
    return {"target": target, "inputs": count, **ends, "slowest_s": round(slowest, 4), "growth_mib": growth,
            "seconds": seconds}  # fmt: skip


def main(targets, start, count, kept=None):
    """Run the targets one after the other and return the exit code."""
    warnings.simplefilter("error")
    signal.signal(signal.SIGPROF, stop)
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    for target in targets.split(","):
        report = run(target, start, count, kept)
        print(json.dumps(report), flush=True)
        if "fault" in report:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:5]))
