"""The names of the package: each is there, and none that the first window does without is imported for it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from radonc_desktop import vault


def test_that_every_name_of_the_package_is_there():
    for name in vault.__all__:
        assert getattr(vault, name)
    with pytest.raises(AttributeError, match="nothing"):
        vault.nothing  # noqa: B018


def test_that_the_first_window_needs_neither_the_database_nor_the_checker_of_models():
    program = (
        "import sys, radonc_desktop.app, radonc_desktop.windows.unlock, radonc_desktop.policy; "
        "print([one for one in ('sqlcipher3', 'pydantic', 'numpy', 'psutil', 'radonc_desktop.vault.store', "
        "'radonc_models.clinical.checks', 'importlib.metadata') if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=240)
    assert done.stdout == "[]\n", done.stderr[-2000:]
