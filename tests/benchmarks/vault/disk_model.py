"""A disk that may lose power: what a traced process wrote, and what of it a crash can leave behind.

The model is stricter than a journaling file system. Until a file is synced, any of its writes may be missing, later
ones may be there without earlier ones, and each may be torn into sectors of which any are there; until its folder is
synced, a new name, a rename or a removal may be missing, also out of order. What was synced stays.
"""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path

import systemcalls

SECTORS = (512, 4096)


@dataclass(frozen=True)
class Write:
    """Bytes that a file got at an offset; with ``None`` the file was cut or stretched to that length."""

    offset: int
    data: bytes | None

    def pieces(self, sector):
        """The sectors of this write, cut where the disk cuts them."""
        start = self.offset
        end = start + len(self.data)
        while start < end:
            stop = min(end, (start // sector + 1) * sector)
            yield Write(start, self.data[start - self.offset : stop - self.offset])
            start = stop


@dataclass
class Node:
    """A file: what is on the disk for sure, and what may be."""

    durable: bytes = b""
    pending: list = field(default_factory=list)
    length: int = 0

    def write(self, offset, data):
        self.pending.append(Write(offset, data))
        self.length = max(self.length, offset + len(data))

    def cut(self, length):
        self.pending.append(Write(length, None))
        self.length = length

    def sync(self):
        self.durable = applied(self.durable, self.pending)
        self.pending.clear()


@dataclass(frozen=True)
class Entry:
    """A change of one folder: the name ``old`` vanishes, and ``new``, if any, stands for what it stood for.

    With ``node``, ``new`` stands for this file. Else both names are folders, with everything in them.
    """

    folder: Path
    old: Path | None
    new: Path | None
    node: Node | None

    def apply(self, names):
        if self.node is None and self.new is not None:
            for path in [path for path in names if path.is_relative_to(self.old)]:
                names[self.new / path.relative_to(self.old)] = names.pop(path)
            return
        names.pop(self.old, None)
        if self.new is not None:
            names[self.new] = self.node


def applied(content, writes):
    made = bytearray(content)
    for write in writes:
        end = write.offset + len(write.data or b"")
        if write.data is None:
            del made[write.offset :]
        if len(made) < end:
            made.extend(bytes(end - len(made)))
        if write.data is not None:
            made[write.offset : end] = write.data
    return bytes(made)


class Disk:
    """Follows a trace; at any moment it can be asked what a power cut would leave.

    Args:
        root: Only files below this folder are followed.

    """

    def __init__(self, root):
        self._root = root
        self._names = {}
        self._now = {}
        self._entries = []
        self._files = {}
        self._offsets = {}
        self._said = []
        for path in root.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                self._names[path] = self._now[path] = Node(content, [], len(content))

    def replay(self, calls):
        """Follow the calls and yield what the process has written on stdout so far, after every change."""
        for call in calls:
            if self._step(call):
                yield list(self._said)

    def _step(self, call):
        handler = getattr(self, f"_{call.name.removesuffix('64')}", None)
        return False if handler is None else bool(handler(call))

    def _number(self, call, index=0):
        return int(call.arguments.split(", ")[index])

    def _path(self, call, index=0):
        path = systemcalls.path_of(call, index)
        base = self._files.get(self._number(call)) if call.arguments[0].isdigit() else None
        if isinstance(base, Path):
            path = base / os.fsdecode(call.strings[index])
        return path if path.is_relative_to(self._root) else None

    def _openat(self, call):
        path = self._path(call)
        if path is None:
            return False
        node, flags = self._now.get(path), call.arguments
        created = node is None
        if created and "O_CREAT" not in flags:
            self._files[call.result] = path  # what can be opened and was never made as a file is a folder
            return False
        if created:
            node = Node()
            self._enter(Entry(path.parent, None, path, node))
        elif "O_TRUNC" in flags:
            node.cut(0)
        self._files[call.result] = node
        self._offsets[call.result] = None if "O_APPEND" in flags else 0
        return created or "O_TRUNC" in flags

    def _close(self, call):
        self._files.pop(self._number(call), None)

    def _fcntl(self, call):
        if "F_DUPFD" in call.arguments:
            self._dup(call)

    def _dup(self, call):
        found = self._files.get(self._number(call))
        if isinstance(found, Node):
            raise ValueError("the model does not know a duplicated file")
        if found is not None:
            self._files[call.result] = found

    _dup2 = _dup3 = _dup

    def _write(self, call):
        handle = self._number(call)
        if handle == 1:
            self._said.append(call.strings[0][: call.result])
            return True
        node = self._files.get(handle)
        if isinstance(node, Node):
            offset = self._offsets[handle]
            node.write(node.length if offset is None else offset, call.strings[0][: call.result])
            self._offsets[handle] = offset if offset is None else offset + call.result
            return True
        return False

    def _lseek(self, call):
        if self._offsets.get(self._number(call)) is not None:
            self._offsets[self._number(call)] = call.result

    def _pwrite(self, call):
        node = self._files.get(self._number(call))
        if isinstance(node, Node):
            node.write(self._number(call, -1), call.strings[0][: call.result])
            return True
        return False

    def _refuse(self, call):
        if isinstance(self._files.get(self._number(call)), Node):
            raise ValueError(f"the model does not know {call.name}")

    _writev = _pwritev = _pwritev2 = _fallocate = _copy_file_range = _splice = _refuse

    def _sendfile(self, call):
        target, source = (self._files.get(self._number(call, index)) for index in (0, 1))
        if not isinstance(target, Node):
            return False
        offset = self._offsets[self._number(call)]
        content = applied(source.durable, source.pending)[offset : offset + call.result]
        target.write(offset, content)
        self._offsets[self._number(call)] += call.result
        return call.result > 0

    def _ftruncate(self, call):
        node = self._files.get(self._number(call))
        if isinstance(node, Node):
            node.cut(self._number(call, 1))
            return True
        return False

    def _fsync(self, call):
        found = self._files.get(self._number(call))
        if isinstance(found, Node):
            found.sync()
        elif found is not None:
            for entry in self._entries:
                if entry.folder == found:
                    entry.apply(self._names)
            self._entries = [entry for entry in self._entries if entry.folder != found]
        return found is not None

    _fdatasync = _fsync

    def _rename(self, call):
        old, new = self._path(call), self._path(call, 1)
        if old is None and new is None:
            return False
        if old is None or new is None:
            raise ValueError("the model does not know a rename across its root")
        # Synced with the folder of the new name, as journaling file systems do it.
        self._enter(Entry(new.parent, old, new, self._now.get(old)))
        return True

    _renameat = _renameat2 = _rename

    def _unlink(self, call):
        path = self._path(call)
        if path is None or path not in self._now:
            return False  # elsewhere, or a folder
        self._enter(Entry(path.parent, path, None, None))
        return True

    _unlinkat = _unlink

    def _enter(self, entry):
        self._entries.append(entry)
        entry.apply(self._now)

    def state(self, chance):
        """Return one thing that a power cut at this moment can leave, as content by path."""
        names = dict(self._names)
        for entry in _some(self._entries, chance):
            entry.apply(names)
        return {path: applied(node.durable, _survivors(node.pending, chance)) for path, node in names.items()}

    def kept(self):
        """Return what a power cut at this moment leaves if everything reached the disk."""
        return {path: applied(node.durable, node.pending) for path, node in self._now.items()}


def _some(things, chance):
    """None, all, the first ones, or any of them: crashes of each kind are common."""
    way = chance.randrange(4)
    if way < 2:
        return list(things) if way else []
    if way == 2:
        return things[: chance.randrange(len(things) + 1)]
    share = chance.random()
    return [thing for thing in things if chance.random() < share]


def _survivors(writes, chance):
    """The writes that reached the disk, some of them torn."""
    kept, sector = _some(writes, chance), chance.choice((None, *SECTORS))
    if sector is None:
        return kept
    torn = []
    for write in kept:
        if write.data is None or chance.random() < 0.7:
            torn.append(write)
        else:
            torn += _some(list(write.pieces(sector)), chance)
    return torn


def digest(state):
    """Name a state by its content, to count every state once."""
    found = hashlib.blake2b()
    for path in sorted(state):
        found.update(os.fsencode(path) + b"\0" + len(state[path]).to_bytes(8, "big") + state[path])
    return found.digest()
