"""What the tests of the commands share."""

import os

import pytest


@pytest.fixture
def piped():
    """Return a function that puts lines into a pipe and gives the end to read from."""
    opened = []

    def pipe(*lines: str) -> int:
        read, write = os.pipe()
        os.write(write, "".join(f"{line}\n" for line in lines).encode())
        os.close(write)
        opened.append(read)
        return read

    yield pipe
    for handle in opened:
        os.close(handle)
