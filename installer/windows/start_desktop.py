"""What radonc-desktop.exe runs: the app, or the engine's child when the app asks for it."""

import ctypes
import io
import sys

sys.frozen = True  # type: ignore[attr-defined]  # the executable is the app: there is no interpreter to hand a module to

from radonc_models.runtime.frozen import serve_child  # noqa: E402 - after the line above, which it reads


def run() -> int:
    """Run the app; without a console, a sentence that it ends with is shown in a box."""
    if sys.stderr is not None:
        from radonc_desktop.cli import main

        return main()
    said = sys.stderr = io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    try:
        from radonc_desktop.cli import main

        code = main()
    except SystemExit as end:  # a wrong argument
        code = end.code if isinstance(end.code, int) else 2
    if code and (words := said.getvalue().strip()):
        ctypes.windll.user32.MessageBoxW(None, words, "RadOnc-GPT", 0x10)
    return code


if __name__ == "__main__":
    code = serve_child(sys.argv[1:])
    sys.exit(run() if code is None else code)
