"""The self-test of ``egress``: a throw-away process forbids itself the network, tries it, and prints what it found."""

from __future__ import annotations

import ctypes
import errno
import json
import socket
import subprocess
import sys
from dataclasses import asdict

from radonc_models.runtime.egress import INTERNET, REFUSAL, Refused, forbid_network
from radonc_models.runtime.isolation import leave_no_traces, take_pipes
from radonc_models.runtime.process import child_command, child_environment
from radonc_models.runtime.sandbox import fits_here

__all__ = ["main", "try_network"]

_SECONDS = 60
_PYTHON_ALONE = "interpreter"


def try_network(*, kernel: bool = True) -> Refused:
    """Try Internet sockets and a name of a host where ``forbid_network`` was called; tell who refused them.

    Args:
        kernel: Whether the kernel is to refuse them, as in ``forbid_network``.

    Returns:
        Who did. A test that does not come to an end counts as no refusal.

    """
    command = child_command(__name__, *([] if kernel else [_PYTHON_ALONE]))
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=child_environment(), timeout=_SECONDS, check=True,
        )  # fmt: skip
        return Refused(**json.loads(done.stdout))
    except (OSError, subprocess.SubprocessError, ValueError, TypeError):
        return Refused()


def main() -> None:
    """Be the throw-away process."""
    leave_no_traces()
    _, events = take_pipes()
    forbid_network(kernel=_PYTHON_ALONE not in sys.argv[1:])
    events.write(json.dumps(asdict(Refused(_kernel_refuses(), _interpreter_refuses()))).encode())
    events.flush()


def _kernel_refuses() -> bool:
    """Ask as native code would."""
    if not fits_here():
        return False
    library = ctypes.CDLL(None, use_errno=True)
    answers = [(library.socket(family, socket.SOCK_STREAM, 0), ctypes.get_errno()) for family in INTERNET]
    return all(number < 0 and error == errno.EPERM for number, error in answers)


def _interpreter_refuses() -> bool:
    for act in (lambda: socket.socket(socket.AF_INET), lambda: socket.getaddrinfo("127.0.0.1", 9)):
        try:
            act()
        except OSError as error:
            if error.strerror == REFUSAL:
                continue
        return False
    return True
