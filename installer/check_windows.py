"""Install both Windows installers under Wine without any network, use, repair, upgrade and remove them.

Needs root (debootstrap, chroot, name spaces). Wine 10 of Debian 13 in a chroot of its own is fetched once into the
cache. Wine is a smoke test: it shows that the installers and the program run, not how Windows behaves; what it cannot
show is printed at the end. Standard library only.
"""

import argparse
import hashlib
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import frozen_app
import windows_app
import windows_engine
import windows_newer
from bare_systems import as_root, bare_system, run_apart
from check_deb import HERE, PACK, ROOT
from machine import SetupError
from progress import run, say

OUT = ROOT / "build" / "package" / "windows"
SUITE = "trixie"
WINE = ("wine", "wine64", "fonts-dejavu-core", "fusefat", "exfat-fuse", "exfatprogs", "dosfstools", "mtools")
WITHIN = ("usr/lib/wine", "usr/bin/fusefat")  # of a system that has all of them
TABLE = f"radonc-gpt-{frozen_app.project_version()}-windows.files.tsv"
SECONDS = 7200  # minutes on an idle machine
PROGRAMS = HERE / "windows" / "check"
COMPILER = (
    f"{windows_engine.TRIPLE}-gcc-posix",
    "-O1",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-municode",
    "-s",
    "-static-libgcc",
)
# What runs inside Wine: file, its source, what it is compiled with.
TOOLS = (
    ("raw.exe", "raw.c", ()),
    ("look.exe", "look.c", ()),
    ("careless.exe", "careless.c", ()),
    ("planted.dll", "planted.c", ("-shared",)),
    ("netsh.exe", "recorder.c", ('-DNAME=L"netsh"',)),
    ("icacls.exe", "recorder.c", ('-DNAME=L"icacls"',)),
)
NOT_SHOWN = (
    "Windows itself: SmartScreen, UAC, Defender, AppLocker, Group Policy and a GPU were not there",
    "the firewall: Wine has none; what was checked is the command line that netsh.exe is called with",
    "rights of folders: Wine has no rights like Windows'; what was checked is the command line of icacls.exe",
    "msiexec /fa: Wine's msiexec refuses it; REINSTALL=ALL REINSTALLMODE=amus was run, which means the same on Windows",
    "a program in use during an MSI upgrade: Wine has no restart manager",
)
WITHOUT_PROGRAM = ("the program: these installers hold a few small files, and nothing was started from them",)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the whole check; 0 when every step held."""
    parser = argparse.ArgumentParser(description="Check the installers for Windows under Wine without a network.")
    parser.add_argument("--installers", type=Path, default=OUT, help="by default what installer/build.py windows built")
    parser.add_argument("--pack", type=Path, default=PACK, help="model pack to ask")
    parser.add_argument("--pictures", type=Path, default=ROOT / "build" / "package" / "pictures-windows")
    parser.add_argument("--only", choices=("setup", "msi"), help="one of the two installers")
    parser.add_argument("--quick", action="store_true", help="small installers without the program: what they do alone")
    parser.add_argument("--or-skip", action="store_true", help="where nothing is built yet, say so and end with 0")
    options = parser.parse_args(argv)
    return as_root(lambda: check(options))


def check(options: argparse.Namespace) -> int:
    """Run the whole check, or say what is lacking where that is to be skipped."""
    windows_engine.check_tools()
    if options.or_skip and not options.quick and (lacking := _lacking(options.installers)):
        say(f"SKIPPED: the installers for Windows under Wine; {lacking} is not built yet: make installer-windows")
        return 0
    return check_all(options)


def names(version: str) -> dict[str, str]:
    """Give the files of the installers of a version by their kinds."""
    return {"setup": f"radonc-gpt-{version}-setup.exe", "msi": f"radonc-gpt-{version}.msi"}


def _lacking(installers: Path) -> str:
    wanted = (*names(frozen_app.project_version()).values(), TABLE)
    return next((name for name in wanted if not (installers / name).is_file()), "")


def check_all(options: argparse.Namespace) -> int:
    """Prepare what the checks need, run one after the other, and say what they did not show.

    Side by side on two cores, one engine once gave no sign of life for so long that the program stopped it.
    """
    started = time.monotonic()
    bare = wine_system()
    with tempfile.TemporaryDirectory(prefix="radonc-wine-") as temporary:
        common = Path(temporary)
        common.joinpath("none").mkdir()
        compile_tools(common / "tools")
        prepare = quick_trials if options.quick else full_trials
        trials, pack = prepare(options, common)
        kinds = (options.only,) if options.only else ("setup", "msi")
        codes = [_run(kind, trials(kind), bare, pack, options.pictures) for kind in kinds]
    for sentence in (*NOT_SHOWN, *(WITHOUT_PROGRAM if options.quick else ())):
        say(f"NOT shown: {sentence}")
    say(f"installers for Windows under Wine: {time.monotonic() - started:.0f} s")
    return max(codes)


def full_trials(options: argparse.Namespace, common: Path) -> tuple[Callable[[str], Path], Path]:
    """Give what lays out the folder of one check with the built installers, and the signed pack."""
    if lacking := _lacking(options.installers):
        raise SetupError(f"{lacking} is not built yet; build it with: make installer-windows")
    if not (options.pack / "manifest.json").is_file():
        raise SetupError(f"there is no model pack in {options.pack}; make it with: make demo")
    found = {kind: options.installers / name for kind, name in names(frozen_app.project_version()).items()}
    newer = windows_newer.installers(windows_app.Workshop(ROOT / "build" / "package" / "windows-work").app)
    rows = (line.split("\t") for line in (options.installers / TABLE).read_text("utf-8").splitlines()[1:])
    listed = "".join(f"{row[2]}  ./{row[0]}\n" for row in rows)
    signed, key = signed_pack(options.pack.resolve(), common)

    def lay(kind: str) -> Path:
        folder = _lay_out(kind, found, newer, listed, common)
        shutil.copyfile(key, folder / "shared" / key.name)
        return folder

    return lay, signed


def quick_trials(_options: argparse.Namespace, common: Path) -> tuple[Callable[[str], Path], Path]:
    """Give the same for small installers, and no pack."""
    place = common / "small"
    found, newer = windows_newer.small_installers(place, common / "tools" / "careless.exe")
    app = windows_newer.app_of_small(place)
    files = sorted(file for file in app.rglob("*") if file.is_file())
    sums = ((hashlib.sha256(file.read_bytes()).hexdigest(), file.relative_to(app).as_posix()) for file in files)
    listed = "".join(f"{digest}  ./{name}\n" for digest, name in sums)

    def lay(kind: str) -> Path:
        folder = _lay_out(kind, found, newer, listed, common)
        (folder / "shared" / "quick").touch()
        return folder

    return lay, common / "none"


def _lay_out(kind: str, found: dict[str, Path], newer: dict[str, Path], listed: str, common: Path) -> Path:
    """Fill the folder that one check sees, and give its parent."""
    shared = common / kind / "shared"
    shutil.copytree(common / "tools", shared)
    other = next(file for one, file in found.items() if one != kind)
    scripts = (HERE / "windows" / "steps.sh", HERE / "windows" / "wine.sh")
    for file in (found[kind], other, newer[kind], *scripts):
        shutil.copyfile(file, shared / file.name)
    (shared / "listed").write_text(listed, "utf-8")
    (shared / "kind").write_text(f"{kind} {found[kind].name} {newer[kind].name} {other.name}\n")
    return shared.parent


def _run(kind: str, work: Path, bare: Path, pack: Path, pictures: Path) -> int:
    """Run one check; keep its pictures and logs."""
    shared = work / "shared"
    try:
        code = run_apart(bare, work, pack, SECONDS)
    except subprocess.TimeoutExpired:
        code = 1
        say(f"the {kind}: not done within {SECONDS} s")
    if (shared / "pictures").is_dir():
        shutil.copytree(shared / "pictures", pictures / kind, dirs_exist_ok=True)
    logs = ROOT / "build" / "package" / "windows-logs" / kind
    shutil.rmtree(logs, ignore_errors=True)
    logs.mkdir(parents=True)
    for log in shared.glob("*.log"):
        shutil.copyfile(log, logs / log.name)
    say(f"the {kind} holds under Wine" if code == 0 else f"the {kind} does NOT hold under Wine (logs: {logs})")
    return code


def compile_tools(folder: Path) -> None:
    """Compile the programs that watch inside Wine, once for their sources, and copy them."""
    content = b"".join(file.read_bytes() for file in sorted(PROGRAMS.iterdir())) + repr((TOOLS, COMPILER)).encode()
    made = ROOT / "build" / "package" / "windows-check" / hashlib.sha256(content).hexdigest()[:16]
    if not made.is_dir():
        part = made.with_name(f"{made.name}-unfinished")
        part.mkdir(parents=True, exist_ok=True)
        for name, source, flags in TOOLS:
            argv = [*COMPILER, *flags, str(PROGRAMS / source), "-o", str(part / name)]
            run(f"for the check: {name}", argv, ROOT / "build" / "package" / "wine.log")
        part.rename(made)
    shutil.copytree(made, folder)


def signed_pack(pack: Path, folder: Path) -> tuple[Path, Path]:
    """Sign a copy of the pack with a key that is thrown away; give the copy and the public key."""
    command = ROOT / ".venv" / "bin" / "radonc-models"
    log = ROOT / "build" / "package" / "wine.log"
    passphrase = folder / "passphrase"
    passphrase.write_text(secrets.token_urlsafe(24) + "\n")
    key, out = folder / "clinic", folder / "signed"
    given = f'"{command}" pack "$@" --passphrase-fd 3 3<"{passphrase}"'
    run("for the check: a key", ["bash", "-c", given, "bash", "keygen", str(key)], log)
    words = ["sign", str(pack), "--key", f"{key}.key.pem", "--release", "1", "--out", str(out)]
    run("for the check: a signed pack", ["bash", "-c", given, "bash", *words], log)
    return out, Path(f"{key}.pub.pem")


def wine_system() -> Path:
    """Give a bare Debian with Wine and a fresh prefix, from the cache or made now (minutes)."""
    folder = bare_system(SUITE).with_name("wine")
    log = ROOT / "build" / "package" / "wine.log"
    if not all((folder / within).exists() for within in WITHIN):
        part = folder.with_name("wine-unfinished")
        shutil.rmtree(part, ignore_errors=True)
        begun = folder if folder.is_dir() else bare_system(SUITE)
        run("a bare system for Wine", ["cp", "-a", "--reflink=auto", str(begun), str(part)], log)
        shutil.copyfile("/etc/resolv.conf", part / "etc" / "resolv.conf")
        packages = " ".join(WINE)
        install = f"apt-get update -qq && apt-get install -y -qq --no-install-recommends {packages} && apt-get clean"
        run("Wine", ["unshare", "--mount", "chroot", str(part), "sh", "-c", install], log)
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    if not (folder / "root" / "prefix" / "system.reg").is_file():
        argv = ["unshare", "--net", "--mount", "--pid", "--fork", "--ipc", "bash", str(HERE / "windows" / "prefix.sh")]
        run("a fresh Wine", [*argv, str(folder)], log)
    return folder


if __name__ == "__main__":
    sys.exit(main())
