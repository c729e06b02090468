"""What can be found in the memory of running processes; needs the right to read it (root, or the same user)."""

import contextlib
import os
import re
import time
from collections import Counter
from pathlib import Path

MARK = "QX7Zmark"
_SIGNS = 16
_CHUNK = 16 << 20
_OVERLAP = 256
_MARKS = (
    re.compile(rf"{MARK}[0-9a-f]{{{_SIGNS}}}".encode()),
    re.compile(b"".join(bytes((sign, 0)) for sign in MARK.encode()) + rb"(?:[0-9a-f]\0){%d}" % _SIGNS),
)


def new_marks(random, count):
    """Return texts that no other program holds; one pattern finds them all."""
    return [f"{MARK}{random.getrandbits(4 * _SIGNS):0{_SIGNS}x}" for _ in range(count)]


def family(pid):
    """Return ``pid`` and all processes below it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int(entry.joinpath("stat").read_text().rpartition(")")[2].split()[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return [one for one in found if is_alive(one)]


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def search(pid, secrets):
    """Return how often marks and each of ``secrets`` (name to bytes) occur in the memory of ``pid``, and its bytes."""
    found, size = Counter(), 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _regions(pid):
            tail = b""
            for at in range(start, end, _CHUNK):
                try:
                    memory.seek(at)
                    data = memory.read(min(_CHUNK, end - at))
                except (OSError, ValueError):
                    break  # a page that cannot be read, such as one of a driver
                size += len(data)
                _count(tail, data, secrets, found)
                tail = data[-_OVERLAP:]
    return found, size


def _regions(pid):
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, *_, name = [*line.split(maxsplit=5), ""][:6]
        if rights[0] == "r" and name not in ("[vvar]", "[vsyscall]", "[vvar_vclock]"):
            yield tuple(int(one, 16) for one in place.split("-"))


def _count(tail, data, secrets, found):
    whole = tail + data
    for name, pattern in (("marks", _MARKS[0]), ("marks in UTF-16", _MARKS[1])):
        found[name] += sum(match.end() > len(tail) for match in pattern.finditer(whole))
    for name, secret in secrets.items():
        at = whole.find(secret)
        while at >= 0:
            found[name] += at + len(secret) > len(tail)
            at = whole.find(secret, at + 1)


def readable(pid):
    try:
        os.close(os.open(f"/proc/{pid}/mem", os.O_RDONLY))
    except OSError:
        return False
    return True


def wait_for_exec(pid, name, seconds=20.0):
    """Return the monotonic time at which ``pid`` has become a program with ``name`` in its environment."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(PermissionError):  # a window that is not dumpable, to others than root
            if f"{name}=".encode() in Path(f"/proc/{pid}/environ").read_bytes():
                return time.monotonic()
        time.sleep(0.002)
    raise RuntimeError("the process did not replace itself")
