"""Make a model pack from converted models, with nothing in it that was not checked."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from radonc_models.errors import ModelPackError
from radonc_models.pack.files import adapter_sha256, file_sha256
from radonc_models.pack.gguf import read_metadata
from radonc_models.pack.manifest import MANIFEST_NAME, Abstention, BaseModelFile, Lora, Pack, Sampling, TaskModel
from radonc_models.pack.reading import Manifest, read_pack
from radonc_models.tasks import MODALITY_LABELS, Task, template

if TYPE_CHECKING:
    from radonc_models.records import Case

__all__ = ["DEMO_USE", "quantization_of", "write_manifest", "write_pack"]

DEMO_USE = (
    "Demonstration with synthetic cases only. Drafts for review by a physician; not for patient care. "
    "The models are small and were tuned on invented cases."
)

# Names of llama.cpp's file types (llama.h, enum llama_ftype).
_FILE_TYPES = {
    0: "F32",
    1: "F16",
    2: "Q4_0",
    3: "Q4_1",
    7: "Q8_0",
    8: "Q5_0",
    9: "Q5_1",
    10: "Q2_K",
    11: "Q3_K_S",
    12: "Q3_K_M",
    13: "Q3_K_L",
    14: "Q4_K_S",
    15: "Q4_K_M",
    16: "Q5_K_S",
    17: "Q5_K_M",
    18: "Q6_K",
    32: "BF16",
}


def write_pack(
    folder: Path,
    name: str,
    base_file: Path | None,
    task_files: Mapping[Task, tuple[Path, Path]],
    evaluation: Mapping[str, Any] | None,
    *,
    base_name: str = "",
    synthetic: bool = True,
    intended_use: str = DEMO_USE,
    abstention: Abstention | None = None,
    references: Sequence[Case] = (),
    references_synthetic: bool = True,
) -> Pack:
    """Make a pack of converted models; the manifest is written last, so that an unfinished pack is none.

    Args:
        folder: Folder of the pack; made when missing. Files that lie elsewhere are copied into it.
        name: Name of the pack.
        base_file: The untuned model as GGUF, for comparison.
        task_files: For each task its GGUF file, merged or an adapter for the base, and the folder of the adapter
            that is in it.
        evaluation: A report of ``radonc-models evaluate``; the figures of a task are taken only when they
            were measured with exactly the file that goes into the pack.
        base_name: What to call the base model on screen; by default the name inside its file.
        synthetic: Whether the models were tuned on invented cases.
        intended_use: What the pack is for, shown to its users.
        abstention: When a scored answer of the modality task is undecided; by default what ``evaluation`` found.
        references: Cases with their plans to show beside an answer; without any the pack has no such file.
        references_synthetic: Whether all of them are invented.

    Raises:
        ModelPackError: A file is no GGUF, was not made with the adapter given for it, or cannot be written.

    """
    from radonc_models.pack.references import write_references  # an app that only reads packs does not need it at once

    names = [file.name for file in (*((base_file,) if base_file else ()), *(file for file, _ in task_files.values()))]
    if len(set(names)) < len(names):
        raise ModelPackError("Two models of the pack have the same file name: give each its own.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        base = _base_entry(_placed(base_file, folder), base_name) if base_file else None
        tasks = {
            task: _task_entry(task, _placed(file, folder), adapter, evaluation, base, abstention)
            for task, (file, adapter) in task_files.items()
        }
        shown = write_references(folder, references, synthetic=references_synthetic) if references else None
        write_manifest(Pack(folder, name, "evaluation", synthetic, intended_use, base, tasks, references=shown))
    except OSError as error:
        raise ModelPackError(
            f"The model pack cannot be written to {folder.name} ({error.strerror}): "
            "check the free space and the rights of the folder."
        ) from None
    return read_pack(folder)


def write_manifest(pack: Pack) -> None:
    """Write the manifest of ``pack`` into its folder in one step."""
    manifest = Manifest(
        format="radonc-pack",
        format_version=pack.format_version,
        name=pack.name,
        state="evaluation",
        synthetic=pack.synthetic,
        intended_use=pack.intended_use,
        base=pack.base,
        tasks=pack.tasks,
        references=pack.references,
    )
    content = asdict(manifest)
    if pack.references is None:
        del content["references"]  # as the versions before wrote it
    with _unfinished(pack.folder / MANIFEST_NAME) as part, part.open("w", encoding="utf-8") as file:
        json.dump(content, file, indent=2, ensure_ascii=False)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())


def _placed(file: Path, folder: Path) -> Path:
    """Return ``file`` inside ``folder``, copied there when it lies elsewhere."""
    if not file.is_file():
        raise ModelPackError(f"The model file {file.name} is missing: convert it first.")
    target = folder / file.name
    if not target.exists() or not target.samefile(file):
        with _unfinished(target) as part:
            shutil.copyfile(file, part)
    return target


@contextmanager
def _unfinished(target: Path) -> Iterator[Path]:
    """Give a name to write to that becomes ``target`` when all went well and disappears when not."""
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _base_entry(file: Path, name: str) -> BaseModelFile:
    metadata = read_metadata(file)
    if "radonc.adapter.sha256" in metadata or metadata.get("general.type") == "adapter":
        raise ModelPackError(f"{file.name} holds an adapter already: give the untuned model as the base.")
    sha256 = file_sha256(file)
    return BaseModelFile(
        name=name or str(metadata.get("general.name", file.stem)),
        file=file.name,
        sha256=sha256,
        size=file.stat().st_size,
        source_sha256=str(metadata.get("radonc.base.sha256", sha256)),
        quantization=quantization_of(metadata),
    )


def _task_entry(
    task: Task,
    file: Path,
    adapter: Path,
    evaluation: Mapping[str, Any] | None,
    base: BaseModelFile | None,
    abstention: Abstention | None,
) -> TaskModel:
    metadata = read_metadata(file)
    identity = adapter_sha256(adapter)
    current = template(task)
    _agree(file, "radonc.adapter.sha256", metadata.get("radonc.adapter.sha256"), identity)
    _agree(file, "radonc.prompt.sha256", metadata.get("radonc.prompt.sha256", current.sha256), current.sha256)
    _agree(file, "radonc.task", metadata.get("radonc.task", task.value), task.value)
    if "radonc.base.sha256" not in metadata:
        raise ModelPackError(f"{file.name} does not name its base model: make it with radonc-convert.")
    on_base = metadata.get("general.type") == "adapter"
    if on_base:
        _fits(file, str(metadata["radonc.base.sha256"]), base)
    sha256 = file_sha256(file)
    figures = _measured(task, sha256, base.sha256 if base and on_base else None, evaluation)
    return TaskModel(
        task=task,
        file=file.name,
        sha256=sha256,
        size=file.stat().st_size,
        base_sha256=str(metadata["radonc.base.sha256"]),
        adapter_sha256=identity,
        lora=_lora(adapter),
        quantization=(f"{base.quantization}+" if base and on_base else "") + quantization_of(metadata),
        prompt_version=current.version,
        prompt_sha256=current.sha256,
        sampling=Sampling(max_new_tokens=current.max_new_tokens),
        labels=MODALITY_LABELS if task is Task.MODALITY else (),
        temperature=float((figures or {}).get("temperature", 1.0)),
        evaluation=figures,
        kind="adapter" if on_base else "merged",
        abstention=(abstention or _abstention(figures)) if task is Task.MODALITY else None,
    )


def _abstention(figures: Mapping[str, Any] | None) -> Abstention | None:
    """Return the threshold that an evaluation chose; one that was made before there were thresholds has none."""
    band = (figures or {}).get("abstention")
    if band is None:
        return None
    try:
        return Abstention(float(band["below"]), str(band["measured"]))
    except (KeyError, TypeError, ValueError):
        raise ModelPackError("The abstention in the evaluation report is damaged: run the evaluation again.") from None


def _fits(file: Path, source: str, base: BaseModelFile | None) -> None:
    if base is None:
        raise ModelPackError(f"{file.name} is an adapter and needs its base model in the pack: give it with --base.")
    if base.source_sha256 != source:
        raise ModelPackError(
            f"{file.name} was made for another base model than {base.file}: make both from the same base."
        )


def _agree(file: Path, key: str, found: object, expected: str) -> None:
    if found != expected:
        raise ModelPackError(f"{file.name} was not made from what is given for it ({key} differs): convert it again.")


def quantization_of(metadata: Mapping[str, object]) -> str:
    """Return the type of the weights, such as ``Q8_0``, of a file with this header; ``unknown`` for other kinds."""
    kind = metadata.get("general.file_type")
    return _FILE_TYPES.get(kind, "unknown") if isinstance(kind, int) else "unknown"


def _lora(adapter: Path) -> Lora:
    try:
        config = json.loads((adapter / "adapter_config.json").read_text("utf-8"))
        modules = config["target_modules"]
        return Lora(
            r=int(config["r"]),
            alpha=float(config["lora_alpha"]),
            dropout=float(config["lora_dropout"]),
            target_modules=tuple(sorted(modules)) if isinstance(modules, list) else (str(modules),),
        )
    except (OSError, ValueError, TypeError, KeyError):
        raise ModelPackError(
            f"The adapter configuration in {adapter.name} is damaged: tune the adapter again."
        ) from None


def _measured(task: Task, sha256: str, base: str | None, evaluation: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the part of a report that was measured with exactly this file, an adapter with this ``base`` file."""
    models = (evaluation or {}).get("models") or {}
    if base is not None and (models.get("base") or {}).get("sha256") != base:
        return None
    entry = ((evaluation or {}).get("tasks") or {}).get(task.value)
    return dict(entry) if isinstance(entry, Mapping) and entry.get("sha256") == sha256 else None
