"""Fetching a base model to a connected machine, and checking such a copy on any machine.

A copy is a folder of plain files with ``snapshot.json`` beside them, which names repository, commit and the
SHA-256 of every file. Only ``download`` talks to the network; the app and the converter never import it.
"""

from radonc_models.fetch.errors import FetchError
from radonc_models.fetch.snapshot import Snapshot, check_snapshot, read_snapshot

__all__ = ["FetchError", "Snapshot", "check_snapshot", "read_snapshot"]
