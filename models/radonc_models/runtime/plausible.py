"""Whether the replies of a child fit what was asked: one that was taken over must not pass an error as an answer."""

from __future__ import annotations

import math

from radonc_models.runtime.protocol import (
    Counted,
    Done,
    Generate,
    Load,
    Loaded,
    PromptProgress,
    Reply,
    Request,
    Score,
    Scored,
    Token,
)

__all__ = ["Plausibility"]

_LONGEST_PIECE = 1024  # characters of a token; the longest of the known vocabularies have some hundred


class Plausibility:
    """The replies to one request, seen in their order."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._pieces: list[str] = []
        self._length = 0

    def holds(self, reply: Reply) -> bool:
        """Tell whether ``reply`` can be true after all that came before it."""
        if isinstance(reply, Token):
            self._pieces.append(reply.text)
            self._length += len(reply.text)
            return isinstance(self._request, Generate) and self._length <= self._most
        if isinstance(reply, PromptProgress):
            return 0 <= reply.done <= reply.total
        if isinstance(reply, Done):
            return reply.text == "".join(self._pieces) and 0 <= reply.new_tokens <= self._most
        if isinstance(reply, Scored):
            return self._scored(reply)
        if isinstance(reply, Loaded):
            return self._loaded(reply)
        return not isinstance(reply, Counted) or min(reply.tokens, reply.room) >= 0

    @property
    def _most(self) -> int:
        tokens = self._request.max_new_tokens if isinstance(self._request, Generate) else 0
        return tokens * _LONGEST_PIECE

    def _scored(self, reply: Scored) -> bool:
        if not isinstance(self._request, Score) or reply.labels != self._request.labels:
            return False
        count = len(reply.labels) if reply.finish == "stop" else 0
        return len(reply.log_probabilities) == count and all(map(math.isfinite, reply.log_probabilities))

    def _loaded(self, reply: Loaded) -> bool:
        if not isinstance(self._request, Load) or self._request.sha256 is None:
            return True
        adapter = self._request.adapter
        return reply.key == (f"{self._request.sha256}+{adapter.sha256}" if adapter else self._request.sha256)
