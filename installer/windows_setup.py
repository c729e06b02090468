"""The two installers for Windows, built on Debian: an MSI package (wixl) and a setup program (makensis).

Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

from machine import SetupError
from progress import run
from windows_app import LAUNCHERS

HERE = Path(__file__).resolve().parent / "windows"
# Never changes: by it Windows Installer knows that a package is another version of this product.
UPGRADE_CODE = "6E5B2C6D-6C0C-4B2E-9B43-0E6B6D7E5A10"
# What the user may hand to the part of Windows Installer that has an administrator's rights.
SECURE = "WIX_DOWNGRADE_DETECTED;WIX_UPGRADE_DETECTED;INSTALLFOLDER;MODELPACK;IDLELOCK;FIREWALL;DEMO;"
SECURE += "WASIDLELOCK;WASFIREWALL;WASDEMO;OTHERSETUP"
# What is looked up in the registry's 64-bit part, and which actions set a property to words with other properties.
SEARCHES = ("ChosenFolder", "WasIdleLock", "WasDemo", "WasFirewall", "OtherSetup")
SETTING = ("SetNetsh", "SetIcacls", "KeepIdleLock", "KeepDemo", "KeepFirewall")
# What wixl has no words for, above all components that are installed only when asked for.
AFTERWARDS = (
    "UPDATE `Component` SET `Condition` = 'IDLELOCK OR REMOVE=\"ALL\"' WHERE `Component` = 'PolicyIdleLock'",
    "UPDATE `Component` SET `Condition` = 'DEMO OR REMOVE=\"ALL\"' WHERE `Component` = 'PolicyDemo'",
    "UPDATE `Component` SET `Condition` = 'FIREWALL OR REMOVE=\"ALL\"' WHERE `Component` = 'RememberFirewall'",
    *(f"UPDATE `RegLocator` SET `Type` = 18 WHERE `Signature_` = '{name}'" for name in SEARCHES),  # noqa: S608
    f"UPDATE `Property` SET `Value` = '{SECURE}' WHERE `Property` = 'SecureCustomProperties'",  # noqa: S608 - a constant
    *(f"UPDATE `CustomAction` SET `Type` = 51 WHERE `Action` = '{name}'" for name in SETTING),  # noqa: S608
    # A value with variables in it (REG_EXPAND_SZ).
    "UPDATE `Registry` SET `Value` = '#%%SystemRoot%\\System32\\EventCreate.exe' WHERE `Name` = 'EventMessageFile'",
    # In the script, with the system's rights, and only when the installation is taken back.
    "UPDATE `CustomAction` SET `Type` = 3442 WHERE `Action` = 'TakeBack'",
)
# When each step comes: wixl puts an action that comes after another one somewhere behind it.
SEQUENCE = {
    "KeepIdleLock": 61,
    "KeepDemo": 62,
    "KeepFirewall": 63,
    "SetNetsh": 1010,
    "SetIcacls": 1011,
    "RemoveExistingProducts": 1410,  # before anything is installed: an upgrade leaves nothing of the old version
    "Own": 3710,
    "Protect": 3711,
    "Unblock": 4010,
    "TakeBack": 4011,
    "Block_exe_radonc_desktop": 4012,
    "Block_exe_radonc_desktop_console": 4013,
    "Block_exe_radonc_models": 4014,
    "InstallPack": 6500,
}
_NAMES = uuid.UUID(UPGRADE_CODE)


@dataclass(frozen=True)
class Release:
    """What goes into the installers.

    Attributes:
        app: The app with its papers.
        version: Three numbers with dots.
        date: Time of every file, in seconds since 1970.
        signed: ``UNSIGNED``, or who has signed.

    """

    app: Path
    version: str
    date: int
    signed: str


def setup_program(release: Release, out: Path, log: Path, *, quick: bool = False) -> Path:
    """Build the setup program and give its path; ``quick`` leaves it uncompressed.

    Raises:
        CommandFailedError: makensis refused the script.

    """
    target = out / f"radonc-gpt-{release.version}-setup.exe"
    given = {
        "APP": release.app,
        "OUT": target,
        "VERSION": release.version,
        "KILOBYTES": sum(file.stat().st_size for file in release.app.rglob("*") if file.is_file()) // 1024,
        "ICON": HERE / "radonc-gpt.ico",
        "SIGNED": release.signed,
    }
    argv = ["nice", "makensis", "-V2", "-WX", *(f"-D{name}={value}" for name, value in given.items())]
    argv += ["-DQUICK"] if quick else []
    environment = {"SOURCE_DATE_EPOCH": str(release.date)}
    run("Windows: the setup program", [*argv, str(HERE / "setup.nsi")], log, environment)
    return target


def msi_package(release: Release, work: Path, out: Path, log: Path) -> Path:
    """Build the MSI package and give its path.

    Raises:
        CommandFailedError: wixl refused the source.
        SetupError: A table cannot be completed.

    """
    source = work / "package.wxs"
    source.write_text(wxs(release, work), "utf-8")
    shutil.copyfile(HERE / "radonc-gpt.ico", work / "radonc-gpt.ico")  # wixl looks beside its source for it
    target = out / f"radonc-gpt-{release.version}.msi"
    environment = {"SOURCE_DATE_EPOCH": str(release.date)}
    run("Windows: the MSI package", ["nice", "wixl", "-a", "x64", "-o", str(target), str(source)], log, environment)
    table = "UPDATE `InstallExecuteSequence` SET `Sequence` ="
    order = (f"{table} {at} WHERE `Action` = '{name}'" for name, at in SEQUENCE.items())
    for number, query in enumerate((*AFTERWARDS, *order)):
        done = subprocess.run(["msibuild", str(target), "-q", query], capture_output=True, text=True, check=False)
        if done.returncode or done.stderr.strip():
            raise SetupError(f"the tables of the MSI package cannot be completed (step {number}): {done.stderr}")
    return target


def wxs(release: Release, work: Path) -> str:
    """Write what wixl makes the tables of, run in ``work``: the fixed part, and every file in its folder."""
    digest = hashlib.sha256()
    for file in sorted(entry for entry in release.app.rglob("*") if entry.is_file()):
        digest.update(f"{file.relative_to(release.app)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    files = "\n".join(_folder(release.app, release.app, work, 5))
    references = "\n".join(f'      <ComponentRef Id="{name}"/>' for name in _components(release.app))
    text = (HERE / "package.wxs.in").read_text("utf-8")
    given = {
        "VERSION": release.version,
        "UPGRADE": UPGRADE_CODE,
        "PRODUCT": str(uuid.uuid5(_NAMES, digest.hexdigest())).upper(),
        "SIGNED": release.signed,
        "FILES": files,
        "REFERENCES": references,
        "RULES": "\n".join(_rules()),
        "RULES_SEQUENCE": "\n".join(_rules_sequence()),
    }
    for name, value in given.items():
        text = text.replace(f"@{name}@", value)
    return text


def identity(path: str) -> str:
    """Name a file of the package in its tables: the same for the same place in every version."""
    return f"i{uuid.uuid5(_NAMES, path).hex[:24]}"


def _folder(folder: Path, app: Path, work: Path, depth: int) -> Iterator[str]:
    """Yield the lines for what lies in a folder."""
    indent = "  " * depth
    for entry in sorted(folder.iterdir()):
        path = entry.relative_to(app).as_posix()
        if entry.is_dir():
            yield f'{indent}<Directory Id="d{identity(path)}" Name={quoteattr(entry.name)}>'
            yield from _folder(entry, app, work, depth + 1)
            yield f"{indent}</Directory>"
        else:
            name, place = file_id(path), os.path.relpath(entry, work)  # wixl takes no absolute path
            guid = str(uuid.uuid5(_NAMES, f"component {path}")).upper()
            yield f'{indent}<Component Id="c{name}" Guid="{guid}" Win64="yes">'
            yield f'{indent}  <File Id="{name}" Name={quoteattr(entry.name)} Source={quoteattr(place)} KeyPath="yes"/>'
            yield f"{indent}</Component>"


def file_id(path: str) -> str:
    """Give the name that a file has in the tables; an executable has a readable one, which the actions use."""
    known = {launcher: f"exe_{launcher.removesuffix('.exe').replace('-', '_')}" for launcher, _, _ in LAUNCHERS}
    return known.get(path) or identity(path)


def _components(app: Path) -> Iterator[str]:
    for file in sorted(entry for entry in app.rglob("*") if entry.is_file()):
        yield f"c{file_id(file.relative_to(app).as_posix())}"


def _rules() -> Iterator[str]:
    """Yield the actions that add a firewall rule for each executable."""
    for launcher, _, _ in LAUNCHERS:
        words = (
            'advfirewall firewall add rule name="RadOnc-GPT outbound block" dir=out action=block '
            f'program="[INSTALLFOLDER]{launcher}" enable=yes profile=any'
        )
        yield (
            f'    <CustomAction Id="Block_{file_id(launcher)}" Property="NETSH" ExeCommand={quoteattr(words)} '
            'Execute="deferred" Impersonate="no" Return="check"/>'
        )


def _rules_sequence() -> Iterator[str]:
    for launcher, _, _ in LAUNCHERS:
        when = 'FIREWALL = "1" AND NOT REMOVE = "ALL"'
        yield f'      <Custom Action="Block_{file_id(launcher)}" After="Unblock">{when}</Custom>'


def authenticode(files: list[Path], certificate: Path, key: Path, passphrase_file: Path | None, log: Path) -> None:
    """Sign executables, libraries or packages in place with the hospital's certificate.

    Args:
        files: What to sign.
        certificate: Certificate chain, PEM.
        key: Its private key, PEM; it stays where it is.
        passphrase_file: File with the key's passphrase, ``None`` for a key without.
        log: Where the output goes.

    Raises:
        SetupError: A file is missing.
        CommandFailedError: osslsigncode refused.

    """
    for need in (certificate, key):
        if not need.is_file():
            raise SetupError(f"{need} is missing: give the certificate and the key to sign with.")
    secret = ["-readpass", str(passphrase_file)] if passphrase_file else []
    for file in files:
        part = file.with_name(f".{file.name}.signed")
        part.unlink(missing_ok=True)
        argv = ["osslsigncode", "sign", "-certs", str(certificate), "-key", str(key), *secret, "-h", "sha256"]
        run(f"Windows: signing {file.name}", [*argv, "-n", "RadOnc-GPT", "-in", str(file), "-out", str(part)], log)
        part.replace(file)


def signer(file: Path) -> str:
    """Give the name on the certificate that a file is signed with; ``UNSIGNED`` when there is none."""
    argv = ["osslsigncode", "verify", "-in", str(file)]
    said = subprocess.run(argv, capture_output=True, text=True, check=False, env=os.environ | {"LC_ALL": "C"}).stdout
    subjects = [line.split("Subject:", 1)[1].strip() for line in said.splitlines() if "Subject:" in line]
    return subjects[0] if subjects else "UNSIGNED"
