"""The sentences of errors that can reach a window, as texts with named places: what `make translations` translates.

An error is one English sentence, said where it is made, and logs and commands keep it so. A window that speaks another
language finds the sentence again in this list (`radonc_desktop.windows.sentences`). What can reach a window is what the
app imports, directly or not, with the engine's child and the window of a curation.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import error_page
from error_page import PACKAGES, ROOT

__all__ = ["Said", "said"]

ROOTS = (
    *("radonc_desktop.app", "radonc_desktop.windows.curation_start", "radonc_models.runtime.child"),
    "radonc_desktop.vault.opening",  # its package imports it by name
)
NOT_SHOWN = frozenset(
    {
        *("radonc_desktop.windows.showcase", "radonc_models.pack.writing", "radonc_models.runtime.compare"),
        *("radonc_models.pack.gguf", "radonc_models.curate.workers", "radonc_models.frozen_set"),
    }
)
"""Imported, and used by commands alone: the headless demo, the making of packs, the measuring of models."""
OUTCOMES = frozenset({"Refused", "Failed", "SettingRefused"})
"""Ends of a question that are no exceptions and carry a sentence as they do."""
TOLD = frozenset({"error", "note", "duplicate"})
"""Methods that tell something about a row of an import; the sentence is the last argument."""
PARTS = frozenset({"refusal", "_registry_refusal", "worded"})
"""Functions that put their last argument into a sentence."""
PARTS_APART = frozenset({"AuditCheck", "Plan"})
"""Such functions in the modules below, where another module has others of the name."""
_NO_NAMES = frozenset({"len", "or", "if", "else", "join", "removesuffix", "lower"})
_LEAST_LETTERS = 10  # of its own: a sentence with fewer could be found in any text
NAMES = frozenset({"sentence", "problem", "reason", "NO_BACKEND", "reads", "opens", "without"})
"""What a sentence, or a part of one, is called that is made before it is told."""
SAY_APART = ("radonc_desktop.vault.", "radonc_desktop.doctor", "radonc_models.runtime.")
"""Where that is so."""
VERDICTS = frozenset({"Section"})
"""Calls whose third argument is a sentence: the parts of the test of a computer."""
_RUNTIME = "radonc_models.runtime."
IN_CLAUSES = frozenset({"radonc_desktop.settings"}) | frozenset(
    f"{_RUNTIME}{name}"
    for name in (
        *("about", "backends", "child", "conversation", "devices", "fallback", "offload", "process", "sandbox"),
        *("selftest", "variants", "vulkan"),
    )
)
"""Modules that say why in clauses, which stand in a sentence or in brackets: each of their phrases is one."""
_CLAUSE = re.compile(r"(?:{\w+}:? ?)?[a-z]+(?: \S+)+")
_BUGS = frozenset({"AssertionError", "RuntimeError", "ValueError"})
_NO_CLAUSE = re.compile(r"import | gpu$|GiB free of|\\|: {\w+} \(")
_MEANINGS = {f"{_RUNTIME}process": ("_MEANINGS", "{name}, "), f"{_RUNTIME}backends": ("SAFEST_FIRST", "{variant} (")}
"""Tables whose words stand behind a name."""


@dataclass(frozen=True)
class Said:
    """A sentence, or a part of one, with ``{names}`` for what is filled in; and the module that says it."""

    text: str
    module: str


@cache
def said(root: Path = ROOT) -> tuple[Said, ...]:
    """Return every sentence that can reach a window, each once, by module and line."""
    trees = _reached(_modules(root))
    family = error_page.family_of(trees.values()) | OUTCOMES
    found: dict[str, Said] = {}
    for name in sorted(trees.keys() - NOT_SHOWN):
        for text in _of_module(name, trees[name], family):
            shape = re.sub(r"{\w+}", "{}", text)  # said twice with other names, it is one sentence
            if len(re.findall(r"[A-Za-z]", shape)) >= _LEAST_LETTERS:
                found.setdefault(shape, Said(text, name))
    return tuple(found.values())


def _modules(root: Path) -> dict[str, Path]:
    found = {}
    for package in PACKAGES:
        base = (root / package).parent
        for path in sorted((root / package).rglob("*.py")):
            found[".".join(path.relative_to(base).with_suffix("").parts).removesuffix(".__init__")] = path
    return found


def _reached(modules: dict[str, Path]) -> dict[str, ast.Module]:
    """Return the modules that the app imports, directly or not, each as its tree."""
    reached: dict[str, ast.Module] = {}
    todo = [name for name in ROOTS if name in modules]
    while todo:
        name = todo.pop()
        if name not in reached:
            reached[name] = ast.parse(modules[name].read_text("utf-8"))
            todo += [imported for imported in _imports(reached[name]) if imported in modules]
    return reached


def _imports(node: ast.AST) -> Iterator[str]:
    for below in ast.iter_child_nodes(node):
        if isinstance(below, ast.If) and isinstance(below.test, ast.Name) and below.test.id == "TYPE_CHECKING":
            continue
        if isinstance(below, ast.Import):
            yield from (alias.name for alias in below.names)
        elif isinstance(below, ast.ImportFrom) and below.module:
            yield below.module
            yield from (f"{below.module}.{alias.name}" for alias in below.names)
        else:
            yield from _imports(below)


def _of_module(name: str, tree: ast.Module, family: frozenset[str]) -> Iterator[str]:
    constants = error_page.constants_of(tree)
    if name in IN_CLAUSES:
        yield from _clauses(tree)
    if name in _MEANINGS:
        yield from _meanings(tree, *_MEANINGS[name])
    for node in ast.walk(tree):
        for text in _told(node, family, apart=name.startswith(SAY_APART)):
            yield from _texts(text, constants)


def _clauses(tree: ast.Module) -> Iterator[str]:
    """Yield the phrases of a module: what begins in lower case, has two words and is neither a comment nor code."""
    nodes = list(ast.walk(tree))
    apart = {id(part) for node in nodes if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    apart -= {id(node) for node in nodes if isinstance(node, ast.JoinedStr)}
    apart |= {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    raised = (node.exc for node in nodes if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call))
    apart |= {id(call.args[0]) for call in raised if ast.unparse(call.func) in _BUGS and call.args}
    for node in nodes:
        if isinstance(node, ast.JoinedStr | ast.Constant) and id(node) not in apart:
            for text in _texts(node, {}):
                if _CLAUSE.fullmatch(text) and not _NO_CLAUSE.search(text):
                    yield text


def _meanings(tree: ast.Module, table: str, before: str) -> Iterator[str]:
    """Yield what a table of words can make behind a name."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == table:
            after = ")" if before.endswith("(") else ""
            values = ast.literal_eval(node.value).values()
            yield from (f"{before}{value}{after}" for value in values if " " in value)


def _told(node: ast.AST, family: frozenset[str], *, apart: bool) -> Iterator[ast.expr]:
    """Yield what ``node`` tells: the sentence of a class of errors, of a call that makes one, or of a name for it."""
    if isinstance(node, ast.ClassDef) and node.name in family:
        for line in node.body:
            if isinstance(line, ast.Assign | ast.AnnAssign) and _target(line) == "sentence" and line.value:
                yield line.value
    elif isinstance(node, ast.Call) and node.args:
        function = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if function in family:
            yield node.args[0]
        elif function in VERDICTS and len(node.args) > 2:
            yield node.args[2]
        elif function in PARTS or (apart and function in PARTS_APART) or _tells_row(node.func):
            yield node.args[-1]
    elif (apart and isinstance(node, ast.Assign) and _target(node) in NAMES) or (
        apart and isinstance(node, ast.keyword) and node.arg in NAMES
    ):
        yield node.value


def _tells_row(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in TOLD


def _target(line: ast.Assign | ast.AnnAssign) -> str:
    target = line.targets[0] if isinstance(line, ast.Assign) else line.target
    return target.id if isinstance(target, ast.Name) else ""


def _texts(node: ast.expr, constants: dict[str, ast.expr]) -> Iterator[str]:
    for one in error_page.branches(node):
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute) and one.func.attr == "format":
            one = one.func.value  # noqa: PLW2901 - the text that is filled in
        text = constants.get(one.id, one) if isinstance(one, ast.Name) else one
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and " " in text.value:
            yield text.value
        elif isinstance(text, ast.JoinedStr):
            yield from _with_holes(text)


def _with_holes(node: ast.JoinedStr) -> Iterator[str]:
    """Return the text with a name in each place; a place that takes one of two literals gives two texts."""
    texts, taken = [""], set[str]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            texts = [text + str(part.value) for text in texts]
            continue
        assert isinstance(part, ast.FormattedValue)
        either = _either(part.value)
        if either:
            texts = [text + word for text in texts for word in either]
            continue
        name = _name(part.value)
        name = next(one for one in (name, *(f"{name}{n}" for n in range(2, 9))) if one not in taken)
        taken.add(name)
        texts = [f"{text}{{{name}}}" for text in texts]
    yield from texts


def _either(node: ast.expr) -> tuple[str, ...]:
    if isinstance(node, ast.IfExp) and isinstance(node.body, ast.Constant) and isinstance(node.orelse, ast.Constant):
        return str(node.body.value), str(node.orelse.value)
    return ()


def _name(node: ast.expr) -> str:
    """Return a word for what is filled in: the last name in its expression."""
    words = re.findall(r"[A-Za-z][A-Za-z_]*", re.sub(r"'[^']*'", "", ast.unparse(node)))
    known = [
        word.strip("_").lower() for word in words if word not in {"len", "or", "if", "else", "join", "removesuffix"}
    ]
    return known[-1] if known else "value"
