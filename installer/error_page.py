"""Write docs/errors.md: every sentence about a problem that a user can meet, read from the source (`make errors`).

An error of RadOncError's family is one sentence. Here they are found in the syntax trees of the three packages: the
attribute `sentence` of a class, and the text with which such an error is made. What is filled in at run time stands in
braces; a test holds the list of everything that may stand there, so that no text of a case can.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "errors.md"
PACKAGES = ("desktop/radonc_desktop", "models/radonc_models", "convert/radonc_convert")
FAMILY = "RadOncError"

_HEAD = """# Every error sentence

Written by `make errors` from the source; a test compares the two. Whatever goes wrong, a user meets one of these
sentences: the window shows it beside the place that it is about, a command prints it and ends with code 2. What stands
in braces is filled in at run time: names of files and tasks, numbers, versions. No text of a case, no passphrase and no
key ever is.
"""


@dataclass(frozen=True)
class Sentence:
    """One sentence: the error it belongs to, its text with holes, the expressions in them, and its module."""

    error: str
    text: str
    holes: tuple[str, ...]
    module: str


def sentences(root: Path = ROOT) -> list[Sentence]:
    """Return all sentences, in the order of packages, modules and lines."""
    trees = {
        path: ast.parse(path.read_text("utf-8"))
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
    }
    family = family_of(trees.values())
    found: dict[tuple[str, str], Sentence] = {}
    for path, tree in trees.items():
        module = path.relative_to(root).with_suffix("").as_posix().partition("/")[2].replace("/", ".")
        for error, told, holes in _told(tree, family):
            found.setdefault((error, told), Sentence(error, told, holes, module))
    return list(found.values())


def page(found: list[Sentence]) -> str:
    """Return the page."""
    lines = [_HEAD]
    for error in sorted({one.error for one in found}):
        lines += [f"## {error}", ""]
        lines += [f"- {one.text}" for one in sorted(found, key=lambda one: one.text) if one.error == error]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def family_of(trees: Iterator[ast.Module] | object) -> frozenset[str]:
    """Return the names of all classes that derive from RadOncError."""
    bases = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for tree in trees  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    family = {FAMILY}
    while more := {name for name, above in bases.items() if above & family} - family:
        family |= more
    return frozenset(family)


def _told(tree: ast.Module, family: frozenset[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    constants = constants_of(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in family:
            yield from ((node.name, *told) for told in _of_class(node, constants))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in family and node.args:
            for branch in branches(node.args[0]):
                told = _text(branch, constants)
                if told is not None:
                    yield node.func.id, *told


def _of_class(node: ast.ClassDef, constants: dict[str, ast.expr]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in node.body:
        target, value = None, None
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name):
            target, value = line.targets[0].id, line.value
        elif isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name):
            target, value = line.target.id, line.value
        told = _text(value, constants) if target == "sentence" and value is not None else None
        if told is not None:
            yield told


def constants_of(tree: ast.Module) -> dict[str, ast.expr]:
    """Return the texts that have a name in the module."""
    return {
        line.targets[0].id: line.value
        for line in tree.body
        if isinstance(line, ast.Assign) and isinstance(line.targets[0], ast.Name)
    }


def branches(node: ast.expr) -> Iterator[ast.expr]:
    """Yield what a choice between texts may give; anything else as it is."""
    if isinstance(node, ast.IfExp):
        yield from branches(node.body)
        yield from branches(node.orelse)
    else:
        yield node


def _text(node: ast.expr, constants: dict[str, ast.expr]) -> tuple[str, tuple[str, ...]] | None:
    """Return a text with its holes, or None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        return node.value, ()
    if isinstance(node, ast.Name) and isinstance(constants.get(node.id), ast.Constant | ast.JoinedStr):
        return _text(constants[node.id], {})
    if isinstance(node, ast.JoinedStr):
        holes = tuple(ast.unparse(part.value) for part in node.values if isinstance(part, ast.FormattedValue))
        parts = (
            "{" + ast.unparse(part.value) + "}" if isinstance(part, ast.FormattedValue) else str(part.value)  # type: ignore[attr-defined]
            for part in node.values
        )
        return "".join(parts), holes
    return None


def main() -> int:
    """Write the page; with --check, 1 when it is not up to date."""
    wanted = page(sentences())
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text("utf-8") == wanted else 1
    PAGE.write_text(wanted, "utf-8")
    print(f"{PAGE}: {wanted.count(chr(10) + '- ')} sentences")
    return 0


if __name__ == "__main__":
    sys.exit(main())
