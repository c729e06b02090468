"""What radonc-models.exe runs: its commands, or the engine's child when a command asks for it."""

import sys

sys.frozen = True  # type: ignore[attr-defined]  # the executable is the app: there is no interpreter to hand a module to

from radonc_models.runtime.frozen import serve_child  # noqa: E402 - after the line above, which it reads

if __name__ == "__main__":
    code = serve_child(sys.argv[1:])
    if code is None:
        from radonc_models.cli import main

        code = main()
    sys.exit(code)
