"""The package to upgrade to: the same files with a higher version, packed once for all checks of one package."""

import subprocess

import check_deb
import pytest


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.setattr(check_deb, "NEWER", tmp_path / "kept")

    def build(version):
        tree = tmp_path / "tree"
        (tree / "DEBIAN").mkdir(parents=True, exist_ok=True)
        (tree / "file").write_text("of the package")
        lines = (
            "Package: p",
            f"Version: {version}",
            "Architecture: all",
            "Maintainer: m <m@m.invalid>",
            "Description: d",
        )
        (tree / "DEBIAN" / "control").write_text("\n".join(lines) + "\n")
        target = tmp_path / f"{version}.deb"
        subprocess.run(["dpkg-deb", "--build", str(tree), str(target)], check=True, stdout=subprocess.DEVNULL)
        return target

    return build


def version_of(file):
    asked = ["dpkg-deb", "-f", str(file), "Version"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


def test_that_it_is_packed_once_for_a_package_and_anew_for_another(package, tmp_path, monkeypatch):
    packed = []
    pack = check_deb._pack_newer
    monkeypatch.setattr(check_deb, "_pack_newer", lambda *places: packed.append(places[0]) or pack(*places))
    one, other = package("1.0"), package("2.0")
    for source in (one, one, other):
        check_deb.newer(source, tmp_path, tmp_path / "target.deb")
        assert version_of(tmp_path / "target.deb") == f"{version_of(source)}+upgrade"
    assert packed == [one, other]
    assert len(list((tmp_path / "kept").iterdir())) == 1
    listed = subprocess.run(
        ["dpkg-deb", "-c", str(tmp_path / "target.deb")], capture_output=True, text=True, check=True
    )
    assert "./file" in listed.stdout
