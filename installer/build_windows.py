"""Build what a hospital installs on Windows: an MSI package and a setup program with their papers.

Cross-compiled on Debian; nothing of Windows is needed. Standard library only.
"""

import argparse
import hashlib
import os
import shutil
import time
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import bundle_scan
import frozen_app
import guide
import papers
import sbom
import windows_app
import windows_engine
import windows_scan
import windows_setup
from frozen_app import ROOT
from machine import SetupError
from progress import say

HERE = ROOT / "installer" / "windows"
LARGEST = 90_000_000  # bytes of each installer
STATED = ROOT / "installer" / "linux" / "native.toml"
TEXTS = tuple(Path("/usr/share/common-licenses") / name for name in ("LGPL-3", "GPL-3", "Apache-2.0"))


@dataclass(frozen=True)
class Signing:
    """The certificate that executables and installers are signed with; without one they stay unsigned.

    Attributes:
        certificate: Certificate chain, PEM.
        key: Its private key, PEM.
        passphrase_file: File with the key's passphrase.

    """

    certificate: Path | None = None
    key: Path | None = None
    passphrase_file: Path | None = None

    @classmethod
    def of(cls, options: argparse.Namespace) -> "Signing":
        """Read it from the command line."""
        if bool(options.certificate) != bool(options.signing_key):
            raise SetupError("signing needs both --certificate and --signing-key: give both or neither.")
        return cls(options.certificate, options.signing_key, options.passphrase_file)

    def sign(self, files: Sequence[Path], log: Path) -> None:
        """Sign files in place, where there is a certificate."""
        if self.certificate and self.key:
            windows_setup.authenticode(list(files), self.certificate, self.key, self.passphrase_file, log)


def add_signing(parser: argparse.ArgumentParser) -> None:
    """Add the switches for the certificate."""
    parser.add_argument("--certificate", type=Path, metavar="PEM", help="windows: certificate chain to sign with")
    parser.add_argument("--signing-key", type=Path, metavar="PEM", help="windows: its private key")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help="windows: file with the key's passphrase")


def build(out: Path, signing: Signing) -> list[Path]:
    """Assemble, scan, sign and pack; give the installers.

    Raises:
        SetupError: A file has no owner, must not be there, or an installer is too large.
        CommandFailedError: A command of the build failed.

    """
    started = time.monotonic()
    windows_engine.check_tools()
    version, date = frozen_app.project_version(), frozen_app.source_date()
    shop = windows_app.Workshop((ROOT / "build" / "package" / "windows-work").resolve())
    windows_app.prepare(shop)
    app = windows_app.assemble(shop, version)
    files = windows_scan.scan(shop, version, tomllib.loads(STATED.read_text())["stated"])
    found = sbom.components(app, files, tomllib.loads((HERE / "native.toml").read_text())["part"])
    signing.sign(own_binaries(app), shop.logs / "sign.log")
    files = [_as_signed(app, file) for file in files]
    bill = sbom.as_cyclonedx(version, date, found, files)
    table = bundle_scan.as_table(files)
    write_papers(app / "doc", papers.copyright_text(found, papers.WINDOWS_PLACES, TEXTS), bill, table)
    settle(app, date)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    release = windows_setup.Release(app, version, date, windows_setup.signer(app / "radonc-desktop.exe"))
    results = [
        windows_setup.setup_program(release, out, shop.logs / "nsis.log"),
        windows_setup.msi_package(release, shop.folder, out, shop.logs / "msi.log"),
    ]
    signing.sign(results, shop.logs / "sign.log")
    (out / f"radonc-gpt-{version}-windows.cdx.json").write_text(bill)
    (out / f"radonc-gpt-{version}-windows.files.tsv").write_text(table)
    shutil.copytree(HERE / "policy", out / "policy")
    papers.write_sums(out)
    sizes = [file.stat().st_size for file in results]
    if max(sizes) > LARGEST:
        raise SetupError(f"an installer has {max(sizes) / 1e6:.1f} MB, more than {LARGEST / 1e6:.0f} MB.")
    names = ", ".join(f"{file.name} {size / 1e6:.1f} MB" for file, size in zip(results, sizes, strict=True))
    say(
        f"{names}, {len(files)} files, 0 without an owner, {len(found)} components, {release.signed}, "
        f"{time.monotonic() - started:.0f} s"
    )
    return results


def own_binaries(app: Path) -> list[Path]:
    """List what was compiled here; other people's libraries keep their makers' signatures."""
    engine = app / "lib" / "llama_cpp" / "lib"
    return [app / name for name, _, _ in windows_app.LAUNCHERS] + sorted(engine.glob("*.dll"))


def _as_signed(app: Path, file: bundle_scan.Owned) -> bundle_scan.Owned:
    """Give the entry of a file with the hash that it has after signing."""
    content = (app / file.path).read_bytes()
    return replace(file, sha256=hashlib.sha256(content).hexdigest(), size=len(content))


def write_papers(folder: Path, copyright_text: str, bill: str, table: str) -> None:
    """Write what lies beside the program for IT."""
    folder.mkdir()
    (folder / "copyright.txt").write_text(copyright_text, "utf-8")
    (folder / "sbom.cdx.json").write_text(bill, "utf-8")
    (folder / "files.tsv").write_text(table, "utf-8")
    shutil.copyfile(ROOT / "LICENSE", folder / "LICENSE.txt")
    for name, page in guide.pages().items():
        (folder / name).write_text(page, "utf-8")
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "changelog.md")
    shutil.copytree(HERE / "policy", folder / "policy")


def settle(app: Path, date: int) -> None:
    """Give every file the same time."""
    for path in (*app.rglob("*"), app):
        os.utime(path, (date, date))
