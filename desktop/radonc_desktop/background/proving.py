"""The slow part of a signature - deriving keys from a passphrase, half a second on purpose - in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Slot

from radonc_desktop.vault.signer import Proof, Signer

__all__ = ["Prover"]


class _Thread(QThread):
    def __init__(self, signer: Signer, passphrase: str) -> None:
        super().__init__()
        self._signer = signer
        self._passphrase = passphrase
        self.proof: Proof | None = None

    def run(self) -> None:
        """Derive; called in the thread."""
        self.proof = self._signer.prove(self._passphrase)
        self._passphrase = ""


class Prover(QObject):
    """Proves one passphrase at a time while the window goes on being drawn and used."""

    def __init__(self, signer: Signer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._signer = signer
        self._thread: _Thread | None = None
        self._then: Callable[[Proof], None] | None = None

    @property
    def running(self) -> bool:
        """Whether a passphrase is being checked."""
        return self._thread is not None

    def begin(self, passphrase: str, then: Callable[[Proof], None]) -> bool:
        """Check ``passphrase`` and give the proof to ``then``, in the window's thread; False while another is checked.

        ``then`` is called once, unless ``end`` came before; keys that it does not take are overwritten after it.
        """
        if self._thread is not None:
            return False
        self._then = then
        self._thread = _Thread(self._signer, passphrase)
        self._thread.finished.connect(self._on_finished)
        self._thread.start()
        return True

    def end(self) -> None:
        """Wait for the thread and overwrite what it found: the store is about to be closed."""
        thread, self._thread, self._then = self._thread, None, None
        if thread is not None:
            thread.finished.disconnect(self._on_finished)
            thread.wait()
            if thread.proof is not None:
                thread.proof.wipe()

    @Slot()
    def _on_finished(self) -> None:
        thread, then = self._thread, self._then
        if thread is None:
            return
        thread.wait()
        self._thread = self._then = None
        if thread.proof is None:
            return
        with thread.proof as proof:
            if then is not None:
                then(proof)
