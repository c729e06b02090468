"""The app's side of the engine: start the child, ask it, stop it, and outlive it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Self, TypeVar

from radonc_models.errors import EngineError, InputRefused, ModelPackError
from radonc_models.runtime import protocol
from radonc_models.runtime.conversation import Conversation, DisobeyedError
from radonc_models.runtime.errors import EngineBusy, EngineDied
from radonc_models.runtime.fallback import Fallback
from radonc_models.runtime.holdings import Holdings
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
    Sealed,
    Token,
    Tokenize,
    Tokens,
)
from radonc_models.runtime.safety import Caution, Setting
from radonc_models.runtime.sandbox import READS_ONLY
from radonc_models.runtime.waiting import threads_now
from radonc_models.runtime.wanted import Wanted

__all__ = ["EngineClient"]

_STOPPED = "The loading of the model was stopped: ask again."
_BASE_SECONDS = 60.0
_READING = 20e6  # bytes/s: a slow disk or a network drive
_COMPUTING = 50e6  # bytes/s: a batch of a prompt passes all weights; a small old processor

_Marks = Sequence[str]
_Single = TypeVar("_Single", Counted, Tokens)


class _LoadingStoppedError(EngineError):
    """The user stopped the loading, and the child had to be killed."""


class EngineClient:
    """A restartable engine in a child process; one request at a time.

    All methods but ``cancel``, ``close`` and the properties belong to one thread at a time. A dead child is
    started again by the next request, with its models.

    Args:
        threads: CPU threads; by default those of ``threads_now`` when a model is loaded.
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
        self._threads = threads
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
        self._readable: tuple[Path, ...] = ()  # what the running child was told of them
        self._models = Holdings()
        self._sealed: Sealed | None = None

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

    @property
    def sealed(self) -> Sealed | None:
        """Return what the child gave up after loading, or ``None`` while it may still load."""
        return self._sealed

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

    def seal(self) -> Sealed:
        """Let the child give up what only loading needs; the first question would do so too.

        A model that is loaded later gets a new child, together with those that are loaded now.

        Raises:
            EngineError: No child runs, or it was stopped.
            EngineDied: The child ended.

        """
        with self._turn():
            try:
                return self._seal()
            except DisobeyedError:
                raise _LoadingStoppedError(_STOPPED) from None

    def generate(
        self, key: str, prompt: str, max_new_tokens: int, *, fixed: str = "", grammar: str = "", marks: _Marks = ()
    ) -> Iterator[Event]:
        """Yield progress and text pieces, then exactly one ``Done``.

        Args:
            key: Key of the loaded model.
            prompt: The whole prompt.
            max_new_tokens: Most tokens of the answer.
            fixed: Beginning of the prompt that is the same for every case; it is read once.
            grammar: Rules (GBNF) that the answer must keep to; empty for none.
            marks: Parts of the prompt that are special tokens; nothing else in it becomes one.

        Raises:
            InputRefused: The prompt does not fit; the sentence holds the counts.
            EngineDied: The child ended; the text so far is not an answer.
            EngineBusy: Another request runs.

        """
        text = ""
        request = Generate(key, _sendable(prompt), max_new_tokens, fixed, grammar, tuple(marks))
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
        self, key: str, prompt: str, labels: Sequence[str], *, fixed: str = "", marks: _Marks = ()
    ) -> Iterator[PromptProgress | Scored]:
        """Yield progress, then exactly one ``Scored``; raises what ``generate`` raises."""
        with self._turn():
            try:
                for reply in self._ask(protocol.Score(key, _sendable(prompt), tuple(labels), fixed, tuple(marks))):
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
        return self._only(Count(key, _sendable(prompt), max_new_tokens, tuple(labels)), Counted)

    def count_if_loaded(self, key: str, prompt: str, max_new_tokens: int, labels: Sequence[str] = ()) -> Counted | None:
        """Return what ``count`` does, ``None`` where the child would have to be started or the model to be loaded."""
        return self.count(key, prompt, max_new_tokens, labels) if self.alive and key in self._models else None

    def tokenize(self, key: str, text: str) -> list[int]:
        """Return the token ids that ``text`` has as a prompt of this model."""
        return list(self._only(Tokenize(key, _sendable(text)), Tokens).ids)

    def cancel(self) -> None:
        """Stop the running request, if any; from any thread. A child that does not obey is killed."""
        self._talk.cancel()

    def close(self) -> None:
        """End the child; a later request would start a new one."""
        self._talk.close()
        self._models.forget_loaded()
        self._caution.forget()

    # One request at a time

    @contextlib.contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._busy.acquire(blocking=False):
            raise EngineBusy("The engine is still answering another question: stop it or wait for its end.")
        try:
            self._talk.begin()
            yield
        finally:
            self._busy.release()

    def _new_child(self) -> ChildProcess:
        self._models.forget_loaded()
        self._sealed = None
        self._readable = self._folders
        self._caution.check()
        setting = self._caution.setting
        confinement = Confinement(self._folders, setting.gpu)
        if self._argv is None:
            self._fallback.start()
            gpu = setting.gpu and self._fallback.gpu_tested
            confinement = Confinement(self._folders, gpu, self._fallback.variant)
        return ChildProcess(self._argv, self._stderr, confinement)

    def _on_death(self, how: str) -> None:
        gpu = self._talk.hello is not None and self._talk.hello.gpu
        self._fallback.ended(how)
        before = self._caution.setting.gpu
        self._caution.died(how, self._models.newest, loading=self._loading and gpu)
        if before and not self._caution.setting.gpu:
            self._fallback.gpu_died(self._caution.setting.reason)
        self._models.forget_loaded()

    def _ask(self, request: Generate | Score | Tokenize | Count) -> Iterator[Reply]:
        """Ask a model, loading it before if need be; its file must be the verified one before and after."""
        wanted = self._models.known(request.key)
        loaded = self._load(wanted)
        self._seal()
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

    def _only(self, request: Tokenize | Count, kind: type[_Single]) -> _Single:
        with self._turn():
            try:
                for reply in self._ask(request):
                    if isinstance(reply, kind):
                        return reply
            except DisobeyedError:
                pass
        raise EngineError("The counting was stopped: ask again.")

    def _seal(self) -> Sealed:
        if self._sealed is None:
            for reply in self._talk.ask(protocol.Seal(), self._seconds(0, _READING)):
                if isinstance(reply, Sealed):
                    self._sealed = reply
        assert self._sealed is not None
        return self._sealed

    def _load(self, wanted: Wanted) -> Loaded:
        # Children from now on may read there.
        self._folders = tuple(dict.fromkeys((*self._folders, *wanted.folders)))
        started = self._talk.ensure_started()
        if (loaded := self._models.find(wanted)) is not None:
            return loaded
        if not started and self._closed_to(wanted):
            self._replace_for(wanted)
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

    def _closed_to(self, wanted: Wanted) -> bool:
        """Tell whether the child that runs can no longer open the files of ``wanted``."""
        if self._sealed is not None and self._sealed.guards:
            return not self._models.needs_no_file(wanted)
        limited = self.hello is not None and READS_ONLY in self.hello.guards
        return limited and not {*wanted.folders} <= {*self._readable}

    def _replace_for(self, wanted: Wanted) -> None:
        """Start a child that may still load, with the models that the last one had beside ``wanted``."""
        beside = self._models.beside(wanted)
        self._talk.bury()
        self._talk.ensure_started()
        for one in beside:
            try:
                self._load_once(one)
            except (EngineDied, _LoadingStoppedError):
                raise
            except (ModelPackError, EngineError):
                continue  # nobody asked for it now; who does will hear what is wrong with it

    def _load_once(self, wanted: Wanted) -> Loaded:
        setting = self._caution.setting
        verified, adapter = self._models.stamped(wanted)
        request = protocol.Load(
            str(wanted.path),
            wanted.sha256,
            verified,
            self._threads or threads_now(),
            setting.gpu and not self._fallback.why_no_gpu,
            (self._fallback.why_no_gpu or setting.reason) if setting.gpu else setting.reason,
            most_gpu_layers=setting.gpu_layers,
            adapter=adapter,
            compare_with=wanted.compare_with,
        )
        try:
            for reply in self._talk.ask(request, self._seconds(wanted.size, _READING)):
                if isinstance(reply, Loaded):
                    return self._models.remember(wanted, reply)
        except DisobeyedError:
            pass
        raise _LoadingStoppedError(_STOPPED)

    def _seconds(self, size: int, rate: float) -> float:
        return _BASE_SECONDS + size / rate if self._patience is None else self._patience


def _sendable(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputRefused(
            "The patient details hold characters that are not valid text: paste them again as plain text."
        ) from None
    return text
