"""No network for this process: what the kernel and the interpreter refuse from then on, for good.

A window needs sockets of its own computer (display, accessibility, keychain), so ``sandbox.forbid_outside``, which
holds the engine, would be too much for it. ``network_trial`` shows that it holds.
"""

from __future__ import annotations

import ctypes
import errno
import sys
from dataclasses import dataclass

from radonc_models.runtime.sandbox import Rule, fits_here, forbid

__all__ = ["INTERNET", "REFUSAL", "Refused", "forbid_network", "is_forbidden"]

INTERNET = (2, {"linux": 10, "win32": 23, "darwin": 30}.get(sys.platform, 10))
"""``AF_INET`` and ``AF_INET6``; the module that names them takes its time at a start."""

REFUSAL = "RadOnc-GPT uses no network"
"""What the interpreter says to code that asks for one."""

_SOCKET = 41
_LOCAL, _NETLINK, _PACKET = 1, 16, 17
_NO_FAMILY = 63  # above every family that Linux has: asking for it reaches no driver and loads no module

_NETWORKS = (
    # Every family but sockets of this computer and those to the kernel itself. A packet socket, whose number has only
    # bits of these two, would need the rights of an administrator anyway.
    Rule(_SOCKET, 0, "any", 0xFFFFFFFF & ~(_LOCAL | _NETLINK)),
    Rule(_SOCKET, 0, "is", _PACKET),
    # io_uring, which could make a socket unseen
    *(Rule(number) for number in (425, 426, 427)),
)
_NAMES = frozenset(
    f"socket.{name}" for name in ("getaddrinfo", "gethostbyname", "gethostbyaddr", "getnameinfo", "sethostname")
)


@dataclass(frozen=True)
class Refused:
    """Who refuses this process an Internet socket.

    Attributes:
        kernel: The operating system, whatever code asked for it.
        interpreter: Python, for code written in it.

    """

    kernel: bool = False
    interpreter: bool = False


def forbid_network(*, kernel: bool = True) -> Refused:
    """Forbid this process and all that it starts every network, for good; once is enough, twice is fine.

    Args:
        kernel: Whether the kernel is to hold it; not where the display itself is reached over a network.

    Returns:
        Who refuses from now on. The kernel does on Linux, x86-64.

    """
    if kernel and not is_forbidden():
        forbid(_NETWORKS)
    sys.addaudithook(_refuse)
    return Refused(is_forbidden(), interpreter=True)


def is_forbidden() -> bool:
    """Tell whether the kernel refuses this process a network."""
    if not fits_here():
        return False
    library = ctypes.CDLL(None, use_errno=True)
    return library.socket(_NO_FAMILY, 1, 0) < 0 and ctypes.get_errno() in (errno.EPERM, errno.EACCES)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event in _NAMES or (event == "socket.__new__" and arguments[1] in INTERNET):
        raise PermissionError(errno.EPERM, REFUSAL)
