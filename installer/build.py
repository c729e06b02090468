"""Build what a hospital installs: `python3 installer/build.py linux` writes the Debian package and its papers.

The package is built in a fixed Debian 12 (see fixed_build.py), so that any machine gives the same bytes; this needs
root. `--on-this-machine` builds with the machine's own Debian 12 instead: its Python and C library decide where the
package runs. `build.py windows` writes the MSI package and the setup program, cross-compiled on Debian 12.
Standard library only. Exit code 2 and one sentence for everything that a person can put right.
"""

import argparse
import hashlib
import shutil
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

import build_windows
import bundle_scan
import deb_package
import fixed_build
import frozen_app
import guide
import llama_wheel
import papers
import rpm_package
import sbom
import usb_edition
import vulkan_backend
import windows_app
from frozen_app import ROOT, Workshop
from machine import SetupError
from progress import CommandFailedError, Spent, fail, say

LARGEST = 90_000_000  # bytes of the package
NATIVE = ROOT / "installer" / "linux" / "native.toml"
PYTHON_COPYRIGHT = Path("/usr/share/doc/libpython3.11-stdlib/copyright")
OUT = ROOT / "build" / "package" / "out"
AGAIN = OUT.with_name("again")  # of the second build
DEMO_PACK = ROOT / "build" / "demo" / "pack"


def main(argv: Sequence[str] | None = None) -> int:
    """Build what the command line names; give back the exit code."""
    parser = argparse.ArgumentParser(description="Build the installers of RadOnc-GPT.")
    parser.add_argument(
        "what",
        choices=("linux", "rpm", "windows", "usb", "engine"),
        help="linux: a .deb; windows: an MSI package and a setup program; each with SBOM, file list and SHA256SUMS; "
        "rpm: the files of the .deb once more; usb: a folder for a stick with both and the demo pack; these two need "
        "the former builds; engine: compile what the .deb needs of it",
    )
    parser.add_argument("--out", type=Path, help="where the results go")
    parser.add_argument("--without-gpu", action="store_true", help="leave the Vulkan backend out")
    parser.add_argument(
        fixed_build.ON_THIS_MACHINE,
        action="store_true",
        help="linux, rpm: build with this machine's own Debian 12 and not in the fixed one",
    )
    parser.add_argument("--folder", default="first", help="linux: name of the folder to work in")
    parser.add_argument("--twice", action="store_true", help="linux: build in two folders and compare every byte")
    parser.add_argument("--sums-key", type=Path, metavar="PEM", help="Ed25519 key that signs SHA256SUMS, NAME.key.pem")
    parser.add_argument("--sums-passphrase", type=Path, metavar="FILE", help="file with its passphrase")
    parser.add_argument("--pack", type=Path, default=DEMO_PACK, help="usb: the model pack of the demo")
    build_windows.add_signing(parser)
    options = parser.parse_args(argv)
    try:
        return carry_out(options)
    except SetupError as error:
        return fail(str(error))
    except CommandFailedError as error:
        return fail(f"{error} (whole log: {error.log}); its last lines are:\n{error.tail()}")
    except KeyboardInterrupt:
        return fail("stopped; run the same command again.", 130)


def carry_out(options: argparse.Namespace) -> int:
    """Build, and sign the sums of the results where a key is given; 1 when two builds differ."""
    out: Path = options.out or {"windows": OUT.with_name("windows"), "usb": OUT.with_name("usb")}.get(options.what, OUT)
    code = 0
    if options.what == "windows":
        build_windows.build(out, build_windows.Signing.of(options))
    elif options.what == "usb":
        usb(out, options.pack)
    else:
        build = here if options.on_this_machine else in_fixed_root
        code = build(options.what, out, options)
    if options.sums_key and not code:
        papers.sign_sums(out, options.sums_key, options.sums_passphrase)
    return code


def in_fixed_root(what: str, out: Path, options: argparse.Namespace) -> int:
    """Build the package, the .rpm or the engine in the fixed Debian 12; 1 when two builds differ."""
    gpu = not options.without_gpu
    if what == "rpm":
        return fixed_build.rpm(out)
    if what == "engine":
        return fixed_build.engine(gpu=gpu)
    code = fixed_build.linux(out, gpu=gpu, again=AGAIN if options.twice else None)
    return code or (compare(packed(out), packed(AGAIN)) if options.twice else 0)


def here(what: str, out: Path, options: argparse.Namespace) -> int:
    """Build the same with what this machine has."""
    gpu = not options.without_gpu
    if what == "rpm":
        rpm(out)
    elif what == "engine":
        engine(gpu=gpu)
    else:
        package = linux(out, gpu=gpu, folder=options.folder)
        return compare(package, linux(AGAIN, gpu=gpu, folder="second")) if options.twice else 0
    return 0


def engine(*, gpu: bool) -> None:
    """Compile the engine, or see that it is compiled already."""
    logs = OUT.parent / "logs"
    llama_wheel.wheel(llama_wheel.recipe(), logs)
    if gpu:
        vulkan_backend.module(vulkan_backend.recipe(), logs)


def packed(out: Path) -> Path:
    """Give the Debian package in a folder."""
    return next(out.glob(f"{deb_package.PACKAGE}_*_amd64.deb"))


def linux(out: Path, *, gpu: bool, folder: str = "first") -> Path:
    """Freeze, scan and pack; give the path of the package.

    Raises:
        SetupError: A file has no owner, must not be there, or the package is too large.
        CommandFailedError: A command of the build failed.

    """
    spent = Spent()
    frozen_app.check_builder()
    shop = Workshop((ROOT / "build" / "package" / folder).resolve())
    version, date = frozen_app.project_version(), frozen_app.source_date()
    frozen_app.prepare(shop)
    app = frozen_app.freeze(shop, gpu=gpu)
    native = tomllib.loads(NATIVE.read_text())
    files = bundle_scan.scan(app, shop.site_packages, version, native["stated"])
    found = sbom.components(app, files, native["part"])
    bill = sbom.as_cyclonedx(version, date, found, files)
    documents = {
        "python-copyright": PYTHON_COPYRIGHT.read_text("utf-8"),
        "copyright": papers.copyright_text(found, papers.DEBIAN_PLACES),
        "files.tsv": bundle_scan.as_table(files),
        "sbom.cdx.json": bill,
        "changelog": (ROOT / "CHANGELOG.md").read_text("utf-8"),
        **guide.pages(),
    }
    empty(out)
    package = deb_package.build(deb_package.Release(app, version, date, documents), shop.folder / "tree", out)
    (out / f"{package.stem}.cdx.json").write_text(bill)
    (out / f"{package.stem}.files.tsv").write_text(documents["files.tsv"])
    papers.write_sums(out)
    size = package.stat().st_size
    if size > LARGEST:
        raise SetupError(f"the package has {size / 1e6:.1f} MB, more than the {LARGEST / 1e6:.0f} MB it may have.")
    say(
        f"{package}: {size / 1e6:.1f} MB, {len(files)} files, 0 without an owner, {len(found)} components, "
        f"UNSIGNED, {spent}"
    )
    return package


def empty(out: Path) -> None:
    """Make a folder that holds nothing; one that is there stays, because it may be mounted."""
    out.mkdir(parents=True, exist_ok=True)
    for entry in out.iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()


def rpm(out: Path) -> Path:
    """Put the files of the last Debian package into an .rpm beside it, compare all of them, and give its path.

    Raises:
        SetupError: There is no Debian package, or a file differs.

    """
    shop = Workshop((OUT.parent / "first").resolve())
    tree = shop.folder / "tree"
    out.mkdir(parents=True, exist_ok=True)
    package = rpm_package.build(tree, frozen_app.project_version(), frozen_app.source_date(), out, shop.logs)
    differing = rpm_package.differences(package, tree)
    if differing:
        raise SetupError(f"{len(differing)} files of the .rpm differ from the .deb's, the first is {differing[0]}.")
    papers.write_sums(out)
    say(f"{package}: {package.stat().st_size / 1e6:.1f} MB, every file as in the .deb, UNSIGNED")
    return package


def usb(out: Path, pack: Path) -> Path:
    """Put what the two other builds have made, and the pack, into a folder for a stick.

    Raises:
        SetupError: One of them is missing, or does not fit a stick.

    """
    apps = usb_apps()
    for system, app in apps.items():
        if not app.is_dir():
            raise SetupError(f"the app for {system} is not built yet; build it with: build.py {system}")
    return usb_edition.build(out, apps, pack)


def usb_apps() -> dict[str, Path]:
    """Give the folder of the app for each system, whether it is built or not."""
    return {
        "linux": Workshop((OUT.parent / "first").resolve()).app,
        "windows": windows_app.Workshop((OUT.parent / "windows-work").resolve()).app,
    }


def compare(one: Path, other: Path) -> int:
    """Compare two builds byte by byte; name what differs inside them; 1 when they differ."""
    if one.read_bytes() == other.read_bytes():
        say(f"two builds in two folders: byte-identical ({hashlib.sha256(one.read_bytes()).hexdigest()})")
        return 0
    tables = [package.with_name(f"{package.stem}.files.tsv").read_text().splitlines() for package in (one, other)]
    differing = sorted({line.split("\t")[0] for line in set(tables[0]) ^ set(tables[1])})
    say(f"two builds in two folders differ in {len(differing)} files of the app: {', '.join(differing) or 'none'}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
