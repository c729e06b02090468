"""Where the window is drawn, and that the app's own process has no network."""

import subprocess
import sys

import pytest

from radonc_desktop import display
from radonc_models.runtime import sandbox

OPEN = """
import ctypes, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from radonc_desktop import app
from radonc_desktop.paths import Folders
from radonc_models.runtime.egress import is_forbidden
place = Path(sys.argv[1])
class Looked(app.App):
    def show_unlock(self):
        super().show_unlock()
        QTimer.singleShot(0, self.look)
    def look(self):
        print(is_forbidden(), ctypes.CDLL(None).socket(2, 1, 0), self.unlock.isVisible(), flush=True)
        self.unlock.close()
        self._qt.quit()
app.App = Looked
app.run(Folders(place / "vault", place / "pack"))
"""


@pytest.mark.parametrize(
    ("name", "remote"),
    [
        *((local, False) for local in (":0", "unix:0", "/private/tmp/x:0", "")),
        *((remote, True) for remote in ("localhost:10.0", "ws7:0", "[::1]:0")),
    ],
)
def test_that_a_display_is_remote_where_it_names_a_host(monkeypatch, name, remote):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", name)
    assert display.is_remote() is remote
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not display.is_remote()


@pytest.mark.parametrize(("name", "kernel"), [(":0", True), ("ws7:0", False)])
def test_that_the_kernel_stays_out_where_the_next_process_needs_a_network(monkeypatch, name, kernel):
    asked = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", name)
    monkeypatch.setattr(display, "forbid_network", lambda *, kernel: asked.append(kernel))
    display.close_network()
    assert asked == [kernel]


@pytest.mark.skipif(not sandbox.fits_here(), reason="the kernel's part is for Linux on x86-64")
def test_that_the_window_of_the_app_has_no_network(tmp_path, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("DISPLAY", raising=False)
    done = subprocess.run(
        [sys.executable, "-c", OPEN, tmp_path], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.stdout.split() == ["True", "-1", "True"], done.stderr
