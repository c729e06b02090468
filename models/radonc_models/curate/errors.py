"""What can go wrong with a curation, each as one sentence for the user."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from radonc_models.errors import RadOncError
from radonc_models.keyed.errors import VaultError

__all__ = ["CurationRefused", "worded"]


_STORE = re.compile(r"\b(?:case )?store\b")


class CurationRefused(RadOncError):
    """A step of curation cannot be done; nothing was changed."""


@contextmanager
def worded() -> Iterator[None]:
    """Let what an encrypted store refuses speak of the workspace; its sentences are the case store's."""
    try:
        yield
    except VaultError as error:
        raise CurationRefused(_STORE.sub("workspace", str(error))) from error
