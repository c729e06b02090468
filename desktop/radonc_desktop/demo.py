"""The demo vault: synthetic cases, a passphrase that everybody may know, marked as a demo for ever."""

from __future__ import annotations

from pathlib import Path

from radonc_desktop.marking import marked
from radonc_desktop.vault import KdfParameters, Vault, create_vault, open_vault, vault_exists
from radonc_models.records import Case
from radonc_models.synthetic import demo_cases

__all__ = ["DEMO_HINT", "DEMO_PASSPHRASE", "DEMO_USER", "case_title", "create_demo_vault", "open_demo_vault"]

DEMO_USER = "Dr Demo"
DEMO_PASSPHRASE = "demo only passphrase"  # noqa: S105 - opens a vault that holds synthetic cases only
DEMO_HINT = marked("Demo vault with synthetic cases.\nName: {name}\nPassphrase: {passphrase}")


def create_demo_vault(folder: Path, *, kdf: KdfParameters | None = None) -> Vault:
    """Create the demo vault in ``folder``, fill it with the synthetic cases and return it open.

    The case of Figure 2 is stored last, so that it is the first of the list.

    Raises:
        VaultExists: There is a vault already.

    """
    cases = demo_cases()
    vault = create_vault(folder, DEMO_USER, DEMO_PASSPHRASE, demo=True, kdf=kdf)
    for case in reversed(cases):
        vault.add_case(case_title(case), site_words(case.site), case.details, case.regimen)
    return vault


def open_demo_vault(folder: Path) -> Vault:
    """Open the demo vault in ``folder``, or create it the first time."""
    if vault_exists(folder):
        return open_vault(folder, DEMO_USER, DEMO_PASSPHRASE)
    return create_demo_vault(folder)


def case_title(case: Case) -> str:
    """Return a title that tells demo cases apart without giving the answer away."""
    if case.id == "figure2":
        return "Figure 2 of the paper"
    stage = case.cell.partition("/")[2]
    site = site_words(case.site)
    return f"{site[:1].upper()}{site[1:]}, {stage}" if stage else site


def site_words(site: str) -> str:
    """Return the name of a site of the generator as people read it."""
    known = {
        "hn": "head and neck",
        "definitive": "",
        "n0": "",
        "lowint": "",
        "sbrt": "",
        "mets": "metastases",
    }
    words = [known.get(word, word) for word in site.split("-")]
    return " ".join(word for word in words if word)
