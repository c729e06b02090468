"""Which modules of ours a workstation gets: what the app and its commands import, and what they find by name.

Standard library only.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import frozen_app

ROOMS = {"radonc_models": frozen_app.ROOT / "models", "radonc_desktop": frozen_app.ROOT / "desktop"}
STARTS = ("radonc_desktop.cli", "radonc_models.cli")


def wanted() -> list[Path]:
    """List the files of the modules, below their rooms, with every package that they lie in."""
    left_out = tuple(f"radonc_models.{name}" for name in frozen_app.left_out())
    todo = [*STARTS, *frozen_app.FOUND_BY_NAME, *frozen_app.desktop_modules()]
    seen: dict[str, Path] = {}
    while todo:
        name = todo.pop()
        file = source(name)
        if name in seen or file is None or (name + ".").startswith(tuple(f"{one}." for one in left_out)):
            continue
        seen[name] = file
        parts = name.split(".")
        todo += [".".join(parts[:length]) for length in range(1, len(parts))]
        todo += imported(file)
    return sorted(seen.values())


def source(name: str) -> Path | None:
    """Give the file of a module of ours, ``None`` when there is none."""
    room = ROOMS.get(name.split(".")[0])
    if room is None:
        return None
    place = room.joinpath(*name.split("."))
    files: Iterable[Path] = (place.with_suffix(".py"), place / "__init__.py")
    return next((file for file in files if file.is_file()), None)


def imported(file: Path) -> Iterator[str]:
    """Yield the names that a module imports; what it imports from a package may be a module too."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
