"""The app's engine: the models of a pack behind a child process, or a script in tests. No Qt."""

from __future__ import annotations

from radonc_desktop.engine.source import PackEngine
from radonc_desktop.engine.state import EngineState

__all__ = ["EngineState", "PackEngine"]
