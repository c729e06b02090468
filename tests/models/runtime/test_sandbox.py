"""What the engine's child may not do, tried in processes of their own, unprivileged or not."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from radonc_models.runtime import sandbox
from radonc_models.runtime.client import EngineClient
from radonc_models.runtime.isolation import Confinement
from radonc_models.runtime.memory import free_bytes, free_bytes_for_good

pytestmark = pytest.mark.skipif(not sandbox.fits_here(), reason="the sandbox is for Linux on x86-64")

HEAD = """
import errno, os, socket, subprocess, sys, threading
from pathlib import Path
from radonc_models.runtime import isolation, sandbox
def refused(act):
    try:
        act()
    except OSError as error:
        return error.errno in (errno.EPERM, errno.EACCES)
    return False
"""


def run(*lines):
    """Run lines of Python in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + "\n".join(lines)], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.stderr == "", done.stderr
    return done.stdout.split()


def landlock():
    return sandbox._call(444, None, 0, 1) > 0


def test_that_sockets_of_every_family_are_refused():
    families = "(socket.AF_INET, socket.AF_INET6, socket.AF_UNIX, socket.AF_NETLINK)"
    assert (
        run(
            "assert sandbox.forbid_outside()",
            f"for family in {families}: print(refused(lambda: socket.socket(family, socket.SOCK_DGRAM)))",
            "print(refused(socket.socketpair))",
        )
        == ["True"] * 5
    )


def test_that_no_other_program_and_no_other_process_is_reached():
    assert (
        run(
            "assert sandbox.forbid_outside()",
            "print(refused(lambda: subprocess.run(['/bin/true'])), refused(os.fork))",
            "print(refused(lambda: os.execv('/bin/true', ['true'])), refused(lambda: os.kill(os.getppid(), 0)))",
        )
        == ["True"] * 4
    )


def test_that_threads_and_memory_go_on_as_before():
    assert run(
        "sandbox.forbid_outside(); sandbox.forbid_writing(); sandbox.forbid_opening()",
        "thread = threading.Thread(target=lambda: print(len(bytearray(1 << 26)) >> 26)); thread.start()",
        "thread.join(); os.kill(os.getpid(), 0); print(len(os.urandom(4)))",
    ) == ["1", "4"]


def test_that_a_filter_holds_for_threads_that_run_already():
    assert run(
        "go, done = threading.Event(), threading.Event()",
        "thread = threading.Thread(target=lambda: (go.wait(), print(refused(socket.socket)))); thread.start()",
        "sandbox.forbid_outside(); go.set(); thread.join()",
    ) == ["True"]


def test_that_files_are_read_but_never_written(tmp_path):
    (tmp_path / "file").write_text("content")
    assert (
        run(
            f"sandbox.forbid_writing(); place = Path({str(tmp_path)!r})",
            "print((place / 'file').read_text())",
            "print(refused(lambda: (place / 'new').write_text('x')), refused(lambda: (place / 'file').open('a')))",
            "print(refused((place / 'file').unlink), refused(lambda: (place / 'file').chmod(0)))",
            "print(refused(lambda: (place / 'file').rename(place / 'other')), refused((place / 'folder').mkdir))",
            "print(refused(lambda: os.truncate(place / 'file', 0)), refused(lambda: os.utime(place / 'file')))",
        )
        == ["content"] + ["True"] * 8
    )
    assert (tmp_path / "file").read_text() == "content"


def test_that_no_way_to_open_a_file_is_left(tmp_path):
    (tmp_path / "file").write_text("content")
    ways = [
        "place.read_text",
        "lambda: os.open(place, os.O_PATH)",
        "lambda: os.open('file', os.O_RDONLY, dir_fd=folder)",
        "lambda: os.open(f'/proc/self/fd/{opened.fileno()}', os.O_RDONLY)",
        "lambda: os.open('/dev/null', os.O_RDONLY)",
        "lambda: os.listdir(place.parent)",
        "lambda: call(85, bytes(place), 0o600)",  # creat
        "lambda: call(437, -100, bytes(place), bytes(24), 24)",  # openat2
        "lambda: call(253)",  # inotify_init
    ]
    assert run(
        "from ctypes import CDLL, get_errno",
        "def call(*arguments):",
        "    if CDLL(None, use_errno=True).syscall(*arguments) < 0:",
        "        raise OSError(errno.EPERM if get_errno() == errno.ENOSYS else get_errno(), '')",
        f"place = Path({str(tmp_path / 'file')!r}); opened = place.open()",
        "folder = os.open(place.parent, os.O_RDONLY); assert sandbox.forbid_opening()",
        f"for way in [{', '.join(ways)}]: print(refused(way))",
        "print(opened.read())",
    ) == ["True"] * len(ways) + ["content"]


def test_that_no_memory_becomes_code(tmp_path):
    assert run(
        "import mmap; assert sandbox.forbid_new_code()",
        "print(refused(lambda: mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_EXEC)))",
        "print(len(mmap.mmap(-1, 1 << 20)), len(bytearray(1 << 26)))",
    ) == ["True", str(1 << 20), str(1 << 26)]


def test_that_shared_memory_and_the_limits_of_others_are_out_of_reach():
    assert run(
        "import ctypes, resource; sandbox.forbid_outside(); library = ctypes.CDLL(None, use_errno=True)",
        "print(library.shmget(0, 4096, 0o600), library.msgget(0, 0o600), library.semget(0, 1, 0o600))",
        "print(refused(lambda: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE)))",
        "print(len(resource.getrlimit(resource.RLIMIT_NOFILE)))",
    ) == ["-1", "-1", "-1", "True", "2"]


def test_that_free_memory_is_known_without_opening_a_file():
    lines = run(
        "from radonc_models.runtime.memory import free_bytes, free_bytes_for_good; free = free_bytes_for_good()",
        "before = free_bytes(); assert sandbox.forbid_opening(); print(abs(free() - before) < 0.2 * before)",
    )
    assert lines == ["True"]
    assert abs(free_bytes_for_good()() - free_bytes()) < 0.2 * free_bytes()


def test_that_only_the_given_folders_are_read(tmp_path):
    if not landlock():
        pytest.xfail("this kernel has no Landlock")
    for name in ("pack", "cases"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    assert run(
        f"place = Path({str(tmp_path)!r})",
        "assert sandbox.read_only_below([*sandbox.own_folders(), place / 'pack'])",
        "print((place / 'pack/file').read_text(), refused((place / 'cases/file').read_text))",
        "print(refused(lambda: list((place / 'cases').iterdir())), refused(lambda: (place / 'pack/x').write_text('')))",
        "import decimal; handle = os.open(place / 'pack/file', os.O_RDONLY)",
        "print(Path(f'/proc/self/fd/{handle}').read_text())",  # how the engine opens a verified file
    ) == ["pack", "True", "True", "True", "pack"]


def test_that_a_killing_filter_ends_a_process_tree_at_its_first_internet_socket():
    program = HEAD + "sandbox.forbid(sandbox.INTERNET_SOCKETS, kill=True); socket.socketpair()\n"
    inner = "[sys.executable, '-c', 'import socket; socket.socket()']"
    done = subprocess.run([sys.executable, "-c", program + f"sys.exit(subprocess.run({inner}).returncode == -31)"])
    assert done.returncode == 1


def test_that_a_process_leaves_no_core_and_cannot_be_read_by_others():
    lines = run(
        "isolation.leave_no_traces()",
        "import resource; print(*resource.getrlimit(resource.RLIMIT_CORE))",
        "print(isolation.ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))",
    )
    assert lines == ["0", "0", "0"]


def test_that_the_child_says_what_confines_it(tiny_models):
    with EngineClient(threads=1) as client:
        client.load(tiny_models[0], None)
        guards = client.hello.guards
        status = Path(f"/proc/{client.pid}/status").read_text()
        handles = Path(f"/proc/{client.pid}/fd")
        assert {"ends with the app", "no core dump", "not dumpable", "no sockets", "writes no files"} <= set(guards)
        assert (sandbox.READS_ONLY in guards) == landlock()
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status
        if os.access(handles, os.R_OK):  # root may look
            targets = [str(handle.readlink()) for handle in handles.iterdir()]
            assert not [target for target in targets if target.startswith("socket:")]


def test_that_a_model_in_another_folder_gets_a_child_that_may_read_it(tiny_models, tmp_path):
    copy = tmp_path / "copy.gguf"
    with EngineClient(threads=1) as client:
        first = client.load(tiny_models[0], None)
        copy.write_bytes(tiny_models[1].read_bytes())
        second = client.load(copy, None)
        assert list(client.generate(second.key, "x", 2))
        assert list(client.generate(first.key, "x", 2))


def test_that_the_child_is_told_its_confinement_by_its_command_line():
    confinement = Confinement((Path("/a b"), Path("/c")), gpu=True)
    assert Confinement.from_arguments(confinement.arguments(7)) == (confinement, 7)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_that_the_child_ends_when_its_parent_is_killed(tiny_models, how):
    program = (
        "import sys, time; from pathlib import Path; from radonc_models.runtime.client import EngineClient\n"
        "client = EngineClient(threads=1); client.load(Path(sys.argv[1]), None)\n"
        "print(client.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", program, str(tiny_models[0])], stdout=subprocess.PIPE, text=True)
    with parent:
        child = int(parent.stdout.readline())
        os.kill(child, signal.SIGSTOP)  # it cannot see that its stdin closes; the kernel must end it
        parent.send_signal(how)
        parent.wait(5)
    deadline = time.monotonic() + 5
    while Path(f"/proc/{child}").exists() and _state(child) != "Z" and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not Path(f"/proc/{child}").exists() or _state(child) == "Z"


def _state(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return "Z"
