"""Compile the fast kernels of the converter, while a wheel is built or by `python hatch_build.py` in a checkout.

Without a C compiler the package works too, with ggml's own and slower kernels: that is said, not refused.
"""

import importlib.util
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # compiling in place needs no build system
    BuildHookInterface = object

ROOT = Path(__file__).resolve().parent
NATIVE = "convert/radonc_convert/quantize/native"


class LanesBuildHook(BuildHookInterface):
    """Put the compiled library beside its Python module, in wheels and in the checkout of an editable install."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and mark the wheel as one for this platform; for any platform when nothing was compiled."""
        compiling = load_compiling(Path(self.root))
        why_not = compiling.compile_library()
        if why_not:
            self.app.display_warning(f"The fast conversion kernels were left out: {why_not}.")
            return
        library = compiling.LIBRARY.relative_to(self.root).as_posix()
        build_data["artifacts"].append(f"/{library}")
        build_data["pure_python"] = False
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"py3-none-{platform}"


def load_compiling(root: Path) -> ModuleType:
    """Load the module that compiles, by its path: the package is not installed while it is built."""
    spec = importlib.util.spec_from_file_location("radonc_lanes_compiling", root / NATIVE / "compiling.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Compile in place and say what happened; 1 when there is no library now."""
    compiling = load_compiling(ROOT)
    why_not = compiling.compile_library()
    if why_not:
        print(f"The fast conversion kernels were not compiled: {why_not}.", file=sys.stderr)
        return 1
    print(f"compiled {compiling.LIBRARY.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
