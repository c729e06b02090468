"""The hub over the network: the one module of this program that makes a connection.

It only reads: the description of one commit of one repository, and files of that commit.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.selection import HubFile
from radonc_models.fetch.transfer import Interrupted

__all__ = ["HUB", "Hub", "read_token"]

HUB = "https://huggingface.co"
_REPO = re.compile(r"[A-Za-z0-9][\w.-]{0,95}(/[A-Za-z0-9][\w.-]{0,95})?", re.ASCII)
_REVISION = re.compile(r"[A-Za-z0-9][\w./-]{0,199}", re.ASCII)
_ENDPOINT = re.compile(r"(https|http)://([A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[\w.-]+)*", re.ASCII)
_TOKEN = re.compile(r"[!-~]{1,1000}")
_COMMIT = re.compile(r"[0-9a-f]{40}")
_HASH = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SECONDS = 30.0
_ATTEMPTS = 4
_MAX_FILES = 100_000
_WORTH_WAITING = frozenset({408, 429, 500, 502, 503, 504})
# Read when huggingface_hub is imported. No telemetry; no token that lies about on this machine is sent by itself.
_QUIET = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_IMPLICIT_TOKEN": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "HF_HUB_DISABLE_XET": "1",
}

T = TypeVar("T")


def read_token(path: Path) -> str:
    """Return the access token in a file.

    Raises:
        FetchError: The file cannot be read or holds no token; the message never holds its content.

    """
    try:
        token = path.read_bytes()[:2000].decode("ascii").strip()
    except (OSError, UnicodeDecodeError):
        token = ""
    if not _TOKEN.fullmatch(token):
        raise FetchError(f"The token file {path.name} cannot be read or holds no token: write the token alone into it.")
    return token


class Hub:
    """One repository of a model hub at one revision.

    Args:
        repo: Name, such as ``meta-llama/Llama-2-7b-hf``.
        revision: Branch, tag or commit.
        endpoint: Address of the hub.
        token: Access token; it is sent to the endpoint alone.
        pause: Waits between two attempts.

    Raises:
        FetchError: A name or address is malformed, or huggingface-hub is not installed.

    """

    def __init__(
        self,
        repo: str,
        revision: str = "main",
        *,
        endpoint: str = HUB,
        token: str | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        if not _REPO.fullmatch(repo) or ".." in repo:
            raise FetchError(f"{repo[:60]!r} is no name of a model: give one such as meta-llama/Llama-2-7b-hf.")
        if not _REVISION.fullmatch(revision) or ".." in revision:
            raise FetchError(f"{revision[:60]!r} is no name of a revision: give a branch, a tag or a commit.")
        address = _ENDPOINT.fullmatch(endpoint.rstrip("/"))
        if address is None:
            raise FetchError(f"{endpoint[:60]!r} is no address of a model hub: give one such as {HUB}.")
        if token and address[1] == "http" and address[2] not in {"127.0.0.1", "localhost"}:
            raise FetchError("The token would travel unencrypted: give a hub address that begins with https.")
        self.repo, self.revision, self.endpoint = repo, revision, endpoint.rstrip("/")
        self.commit = ""
        self._token, self._pause = token, pause
        self._library = _library()

    def __repr__(self) -> str:
        return f"Hub({self.repo!r}, {self.revision!r}, endpoint={self.endpoint!r})"  # never the token

    def listing(self, commit: str | None = None) -> list[HubFile]:
        """Resolve the revision (or go on with ``commit``) and return every file of that commit.

        Raises:
            FetchError: There is no such repository or revision, access is refused, or the hub cannot be reached.

        """
        api = self._library.HfApi(endpoint=self.endpoint, token=self._token or False)
        wanted = commit or self.revision
        info = self._patiently(
            lambda: api.model_info(self.repo, revision=wanted, files_metadata=True, timeout=_SECONDS)
        )
        try:
            siblings = list(info.siblings)[:_MAX_FILES]
            files = [_file(entry) for entry in siblings]
            resolved = str(info.sha)
        except (TypeError, ValueError, AttributeError, KeyError):
            raise self._unlike_a_hub() from None
        if not _COMMIT.fullmatch(resolved) or (commit and resolved != commit):
            raise self._unlike_a_hub()
        self.commit = resolved
        return files

    @contextmanager
    def open_at(self, file: HubFile, start: int) -> Iterator[tuple[int, Iterator[bytes]]]:
        """Ask for a file of the commit from byte ``start`` on; see ``Source``."""
        library, errors = self._library, self._library.errors
        url = library.hf_hub_url(self.repo, file.name, revision=self.commit, endpoint=self.endpoint)
        headers = {"Accept-Encoding": "identity", "User-Agent": "radonc-gpt"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"  # the client drops it when redirected elsewhere
        if start:
            headers["Range"] = f"bytes={start}-"
        with ExitStack() as stack:
            try:
                stream = library.utils.get_session().stream("GET", url, headers=headers, timeout=_SECONDS)
                response = stack.enter_context(stream)
                library.utils.hf_raise_for_status(response)
            except errors.HTTPError as problem:
                raise self._told(problem) from None
            yield _start(response, start), _pieces(response, errors)

    def _patiently(self, ask: Callable[[], T]) -> T:
        """Ask, and ask again while the hub is only busy.

        Raises:
            FetchError: It stays busy, or refuses.

        """
        interrupted = Interrupted("no answer")
        for attempt in range(_ATTEMPTS):
            try:
                return ask()
            except self._library.errors.HTTPError as problem:
                told = self._told(problem)
                if not isinstance(told, Interrupted):
                    raise told from None
                interrupted = told
            except (ValueError, KeyError, TypeError, AttributeError):
                raise self._unlike_a_hub() from None
            except self._library.errors.OfflineModeIsEnabled:
                raise FetchError("HF_HUB_OFFLINE forbids every download: unset it and start again.") from None
            if attempt + 1 < _ATTEMPTS:
                self._pause(2.0**attempt if interrupted.pause is None else min(interrupted.pause, 60.0))
        raise FetchError(
            f"The hub {self.endpoint} cannot be reached ({interrupted}): "
            "check the network of this machine and start again."
        )

    def _told(self, problem: Exception) -> FetchError | Interrupted:
        """Return what a failed request means: something to wait for, or one sentence."""
        errors, response = self._library.errors, getattr(problem, "response", None)
        status = getattr(response, "status_code", None)
        if isinstance(problem, errors.GatedRepoError):
            return self._gated()
        if isinstance(problem, errors.RevisionNotFoundError):
            return FetchError(f"The model {self.repo} has no revision {self.revision}: check its name.")
        if response is None:
            return Interrupted("no connection")
        if status in _WORTH_WAITING:
            return Interrupted("it is busy" if status == 429 else f"HTTP status {status}", _retry_after(response))
        if status == 416:
            return Interrupted("the rest of a file was refused")
        if status in {401, 403} and self._token:
            return FetchError(f"The hub refuses the token for {self.repo}: check that it is valid and may read models.")
        if isinstance(problem, errors.RepositoryNotFoundError) or status in {401, 403}:
            advice = "check the name" + ("" if self._token else ", or pass a token with --token-file")
            return FetchError(f"The hub has no model {self.repo}, or it is private: {advice}.")
        return FetchError(f"The hub refuses a file of {self.repo} (HTTP status {status}): start again later.")

    def _gated(self) -> FetchError:
        place = f"{self.endpoint}/{self.repo}"
        if self._token:
            return FetchError(
                f"The account of this token may not read {self.repo} yet: accept its licence at {place} and wait "
                "until access is granted."
            )
        return FetchError(
            f"The model {self.repo} asks for its licence to be accepted: accept it at {place}, write an access token "
            "of that account into a file and pass that file with --token-file."
        )

    def _unlike_a_hub(self) -> FetchError:
        return FetchError(f"{self.endpoint} does not answer as a model hub does: check the address.")


def _library() -> Any:
    """Return the huggingface_hub package, told to be quiet.

    Raises:
        FetchError: It is not installed.

    """
    os.environ.update(_QUIET)
    try:
        import huggingface_hub
        import huggingface_hub.errors
        import huggingface_hub.utils
    except ImportError:
        raise FetchError("Fetching needs the package huggingface-hub: install radonc-gpt[fetch].") from None
    huggingface_hub.utils.logging.set_verbosity_error()
    return huggingface_hub


def _file(entry: Any) -> HubFile:
    """Return a listed file, checked.

    Raises:
        TypeError, ValueError, AttributeError: The entry is malformed.

    """
    large = entry.lfs is not None
    size = entry.lfs.size if large else entry.size
    digest = entry.lfs.sha256 if large else entry.blob_id
    if not isinstance(entry.rfilename, str) or type(size) is not int or size < 0 or not _HASH.fullmatch(digest):
        raise ValueError("not a file")
    if len(digest) != (64 if large else 40):
        raise ValueError("not a hash of this kind")
    return HubFile(entry.rfilename, size, digest if large else None, None if large else digest)


def _start(response: Any, asked: int) -> int:
    """Return where the answer begins.

    Raises:
        Interrupted: It begins somewhere that was not asked for.

    """
    if response.status_code != 206:
        return 0
    begin = re.fullmatch(r"bytes (\d{1,18})-\d{1,18}/(\d{1,18}|\*)", response.headers.get("Content-Range", ""))
    if begin is None or int(begin[1]) != asked:
        raise Interrupted("another part of the file was sent")
    return asked


def _pieces(response: Any, errors: Any) -> Iterator[bytes]:
    try:
        yield from response.iter_bytes()
    except errors.HTTPError:
        raise Interrupted("the connection broke off") from None


def _retry_after(response: Any) -> float | None:
    text = response.headers.get("Retry-After", "")
    return float(text) if re.fullmatch(r"\d{1,6}", text) else None
