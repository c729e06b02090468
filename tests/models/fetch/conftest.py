"""A small model hub on this machine, with the answers that the real one gives."""

import hashlib
import importlib
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

COMMIT = "c0ffee" + "0" * 34
REPO = "lab/tiny-llama"


def git_hash(data):
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


@dataclass
class Request:
    """What a client asked for."""

    method: str
    path: str
    range: str | None
    token: str | None
    host: str


@dataclass
class FakeHub:
    """The repository that is served, the faults to commit, and the requests that came."""

    files: dict = field(default_factory=dict)
    large: set = field(default_factory=set)
    gated: bool = False
    token: str = ""
    faults: list = field(default_factory=list)  # called with (handler, data) once each, for weight files
    api_faults: list = field(default_factory=list)
    stated: dict = field(default_factory=dict)  # entries of the listing that replace the true ones
    extra: list = field(default_factory=list)
    requests: list = field(default_factory=list)
    elsewhere: str | None = None
    url: str = ""

    def asked(self, name):
        """Return the requests for one file."""
        return [request for request in self.requests if request.path.endswith(f"/{name}")]

    def listing(self):
        return [self._entry(name, data) for name, data in self.files.items()] + self.extra

    def _entry(self, name, data):
        entry = {"rfilename": name, "size": len(data), "blobId": git_hash(data)}
        if name in self.large:
            pointer = b"version https://git-lfs.github.com/spec/v1\n"
            digest = hashlib.sha256(data).hexdigest()
            entry["blobId"] = git_hash(pointer)
            entry["lfs"] = {"size": len(data), "sha256": digest, "pointerSize": len(pointer)}
        return entry | self.stated.get(name, {})


class Handler(BaseHTTPRequestHandler):
    """Answers for the hub that its server holds."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # headers and body are two packets

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = unquote(urlsplit(self.path).path)
        token = self.headers.get("Authorization")
        hub = self.server.hub
        hub.requests.append(Request("GET", path, self.headers.get("Range"), token, self.headers.get("Host")))
        if path.startswith("/api/models/"):
            self.describe(path.removeprefix("/api/models/"))
        elif path.startswith("/elsewhere/"):
            self.send_file(path.removeprefix("/elsewhere/"))
        else:
            self.resolve(path)

    def describe(self, rest):
        hub = self.server.hub
        if hub.api_faults:
            return hub.api_faults.pop(0)(self, b"")
        repo, _, revision = rest.partition("/revision/")
        if repo != REPO:
            return self.refuse(401 if not self.headers.get("Authorization") else 404, "RepoNotFound")
        if revision not in ("", "main", COMMIT):
            return self.refuse(404, "RevisionNotFound")
        assert parse_qs(urlsplit(self.path).query)["blobs"] == ["true"]
        body = {"id": REPO, "modelId": REPO, "sha": COMMIT, "siblings": hub.listing(), "tags": [],
                "private": False, "gated": hub.gated, "downloads": 0, "likes": 0}  # fmt: skip
        return self.answer(200, json.dumps(body).encode(), {"Content-Type": "application/json"})

    def resolve(self, path):
        hub = self.server.hub
        start = f"/{REPO}/resolve/{COMMIT}/"
        if not path.startswith(start):
            return self.refuse(404, "RepoNotFound")
        name = path.removeprefix(start)
        if hub.token and self.headers.get("Authorization") != f"Bearer {hub.token}":
            known = self.headers.get("Authorization") is not None
            return self.refuse(403 if known and hub.gated else 401, "GatedRepo" if hub.gated else "RepoNotFound")
        if name not in hub.files:
            return self.refuse(404, "EntryNotFound")
        if hub.elsewhere and name in hub.large:
            return self.answer(302, b"", {"Location": f"{hub.elsewhere}/elsewhere/{name}"})
        return self.send_file(name)

    def send_file(self, name):
        hub = self.server.hub
        data = hub.files[name]
        if hub.faults and name.startswith("model-"):
            return hub.faults.pop(0)(self, data)
        return self.send_from(data)

    def send_from(self, data):
        asked = self.headers.get("Range")
        if asked is None:
            return self.answer(200, data, {"X-Repo-Commit": COMMIT, "ETag": f'"{git_hash(data)}"'})
        start = int(asked.removeprefix("bytes=").removesuffix("-"))
        if start >= len(data):
            return self.answer(416, b"", {})
        return self.answer(206, data[start:], {"Content-Range": f"bytes {start}-{len(data) - 1}/{len(data)}"})

    def refuse(self, status, code):
        self.answer(status, b'{"error": "x"}', {"X-Error-Code": code, "X-Error-Message": "x"})

    def answer(self, status, data, headers, *, claim=None):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data) if claim is None else claim))
        self.end_headers()
        self.wfile.write(data)
        if claim is not None:
            self.close_connection = True


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


def serve(hub):
    server = Server(("127.0.0.1", 0), Handler)
    server.hub = hub
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    hub.url = f"http://127.0.0.1:{server.server_port}"
    return server


@pytest.fixture(scope="module")
def library():
    """huggingface_hub without a proxy; its client is kept, since making one takes a tenth of a second."""
    found = pytest.importorskip("huggingface_hub", reason="fetching needs the fetch extra")
    constants = importlib.import_module("huggingface_hub.constants")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constants, "HF_HUB_OFFLINE", False)
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            patch.delenv(name, raising=False)
            patch.delenv(name.lower(), raising=False)
        found.close_session()
        yield found
        found.close_session()


@pytest.fixture
def hub(library):
    """A hub with a small Llama model that offers pickles and code too."""
    weights = bytes(range(256)) * 4000
    hub = FakeHub(
        files={
            ".gitattributes": b"*.safetensors filter=lfs\n",
            "README.md": b"# Tiny Llama\n",
            "LICENSE": b"to be accepted\n",
            "config.json": json.dumps({"model_type": "llama"}).encode(),
            "model-00001-of-00002.safetensors": weights,
            "model-00002-of-00002.safetensors": weights[::-1],
            "model.safetensors.index.json": json.dumps(
                {"weight_map": {f"t{n}": f"model-0000{n}-of-00002.safetensors" for n in (1, 2)}}
            ).encode(),
            "modeling_evil.py": b"raise SystemExit\n",
            "pytorch_model.bin": b"pickle",
            "original/consolidated.00.pth": b"pickle",
            "tokenizer.model": b"\x0a" * 5000,
        },
        large={"model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors", "tokenizer.model"},
    )
    server = serve(hub)
    yield hub
    server.shutdown()
    server.server_close()


@pytest.fixture
def second_host():
    """Another host that only has the large files."""
    hub = FakeHub()
    server = serve(hub)
    yield hub
    server.shutdown()
    server.server_close()
