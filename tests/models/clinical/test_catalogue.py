"""Every finding is declared once, and the page about them says what the code does."""

import ast
from collections.abc import Iterator
from pathlib import Path

import radonc_models
from radonc_models.clinical.catalogue import as_markdown, catalogue
from radonc_models.clinical.findings import LEVELS

SOURCES = Path(radonc_models.__file__).parent
PAGE = Path(__file__).parents[3] / "docs" / "findings.md"


def constants(node: ast.expr) -> set[str]:
    """The strings that an argument can be: a literal, or one of two by a condition."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) | constants(node.orelse)
    assert isinstance(node, ast.Constant | ast.Name), ast.dump(node)
    return {node.value} if isinstance(node, ast.Constant) else set()


def raised() -> Iterator[tuple[str, set[str], set[str]]]:
    """Every place that makes a finding: where, its levels and its codes as far as they are written there."""
    for path in sorted(SOURCES.rglob("*.py")):
        if path.name == "findings.py" and path.parent.name == "clinical":
            continue  # reads findings back and makes none
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                named = {word.arg: word.value for word in node.keywords}
                level, code = (*node.args, None, None)[:2]
                place = f"{path.name}:{node.lineno}"
                yield place, constants(level or named["level"]), constants(code or named["code"])


def test_that_every_finding_is_made_with_a_declared_code_and_level() -> None:
    for place, levels, codes in raised():
        assert codes, f"{place} computes its code: write it out"
        for code in codes:
            assert code in catalogue(), f"{place} makes {code}, which is not declared"
            if len(codes) == 1:
                assert levels <= set(catalogue()[code].levels), f"{place} makes {code} with another level"


def test_that_every_declared_code_is_made_somewhere() -> None:
    assert set(catalogue()) == set().union(*(codes for _, _, codes in raised()))


def test_that_every_entry_is_complete() -> None:
    for entry in catalogue().values():
        assert entry.levels
        assert set(entry.levels) <= set(LEVELS)
        assert entry.meaning.endswith(".")
        assert entry.advice.endswith(".")
        assert "|" not in entry.meaning + entry.advice + entry.source


def test_that_the_page_is_printed_from_the_catalogue() -> None:
    assert PAGE.read_text("utf-8") == as_markdown(), "print it anew: radonc-models check --catalogue > docs/findings.md"
