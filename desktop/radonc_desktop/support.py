"""The report that a user hands to the support: versions, doctor, policy, faults; no case, no name of a person.

It is made as one text, shown whole, and only then written: what is on the screen is what leaves. Nothing here opens the
case store. Texts of the system may name folders, and folders name people: they are taken out at the end, once for all.
"""

from __future__ import annotations

import getpass
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from radonc_desktop.about import Part, report
from radonc_desktop.doctor import Section, as_text, exit_code
from radonc_desktop.paths import Folders
from radonc_desktop.policy import POLICY, Policy, read_policy
from radonc_desktop.settings import names
from radonc_models.errors import RadOncError
from radonc_models.machine_policy import machine_policy, machine_values, read_file

if TYPE_CHECKING:
    from radonc_models.machine_policy import Registry

__all__ = ["policy_lines", "scrubbed", "support_report"]

_HEAD = """\
RadOnc-GPT, report for the support, {time} UTC
It holds versions, the test of this computer, the policy in force and counts of faults since the start.
It holds no case, no answer, no name of a user and no name of a folder of a user."""
_OWN_FOLDERS = frozenset({"vault", "pack", "demo"})
"""The names that the app gives to folders; another one was chosen by a person."""
_SHORTEST_NAME = 3  # a shorter account name would be taken out of ordinary words


def support_report(
    sections: Sequence[Section], parts: Sequence[Part], device: str, faults: Mapping[str, int], folders: Folders
) -> str:
    """Return the whole report.

    Args:
        sections: What the doctor found.
        parts: What the program is made of.
        device: Where the models run and which pack they are of.
        faults: How often what happened since the start of the program, by words without any text of a case.
        folders: The case store, of which the policy is told but nothing else, and the model pack.

    """
    counts = [f"{words}: {number}" for words, number in faults.items()] or ["none"]
    chapters = (
        ("Versions", report(parts, f"Device: {device}")),
        (f"Test of this computer, exit code {exit_code(sections)}", as_text(sections)),
        ("Policy in force", "\n".join(policy_lines(folders.vault))),
        ("Since the start of the program", "\n".join(counts)),
    )
    head = _HEAD.format(time=datetime.now(UTC).strftime("%Y-%m-%d %H:%M"))
    text = "\n\n".join([head, *(f"== {title} ==\n{words}" for title, words in chapters)]) + "\n"
    return scrubbed(text, folders)


def policy_lines(vault: Path, machine: Path | None = None, registry: Registry | None = None) -> list[str]:
    """Return each name of the policy with the value that holds and who set it; one sentence where it is unreadable.

    Args:
        vault: Folder of the case store.
        machine: File of the machine's policy; by default ``machine_policy()``.
        registry: Reads the registry's policies; by default, on Windows, the system's.

    """
    path = machine or machine_policy()
    try:
        holds = read_policy(vault, path, registry)
        own, file, merged = read_file(vault / POLICY), read_file(path), machine_values(path, registry)
    except RadOncError as error:
        return [str(error)]
    lines = []
    for name in names(Policy):
        if name in merged:
            source = "machine file" if file.get(name) == merged[name] else "registry of the machine"
        else:
            source = "file of the case store" if name in own else "default"
        lines.append(f"{name} = {_said(getattr(holds, name))} ({source})")
    return lines


def scrubbed(text: str, folders: Folders) -> str:
    """Return ``text`` without folders of users, the name of the account and the name of the computer."""
    for folder, words in ((folders.vault, "[case store]"), (folders.pack, "[model pack]"), (Path.home(), "[home]")):
        for spelled in {str(folder.absolute()), str(folder.resolve()), folder.absolute().as_posix()} - {"/"}:
            text = text.replace(spelled, words)
        if folder.is_relative_to(Path.home()) and folder.name not in _OWN_FOLDERS:  # a sentence may name it alone
            text = re.sub(rf"(?<!\w){re.escape(folder.name)}(?!\w)", words, text)
    text = re.sub(r"(~|\[home\])[/\\][^\s\"']*", "[folder of the user]", text)
    text = re.sub(r"(/home/|/Users/|\\Users\\)[^\s/\\:]+", r"\1[user]", text)
    for name, words in ((_account(), "[user]"), (Path.home().name, "[user]"), (platform.node(), "[computer]")):
        if len(name) >= _SHORTEST_NAME and name not in {"root", "localhost"}:
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", words, text)
    return text


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return ""


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "none"
