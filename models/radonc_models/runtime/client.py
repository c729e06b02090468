"""The app's side of the engine: start the child, ask it, stop it, and outlive it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Self

from radonc_models.errors import EngineError, InputRefused, ModelPackError
from radonc_models.pack.files import FileStamp
from radonc_models.runtime import protocol
from radonc_models.runtime.conversation import Conversation, DisobeyedError
from radonc_models.runtime.cpu import default_threads
from radonc_models.runtime.errors import EngineBusy, EngineDied
from radonc_models.runtime.fallback import Fallback
from radonc_models.runtime.isolation import Confinement
from radonc_models.runtime.process import ChildProcess
from radonc_models.runtime.protocol import (
    AdapterFile,
    Count,
    Counted,
    Done,
    Event,
    Generate,
    Hello,
    Loaded,
    PromptProgress,
    Reply,
    Score,
    Scored,
    Token,
    Tokenize,
    Tokens,
)
from radonc_models.runtime.safety import Caution, Setting
from radonc_models.runtime.sandbox import READS_ONLY
from radonc_models.runtime.wanted import Wanted

__all__ = ["EngineClient"]

_BASE_SECONDS = 60.0
_READING = 20e6  # bytes/s: a slow disk or a network drive
_COMPUTING = 50e6  # bytes/s: a batch of a prompt passes all weights; a small old processor


class EngineClient:
    """A restartable engine in a child process; one request at a time.

    All methods but ``cancel``, ``close`` and the properties belong to one thread at a time. A dead child is
    started again by the next request, with its models.

    Args:
        threads: CPU threads; by default one for each physical core.
        gpu: Use a GPU when the build and the computer have one.
        argv: Command that starts the child; by default this interpreter.
        stderr: Where the child's stderr goes; by default nowhere.
        patience: Seconds without any sign of life after which the child counts as hung; by default a time that
            depends on what it does and on the size of the model.
        stop_seconds: Seconds that the child has to obey a cancel before it is killed.

    """

    def __init__(
        self,
        threads: int | None = None,
        gpu: bool = True,
        argv: list[str] | None = None,
        *,
        stderr: IO[bytes] | None = None,
        patience: float | None = None,
        stop_seconds: float = 0.8,
    ) -> None:
        self._threads = threads or default_threads()
        self._argv = argv
        self._stderr = stderr
        self._patience = patience
        self._busy = threading.Lock()
        self._loading = False
        self._fallback = Fallback()
        self._caution = Caution(
            Setting(gpu, reason="" if gpu else "the GPU is switched off"), self._fallback.next_safer
        )
        self._talk = Conversation(self._new_child, self._on_death, stop_seconds)
        self._folders: tuple[Path, ...] = ()
        self._loaded: dict[str, Loaded] = {}
        self._known: dict[str, Wanted] = {}
        self._verified: dict[str, FileStamp] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def alive(self) -> bool:
        """Tell whether the child runs now."""
        return self._talk.pid is not None

    @property
    def pid(self) -> int | None:
        """Return the process number of the child, or ``None`` when none runs."""
        return self._talk.pid

    @property
    def hello(self) -> Hello | None:
        """Return what the last child said of itself, or ``None`` before the first."""
        return self._talk.hello

    def start(self) -> None:
        """Start the child if none runs.

        Raises:
            EngineError: The processor lacks an instruction set.
            EngineDied: The child ended while starting.

        """
        with self._turn():
            self._talk.ensure_started()

    def load(
        self,
        path: Path,
        sha256: str | None,
        adapter: AdapterFile | None = None,
        *,
        compare_with: str = "",
    ) -> Loaded:
        """Verify and load a model file and an adapter on top of it; instant when they are loaded already.

        Args:
            path: GGUF file.
            sha256: Hash that it must have; ``None`` accepts any and reports it as the key.
            adapter: Adapter GGUF of this base; several can be on one base, each with its own key.
            compare_with: Key of the base that a merged model must differ from, if that is loaded.

        Raises:
            ModelPackError: The file is missing, damaged or no model.
            EngineError: There is not enough memory, or the processor is too old.
            EngineDied: The child ended while loading.

        """
        with self._turn():
            return self._load(Wanted(path.absolute(), sha256, adapter, compare_with))

    def generate(
        self, key: str, prompt: str, max_new_tokens: int, *, fixed: str = "", grammar: str = ""
    ) -> Iterator[Event]:
        """Yield progress and text pieces, then exactly one ``Done``.

        Args:
            key: Key of the loaded model.
            prompt: The whole prompt.
            max_new_tokens: Most tokens of the answer.
            fixed: Beginning of the prompt that is the same for every case; it is read once.
            grammar: Rules (GBNF) that the answer must keep to; empty for none.

        Raises:
            InputRefused: The prompt does not fit; the sentence holds the counts.
            EngineDied: The child ended; the text so far is not an answer.
            EngineBusy: Another request runs.

        """
        text = ""
        request = Generate(key, _sendable(prompt), max_new_tokens, fixed, grammar)
        with self._turn():
            try:
                for reply in self._ask(request):
                    if isinstance(reply, Token):
                        text += reply.text
                    if isinstance(reply, PromptProgress | Token | Done):
                        yield reply
            except DisobeyedError:
                yield Done(text, "cancelled", 0, 0, 0.0, 0.0)

    def score(
        self, key: str, prompt: str, labels: Sequence[str], *, fixed: str = ""
    ) -> Iterator[PromptProgress | Scored]:
        """Yield progress, then exactly one ``Scored``; raises what ``generate`` raises."""
        with self._turn():
            try:
                for reply in self._ask(protocol.Score(key, _sendable(prompt), tuple(labels), fixed)):
                    if isinstance(reply, PromptProgress | Scored):
                        yield reply
            except DisobeyedError:
                yield Scored(tuple(labels), (), 0, 0.0, "cancelled")

    def score_labels(self, key: str, prompt: str, labels: Sequence[str]) -> Scored:
        """Return the log-probability of each label as the whole answer to ``prompt``.

        Raises:
            EngineError: It was cancelled; else what ``generate`` raises.

        """
        for reply in self.score(key, prompt, labels):
            if isinstance(reply, Scored) and reply.finish == "stop":
                return reply
        raise EngineError("The scoring was stopped: ask again.")

    def count(self, key: str, prompt: str, max_new_tokens: int, labels: Sequence[str] = ()) -> Counted:
        """Return the tokens of ``prompt`` and how many it may have beside an answer or, if given, all labels."""
        with self._turn():
            for reply in self._ask(Count(key, _sendable(prompt), max_new_tokens, tuple(labels))):
                if isinstance(reply, Counted):
                    return reply
        raise EngineError("The engine gave no count: ask again.")

    def count_if_loaded(self, key: str, prompt: str, max_new_tokens: int, labels: Sequence[str] = ()) -> Counted | None:
        """Return what ``count`` does, ``None`` where the child would have to be started or the model to be loaded."""
        return self.count(key, prompt, max_new_tokens, labels) if self.alive and key in self._loaded else None

    def tokenize(self, key: str, text: str) -> list[int]:
        """Return the token ids that ``text`` has as a prompt of this model."""
        with self._turn():
            for reply in self._ask(protocol.Tokenize(key, _sendable(text))):
                if isinstance(reply, protocol.Tokens):
                    return list(reply.ids)
        raise EngineError("The engine gave no tokens: ask again.")

    def cancel(self) -> None:
        """Stop the running request, if any; from any thread. A child that does not obey is killed."""
        self._talk.cancel()

    def close(self) -> None:
        """End the child; a later request would start a new one."""
        self._talk.close()
        self._loaded.clear()
        self._caution.forget()

    # One request at a time

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._busy.acquire(blocking=False):
            raise EngineBusy("The engine is still answering another question: stop it or wait for its end.")
        try:
            yield
        finally:
            self._busy.release()

    def _new_child(self) -> ChildProcess:
        self._loaded.clear()
        self._caution.check()
        setting = self._caution.setting
        confinement = Confinement(self._folders, setting.gpu)
        if self._argv is None:
            self._fallback.start()
            gpu = setting.gpu and self._fallback.gpu_tested
            confinement = Confinement(self._folders, gpu, self._fallback.variant)
        return ChildProcess(self._argv, self._stderr, confinement)

    def _on_death(self, how: str) -> None:
        loaded = next(reversed(self._loaded.values()), None)
        gpu = self._talk.hello is not None and self._talk.hello.gpu
        self._fallback.ended(how)
        before = self._caution.setting.gpu
        self._caution.died(how, loaded, loading=self._loading and gpu)
        if before and not self._caution.setting.gpu:
            self._fallback.gpu_died(self._caution.setting.reason)
        self._loaded.clear()

    def _ask(self, request: Generate | Score | Tokenize | Count) -> Iterator[Reply]:
        """Ask a model, loading it before if need be; its file must be the verified one before and after."""
        if request.key not in self._known:
            raise EngineError("The engine was asked for a model that was never loaded: load a model pack first.")
        wanted = self._known[request.key]
        loaded = self._load(wanted)
        for reply in self._talk.ask(request, self._seconds(loaded.stamp.size, _COMPUTING)):
            if isinstance(reply, Done | Scored | Tokens | Counted):
                if changed := wanted.changed(loaded):
                    raise ModelPackError(
                        f"The model file {changed.name} was changed while it answered, so the answer was discarded: "
                        "ask again, and install the model pack again if it stays."
                    )
                self._caution.answered()
                self._fallback.worked()
            yield reply

    def _load(self, wanted: Wanted) -> Loaded:
        for path in wanted.paths:
            self._permit(path)
        self._talk.ensure_started()
        key = wanted.key
        if key in self._loaded and self._known[key].same(wanted):
            if wanted.changed(self._loaded[key]) is None:
                return self._loaded[key]
            del self._loaded[key]
        gpu = self._caution.setting.gpu
        self._loading = True
        try:
            return self._load_once(wanted)
        except EngineDied:
            if self._caution.setting.gpu == gpu:
                raise
            # A driver can take the whole process down; the processor alone may still do.
            self._talk.ensure_started()
            return self._load_once(wanted)
        finally:
            self._loading = False

    def _permit(self, path: Path) -> None:
        """Let the child read the folder of ``path``; one that may not yet is replaced."""
        folder = path.resolve().parent
        if folder in self._folders or not path.exists():
            return
        self._folders = (*self._folders, folder)
        if self.hello is not None and READS_ONLY in self.hello.guards:
            self._talk.bury()  # what it may read was fixed when it started

    def _load_once(self, wanted: Wanted) -> Loaded:
        setting = self._caution.setting
        adapter = wanted.adapter
        if adapter is not None:
            adapter = replace(adapter, verified=self._verified.get(adapter.sha256))
        request = protocol.Load(
            str(wanted.path),
            wanted.sha256,
            self._verified.get(wanted.sha256) if wanted.sha256 else None,
            self._threads,
            setting.gpu and not self._fallback.why_no_gpu,
            self._fallback.why_no_gpu if setting.gpu else setting.reason,
            most_gpu_layers=setting.gpu_layers,
            adapter=adapter,
            compare_with=wanted.compare_with,
        )
        size = sum(map(_size, wanted.paths))
        try:
            for reply in self._talk.ask(request, self._seconds(size, _READING)):
                if isinstance(reply, Loaded):
                    return self._remember(wanted, reply)
        except DisobeyedError:
            pass
        raise EngineError("The loading of the model was stopped: ask again.")

    def _seconds(self, size: int, rate: float) -> float:
        return _BASE_SECONDS + size / rate if self._patience is None else self._patience

    def _remember(self, wanted: Wanted, loaded: Loaded) -> Loaded:
        for gone in loaded.unloaded:  # its adapters went with it
            for key in [key for key in self._loaded if key == gone or key.startswith(gone + "+")]:
                del self._loaded[key]
        self._loaded[loaded.key] = loaded
        self._known[loaded.key] = wanted.as_loaded(loaded)
        self._verified[loaded.key.partition("+")[0]] = loaded.stamp
        if wanted.adapter is not None and loaded.adapter_stamp is not None:
            self._verified[wanted.adapter.sha256] = loaded.adapter_stamp
        return loaded


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # the child will say so


def _sendable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputRefused(
            "The patient details hold characters that are not valid text: paste them again as plain text."
        ) from None
    return text
