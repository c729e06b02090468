"""Run a command that cannot reach any network: `offline.py [--filter] COMMAND...`.

Takes a network namespace of its own where that is permitted (root), else, or with --filter, a seccomp filter
under which no internet socket can be made. Ends with code 99 instead of running the command with a network.
"""

import ctypes
import os
import platform
import socket
import sys
from typing import ClassVar

CLONE_NEWNET = 0x40000000
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, FILTER_MODE = 22, 38, 2
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, DENY = 0x7FFF0000, 0x00050000 | 13  # errno EACCES
ARCHITECTURES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}  # audit number, number of socket()
NO_NETWORK = 99


class Instruction(ctypes.Structure):
    _fields_: ClassVar = [
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    ]


class Program(ctypes.Structure):
    _fields_: ClassVar = [("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(Instruction))]


def enter_empty_namespace(libc):
    return libc.unshare(CLONE_NEWNET) == 0


def deny_internet_sockets(libc):
    if platform.machine() not in ARCHITECTURES:
        return False
    architecture, socket_call = ARCHITECTURES[platform.machine()]
    lines = [
        (LOAD, 0, 0, 4),  # architecture of the call
        (EQUAL, 0, 5, architecture),  # another one: deny
        (LOAD, 0, 0, 0),  # number of the call
        (EQUAL, 0, 4, socket_call),  # not socket(): allow
        (LOAD, 0, 0, 16),  # its first argument, the address family
        (EQUAL, 1, 0, socket.AF_INET),
        (EQUAL, 0, 1, socket.AF_INET6),
        (RETURN, 0, 0, DENY),
        (RETURN, 0, 0, ALLOW),
    ]
    program = Program(len(lines), (Instruction * len(lines))(*lines))
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    return libc.prctl(PR_SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0) == 0


def has_network():
    """Tell whether an address of the documentation range has a route; connecting UDP sends nothing."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))
    except OSError:
        return False
    return True


def main(argv):
    libc = ctypes.CDLL(None, use_errno=True)
    filtered = argv[0] == "--filter"
    if filtered:
        argv = argv[1:]
    cut_off = (not filtered and enter_empty_namespace(libc)) or deny_internet_sockets(libc)
    if not cut_off or has_network():
        print("the network could not be taken away", file=sys.stderr)
        return NO_NETWORK
    return os.execvp(argv[0], argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
