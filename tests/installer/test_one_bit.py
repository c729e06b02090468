"""The counts of refused one-bit changes: a change is one bit, is put back, and a row holds when all are refused."""

import sys

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@pytest.fixture
def one_bit(root, monkeypatch):
    monkeypatch.syspath_prepend(str(root / "tests" / "benchmarks" / "installer"))
    import one_bit

    yield one_bit
    del sys.modules["one_bit"]


def test_that_each_attempt_sees_one_bit_changed_in_its_file_and_all_are_put_back(one_bit, tmp_path):
    files = [tmp_path / "a", tmp_path / "b"]
    for file in files:
        file.write_bytes(bytes(range(100)))
    seen = []

    def refused():
        differing = [bytes(map(int.__xor__, file.read_bytes(), range(100))) for file in files]
        seen.append([int.from_bytes(one, "big").bit_count() for one in differing])
        return True

    assert one_bit.row("both", one_bit.flips(files, 6, refused))
    assert seen == [[1, 0], [0, 1]] * 3
    assert {file.read_bytes() for file in files} == {bytes(range(100))}


def test_that_a_row_with_a_change_that_was_taken_or_without_a_change_does_not_hold(one_bit):
    assert one_bit.row("all", [lambda: True] * 3)
    assert not one_bit.row("one was taken", [lambda: True, lambda: False])
    assert not one_bit.row("none was made", [])
    with pytest.raises(SystemExit, match="nothing is shown"):
        one_bit.whole(held=False, what="the sums")


def test_that_the_commands_of_the_guide_refuse_every_changed_bit_of_a_package_and_of_its_sums(one_bit, tmp_path):
    built, work = tmp_path / "built", tmp_path / "work"
    built.mkdir()
    work.mkdir()
    (built / "program.deb").write_bytes(b"a program")
    kinds = (("package", "*.deb"), ("sums and signature", "SHA256SUMS*"), ("nothing of this kind", "*.rpm"))
    assert list(one_bit.of_sums(built, work, Ed25519PrivateKey.generate(), 4, kinds)) == [True, True]
    assert (built / "program.deb").read_bytes() == b"a program"
