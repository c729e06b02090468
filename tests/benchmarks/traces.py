"""Reads what ``strace -f`` saw of the app and of the engine's child."""

import re
from dataclasses import dataclass, field

CALLS = "open,openat,openat2,creat,socket,seccomp,clone,clone3,fork,vfork"
"""The calls to trace."""

_MARK = 3  # the child's filters: no network, no writing, and this one: no opening


@dataclass
class Trace:
    """What strace saw: Internet sockets, and what the sealed child tried to open."""

    sockets: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    sealed: int = 0


def read_trace(text):
    """Read the lines of ``strace -f``: each begins with the number of its thread."""
    trace, group, filters, begun = Trace(), {}, {}, {}
    for line in text.splitlines():
        number, _, call = line.partition(" ")
        if call.endswith("<unfinished ...>"):
            begun[number] = call.removesuffix("<unfinished ...>")
            continue
        if resumed := re.match(r"\s*<\.\.\. \w+ resumed>", call):
            call = begun.pop(number, "") + call[resumed.end() :]
        owner = group.setdefault(number, number)
        name, result = call.lstrip().partition("(")[0], call.rpartition(" = ")[2]
        if name.startswith(("clone", "fork", "vfork")) and (child := re.match(r"\d+", result)):
            group[child[0]] = owner if "CLONE_THREAD" in call else child[0]
        elif name == "socket" and re.search(r"[AP]F_INET6?\b", call):
            trace.sockets.append(call)
        elif name == "seccomp" and result.startswith("0"):
            filters[owner] = filters.get(owner, 0) + 1
            trace.sealed += filters[owner] == _MARK
        elif name in ("open", "openat", "openat2", "creat") and filters.get(owner, 0) >= _MARK:
            (trace.refused if result.startswith("-1") else trace.opened).append(call)
    return trace
