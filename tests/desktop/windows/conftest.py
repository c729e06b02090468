"""What the tests of the window share."""

import pytest

from radonc_desktop.background.generation import Generator
from radonc_desktop.pack_choice import PackChoice, Place
from radonc_desktop.paths import Folders
from radonc_desktop.windows.board import Phase
from radonc_desktop.windows.language import speak
from radonc_desktop.windows.main import MainWindow
from radonc_desktop.windows.pack_switch import PackSwitch
from radonc_desktop.windows.pack_words import pack_words
from radonc_models.pack import read_pack
from radonc_models.tasks import Task


@pytest.fixture
def window_on(qtbot, theme, vault):
    """Return a function that shows the window, with a case open, on a real engine and its pack."""
    shown = []

    def show(engine, folder):
        generator = Generator(engine)
        made = MainWindow(theme, vault, generator, pack_words(read_pack(folder)))
        shown.append((made, generator))
        made.open_case(1)
        made.show()
        generator.open()
        qtbot.waitUntil(lambda: generator.state is not None, timeout=60_000)
        return made

    yield show
    for made, generator in shown:
        made._closing = True
        made.close()
        generator.close()
        made.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def opened(qtbot, theme, vault, generator):
    """Return a function that shows the window, with a case open, and what it is given besides."""
    shown = []

    def show(words, *more, **named):
        made = MainWindow(theme, vault, generator, words, *more, **named)
        shown.append(made)
        made.open_case(1)
        made.show()
        qtbot.waitExposed(made)
        return made

    yield show
    for made in shown:
        made._closing = True
        made.close()
        made.deleteLater()
    qtbot.wait(1)


@pytest.fixture
def switched():
    """What a switch of packs did: folders that the engine turned to."""
    return []


@pytest.fixture
def packs_with(tmp_path, made_pack, switched):
    """Return a function that makes a switch between the packs "ours", which is in use, "other" and damaged ones."""
    ours = made_pack(tmp_path / "packs" / "ours", "ours")
    other = made_pack(tmp_path / "packs" / "other", "other")

    def make(*more, pinned=""):
        folders = Folders(tmp_path / "vault", ours)
        known = [(Place.MACHINE, ours), (Place.USER, other), *((Place.OTHER, folder) for folder in more)]
        choice = PackChoice(folders.vault, ours, known, pinned=pinned)
        switch = PackSwitch(folders, switched.append, lambda: None, choice)
        switch.start()
        switched.clear()
        return switch

    return make


@pytest.fixture
def rested(qtbot, window):
    """Return a function that waits until no thread works with the store."""
    return lambda: qtbot.waitUntil(lambda: not window.work.running, timeout=60_000)


@pytest.fixture
def proved(qtbot, window):
    """Return a function that waits until no passphrase is being checked."""
    return lambda: qtbot.waitUntil(lambda: not window.case.signing, timeout=60_000)


@pytest.fixture
def panel(qtbot, window):
    """Return the panel of a regimen that has been answered."""
    window.case.ask(Task.REGIMEN)
    qtbot.waitUntil(lambda: window.board.state(1, Task.REGIMEN).phase is Phase.ANSWERED)
    return window.case.proposals.panels[Task.REGIMEN]


@pytest.fixture
def german(qapp):
    """Let the windows that are made in a test speak German."""
    translators = speak(qapp, "de")
    assert len(translators) == 2
    yield translators
    for one in translators:
        qapp.removeTranslator(one)
        one.deleteLater()
