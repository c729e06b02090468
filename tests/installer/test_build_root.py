"""The fixed root: its packages are exact, what differs is named with both versions, and other bytes are refused."""

import hashlib
import re
from dataclasses import replace

import build_root
import pytest
from build_root import Locked, MovedOnError, address, differences, locked
from machine import SetupError, UnreachableError
from progress import CommandFailedError

ONE = Locked("1" * 64, "zlib1g", "1:1.2.13", "debian/pool/main/z/zlib/zlib1g_1.2.13_amd64.deb")
OTHER = Locked("2" * 64, "python3.11", "3.11.2-6", "debian-security/pool/main/p/python/python3.11_3.11.2-6_amd64.deb")


def test_that_the_lock_names_every_package_once_with_hash_version_and_place():
    packages = locked()
    names = [one.name for one in packages]
    assert names == sorted(set(names))
    assert len({one.sha256 for one in packages}) == len(packages)
    for one in packages:
        version = one.version.partition(":")[2] or one.version
        assert re.fullmatch(r"debian(-security)?/pool/[\w/.+~-]+\.deb", one.place), one
        assert one.place.rsplit("/", 1)[1].startswith(f"{one.name}_{version}_"), one


def test_that_the_lock_holds_what_the_root_is_made_for():
    assert set(build_root.wanted()) <= {one.name for one in locked()}
    assert {"python3.11-venv", "libpython3.11", "g++", "glslc", "dpkg-dev", "rpm"} <= set(build_root.wanted())


@pytest.mark.parametrize("text", ["", "# nothing\n", "abc zlib1g 1 debian/x.deb\n", f"{'1' * 64} zlib1g 1\n"])
def test_that_a_damaged_lock_is_one_sentence(text):
    with pytest.raises(SetupError, match="restore it from git"):
        locked(text)


def test_that_what_is_written_is_read_again(monkeypatch, tmp_path):
    monkeypatch.setattr(build_root, "LOCK", tmp_path / "lock")
    build_root.write([ONE, OTHER])
    assert locked() == (OTHER, ONE)


def test_that_every_difference_is_named_with_both_versions():
    newer = replace(OTHER, version="3.11.2-7", sha256="3" * 64)
    same_name = replace(ONE, sha256="4" * 64)
    assert differences([ONE, OTHER], [ONE, OTHER]) == []
    assert differences([ONE, OTHER], [same_name, newer]) == [
        "python3.11 3.11.2-6 -> 3.11.2-7",
        "zlib1g 1:1.2.13 is another file",
    ]
    assert differences([ONE], [OTHER]) == ["python3.11 not there -> 3.11.2-6", "zlib1g 1:1.2.13 -> not there"]


def test_that_a_mirror_that_moved_on_is_told_apart_from_one_that_is_away(monkeypatch):
    monkeypatch.setattr(build_root, "locked", lambda: (ONE, OTHER))
    monkeypatch.setattr(build_root, "resolve", lambda: (ONE, replace(OTHER, version="3.11.2-7")))
    moved = build_root.outdated([OTHER])
    assert type(moved) is MovedOnError
    assert "python3.11 3.11.2-6 -> 3.11.2-7" in str(moved)
    assert build_root.RENEW in str(moved)
    monkeypatch.setattr(build_root, "resolve", lambda: (ONE, OTHER))
    assert type(build_root.outdated([OTHER])) is UnreachableError

    def away():
        raise UnreachableError("no mirror")

    monkeypatch.setattr(build_root, "resolve", away)
    assert str(build_root.outdated([OTHER])).endswith("(python3.11): no mirror")


def test_that_an_address_names_the_archive_beside_the_other_one():
    assert address("gopher://a.example/debian", OTHER.place) == f"gopher://a.example/{OTHER.place}"
    kept = address("gopher://a.example/archive/debian/20261101", OTHER.place)
    assert kept == f"gopher://a.example/archive/debian-security/20261101/{OTHER.place.partition('/')[2]}"
    assert address("gopher://debian.example/debian", ONE.place) == f"gopher://debian.example/{ONE.place}"


@pytest.fixture
def mirrors(monkeypatch, tmp_path):
    """Two mirrors; the first gives other bytes for one package."""
    content = {"zlib1g": b"right", "python3.11": b"also right"}
    wanted = [replace(one, sha256=hashlib.sha256(content[one.name]).hexdigest()) for one in (ONE, OTHER)]
    asked = []

    def run(_label, argv, log):
        triples = list(zip(argv[2::3], argv[3::3], argv[4::3], strict=True))
        asked.append([target.rsplit("/", 1)[1] for _, target, _ in triples])
        for source, target, _ in triples:
            name = target.rsplit("/", 1)[1].removesuffix(".deb")
            wrong = source.startswith("gopher://first") and name == "zlib1g"
            (tmp_path / f"{name}.deb").write_bytes(b"wrong" if wrong else content[name])
        if source.startswith("gopher://first"):
            raise CommandFailedError("fetch", 100, log)

    monkeypatch.setattr(build_root, "run", run)
    monkeypatch.setattr(build_root, "mirrors", lambda: ["gopher://first/debian", "gopher://second/debian"])
    return wanted, asked


def test_that_a_package_with_other_bytes_is_taken_from_the_next_mirror(mirrors, tmp_path):
    wanted, asked = mirrors
    build_root.fetch(wanted, tmp_path)
    assert asked == [["zlib1g.deb", "python3.11.deb"], ["zlib1g.deb"]]
    assert (tmp_path / "zlib1g.deb").read_bytes() == b"right"


def test_that_a_package_with_other_bytes_everywhere_is_refused(mirrors, monkeypatch, tmp_path):
    wanted, _ = mirrors
    monkeypatch.setattr(build_root, "mirrors", lambda: ["gopher://first/debian"])
    monkeypatch.setattr(build_root, "outdated", lambda lacking: UnreachableError(" ".join(one.name for one in lacking)))
    with pytest.raises(UnreachableError, match=r"^zlib1g$"):
        build_root.fetch(wanted, tmp_path)


def test_that_a_named_mirror_is_the_only_one(monkeypatch, tmp_path):
    script = tmp_path / "debootstrap"
    script.write_text('DEF_MIRROR="gopher://known.example/debian"\n')
    monkeypatch.setattr(build_root, "DEBOOTSTRAP", script)
    monkeypatch.setattr(build_root, "debian_mirrors", lambda: ["gopher://known.example/debian/"])
    monkeypatch.delenv("RADONC_DEBIAN_MIRROR", raising=False)
    assert build_root.mirrors() == ["gopher://known.example/debian"]
    monkeypatch.setenv("RADONC_DEBIAN_MIRROR", "gopher://mine.example/debian/")
    assert build_root.mirrors() == ["gopher://mine.example/debian"]


def test_that_a_root_with_another_version_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(build_root, "locked", lambda: (replace(ONE, version="1.2.13"),))
    status = tmp_path / "var" / "lib" / "dpkg" / "status"
    status.parent.mkdir(parents=True)
    entry = "Package: zlib1g\nStatus: install ok installed\nArchitecture: amd64\nVersion: {}\nDescription: z\n"
    status.write_text(entry.format("1.2.13"))
    build_root.check(tmp_path)
    status.write_text(entry.format("1.2.14"))
    with pytest.raises(SetupError, match=r"not as its lock says: zlib1g 1\.2\.1[34] installed"):
        build_root.check(tmp_path)


def test_that_the_root_is_made_once_and_named_by_its_lock(monkeypatch, tmp_path):
    monkeypatch.setenv("RADONC_CACHE", str(tmp_path))
    made = []

    def bootstrap(work):
        made.append(work)
        (work / "root").mkdir()
        return work / "root"

    monkeypatch.setattr(build_root, "bootstrap", bootstrap)
    monkeypatch.setattr(build_root, "fetch", lambda _wanted, _folder: None)
    monkeypatch.setattr(build_root.shutil, "which", lambda _name: None)
    with pytest.raises(SetupError, match="apt-get install debootstrap"):
        build_root.provide()
    monkeypatch.setattr(build_root.shutil, "which", lambda name: f"/usr/sbin/{name}")
    root = build_root.provide()
    assert root == build_root.provide() == tmp_path / "build-root" / build_root.key() / "root"
    assert len(made) == 1
    assert [entry.name for entry in root.parent.iterdir()] == ["root"]


def test_that_a_comparison_lists_the_differences_and_ends_with_1(monkeypatch, capsys):
    monkeypatch.setattr(build_root, "resolve", locked)
    assert build_root.main(["--compare"]) == 0
    first, *others = locked()
    monkeypatch.setattr(build_root, "resolve", lambda: (replace(first, version="0.1"), *others))
    assert build_root.main(["--compare"]) == 1
    assert f"{first.name} {first.version} -> 0.1" in capsys.readouterr().out


def test_that_a_machine_without_apt_or_any_mirror_is_one_sentence(monkeypatch, tmp_path):
    monkeypatch.setattr(build_root, "APT_HELPER", tmp_path / "none")
    with pytest.raises(SetupError, match="apt is missing"):
        build_root.fetch([ONE], tmp_path)
    monkeypatch.delenv("RADONC_DEBIAN_MIRROR", raising=False)
    monkeypatch.setattr(build_root, "debian_mirrors", list)
    monkeypatch.setattr(build_root, "DEBOOTSTRAP", tmp_path / "none")
    with pytest.raises(UnreachableError, match="name one in RADONC_DEBIAN_MIRROR"):
        build_root.mirrors()
