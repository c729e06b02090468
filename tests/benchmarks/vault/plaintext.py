"""Watch every system call of a whole session for text of a case: none may be written outside memory and pipes.

    python tests/benchmarks/vault/plaintext.py [--count 24]

Runs ``session.py`` with ``--count`` cases (10 markers each) under strace: the real window off screen, the real engine
and its child, imports, exports and a backup, a crash, and the unlocking after it. Looks for the markers, as UTF-8,
UTF-16, hex and base64, in every byte written to a file or a terminal, in file names, in process arguments, and in what
lies on the disk at the end; pipes and sockets between the app's own processes do not count, nor do the exported files
that are meant to hold text of a case, and must. A file that is mapped for writing is a hit by itself,
for no trace shows what is written there, but for SQLite's index of its log, which is looked at in the end. The control
arms, a sort through temporary files and a log with text of a case, must hit.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

import report
import systemcalls
from markers import forms, hits
from session import HANDED, OUTGOING, hand_in

BENCHMARKS = Path(__file__).parents[1]
NAMING = ("execve", "open", "openat", "creat", "rename", "renameat", "renameat2", "link", "linkat", "symlink")
NAMING += ("symlinkat", "mkdir", "mkdirat")
WRITING = ("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice", "sendmsg")
BETWEEN_PROCESSES = ("pipe:", "socket:", "anon_inode:", "UNIX", "TCP", "UDP", "NETLINK")
MAPPED = ("-shm",)


class Watch:
    """Counts what a trace shows."""

    def __init__(self):
        self.wanted = forms()
        self.hits = Counter()
        self.bytes = Counter()
        self.meant = 0
        self._tails = {}

    def read(self, log):
        for call in systemcalls.calls(log):
            if call.name in NAMING:
                for text in call.strings:
                    self._look("a name or argument", text)
            elif call.name in WRITING:
                self._write(call)
            elif call.name == "mmap" and "MAP_SHARED" in call.arguments and "PROT_WRITE" in call.arguments:
                self._mapping(call)

    def _mapping(self, call):
        target = call.target or ""
        if target.startswith("/") and not target.startswith(("/dev/", "/memfd:")) and not target.endswith(MAPPED):
            self.hits[f"mapped for writing: {Path(target).name}"] += 1

    def _write(self, call):
        target = call.target or "?"
        if target.startswith(BETWEEN_PROCESSES):
            return
        if f"/{OUTGOING}/" in target:  # a file that is meant to hold it
            self.meant += bool(hits(b"".join(call.strings), self.wanted))
            return
        # Text may be cut in two by the end of a write.
        data = self._tails.get((call.pid, target), b"") + b"".join(call.strings)
        self._tails[call.pid, target] = data[-100:]
        self.bytes[Path(target).name] += len(data)
        self._look(f"written to {Path(target).name}", data)

    def _look(self, where, data):
        for form in hits(data, self.wanted):
            self.hits[f"{where}, {form}"] += 1

    def disk(self, folder):
        """Look at every file as it lies on the disk."""
        for path in folder.rglob("*"):
            if path.is_file() and not path.is_symlink():
                self._look(f"left in {path.name}", path.read_bytes())
            self._look("left as a file name", os.fsencode(path.name))


def environment(place):
    """A home of its own, so that every cache and setting that a library keeps is seen and looked at."""
    homes = {
        "HOME": place / "home",
        "TMPDIR": place / "tmp",
        "SQLITE_TMPDIR": place / "tmp",
        "XDG_CACHE_HOME": place / "home" / ".cache",
        "XDG_CONFIG_HOME": place / "home" / ".config",
        "XDG_DATA_HOME": place / "home" / ".local" / "share",
        "XDG_STATE_HOME": place / "home" / ".local" / "state",
        "XDG_RUNTIME_DIR": place / "run",
    }
    for folder in homes.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return os.environ | {name: str(folder) for name, folder in homes.items()} | {"QT_QPA_PLATFORM": "offscreen"}


def watched(place, logs, phase, cases):
    """Run one phase of the session under the trace; return what was seen and how the session ended."""
    script = [sys.executable, Path(__file__).with_name("session.py"), place, phase, "--cases", cases]
    log = logs / phase
    with (place / f"{phase}.out").open("wb") as out:  # what the app prints is looked at like any file
        done = systemcalls.traced(
            script, log, named=True, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment(place), cwd=place
        )
    watch = Watch()
    watch.read(log)
    log.unlink()
    return watch, done.returncode


def put_models(folder, *, scripted):
    """Make a model pack with tiny models, or with none."""
    sys.path.insert(0, str(BENCHMARKS))
    from check_network import tiny_pack
    from fuzz_engine import write_pack

    folder.mkdir()
    if scripted:
        (folder / "model.gguf").write_bytes(b"-")
        write_pack(folder, "0" * 64, 1)
    else:
        tiny_pack(folder, 200)


def run(place, logs, cases):
    """Run the session; return what was seen, how many markers were planted and how many came back."""
    watch, code = watched(place, logs, "work", cases)
    if code not in (-signal.SIGABRT, 128 + signal.SIGABRT) or not (place / "count").exists():
        raise SystemExit(f"the session ended with {code}: {(place / 'work.out').read_text()}")
    later, code = watched(place, logs, "after", cases)
    if code:
        raise SystemExit(f"the second session ended with {code}: {(place / 'after.out').read_text()}")
    watch.hits += later.hits
    watch.bytes += later.bytes
    watch.disk(place)
    return watch, json.loads((place / "count").read_text()), json.loads((place / "kept").read_text())


def main():
    parser = report.parser(__doc__, 24)
    parser.add_argument("--scripted", action="store_true", help="without the real engine")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place, logs = Path(folder) / "place", Path(folder) / "logs"
        for made in (place, logs):
            made.mkdir()
        (Path(folder) / OUTGOING).mkdir()
        hand_in(Path(folder) / HANDED)
        put_models(place / "pack", scripted=options.scripted)
        watch, planted, (kept, passing) = run(place, logs, options.count)
        (Path(folder) / "control").mkdir()
        control, code = watched(Path(folder) / "control", logs, "control", 0)
    report.problems([f"{number} times {where}" for where, number in watch.hits.items()])
    print("bytes written to: " + ", ".join(f"{name} {size}" for name, size in watch.bytes.most_common(8)))
    log_bytes = sum(size for name, size in watch.bytes.items() if name.startswith("cases.db"))
    temporary = sum(number for where, number in control.hits.items() if "debug.log" not in where)
    logged = sum(number for where, number in control.hits.items() if "debug.log" in where)
    seen_all = watch.meant >= 3 and planted >= min(200, options.count * 9)  # text, FHIR and CSV were meant to hold it
    return report.finish(
        [
            report.Figure(
                "3 text of a case in a write trace",
                f"0 hits of >= {min(200, options.count * 9)} markers",
                f"{watch.hits.total()} hits of {planted} markers in {watch.bytes.total() / 1e6:.1f} MB written "
                f"({log_bytes / 1e6:.1f} MB to the store), {kept} read back",
                not watch.hits and seen_all and kept == 7 * options.count and not passing,
            ),
            report.Figure(
                "3 control arms: temporary files, a log",
                "must hit",
                f"{temporary} and {logged} hits",
                code == 0 and temporary > 0 and logged > 0,
            ),
        ],
        options,
    )


if __name__ == "__main__":
    sys.exit(main())
