"""Build the demo from the committed adapters and open it: base -> GGUF -> model pack -> case store -> app.

Runs in .venv after bootstrap.py, without any network. Without a display it prints the answers and writes
screenshots instead of opening a window. Every step is skipped when nothing it depends on has changed.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import base_model
from machine import SetupError, has_display
from progress import fail, say

if TYPE_CHECKING:
    from radonc_models.records import Case

ROOT = Path(__file__).resolve().parent.parent
TASKS = ("regimen", "modality", "diagnosis")
WEIGHTS = "Q8_0"
PACK_NAME = "demo"
BASE_NAME = "SmolLM2-135M-Instruct"
# Reference cases of the pack: chosen from the first synthetic training cases, never from those that are held out.
REFERENCE_SEED, REFERENCE_POOL = 7, 3000


@dataclass(frozen=True)
class Folders:
    """Where the demo's files lie."""

    demo: Path
    vault: Path
    screenshots: Path

    @property
    def base(self) -> Path:
        """The base model's file."""
        return self.demo / "base" / base_model.NAME

    @property
    def pack(self) -> Path:
        """The model pack's folder."""
        return self.demo / "pack"

    def stamp(self, name: str) -> Path:
        """Give the file that says what a result was made from."""
        return self.demo / "stamps" / f"{name}.json"


@dataclass(frozen=True)
class Model:
    """One GGUF file of the pack: the base alone (`adapter` is None) or with one adapter merged in."""

    name: str
    adapter: Path | None
    file: Path


def main(argv: Sequence[str] | None = None) -> int:
    """Build what is out of date, then run the app or the headless demo; give back its exit code."""
    options = _options(argv)
    demo = options.folder.resolve()
    folders = Folders(demo, options.vault or demo / "vault", options.screenshots or demo / "screenshots")
    try:
        build_pack(folders)
    except SetupError as error:
        return fail(str(error))
    except KeyboardInterrupt:
        return fail("stopped; run the same command again to go on from here.", 130)
    return 0 if options.pack_only else start_app(folders)


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Build the demo of RadOnc-GPT and open it.")
    parser.add_argument("--pack-only", action="store_true", help="build the model pack and stop")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "demo", help="base model and pack")
    parser.add_argument("--vault", type=Path, help="the case store (default: inside the folder)")
    parser.add_argument("--screenshots", type=Path, help="where screenshots go (default: inside the folder)")
    return parser.parse_args(argv)


def build_pack(folders: Folders) -> None:
    """Convert the four models and write the manifest, as far as they are not up to date."""
    base_sha256 = check_base(folders.base)
    models = [Model("base", None, folders.pack / "base.gguf")]
    models += [Model(task, ROOT / "models" / "demo" / task, folders.pack / f"{task}.gguf") for task in TASKS]
    prints = [convert(folders, model, base_sha256) for model in models]
    write_pack(folders, models, prints)


def check_base(file: Path) -> str:
    """Give the SHA-256 of the base model after comparing it with the expected one."""
    if not file.is_file():
        raise SetupError(f"the base model {file} is missing; run `make demo`, which fetches it.")
    found = sha256(file)
    if found != base_model.SHA256:
        raise SetupError(f"the base model {file} is damaged; remove it and run `make demo` again.")
    return found


def convert(folders: Folders, model: Model, base_sha256: str) -> str:
    """Merge and quantize one model unless its stamp says it was made from the same things."""
    made_from = fingerprint(
        base=base_sha256,
        adapter=tree_sha256(model.adapter) if model.adapter else "",
        weights=WEIGHTS,
        converter=tree_sha256(ROOT / "convert" / "radonc_convert", "*.py"),
    )
    if up_to_date(folders.stamp(model.name), made_from, model.file):
        return made_from
    if model.adapter and not (model.adapter / "adapter_config.json").is_file():
        raise SetupError(f"the adapter {model.adapter} is missing; restore it from git or run `make retrain`.")
    model.file.parent.mkdir(parents=True, exist_ok=True)
    adapter = ["--adapter", str(model.adapter)] if model.adapter else []
    command = [
        "merge",
        "--base",
        str(folders.base),
        *adapter,
        "--out",
        str(model.file),
        "--type",
        WEIGHTS,
        "--force",
    ]
    with step(f"converting {model.name} to {WEIGHTS}"):
        run_command("radonc-convert", command)
    note(folders.stamp(model.name), made_from, model.file)
    return made_from


def write_pack(folders: Folders, models: Sequence[Model], prints: Sequence[str]) -> None:
    """Write the manifest unless it is up to date; say when the committed figures belong to other files."""
    from radonc_models.errors import RadOncError
    from radonc_models.pack import write_pack as write
    from radonc_models.tasks import parse_task

    report = ROOT / "models" / "demo" / "evaluation.json"
    evaluation = json.loads(report.read_text("utf-8")) if report.is_file() else None
    made_from = fingerprint(
        models=list(prints),
        evaluation=sha256(report) if evaluation else "",
        code=tree_sha256(ROOT / "models" / "radonc_models" / "pack", "*.py"),
        templates=tree_sha256(ROOT / "models" / "radonc_models" / "tasks"),
        cases=tree_sha256(ROOT / "models" / "radonc_models" / "synthetic"),
        references=[REFERENCE_SEED, REFERENCE_POOL],
    )
    manifest = folders.pack / "manifest.json"
    if up_to_date(folders.stamp("pack"), made_from, manifest):
        return
    files = {parse_task(model.name): (model.file, model.adapter) for model in models if model.adapter}
    try:
        with step("writing the model pack"):
            base, shown = models[0].file, references()
            pack = write(folders.pack, PACK_NAME, base, files, evaluation, base_name=BASE_NAME, references=shown)
    except RadOncError as error:
        raise SetupError(str(error)) from error
    unmeasured = [task.value for task, entry in pack.tasks.items() if entry.evaluation is None]
    if evaluation and unmeasured:
        say(f"NOTE: the committed figures were not measured with these files: {', '.join(unmeasured)}.")
    note(folders.stamp("pack"), made_from, manifest)


def references() -> "tuple[Case, ...]":
    """Make the reference cases of the demo pack: synthetic ones, the same every time."""
    from radonc_models.pack.references import choose_references
    from radonc_models.synthetic import generate

    return choose_references(generate(REFERENCE_SEED, {"train": REFERENCE_POOL}), seed=REFERENCE_SEED)


def start_app(folders: Folders) -> int:
    """Run the app on the demo pack and store; without a display the headless demo."""
    argv = ["--pack", str(folders.pack), "--vault", str(folders.vault), "--demo"]
    environment = dict(os.environ)
    if has_display():
        say("opening the app on the demo case store")
    else:
        say("no display: asking the three tasks here and writing screenshots")
        argv += ["--headless-demo", str(folders.screenshots)]
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        return subprocess.run([command_path("radonc-desktop"), *argv], env=environment, check=False).returncode
    except KeyboardInterrupt:
        return 130


def run_command(name: str, arguments: Sequence[str]) -> None:
    """Run one of the product's commands; its own sentence has been printed when it fails."""
    done = subprocess.run([command_path(name), *arguments], stdin=subprocess.DEVNULL, check=False)
    if done.returncode:
        raise SetupError(f"{name} ended with exit code {done.returncode}; the demo was not built.")


def command_path(name: str) -> str:
    """Give the path of a command that lies beside this interpreter."""
    return str(Path(sys.executable).parent / name)


def up_to_date(stamp: Path, made_from: str, result: Path) -> bool:
    """Whether `result` is the file that was made from these things."""
    if not (stamp.is_file() and result.is_file()):
        return False
    known = json.loads(stamp.read_text("utf-8"))
    return bool(known == _stamp(made_from, result))


def note(stamp: Path, made_from: str, result: Path) -> None:
    """Remember what `result` was made from."""
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(json.dumps(_stamp(made_from, result)), "utf-8")


def _stamp(made_from: str, result: Path) -> dict[str, object]:
    status = result.stat()
    return {"made_from": made_from, "size": status.st_size, "changed": status.st_mtime_ns}


def fingerprint(**parts: object) -> str:
    """SHA-256 over named parts."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def tree_sha256(folder: Path, pattern: str = "*") -> str:
    """SHA-256 over the names and contents of all files below a folder, caches left out."""
    files = sorted(file for file in folder.rglob(pattern) if file.is_file() and "__pycache__" not in file.parts)
    return fingerprint(files=[[file.relative_to(folder).as_posix(), sha256(file)] for file in files])


def sha256(file: Path) -> str:
    """SHA-256 of one file."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


@contextmanager
def step(label: str) -> Iterator[None]:
    """Say that a step begins and how long it took."""
    started = time.monotonic()
    say(f"{label} ...")
    yield
    say(f"{label}: done in {time.monotonic() - started:.1f} s")


if __name__ == "__main__":
    sys.exit(main())
