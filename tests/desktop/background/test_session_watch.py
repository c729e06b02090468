"""The desktop's messages, over D-Bus, and Windows' by their numbers."""

from __future__ import annotations

from ctypes import addressof, wintypes

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusServer

from radonc_desktop.background import session_watch
from radonc_desktop.background.session_watch import SessionWatch
from radonc_desktop.background.windows_session import WindowsSession, meaning


@pytest.fixture
def bus(qtbot, tmp_path, monkeypatch):
    """The app's connection, and the one over which the desktop sends; no daemon is between them."""
    monkeypatch.setattr(session_watch, "_PATIENCE_MS", 10)  # nobody answers questions here
    server = QDBusServer(f"unix:path={tmp_path / 'bus'}")
    server.setAnonymousAuthenticationAllowed(True)
    senders = []
    server.newConnection.connect(senders.append)
    app = QDBusConnection.connectToPeer(server.address(), "app")
    qtbot.waitUntil(lambda: bool(senders))
    yield app, senders[0]
    QDBusConnection.disconnectFromPeer("app")
    server.deleteLater()


@pytest.fixture
def heard(qapp, bus):
    app, _ = bus
    made = SessionWatch(system=app, session=app)
    heard = []
    made.screen_locked.connect(lambda: heard.append("screen"))
    made.sleeping.connect(lambda: heard.append("sleep"))
    made.woke.connect(lambda: heard.append("woke"))
    yield heard
    made.deleteLater()


def send(bus, path, interface, name, *arguments):
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments(list(arguments))
    assert bus[1].send(message)


@pytest.mark.parametrize(
    ("path", "interface"),
    [
        ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
        ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
        ("/org/xfce/ScreenSaver", "org.xfce.ScreenSaver"),
    ],
)
def test_that_a_locked_screen_is_heard_and_an_unlocked_one_is_not(qtbot, bus, heard, path, interface):
    send(bus, path, interface, "ActiveChanged", False)
    send(bus, path, interface, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["screen"]


def test_that_sleep_and_waking_are_heard(qtbot, bus, heard):
    login = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep")
    send(bus, *login, True)
    send(bus, *login, False)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["sleep", "woke"]


def test_that_without_a_bus_nothing_is_listened_to_and_nothing_breaks(qapp):
    nowhere = QDBusConnection("nowhere")
    assert SessionWatch(system=nowhere, session=nowhere).sources == []


@pytest.mark.parametrize(
    ("message", "value", "what"),
    [
        (0x02B1, 0x7, "screen"),
        (0x02B1, 0x8, ""),
        (0x02B1, 0x6, "screen"),
        (0x0218, 0x4, "suspend"),
        (0x0218, 0x7, ""),
        (0x0200, 0x7, ""),
    ],
    ids=["lock", "unlock", "log off", "suspend", "resume", "mouse"],
)
def test_that_messages_of_windows_are_understood(qapp, message, value, what):
    said = wintypes.MSG(message=message, wParam=value)
    session = WindowsSession()
    heard = []
    session.screen_locked.connect(lambda: heard.append("screen"))
    session.sleeping.connect(lambda: heard.append("suspend"))
    assert session.native_filter.nativeEventFilter(b"windows_generic_MSG", addressof(said)) == (False, 0)
    assert heard == ([what] if what else [])
    assert meaning(message, value) == what
