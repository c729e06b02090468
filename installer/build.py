"""Build what a hospital installs: `python3 installer/build.py linux` writes the Debian package and its papers.

`build.py windows` writes the MSI package and the setup program, cross-compiled. Both need Debian 12 on x86-64 (its
Python and C library decide where the Linux package runs), the locks, and the engine that `make setup` compiled.
Standard library only. Exit code 2 and one sentence for everything that a person can put right.
"""

import argparse
import hashlib
import shutil
import sys
import time
import tomllib
from collections.abc import Sequence
from pathlib import Path

import build_windows
import bundle_scan
import deb_package
import frozen_app
import guide
import papers
import rpm_package
import sbom
import usb_edition
import windows_app
from frozen_app import ROOT, Workshop
from machine import SetupError
from progress import CommandFailedError, fail, say

LARGEST = 90_000_000  # bytes of the package
NATIVE = ROOT / "installer" / "linux" / "native.toml"
PYTHON_COPYRIGHT = Path("/usr/share/doc/libpython3.11-stdlib/copyright")
OUT = ROOT / "build" / "package" / "out"
DEMO_PACK = ROOT / "build" / "demo" / "pack"


def main(argv: Sequence[str] | None = None) -> int:
    """Build what the command line names; give back the exit code."""
    parser = argparse.ArgumentParser(description="Build the installers of RadOnc-GPT.")
    parser.add_argument(
        "what",
        choices=("linux", "rpm", "windows", "usb"),
        help="linux: a .deb; windows: an MSI package and a setup program; each with SBOM, file list and SHA256SUMS; "
        "rpm: the files of the .deb once more; usb: a folder for a stick with both and the demo pack; these two need "
        "the former builds",
    )
    parser.add_argument("--out", type=Path, help="where the results go")
    parser.add_argument("--without-gpu", action="store_true", help="leave the Vulkan backend out")
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
    elif options.what == "rpm":
        rpm(out)
    else:
        package = linux(out, gpu=not options.without_gpu)
        if options.twice:
            code = compare(package, linux(out / "again", gpu=not options.without_gpu, folder="second"))
    if options.sums_key:
        papers.sign_sums(out, options.sums_key, options.sums_passphrase)
    return code


def linux(out: Path, *, gpu: bool, folder: str = "first") -> Path:
    """Freeze, scan and pack; give the path of the package.

    Raises:
        SetupError: A file has no owner, must not be there, or the package is too large.
        CommandFailedError: A command of the build failed.

    """
    started = time.monotonic()
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
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    package = deb_package.build(deb_package.Release(app, version, date, documents), shop.folder / "tree", out)
    (out / f"{package.stem}.cdx.json").write_text(bill)
    (out / f"{package.stem}.files.tsv").write_text(documents["files.tsv"])
    papers.write_sums(out)
    size = package.stat().st_size
    if size > LARGEST:
        raise SetupError(f"the package has {size / 1e6:.1f} MB, more than the {LARGEST / 1e6:.0f} MB it may have.")
    say(
        f"{package}: {size / 1e6:.1f} MB, {len(files)} files, 0 without an owner, {len(found)} components, "
        f"UNSIGNED, {time.monotonic() - started:.0f} s"
    )
    return package


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
