"""What a process did to its files: a trace of its system calls, with every byte that it wrote."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,"
    "sync_file_range,ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,link,linkat,symlink,"
    "symlinkat,mkdir,mkdirat,rmdir,copy_file_range,sendfile,sendmsg,splice,mmap,execve"
)
_LINE = re.compile(r"(\d+) +(\w+)\((.*)\) += (-?\d+|0x[0-9a-f]+|\?)")
_HALF = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_REST = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_TARGET = re.compile(r"(?:^|, )\d+<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')


@dataclass(frozen=True)
class Call:
    """One finished call: its arguments as strace words them, its strings as bytes, its result."""

    pid: int
    name: str
    arguments: str
    strings: tuple[bytes, ...]
    result: int

    @property
    def target(self):
        """The file of the first handle among the arguments, in a trace with ``named``."""
        found = _TARGET.search(self.arguments)
        return None if found is None else _plain(found[1])


def available():
    return shutil.which("strace") is not None


def command(log, argv, *, named=False):
    """Return the command that runs ``argv`` and its children under the trace; ``named`` adds the handles' files."""
    all_bytes = ("-xx", "-s", "8000000", *(("-y",) if named else ()))
    return [
        "strace",
        "-f",
        "--seccomp-bpf",
        "-qq",
        *all_bytes,
        "-e",
        f"trace={CALLS}",
        "-e",
        "signal=none",
        "-o",
        log,
        *argv,
    ]


def traced(argv, log, *, named=False, **options):
    """Run ``argv`` under the trace and return the finished process."""
    return subprocess.run([*map(str, command(log, argv, named=named))], check=False, **options)


def calls(log):
    """Yield the calls that had an effect, in the order in which they ended."""
    halves = {}
    with Path(log).open(encoding="ascii") as file:
        for line in file:
            line = line.rstrip("\n")
            if half := _HALF.match(line):
                halves[half[1]] = half[2]
                continue
            if (rest := _REST.match(line)) and rest[1] in halves:
                line = f"{rest[1]} {halves.pop(rest[1])}{rest[2]}"
            if found := _LINE.match(line):
                call = _call(*found.groups())
                if call is not None:
                    yield call


def _plain(text):
    if not text.startswith("\\x"):
        return text
    return os.fsdecode(bytes.fromhex(text.replace("\\x", "")))


def _call(pid, name, arguments, result):
    number = -1 if result == "?" else int(result, 0)
    if number < 0:
        return None
    strings = []
    for text, cut in _STRING.findall(arguments):
        if cut:
            raise ValueError("the trace has cut off a string")
        strings.append(bytes.fromhex(text.replace("\\x", "")))
    return Call(int(pid), name, _STRING.sub("S", arguments), tuple(strings), number)


def path_of(call, index=0):
    """The absolute path of a call's path argument."""
    return Path.cwd() / os.fsdecode(call.strings[index])
