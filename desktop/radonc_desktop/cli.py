"""The command ``radonc-desktop``: opens the app, shows it headless, works on the case store, examines the machine."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from radonc_desktop.paths import Folders, default_folders, demo_folders, usb_folder
from radonc_models.errors import RadOncError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 2 after a problem that a sentence on stderr explains.

    ``--doctor`` also ends with 1: the app runs, but something deserves a look.
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    if words[:1] in (["vault"], ["escrow"]):
        try:
            from radonc_desktop.vault import commands
            from radonc_desktop.vault.commands import escrow
        except ImportError as error:
            print(_import_sentence(error), file=sys.stderr)
            return 2
        return escrow.main(words[1:]) if words[0] == "escrow" else commands.main(words[1:])
    if words[:1] == ["curate"]:
        return _curate(words[1:])
    parser = _parser()
    options = parser.parse_args(words)
    if (options.json or options.retest) and not options.doctor:
        parser.error("--json and --retest belong to --doctor")
    try:
        folders = _folders(options)
        if options.demo or options.headless_demo is not None:
            _check_demo(folders)
        else:
            _check_place(folders)
        if options.doctor:
            from radonc_desktop import doctor

            sections = doctor.examine(folders, retest=options.retest)
            print(doctor.as_json(sections) if options.json else doctor.as_text(sections))
            return doctor.exit_code(sections)
        _check_protection(folders)
        _choose_platform(headless=options.headless_demo is not None)
        # Qt takes a moment to import: not for --help, --version and --doctor.
        from radonc_desktop import app

        if options.headless_demo is not None:
            return app.run_headless(folders, options.headless_demo)
        return app.run(folders, demo=options.demo)
    except (RadOncError, ImportError) as error:
        _tell_system(error)
        print(_import_sentence(error) if isinstance(error, ImportError) else error, file=sys.stderr)
        return 2


def _tell_system(error: Exception) -> None:
    """Leave a code in the system's log, unless what is missing is needed for that."""
    with suppress(ImportError):
        from radonc_desktop.system_log import event_of, tell

        tell(event_of(error))


def _curate(words: Sequence[str]) -> int:
    """Open the review window on the workspace of a curation."""
    parser = argparse.ArgumentParser(prog="radonc-desktop curate", description="Review the cases of a curation.")
    parser.add_argument("workspace", type=Path, metavar="WORKSPACE", help="folder of `radonc-models curate new`")
    parser.add_argument("--user", default="", metavar="NAME", help="name of the reader")
    options = parser.parse_args(words)
    try:
        _choose_platform(headless=False)
        from radonc_desktop.windows import curation_start

        return curation_start.run(options.workspace, options.user)
    except RadOncError as error:
        print(error, file=sys.stderr)
        return 2
    except ImportError as error:
        print(_import_sentence(error), file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="radonc-desktop",
        description="Draft support for radiation oncology: offline; every draft needs physician review.",
        epilog="`radonc-desktop vault --help` lists what can be done to the case store without the window; "
        "`radonc-desktop escrow --help` is for the key of the organisation's IT; "
        "`radonc-desktop curate WORKSPACE` opens the review of a curation.",
    )
    parser.add_argument("--vault", type=Path, metavar="DIR", help="folder of the encrypted case vault")
    parser.add_argument("--pack", type=Path, metavar="DIR", help="folder of the model pack")
    parser.add_argument("--demo", action="store_true", help="open the demo vault with synthetic cases")
    parser.add_argument(
        "--headless-demo",
        type=Path,
        metavar="OUTDIR",
        help="ask the demo cases in the real window without a display, print the answers and save pictures",
    )
    parser.add_argument(
        "--doctor",
        action="store_true",
        help="report whether the app can run here and how fast; exit code 0: yes, 1: with warnings, 2: no",
    )
    parser.add_argument("--json", action="store_true", help="with --doctor: print the report as JSON")
    parser.add_argument(
        "--retest", action="store_true", help="with --doctor: test the engine's variants and the GPU again"
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for, as that takes a tenth of a start of the window."""

    def __call__(self, parser: argparse.ArgumentParser, *_values: object) -> None:
        from importlib.metadata import version

        print(f"radonc-desktop {version('radonc-gpt')}")
        parser.exit()


def _folders(options: argparse.Namespace) -> Folders:
    demo = options.demo or options.headless_demo is not None
    usual = demo_folders() if demo else default_folders()
    return Folders(options.vault or usual.vault, options.pack or usual.pack, pack_named=options.pack is not None)


def _check_demo(folders: Folders) -> None:
    """Refuse the demo where the machine's policy has no room for it."""
    from radonc_desktop.policy import read_policy

    if not read_policy(folders.vault).demo:
        raise RadOncError("The administrator of this computer does not allow the demo: open RadOnc-GPT without --demo.")


def _check_place(folders: Folders) -> None:
    """Refuse real cases on a stick that carries the program: it is handed on, and it is lost."""
    stick = usb_folder()
    if stick and folders.vault.resolve().is_relative_to(stick):
        raise RadOncError(
            "A case store with real cases may not lie beside the USB edition: choose a folder on this computer, "
            "or open the demo with --demo."
        )


def _check_protection(folders: Folders) -> None:
    """Refuse a case store on a stick that takes no file, before a window would fail on it."""
    stick = usb_folder()
    if not stick or not folders.vault.resolve().is_relative_to(stick):
        return
    mark = folders.vault.parent / f"write-{os.getpid()}"
    try:
        mark.parent.mkdir(exist_ok=True)
        mark.touch()
        mark.unlink()
    except OSError:
        raise RadOncError(
            "The stick is write-protected: take the protection off, or copy its folder to this computer and start the "
            "demo there."
        ) from None


def _choose_platform(*, headless: bool) -> None:
    """Draw off screen where there is no display; without a display a window would abort the process."""
    if not sys.platform.startswith("linux") or "QT_QPA_PLATFORM" in os.environ:
        return
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return
    if not headless:
        raise RadOncError(
            "There is no display to open a window on: start it on a desktop, or use --headless-demo OUTDIR."
        )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _import_sentence(error: ImportError) -> str:
    missing = error.name or "a part of the program"
    if "libEGL" in str(error) or "libGL" in str(error) or ".so" in str(error):
        return (
            f"A system library that the window needs is missing ({str(error).split(':')[0]}): "
            "install it with: apt-get install libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1"
        )
    return f"{missing} is not installed: run make setup, or install the package with its extra [desktop]."
