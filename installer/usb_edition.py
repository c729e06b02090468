"""The USB edition: one folder for a stick with the app for both systems, the demo pack and a script to start each.

It opens the demo alone on the stick; a case store of real cases is refused there. Every name and size fits FAT32.
Standard library only.
"""

import hashlib
import json
import re
import shutil
import time
from pathlib import Path

import frozen_app
from machine import SetupError
from progress import say

HERE = Path(__file__).resolve().parent / "usb"
MARK = "usb-edition.txt"
LARGEST_FILE = (1 << 32) - 1  # of FAT32, bytes
FORBIDDEN = re.compile(r'[\x00-\x1f"*:<>?\\|]|[ .]$')


def build(out: Path, apps: dict[str, Path], pack: Path) -> Path:
    """Lay out the stick in ``out`` and give its folder.

    Args:
        out: Where the folder goes; what an earlier build left there is removed.
        apps: The app for each system, by the name of its folder: ``linux``, ``windows``.
        pack: The model pack.

    Raises:
        SetupError: The pack is damaged or not one for a demo, or a file does not fit FAT32.

    """
    started = time.monotonic()
    version = frozen_app.project_version()
    check_pack(pack)
    folder = out / f"RadOnc-GPT-{version}-USB"
    shutil.rmtree(out, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, app in apps.items():
        shutil.copytree(app, folder / name, symlinks=False)  # FAT32 has no links
    shutil.copytree(pack, folder / "pack", symlinks=False)
    for script in ("run.sh", "run.bat", MARK):
        shutil.copyfile(HERE / script, folder / script)
    (folder / "run.sh").chmod(0o755)
    (folder / "demo").mkdir()
    unfit = sorted(problems(folder))
    if unfit:
        raise SetupError(f"{unfit[0]}; the stick needs exFAT or another pack.")
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    hashed = ((hashlib.sha256(file.read_bytes()).hexdigest(), file.relative_to(folder)) for file in files)
    (folder / "SHA256SUMS").write_text("".join(f"{sha256}  {path.as_posix()}\n" for sha256, path in hashed))
    size = sum(file.stat().st_size for file in files)
    say(f"{folder}: {size / 1e6:.0f} MB, {len(files)} files, UNSIGNED, {time.monotonic() - started:.0f} s")
    return folder


def check_pack(pack: Path) -> None:
    """Raise SetupError unless the pack is whole and made of synthetic cases: a stick is for the demo."""
    try:
        manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
        held = [*manifest["tasks"].values(), *([manifest["base"]] if manifest["base"] else [])]
        references = manifest.get("references") or {}
        held += [references] if references else []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SetupError(f"there is no model pack in {pack}; make it with: make demo") from error
    if manifest["synthetic"] is not True or references.get("synthetic", True) is not True:
        raise SetupError("the USB edition takes a pack of synthetic cases only.")
    for entry in held:
        with (pack / entry["file"]).open("rb") as content:
            if hashlib.file_digest(content, "sha256").hexdigest() != entry["sha256"]:
                raise SetupError(f"{entry['file']} of the model pack is damaged; make it again with: make demo")


def problems(folder: Path) -> list[str]:
    """Say what of a folder FAT32 cannot hold: a file too large, a name it does not take, two names that are one."""
    found, seen = [], set[str]()
    for entry in sorted(folder.rglob("*")):
        path = entry.relative_to(folder).as_posix()
        if path.lower() in seen:
            found.append(f"{path} differs from another name by capitals alone")
        seen.add(path.lower())
        if FORBIDDEN.search(entry.name) or len(entry.name) > 255:
            found.append(f"FAT32 takes no such name: {path}")
        if entry.is_file() and entry.stat().st_size > LARGEST_FILE:
            found.append(f"{path} is larger than FAT32 takes")
    return found
