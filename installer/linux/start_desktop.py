"""What the frozen executable radonc-desktop runs: the app, or the engine's child when the app asks for it."""

import sys

from radonc_models.runtime.frozen import serve_child

if __name__ == "__main__":
    code = serve_child(sys.argv[1:])
    if code is None:
        from radonc_desktop.cli import main

        code = main()
    sys.exit(code)
