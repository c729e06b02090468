import hashlib
import io
import tarfile

import pytest
import vulkan_headers
from machine import SetupError
from vulkan_headers import Package


def debian_package(path, files):
    """Write a Debian package: an ar archive with the files in a compressed tar."""
    inner = io.BytesIO()
    with tarfile.open(fileobj=inner, mode="w:xz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    members = {"debian-binary": b"2.0\n", "control.tar.xz": b"odd", "data.tar.xz": inner.getvalue()}
    archive = b"!<arch>\n"
    for name, content in members.items():
        head = f"{name:<16}{0:<12}{0:<6}{0:<6}{100644:<8}{len(content):<10}`\n".encode()
        archive += head + content + b"\n" * (len(content) % 2)
    path.write_bytes(archive)
    return path


@pytest.fixture
def brought(tmp_path, monkeypatch):
    """One locked package in a folder that the user names."""
    folder = tmp_path / "brought"
    folder.mkdir()
    file = debian_package(folder / "headers_1.deb", {"./usr/include/vulkan/vulkan.hpp": b"// headers"})
    package = Package("pool/h/headers_1.deb", hashlib.sha256(file.read_bytes()).hexdigest())
    monkeypatch.setattr(vulkan_headers, "locked", lambda: (package,))
    monkeypatch.setenv(vulkan_headers.BROUGHT, str(folder))
    return file


def test_that_the_lock_pins_two_packages_by_hash_and_names_no_host():
    packages = vulkan_headers.locked()
    assert [package.name.partition("_")[0] for package in packages] == ["libvulkan-dev", "spirv-headers"]
    assert all(package.place.startswith("pool/main/") for package in packages)


def test_that_a_lock_without_hashes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(vulkan_headers, "LOCK", tmp_path / "lock")
    (tmp_path / "lock").write_text("pool/main/v/vulkan.deb\n")
    with pytest.raises(SetupError, match="restore the file from git"):
        vulkan_headers.locked()


def test_that_headers_are_taken_from_the_folder_that_the_user_names(brought, tmp_path):
    folder = vulkan_headers.provide(tmp_path / "work", tmp_path)
    assert (folder / vulkan_headers.INCLUDE / "vulkan" / "vulkan.hpp").read_bytes() == b"// headers"


def test_that_a_package_with_another_hash_is_refused(brought, tmp_path):
    brought.write_bytes(brought.read_bytes() + b"x")
    with pytest.raises(SetupError, match=r"headers_1\.deb differs from its hash"):
        vulkan_headers.provide(tmp_path / "work", tmp_path)
    assert not (tmp_path / "work").exists()


def test_that_a_package_that_is_not_in_the_folder_is_named(brought, tmp_path):
    brought.unlink()
    with pytest.raises(SetupError, match=r"where headers_1\.deb is missing"):
        vulkan_headers.provide(tmp_path / "work", tmp_path)


def test_that_a_machine_without_a_debian_mirror_is_told_what_to_bring(brought, tmp_path, monkeypatch):
    monkeypatch.delenv(vulkan_headers.BROUGHT)
    monkeypatch.setattr(vulkan_headers, "debian_mirrors", list)
    with pytest.raises(SetupError, match=r"put headers_1\.deb into a folder and name it in RADONC_VULKAN_HEADERS"):
        vulkan_headers.provide(tmp_path / "work", tmp_path)


def test_that_nothing_but_headers_leaves_a_package(tmp_path):
    files = {
        "./usr/include/vulkan/vulkan.h": b"1",
        "./usr/share/cmake/SPIRV-Headers/x.cmake": b"2",
        "./usr/lib/libvulkan.so": b"3",
        "./usr/include/../../evil.h": b"4",
    }
    vulkan_headers.unpack(debian_package(tmp_path / "x.deb", files), tmp_path / "out")
    found = [path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert sorted(found) == ["usr/include/vulkan/vulkan.h", "usr/share/cmake/SPIRV-Headers/x.cmake"]


@pytest.mark.parametrize(
    "content", [b"", b"no package", b"!<arch>\n", b"!<arch>\n" + b"data.tar.xz".ljust(48) + b"2         `\nxx"]
)
def test_that_a_damaged_package_is_a_sentence(tmp_path, content):
    (tmp_path / "x.deb").write_bytes(content)
    with pytest.raises(SetupError, match=r"x\.deb cannot be unpacked"):
        vulkan_headers.unpack(tmp_path / "x.deb", tmp_path / "out")
