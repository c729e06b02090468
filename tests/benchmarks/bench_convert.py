"""Conversion against the usual chain, its memory, its growth, and how near it comes to what the machine allows.

    python tests/benchmarks/bench_convert.py speed  [--shape 1.1B] [--type Q4_K_M] [--rounds 2]
    python tests/benchmarks/bench_convert.py growth [--shapes 135M 1.1B 7B]

``speed`` runs, in turn and each in processes of its own, what a user would run: (1) PEFT merge and ``save_pretrained``,
llama.cpp's ``convert_hf_to_gguf.py`` to f16 and ``llama_model_quantize``; (2) ``radonc-convert merge``. Both get the
same number of threads; the tensor bytes of the two results are compared. ``growth`` converts random checkpoints of
several sizes and tells time per weight, peak anonymous memory, and the bytes on disk beyond the output. The weights
are random; the time of conversion does not depend on them.
"""

import argparse
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent))
from checkpoints import SHAPES, folder_of, make_adapter, make_checkpoint

ROOT = Path(__file__).parents[2]
WORK = ROOT / "build/bench"
REFERENCE = ROOT / "build/reference/llama.cpp"
VOCABULARY = REFERENCE / "models/ggml-vocab-llama-spm.gguf"

MERGE = """
import sys, torch
from transformers import AutoModelForCausalLM
from peft import PeftModel
torch.set_num_threads(int(sys.argv[4]))
model = AutoModelForCausalLM.from_pretrained(sys.argv[1], dtype=torch.float16)
PeftModel.from_pretrained(model, sys.argv[2]).merge_and_unload().save_pretrained(sys.argv[3])
"""

QUANTIZE = """
import ctypes, sys, llama_cpp
params = llama_cpp.llama_model_quantize_default_params()
params.ftype, params.nthread = int(sys.argv[3]), int(sys.argv[4])
sys.exit(llama_cpp.llama_model_quantize(sys.argv[1].encode(), sys.argv[2].encode(), ctypes.byref(params)))
"""


def chain_module():
    path = ROOT / "tests/convert/reference_chain.py"
    spec = importlib.util.spec_from_file_location("reference_chain", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def watched(command, folder=None, environment=None):
    """Run a command; return its seconds, its peak of anonymous memory and the most bytes in ``folder``."""
    seen = {"anonymous": 0, "disk": 0}
    start = time.perf_counter()
    child = subprocess.Popen(
        [str(word) for word in command],
        env=os.environ | (environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )

    def watch():
        while child.poll() is None:
            try:
                status = Path(f"/proc/{child.pid}/status").read_text()
                seen["anonymous"] = max(seen["anonymous"], 1024 * int(status.split("RssAnon:")[1].split()[0]))
            except (OSError, IndexError):
                pass
            if folder is not None:
                seen["disk"] = max(seen["disk"], used(folder))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    out, err = child.communicate()
    seconds = time.perf_counter() - start
    watcher.join()
    if child.returncode:
        sys.exit(f"{command[0]} failed: {err.decode()[-2000:]}")
    return seconds, seen, out.decode()


def used(folder):
    total = 0
    for path in folder.iterdir():
        try:
            total += path.stat().st_blocks * 512
        except OSError:
            continue
    return total


def prepare(name):
    """Return base and adapter of a shape, made once."""
    base = make_checkpoint(folder_of(WORK, name), SHAPES[name], VOCABULARY)
    return base, make_adapter(WORK / f"adapter-{name}", SHAPES[name])


def drop_output(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def run_chain(base, adapter, out, file_type, threads):
    """Run the usual chain; return the seconds of its three steps."""
    number = chain_module().FILE_TYPES[file_type]
    merged, half, final = out / base.name, out / "f16.gguf", out / "final.gguf"
    environment = {"OMP_NUM_THREADS": str(threads), "PYTHONPATH": str(REFERENCE / "gguf-py")}
    steps = {
        "merge": [sys.executable, "-c", MERGE, base, adapter, merged, threads],
        "convert": [sys.executable, REFERENCE / "convert_hf_to_gguf.py", merged, "--outfile", half, "--outtype", "f16"],
        "quantize": [sys.executable, "-c", QUANTIZE, half, final, number, threads],
    }
    report = {"anonymous": 0, "disk": 0}
    for step, command in steps.items():
        if step == "convert":
            for name in ("tokenizer.model", "tokenizer_config.json"):
                shutil.copy(base / name, merged / name)
        seconds, seen, _ = watched(command, out, environment)
        report[step] = seconds
        report["anonymous"] = max(report["anonymous"], seen["anonymous"])
    report["disk"] = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    report["seconds"] = sum(report[step] for step in steps)
    return report


def run_ours(base, adapter, out, file_type, threads):
    """Run our command; return its seconds, memory and disk."""
    command = [sys.executable, "-m", "radonc_convert.cli", "merge", "--base", base, "--adapter", adapter]
    command += ["--out", out / "final.gguf", "--type", file_type, "--threads", threads, "--json"]
    seconds, seen, told = watched(command, out)
    return seen | {"seconds": seconds, "inside": json.loads(told)["seconds"]}


def speed(options):
    base, adapter = prepare(options.shape)
    warm(base)
    best = {}
    for _ in range(options.rounds):
        for side, action in (("chain", run_chain), ("ours", run_ours)):
            report = action(base, adapter, drop_output(WORK / side), options.type, options.threads)
            if side not in best or report["seconds"] < best[side]["seconds"]:
                best[side] = report
    programs = chain_module()
    same = programs.tensors_of(WORK / "chain/final.gguf") == programs.tensors_of(WORK / "ours/final.gguf")
    size = (WORK / "ours/final.gguf").stat().st_size
    print(f"{options.shape} shape + LoRA r 8 -> {options.type}, {options.threads} threads, best of {options.rounds}")
    for side, report in best.items():
        steps = "  ".join(f"{step} {report[step]:.1f} s" for step in ("merge", "convert", "quantize") if step in report)
        print(
            f"  {side:<6} {report['seconds']:7.2f} s  anonymous memory {report['anonymous'] / 1e6:7.0f} MB  "
            f"disk {report['disk'] / 1e6:7.0f} MB  {steps}"
        )
    ours, chain = best["ours"], best["chain"]
    print(f"  ratio chain / ours: time {chain['seconds'] / ours['seconds']:.1f}, "
          f"memory {chain['anonymous'] / ours['anonymous']:.1f}, disk {chain['disk'] / size:.1f}")  # fmt: skip
    print(f"  tensor bytes equal: {same}")
    for side in ("chain", "ours"):
        shutil.rmtree(WORK / side)
    return 0 if same else 1


def growth(options):
    print("shape   weights      time   ns/weight   arithmetic      disk   time/limit   anonymous memory   extra disk")
    for name in options.shapes:
        base, adapter = prepare(name)
        warm(base)
        out = drop_output(WORK / "ours")
        report = run_ours(base, adapter, out, options.type, options.threads)
        size = (out / "final.gguf").stat().st_size
        arithmetic, disk = limit_of(base, adapter, out, options)
        weights = SHAPES[name].weights
        print(
            f"{name:<6} {weights / 1e9:6.2f} G  {report['seconds']:6.2f} s  {1e9 * report['inside'] / weights:8.2f}"
            f"  {arithmetic:9.2f} s  {disk:6.2f} s  {report['inside'] / max(arithmetic, disk):11.2f}"
            f"  {report['anonymous'] / 1e6:13.0f} MB"
            f"  {max(report['disk'] - size, 0) / 1e6:8.1f} MB"
        )
        shutil.rmtree(out)
        if not options.keep:
            shutil.rmtree(base)
    return 0


def limit_of(base, adapter, out, options):
    """Return the seconds that this machine cannot undercut: (arithmetic, bytes at disk speed).

    Arithmetic is what every weight and byte has to go through, each kernel measured alone on one core and divided by
    the threads: unpacking, merging, quantizing, and SHA-256 of base and output. Disk is one direct read of the base,
    one direct write of the output and, for a base that memory cannot keep, one direct read of the output: nothing
    else is moved. Both would overlap completely in a perfect program.
    """
    from radonc_convert.estimate import estimate
    from radonc_convert.pipeline import plan

    planned = plan(base, adapter, out / "limit.gguf", options.type)
    written = out / "probe"
    moved = direct("of=" + str(written), "oflag=direct", "if=/dev/zero", "iflag=count_bytes", f"count={planned.size}")
    sources = sorted(base.glob("*.safetensors"))
    if sum(path.stat().st_size for path in sources) > psutil.virtual_memory().total // 2:
        sources.append(written)
    moved += sum(direct(f"if={path}", "iflag=direct", "of=/dev/null") for path in sources)
    written.unlink()
    return estimate(planned, options.threads).seconds, moved


def direct(*words):
    """Return the seconds of one transfer past the system's cache."""
    start = time.perf_counter()
    subprocess.run(["dd", "bs=8M", "status=none", *words], check=True)
    return time.perf_counter() - start


def warm(base):
    """Read the base once, so that neither side pays for a cold disk."""
    for path in sorted(base.glob("*.safetensors")):
        with path.open("rb", buffering=0) as stream:
            while stream.read(1 << 24):
                pass


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("speed", "growth"))
    parser.add_argument("--shape", choices=SHAPES, default="1.1B")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--type", default="Q4_K_M")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--keep", action="store_true", help="keep the random checkpoints for the next run")
    options = parser.parse_args()
    if not VOCABULARY.is_file():
        parser.error("build/reference is missing: run `make test` or `python3 installer/bootstrap.py dev` first")
    return speed(options) if options.what == "speed" else growth(options)


if __name__ == "__main__":
    sys.exit(main())
