import hashlib
import json
import os
import shutil

import pytest

from radonc_models.cli import main
from radonc_models.fetch import FetchError, check_snapshot
from radonc_models.fetch.download import Hub
from radonc_models.fetch.run import fetch

REPO = "lab/tiny-llama"
COMMIT = "c0ffee" + "0" * 34
FIRST, SECOND = "model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"
FETCHED = {"README.md", "LICENSE", "config.json", FIRST, SECOND, "model.safetensors.index.json", "tokenizer.model"}


def client(hub, **options):
    return Hub(REPO, endpoint=hub.url, pause=lambda _: None, **options)


def get(hub, out, **options):
    return fetch(client(hub, **options), out, pause=lambda _: None)


def refused(hub, out, match, **options):
    """Check that fetching is refused in one sentence and that the folder does not look finished."""
    with pytest.raises(FetchError, match=match) as caught:
        get(hub, out, **options)
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert not (out / "snapshot.json").exists()
    return sentence


def cut_after(count):
    """Send ``count`` bytes of what was asked for and hang up."""

    def fault(handler, data):
        start = int((handler.headers.get("Range") or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        headers = {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        handler.answer(206 if start else 200, data[start : start + count], headers, claim=len(data) - start)

    return fault


def status(code, **headers):
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    return lambda handler, _: handler.answer(code, b"", named)


def test_that_a_model_is_fetched_without_pickles_and_code(hub, tmp_path):
    out = tmp_path / "model"
    snapshot = get(hub, out)

    assert {path.name for path in out.iterdir()} == FETCHED | {"snapshot.json"}
    for name in FETCHED:
        assert (out / name).read_bytes() == hub.files[name]
        assert not (out / name).is_symlink()
        assert snapshot.files[name] == (len(hub.files[name]), hashlib.sha256(hub.files[name]).hexdigest())
    record = json.loads((out / "snapshot.json").read_text())
    assert (record["repo"], record["revision"], record["commit"]) == (REPO, "main", COMMIT)
    assert check_snapshot(out) == snapshot
    for name in ("pytorch_model.bin", "modeling_evil.py", "original/consolidated.00.pth"):
        assert not hub.asked(name)


def test_that_a_broken_off_download_goes_on_where_it_stopped(hub, tmp_path):
    out, data = tmp_path / "model", hub.files[FIRST]
    hub.faults = [cut_after(600_000), *[status(503)] * 5]
    refused(hub, out, r"broke off.*goes on where it stopped")
    there = (out / f"{FIRST}.part").stat().st_size
    assert 0 < there <= 600_000
    hub.requests.clear()

    get(hub, out)

    assert [request.range for request in hub.asked(FIRST)] == [f"bytes={there}-"]
    assert (out / FIRST).read_bytes() == data
    assert not hub.asked("config.json")  # right already, by its hash
    assert not list(out.glob("*.part"))


def test_that_a_truncated_answer_is_continued_in_the_same_run(hub, tmp_path):
    hub.faults = [cut_after(300_000)] * 3
    get(hub, tmp_path / "model")

    first, *later = hub.asked(FIRST)
    assert first.range is None
    assert all(request.range for request in later)
    assert (tmp_path / "model" / FIRST).read_bytes() == hub.files[FIRST]


def test_that_a_hub_without_ranges_is_read_from_the_start(hub, tmp_path):
    def whole(handler, data):
        handler.answer(200, data, {})

    hub.faults = [cut_after(300_000), whole]
    get(hub, tmp_path / "model")

    assert (tmp_path / "model" / FIRST).read_bytes() == hub.files[FIRST]


def test_that_a_moved_branch_does_not_mix_two_commits(hub, tmp_path):
    out = tmp_path / "model"
    hub.faults = [status(403)]
    refused(hub, out, "private")
    get(hub, out)

    assert hub.requests[0].path == f"/api/models/{REPO}/revision/main"
    described = [request.path for request in hub.requests if request.path.startswith("/api/")]
    assert described[1:] == [f"/api/models/{REPO}/revision/{COMMIT}"]


def flipped(data):
    return data[:7] + bytes([data[7] ^ 1]) + data[8:]


@pytest.mark.parametrize("name", [FIRST, "README.md"])
def test_that_a_flipped_byte_is_caught_and_the_file_removed(hub, tmp_path, name):
    true = hub.listing()
    hub.stated = {entry["rfilename"]: entry for entry in true}
    hub.files[name] = flipped(hub.files[name])

    assert name in refused(hub, tmp_path / "model", "arrived damaged")
    assert not (tmp_path / "model" / name).exists()
    assert not (tmp_path / "model" / f"{name}.part").exists()


@pytest.mark.parametrize("spoil", [flipped, lambda data: data + b"more"])
def test_that_a_bad_piece_from_last_time_is_fetched_again(hub, tmp_path, spoil):
    out = tmp_path / "model"
    hub.faults = [status(403)]
    refused(hub, out, "private")
    (out / f"{FIRST}.part").write_bytes(spoil(hub.files[FIRST][:5000] if spoil is flipped else hub.files[FIRST]))
    (out / SECOND).write_bytes(flipped(hub.files[SECOND]))

    get(hub, out)

    assert (out / FIRST).read_bytes() == hub.files[FIRST]
    assert (out / SECOND).read_bytes() == hub.files[SECOND]


def test_that_a_busy_hub_is_asked_again(hub, tmp_path):
    waits = []
    hub.api_faults = [status(429, Retry_After="7"), status(502)]
    hub.faults = [status(429, Retry_After="9"), status(500)]
    fetch(Hub(REPO, endpoint=hub.url, pause=waits.append), tmp_path / "model", pause=waits.append)

    assert waits == [7.0, 2.0, 9.0, 2.0]


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"api_faults": [status(503)] * 9}, "cannot be reached"),
        ({"api_faults": [lambda handler, _: handler.answer(200, b"<html>", {})]}, "does not answer as a model hub"),
        ({"api_faults": [lambda handler, _: handler.answer(200, b"[]", {})]}, "does not answer as a model hub"),
        ({"api_faults": [lambda handler, _: handler.answer(200, b"{}", {})]}, "does not answer as a model hub"),
        ({"gated": True, "token": "hf_right"}, r"accept it at http://\S+/lab/tiny-llama.*--token-file"),
        ({"token": "hf_right"}, "private.*--token-file"),
        ({"files": {"config.json": b'{"model_type": "mistral"}'}}, "mistral.*only Llama"),
        ({"files": {"config.json": b"{"}}, "no valid JSON"),
        ({"files": {"README.md": b""}}, "no config.json"),
        ({"files": {"config.json": b'{"model_type": "llama"}'}}, "no safetensors"),
        ({"files": {"config.json": b'{"model_type": "llama"}', "pytorch_model.bin": b""}}, "pickled"),
        ({"stated": {FIRST: {"lfs": {"size": "9", "sha256": "0", "pointerSize": 1}}}}, "does not answer as a model"),
        ({"stated": {FIRST: {"lfs": {"size": 10**15, "sha256": "0" * 64, "pointerSize": 1}}}}, "disk is too full"),
    ],
)  # fmt: skip
def test_that_what_the_hub_refuses_is_told_in_one_sentence(hub, tmp_path, change, match):
    for name, value in change.items():
        setattr(hub, name, value)
    refused(hub, tmp_path / "model", match)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "..\\x", "a/../../x", "C:x", "a//b", "model\n.safetensors", "a/ ."])
def test_that_a_name_that_leaves_its_folder_is_refused(hub, tmp_path, name):
    hub.extra = [{"rfilename": name, "size": 1, "blobId": "0" * 40}]

    refused(hub, tmp_path / "model", "leaves its folder")
    assert not (tmp_path / "model").exists()


@pytest.mark.parametrize("target", ["../x.safetensors", "absent.safetensors", 7])
def test_that_an_index_that_names_a_strange_file_is_refused(hub, tmp_path, target):
    hub.files["model.safetensors.index.json"] = json.dumps({"weight_map": {"t": target}}).encode()

    refused(hub, tmp_path / "model", "weight index")


def test_that_another_repository_and_revision_are_told(hub, tmp_path):
    for repo, revision, match in (("lab/none", "main", "no model lab/none"), (REPO, "v9", "no revision v9")):
        with pytest.raises(FetchError, match=match):
            fetch(Hub(repo, revision, endpoint=hub.url, pause=lambda _: None), tmp_path / "model")


@pytest.mark.parametrize("wrong", ["../x", "a/b/c", "", "a b", "a/..", "https://x/y"])
def test_that_a_strange_repository_name_is_refused(hub, wrong):
    with pytest.raises(FetchError, match="no name of a model"):
        Hub(wrong, endpoint=hub.url)


def test_that_no_network_is_told(hub, tmp_path):
    with pytest.raises(FetchError, match=r"cannot be reached \(no connection\).*network"):
        fetch(Hub(REPO, endpoint="http://127.0.0.1:9", pause=lambda _: None), tmp_path / "model")


def test_that_the_token_opens_a_gated_model_and_is_never_told(hub, tmp_path, capfd, monkeypatch):
    hub.gated, hub.token = True, "hf_secret_of_mine"
    secret = tmp_path / "token"
    secret.write_text(f"{hub.token}\n")
    words = ["fetch", REPO, "--out", str(tmp_path / "model"), "--token-file", str(secret), "--endpoint", hub.url]
    assert main(words) == 0
    assert (tmp_path / "model" / FIRST).is_file()
    assert all(request.token for request in hub.requests)

    wrong = tmp_path / "wrong"
    wrong.write_text("hf_other_secret")
    words = ["fetch", REPO, "--out", str(tmp_path / "second"), "--token-file", str(wrong), "--endpoint", hub.url]
    assert main(words) == 2
    said = "".join(capfd.readouterr())
    assert "may not read lab/tiny-llama" in said
    for holder in (
        said,
        str(os.environ),
        repr(client(hub, token=hub.token)),
        (tmp_path / "model/snapshot.json").read_text(),
    ):
        assert "secret" not in holder


def test_that_a_saved_login_of_this_machine_is_not_sent(hub, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_TOKEN", "hf_of_another_purpose")
    get(hub, tmp_path / "model")

    assert all(request.token is None for request in hub.requests)


def test_that_the_token_does_not_follow_a_redirect_to_another_host(hub, second_host, tmp_path):
    hub.token = "hf_right"
    hub.elsewhere, second_host.files = second_host.url, hub.files
    get(hub, tmp_path / "model", token="hf_right")

    assert {request.path for request in second_host.requests} == {f"/elsewhere/{name}" for name in hub.large}
    assert all(request.token is None for request in second_host.requests)
    assert all(request.token == "Bearer hf_right" for request in hub.requests)


def test_that_a_redirected_download_goes_on_where_it_stopped(hub, second_host, tmp_path):
    hub.elsewhere, second_host.files = second_host.url, hub.files
    second_host.faults = [cut_after(500_000)]
    get(hub, tmp_path / "model")

    ranges = [request.range for request in second_host.asked(FIRST)]
    assert ranges[0] is None
    assert ranges[1].startswith("bytes=")


def test_that_the_token_is_not_sent_unencrypted():
    pytest.importorskip("huggingface_hub")
    with pytest.raises(FetchError, match="https"):
        Hub(REPO, endpoint="http://hub.example", token="hf_right")


def test_that_a_token_file_without_a_token_is_refused(hub, tmp_path, capsys):
    (tmp_path / "token").write_text("two words\nand lines")
    for name in ("token", "absent"):
        words = ["fetch", REPO, "--out", str(tmp_path / "m"), "--token-file", str(tmp_path / name)]
        assert main([*words, "--endpoint", hub.url]) == 2
        said = capsys.readouterr().err
        assert "token file" in said
        assert "two words" not in said


def test_that_a_folder_with_other_things_is_refused(hub, tmp_path):
    out = tmp_path / "model"
    out.mkdir()
    (out / "thesis.doc").write_text("mine")
    refused(hub, out, "holds something else")
    (out / "thesis.doc").rename(tmp_path / "file")
    refused(hub, tmp_path / "file", "holds something else")
    get(hub, out)
    requests = len(hub.requests)

    assert get(hub, out).commit == COMMIT  # complete already: checked, nothing is asked for
    assert len(hub.requests) == requests
    with pytest.raises(FetchError, match="another model"):
        fetch(Hub("lab/other", endpoint=hub.url), out)


def test_that_a_link_in_the_folder_is_not_written_through(hub, tmp_path):
    out, victim = tmp_path / "model", tmp_path / "victim"
    hub.faults = [status(403)]
    refused(hub, out, "private")
    victim.write_bytes(b"mine")
    (out / f"{FIRST}.part").unlink()
    (out / f"{FIRST}.part").symlink_to(victim)

    refused(hub, out, "cannot be written")
    assert victim.read_bytes() == b"mine"


def test_that_two_downloads_do_not_mix(hub, tmp_path):
    fcntl = pytest.importorskip("fcntl")
    out = tmp_path / "model"
    hub.faults = [status(403)]
    refused(hub, out, "private")
    with (out / f"{FIRST}.part").open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        refused(hub, out, "Another download")
    get(hub, out)


def test_that_a_full_disk_is_told_before_and_during(hub, tmp_path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**9, 10**9, 1000))
        refused(hub, tmp_path / "model", "too full")
        assert not [request for request in hub.requests if "/resolve/" in request.path]

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    refused(hub, tmp_path / "model", "The disk is full")


def test_that_an_unfinished_folder_says_so(hub, tmp_path, capsys):
    hub.faults = [status(403)]
    refused(hub, tmp_path / "model", "private")

    assert main(["fetch", "--check", str(tmp_path / "model")]) == 2
    assert "unfinished" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("spoil", "match"),
    [
        (lambda out: (out / FIRST).write_bytes(b"short"), FIRST),
        (lambda out: (out / FIRST).unlink(), f"{FIRST}.*missing"),
        (lambda out: (out / "tokenizer.json").write_text("{}"), "was not fetched"),
        (lambda out: (out / "snapshot.json").write_text("[" * 9000), "damaged"),
        (lambda out: (out / "snapshot.json").write_text('{"files": {"../x": {"size": 1, "sha256": ""}}}'), "damaged"),
        (lambda out: (out / "snapshot.json").unlink(), "was not fetched by this program"),
    ],
)
def test_that_a_changed_snapshot_is_told(hub, tmp_path, spoil, match):
    out = tmp_path / "model"
    get(hub, out)
    spoil(out)

    with pytest.raises(FetchError, match=match) as caught:
        check_snapshot(out)
    assert "\n" not in str(caught.value)
