"""What the engine's child may ask of the Linux kernel: no sockets, no other programs, no files but its own.

Two mechanisms of the kernel that need no rights: seccomp forbids whole system calls (a forbidden call fails with
"not permitted", it never hangs), Landlock limits which folders can be read. Neither can be undone by the process.
Numbers are those of the kernel's headers for x86-64; elsewhere nothing is enforced and that is reported.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from radonc_models.runtime.isolation import prctl

__all__ = [
    "INTERNET_SOCKETS",
    "OPENS_NOTHING",
    "READS_ONLY",
    "Rule",
    "fits_here",
    "forbid",
    "forbid_new_code",
    "forbid_opening",
    "forbid_outside",
    "forbid_writing",
    "own_folders",
    "read_only_below",
]

READS_ONLY = "reads only its models and libraries"
"""What ``read_only_below`` reports."""

OPENS_NOTHING = "opens no more files"
"""What ``forbid_opening`` reports."""

_SET_NO_NEW_PRIVILEGES = 38
_X86_64, _X32 = 0xC000003E, 0x40000000
_SECCOMP, _SET_FILTER, _ALL_THREADS = 317, 1, 1
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_CREATE_RULESET, _ADD_RULE, _RESTRICT = 444, 445, 446
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# Rights that each version of Landlock knows: file system, network, scopes.
_RIGHTS = {1: (13, 0, 0), 2: (14, 0, 0), 3: (15, 0, 0), 4: (15, 2, 0), 5: (16, 2, 0), 6: (16, 2, 2)}


@dataclass(frozen=True)
class Rule:
    """A forbidden system call.

    Attributes:
        number: Number of the call on x86-64.
        argument: Which of its arguments decides; ``None`` forbids the call altogether.
        when: ``any`` bit of ``value`` is set, ``none`` is, the argument ``is`` the value or is ``not``.
        value: What the low 32 bits of the argument are compared with.
        error: What a forbidden call reports.

    """

    number: int
    argument: int | None = None
    when: str = "any"
    value: int = 0
    error: int = errno.EPERM


def _all(*numbers: int) -> tuple[Rule, ...]:
    return tuple(Rule(number) for number in numbers)


_THREAD = 0x10000  # a clone with this flag is a thread
_WRITING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400000  # O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE

INTERNET_SOCKETS = (Rule(41, 0, "is", 2), Rule(41, 0, "is", 10))
"""A socket of the Internet, version 4 or 6."""

_OUTSIDE = (
    # socket and what can be done with one; socketpair
    *_all(41, 42, 43, 44, 46, 49, 50, 53, 288, 299, 307),
    # io_uring, which could do all of this unseen
    *_all(425, 426, 427),
    # execve, execveat, fork, vfork; clone but for threads; clone3, whose flags no filter can see
    *_all(59, 322, 57, 58),
    Rule(56, 0, "none", _THREAD),
    Rule(435, error=errno.ENOSYS),
    # ptrace, process_vm_readv and -writev, kcmp, pidfd_open, -getfd and -send_signal, process_madvise, move_pages
    *_all(101, 310, 311, 312, 434, 438, 424, 440, 256, 279),
    # limits of another process
    Rule(302, 0, "not", 0),
    # shared memory, semaphores and messages of System V, message queues of POSIX
    *_all(29, 30, 31, 64, 65, 66, 220, 68, 69, 70, 71, 240),
    # mounts and name spaces, chroot, open_by_handle_at
    *_all(165, 166, 155, 161, 272, 308, 303, 304, 428, 429, 430, 431, 432, 433, 442),
    # modules, kexec, reboot, swap, accounting, ports, local descriptor tables, personality
    *_all(175, 313, 176, 246, 320, 169, 167, 168, 163, 173, 172, 154, 135),
    # keys, perf_event_open, bpf, userfaultfd, tkill, rt_sigqueueinfo, rt_tgsigqueueinfo
    *_all(248, 249, 250, 298, 321, 323, 200, 129, 297),
    # prctl that would make the process dumpable again
    Rule(157, 0, "is", 4),
)

_CHANGES = (
    Rule(2, 1, "any", _WRITING),
    Rule(257, 2, "any", _WRITING),
    Rule(437, error=errno.ENOSYS),
    # creat, rename, link, symlink, unlink, mkdir, rmdir, mknod and their -at forms
    *_all(85, 82, 264, 316, 86, 265, 88, 266, 87, 263, 83, 258, 84, 133, 259),
    # truncate, chmod, chown, times, extended attributes
    *_all(76, 90, 91, 268, 452, 92, 93, 94, 260, 132, 235, 261, 280, 188, 189, 190, 197, 198, 199),
)

_OPENING = (
    # open, openat, creat, uselib, inotify and fanotify; openat2; open_by_handle_at is forbidden from the start
    *_all(2, 257, 85, 134, 253, 294, 300),
    Rule(437, error=errno.ENOSYS),
)
_EXECUTABLE = 0x4  # PROT_EXEC
_NEW_CODE = (Rule(9, 2, "any", _EXECUTABLE), Rule(10, 2, "any", _EXECUTABLE), Rule(329, 2, "any", _EXECUTABLE))
"""mmap, mprotect and pkey_mprotect."""


def fits_here() -> bool:
    """Tell whether the numbers in this module are those of the running system."""
    return sys.platform == "linux" and os.uname().machine == "x86_64" and sys.maxsize > 2**32


def forbid_outside() -> list[str]:
    """Forbid sockets, other programs and reaching into other processes; return what is enforced."""
    own = os.getpid()
    signals = (Rule(62, 0, "not", own), Rule(234, 0, "not", own))  # kill and tgkill, but to itself
    return ["no sockets", "no other programs"] if forbid((*_OUTSIDE, *signals)) else []


def forbid_writing() -> list[str]:
    """Forbid to open files for writing and to change any; return what is enforced."""
    return ["writes no files"] if forbid(_CHANGES) else []


def forbid_opening() -> list[str]:
    """Forbid to open, make or watch any file from now on; return what is enforced. Open files stay open."""
    return [OPENS_NOTHING] if forbid(_OPENING) else []


def forbid_new_code() -> list[str]:
    """Forbid to make memory executable from now on: no code is loaded or made; return what is enforced."""
    return ["runs no code but what it has loaded"] if forbid(_NEW_CODE) else []


def forbid(rules: Iterable[Rule], *, kill: bool = False) -> bool:
    """Forbid system calls to all threads of this process and to all its children, for good.

    Args:
        rules: What to forbid; one rule for each call, or several that compare with ``is``.
        kill: End the process at a forbidden call instead of refusing the call.

    Returns:
        Whether the kernel took it.

    """
    if not fits_here() or not prctl(_SET_NO_NEW_PRIVILEGES, 1):
        return False
    program = _program(rules, kill=kill)
    code = ctypes.create_string_buffer(program, len(program))
    head = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    return _call(_SECCOMP, _SET_FILTER, _ALL_THREADS, ctypes.create_string_buffer(head, len(head))) == 0


def _program(rules: Iterable[Rule], *, kill: bool) -> bytes:
    """Return the filter in the kernel's byte code."""
    lines = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, _X86_64),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _X32),
        (_RETURN, 0, 0, _REFUSE | errno.ENOSYS),
    ]
    for rule in rules:
        refusal = (_RETURN, 0, 0, _KILL if kill else _REFUSE | rule.error)
        if rule.argument is None:
            lines += [(_EQUAL, 0, 1, rule.number), refusal]
            continue
        test = _ANY_BIT if rule.when in ("any", "none") else _EQUAL
        skip = (0, 1) if rule.when in ("any", "is") else (1, 0)
        lines += [
            (_EQUAL, 0, 4, rule.number),
            (_LOAD, 0, 0, 16 + 8 * rule.argument),
            (test, *skip, rule.value),
            refusal,
            (_LOAD, 0, 0, 0),
        ]
    lines.append((_RETURN, 0, 0, _ALLOW))
    return b"".join(struct.pack("HBBI", *line) for line in lines)


def own_folders() -> list[Path]:
    """Return where this program and the libraries under it live."""
    places = [sys.prefix, sys.base_prefix, *sys.path, str(Path(__file__).parents[2])]
    system = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/proc", "/sys", "/dev/null"]
    return [Path(place) for place in (*places, *system, "/dev/zero", "/dev/urandom", "/etc/localtime") if place]


def read_only_below(folders: Sequence[Path]) -> list[str]:
    """Let this thread, and those that it starts, read below ``folders`` and nowhere else; return what is enforced.

    Writing, creating and running files, and TCP where the kernel's version covers it, are forbidden altogether.
    """
    version = _call(_CREATE_RULESET, None, 0, 1) if fits_here() else -1
    if version < 1 or not prctl(_SET_NO_NEW_PRIVILEGES, 1):
        return []
    files, network, scopes = ((1 << count) - 1 for count in _RIGHTS[min(version, max(_RIGHTS))])
    size = 8 if version < 4 else 16 if version < 6 else 24
    head = struct.pack("QQQ", files, network, scopes)[:size]
    rules = _call(_CREATE_RULESET, ctypes.create_string_buffer(head, size), size, 0)
    if rules < 0:
        return []
    try:
        for folder in folders:
            _allow_reading(rules, folder)
        return [READS_ONLY] if _call(_RESTRICT, rules, 0) == 0 else []
    finally:
        os.close(rules)


def _allow_reading(rules: int, place: Path) -> None:
    try:
        handle = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there needs no permission
    try:
        rights = _READ_FILE | _READ_FOLDER if place.is_dir() else _READ_FILE
        rule = struct.pack("=Qi", rights, handle)
        _call(_ADD_RULE, rules, 1, ctypes.create_string_buffer(rule, len(rule)), 0)
    finally:
        os.close(handle)


def _call(number: int, *arguments: object) -> int:
    """Make a system call that the C library has no name for; return its result, negative for an error."""
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    sized = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in arguments]
    return int(library.syscall(ctypes.c_long(number), *sized))
