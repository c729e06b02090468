"""The command ``radonc-models update``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from radonc_models.keyed.prompts import Secrets
from radonc_models.pack.keys import TrustedKey, open_key, read_public_key
from radonc_models.update.bundle import Bundle, UpdateError, sign, update_keys, verify
from radonc_models.update.installing import Machine, back, install

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the commands of ``update``."""
    commands = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, purpose in (
        ("verify", "check the signature and every byte of an update"),
        ("install", "install a signed update of the program (Linux, as root)"),
    ):
        step = commands.add_parser(name, help=purpose, description=purpose)
        step.add_argument("folder", type=Path, metavar="FOLDER")
        step.add_argument("--key", type=Path, action="append", metavar="PUB", help="key that counts")
    purpose = "install the version before the last update again (Linux, as root)"
    commands.add_parser("rollback", help=purpose, description=purpose)
    purpose = "sign packages of the program as one update"
    signing = commands.add_parser("sign", help=purpose, description=purpose)
    signing.add_argument("packages", type=Path, nargs="+", metavar="FILE", help=".deb, .rpm, .msi or .exe")
    signing.add_argument("--version", required=True, metavar="V", help="version that the update leads to")
    signing.add_argument("--out", type=Path, required=True, help="new folder")
    signing.add_argument("--key", type=Path, required=True, metavar="KEY", help="signing key, NAME.key.pem")
    signing.add_argument("--before", type=Path, action="append", default=[], metavar="FILE", help="the former package")
    signing.add_argument("--before-version", metavar="V", help="version of these")
    signing.add_argument("--passphrase-fd", type=int, metavar="N", help="descriptor with the passphrase")


def run(args: argparse.Namespace) -> int:
    """Run one step; print what was found or done."""
    steps = {"verify": _verify, "install": _install, "rollback": _rollback, "sign": _sign}
    sys.stdout.write(steps[args.step](args))
    return 0


def _keys(args: argparse.Namespace) -> list[TrustedKey]:
    return [read_public_key(file) for file in args.key] if args.key else update_keys()


def _verify(args: argparse.Namespace) -> str:
    return _summary(verify(args.folder, _keys(args)))


def _install(args: argparse.Namespace) -> str:
    bundle = install(args.folder, _keys(args), Machine.this())
    return f"RadOnc-GPT {bundle.version} is installed; case stores were not touched.\n"


def _rollback(_: argparse.Namespace) -> str:
    version = back(Machine.this())
    return f"RadOnc-GPT {version} is installed again; it opens no case store that a newer version has changed.\n"


def _sign(args: argparse.Namespace) -> str:
    if bool(args.before) != bool(args.before_version):
        raise UpdateError("A package to go back to needs its version: give --before and --before-version.")
    key = open_key(args.key, Secrets(args.passphrase_fd).ask("Passphrase of the key"))
    packages = [(file, args.version) for file in args.packages]
    packages += [(file, args.before_version) for file in args.before]
    return _summary(sign(packages, args.version, args.out, key))


def _summary(bundle: Bundle) -> str:
    lines = [f"update to {bundle.version}, signature of key {bundle.key[:12]} is right"]
    lines += [f"  {one.name:<36} {one.version:<10} {one.size:>13,} bytes {one.sha256[:12]}" for one in bundle.packages]
    return "\n".join(lines) + "\n"
