import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
DOCUMENTS = ["docs/it-guide.md", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "installer/README.md"]
SOURCES = [file for room in ("models", "convert", "desktop", "installer") for file in (ROOT / room).rglob("*.py")]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_documents_name_only_commands_that_exist(name):
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z0-9-]+)", text, re.MULTILINE))
    assert named <= TARGETS
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / name).parent.joinpath(link).is_file() or link.endswith(".png"), link


def test_that_messages_name_only_commands_that_exist():
    named = {
        (file.relative_to(ROOT).as_posix(), target)
        for file in SOURCES
        for target in re.findall(r"run `?make ([a-z0-9-]+)", file.read_text("utf-8"))
    }
    assert named
    assert {(file, target) for file, target in named if target not in TARGETS} == set()


def test_that_the_readme_shows_both_commands_first():
    first = (ROOT / "README.md").read_text("utf-8").split("\n\n")[1]
    assert "make demo " in first
    assert "make test " in first


def test_that_make_alone_lists_every_command():
    shown = subprocess.run(["make", "-C", ROOT], capture_output=True, text=True, check=True, timeout=30).stdout
    assert {line.split()[0] for line in shown.splitlines() if "  " in line} == TARGETS


def test_that_no_committed_text_names_a_package_host():
    for file in [ROOT / "Makefile", ROOT / ".ci" / "run", ROOT / "pyproject.toml", *(ROOT / "installer").rglob("*.*")]:
        if file.is_file() and file.suffix not in (".pyc", ".ico"):
            # The name spaces of a spreadsheet, a drawing and Windows' tables look like addresses and are none.
            words = file.read_text("utf-8").replace("{http://schemas.openxmlformats.org/", "")
            words = words.replace("http://www.w3.org/2000/svg", "")
            words = re.sub(r"http://schemas\.microsoft\.com/", "", words)
            assert not re.search(r"pypi\.|pythonhosted|deb\.debian|https?://(?!keepachangelog)", words), file
