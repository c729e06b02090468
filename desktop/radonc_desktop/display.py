"""Where the window is drawn, and that its process needs no network for that."""

from __future__ import annotations

import os
import sys

from radonc_models.runtime.egress import forbid_network

__all__ = ["close_network", "is_remote"]


def is_remote() -> bool:
    """Tell whether the display is reached over a network: X11 names a host then (X(7), "Display names")."""
    if not sys.platform.startswith("linux") or os.environ.get("WAYLAND_DISPLAY"):
        return False
    host = os.environ.get("DISPLAY", "").rpartition(":")[0]
    return bool(host) and host != "unix" and not host.startswith(("unix/", "/"))


def close_network() -> None:
    """Forbid this process every network, for good, before it draws its first window.

    A display that is itself reached over a network keeps the kernel out of it: the process that follows a lock has to
    reach it again. ``--doctor`` tells.
    """
    forbid_network(kernel=not is_remote())
