"""``python -m radonc_desktop``: the same as the command ``radonc-desktop``."""

import sys

from radonc_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
