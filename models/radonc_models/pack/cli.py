"""The command ``radonc-models pack``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from radonc_models.errors import ModelPackError
from radonc_models.frozen_set import is_synthetic, read_data
from radonc_models.keyed.prompts import Secrets
from radonc_models.pack.installing import install
from radonc_models.pack.keys import TrustedKey, make_key, open_key, read_public_key, trusted_folder, trusted_keys
from radonc_models.pack.manifest import Abstention, Pack
from radonc_models.pack.reading import read_pack, verify_file
from radonc_models.pack.references import DEFAULT_COUNT, choose_references, read_references
from radonc_models.pack.release import RELEASE_NAME, Release, sign, verify_release
from radonc_models.pack.writing import DEMO_USE, write_pack
from radonc_models.tasks import Task

__all__ = ["add_arguments", "run"]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the commands of ``pack``."""
    commands = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    _add_build(_step(commands, "build", "assemble a pack from GGUF files"))
    keygen = _step(commands, "keygen", "make a key that signs packs: NAME.key.pem and NAME.pub.pem")
    keygen.add_argument("name", type=Path, metavar="NAME")
    _add_passphrase(keygen)
    _add_sign(_step(commands, "sign", "sign a pack; with --out into a new folder, in parts where the medium wants it"))
    verify = _step(commands, "verify", "read every file of a pack and check it; of a signed pack, the signature too")
    verify.add_argument("pack", type=Path, metavar="PACK")
    _add_keys(verify)
    install = _step(commands, "install", "install a signed pack for all users of this computer, read-only")
    install.add_argument("pack", type=Path, metavar="PACK")
    install.add_argument("--root", type=Path, help="folder of the packs; by default the machine's")
    _add_keys(install)


def _step(commands: Any, name: str, purpose: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    return parser


def _add_passphrase(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="descriptor with the passphrase")


def _add_keys(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--key", type=Path, action="append", metavar="PUB", help="public key that counts; by default the machine's keys"
    )


def _add_sign(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("--key", type=Path, required=True, metavar="KEY", help="signing key, NAME.key.pem")
    parser.add_argument("--release", type=int, required=True, metavar="N", help="number of the release; it only grows")
    parser.add_argument("--out", type=Path, help="new folder for the signed pack; by default it is signed in place")
    parser.add_argument("--split", type=int, metavar="MB", help="with --out: most megabytes of a file (FAT32: 4000)")
    parser.add_argument("--approved-by", default="", metavar="NAME", help="who approved the pack for use")
    parser.add_argument("--approved-for", default="", metavar="WORDS", help="the use it was approved for")
    _add_passphrase(parser)


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, required=True, help="folder of the pack to write")
    parser.add_argument("--name", default="", help="name of the pack; by default its folder's name")
    parser.add_argument("--base", type=Path, help="the untuned model as GGUF: for comparison, and under adapter files")
    for task in Task:
        parser.add_argument(
            f"--{task.value}",
            nargs=2,
            type=Path,
            metavar=("GGUF", "ADAPTER"),
            help=f"merged model of the {task.value} task, or adapter file for the base, and the adapter folder in it",
        )
    parser.add_argument(
        "--abstention",
        nargs=2,
        metavar=("BELOW", "MEASURED"),
        help="top probability below which a modality is undecided, and the words on what this was measured; "
        "by default what the evaluation found",
    )
    parser.add_argument("--evaluation", type=Path, help="report of `radonc-models evaluate`")
    parser.add_argument(
        "--references",
        type=Path,
        metavar="DATA",
        help="cases whose plans are shown beside an answer: a file of synthetic cases, or the folder of a frozen set; "
        "its training cases alone are taken",
    )
    parser.add_argument(
        "--reference-count", type=int, default=DEFAULT_COUNT, metavar="N", help="most of them (%(default)s)"
    )
    parser.add_argument(
        "--clinical-data", action="store_true", help="the models were tuned on real, not on synthetic cases"
    )
    parser.add_argument("--intended-use", default="", help="what the pack is for; shown to its users")


def run(args: argparse.Namespace) -> int:
    """Do one step and print what it made or found."""
    if args.step == "build":
        said = _summary(_write(args))
    elif args.step == "keygen":
        secret, public = make_key(args.name, Secrets(args.passphrase_fd).ask_new("Passphrase of the new key"))
        said = f"{secret.name} signs: keep it apart from the packs.\n{public.name} checks: give it to everybody.\n"
    elif args.step == "sign":
        said = _release_summary(_sign(args))
    elif args.step == "install":
        release, folder = install(args.pack, _keys(args), args.root)
        said = f"{_release_summary(release)}  installed in {folder}\n"
    else:
        said = _verify(args)
    sys.stdout.write(said)
    return 0


def _sign(args: argparse.Namespace) -> Release:
    if args.split is not None and not (args.out and args.split > 0):
        raise ModelPackError("A split pack needs a new folder and a size above 0: give --out and --split MB.")
    key = open_key(args.key, Secrets(args.passphrase_fd).ask("Passphrase of the key"))
    return sign(
        args.pack,
        args.out or args.pack,
        key,
        args.release,
        approved_by=args.approved_by,
        approved_for=args.approved_for,
        part_size=(args.split or 0) * 1_000_000,
    )


def _verify(args: argparse.Namespace) -> str:
    if args.key or (args.pack / RELEASE_NAME).exists():
        return _release_summary(verify_release(args.pack, _keys(args)))
    pack = read_pack(args.pack)
    for entry in pack.files:
        verify_file(pack, entry)
    read_references(pack)
    return _summary(pack) + "  not signed\n"


def _keys(args: argparse.Namespace) -> list[TrustedKey]:
    keys = [read_public_key(file) for file in args.key] if args.key else trusted_keys()
    if not keys:
        raise ModelPackError(
            f"This computer trusts no key yet: put the signer's NAME.pub.pem into {trusted_folder()}, or give --key."
        )
    return keys


def _release_summary(release: Release) -> str:
    whose = f"signature of key {release.key[:12]} is right"
    lines = [f"{release.pack} release {release.release} ({release.state}), {whose}"]
    if release.approved_by:
        lines.append(f"  approved by {release.approved_by} for {release.approved_for}")
    lines += [
        f"  {held.name:<24} {held.size:>15,} bytes {held.sha256[:12]}" + (" in parts" if held.part_size else "")
        for held in release.files
    ]
    return "\n".join(lines) + "\n"


def _write(args: argparse.Namespace) -> Pack:
    given = {task: getattr(args, task.value) for task in Task}
    files = {task: (pair[0], pair[1]) for task, pair in given.items() if pair}
    if not files:
        raise ModelPackError("No model was given: name at least one, such as --regimen FILE.gguf ADAPTER.")
    if args.clinical_data and not args.intended_use:
        raise ModelPackError("A pack tuned on real cases needs words on its use: give --intended-use.")
    cases = read_data(args.references, only_synthetic=True).cases if args.references else ()
    return write_pack(
        args.out,
        args.name or args.out.absolute().name,
        args.base,
        files,
        _report(args.evaluation) if args.evaluation else None,
        synthetic=not args.clinical_data,
        intended_use=args.intended_use or DEMO_USE,
        abstention=_abstention(*args.abstention) if args.abstention else None,
        references=choose_references(cases, args.reference_count) if args.references else (),
        references_synthetic=all(is_synthetic(case) for case in cases),
    )


def _abstention(below: str, measured: str) -> Abstention:
    try:
        value = float(below)
    except ValueError:
        value = 0.0
    if not (0 < value <= 1 and measured.strip()):
        raise ModelPackError(
            "The abstention needs a probability above 0 and up to 1 and words on where it was measured: "
            'give both, such as --abstention 0.6 "240 validation cases".'
        )
    return Abstention(value, measured.strip())


def _report(path: Path) -> dict[str, Any]:
    try:
        report = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        report = None
    if not isinstance(report, dict):
        raise ModelPackError(f"The evaluation report {path.name} cannot be read: run the evaluation again.")
    return report


def _summary(pack: Pack) -> str:
    lines = [f"{pack.name} ({pack.state}{', synthetic' if pack.synthetic else ''})"]
    for task, entry in pack.tasks.items():
        measured = "measured" if entry.evaluation else "not measured"
        lines.append(f"  {task.value:<10} {entry.file:<24} {entry.quantization:<6} {entry.sha256[:12]} {measured}")
    if pack.base:
        lines.append(f"  {'base':<10} {pack.base.file:<24} {pack.base.quantization:<6} {pack.base.sha256[:12]}")
    if shown := pack.references:
        kind = "synthetic" if shown.synthetic else "reviewed"
        lines.append(f"  {'references':<10} {shown.file:<24} {shown.cases:,} {kind} cases {shown.sha256[:12]}")
    return "\n".join(lines) + "\n"
