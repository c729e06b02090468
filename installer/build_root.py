"""The fixed root that the Linux package is built in: a Debian 12 of exact packages, made once and kept in the cache.

`linux/build-root.lock` names every package with version, SHA-256 and place on a mirror; the hash of the lock is the
key of the root. The packages come from any Debian mirror, since their hashes decide; debootstrap sees these alone.
`build_root.py --renew` writes the lock anew from the mirror's current versions and lists what changed; `--compare`
lists only. Standard library only.
"""

import argparse
import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_wheel
from bare_systems import LOGS, as_root
from machine import SetupError, UnreachableError
from progress import CommandFailedError, fail, run, say
from vulkan_headers import APT_HELPER, debian_mirrors

HERE = Path(__file__).resolve().parent
LOCK = HERE / "linux" / "build-root.lock"
WANTED = HERE / "linux" / "build-root.in"
SUITE = "bookworm"
# Archive and suite, the oldest first: what the last ones have is newer.
SOURCES = (("debian", SUITE), ("debian", f"{SUITE}-updates"), ("debian-security", f"{SUITE}-security"))
KEYS = Path("/usr/share/keyrings/debian-archive-keyring.gpg")  # of Debian's archive, for a new lock alone
DEBOOTSTRAP = Path("/usr/sbin/debootstrap")
RENEW = "make lock-root"
HEAD = f"# Compiled by `{RENEW}` from build-root.in; do not edit. SHA-256, package, version, place on a mirror.\n"


class MovedOnError(UnreachableError):
    """The mirror no longer has a locked package: the lock must be renewed, or an older mirror named."""


@dataclass(frozen=True)
class Locked:
    """One package of the fixed root.

    Attributes:
        sha256: Of the .deb.
        name: Of the package.
        version: Debian's.
        place: On a mirror, with the archive as its first folder: ``debian`` or ``debian-security``.

    """

    sha256: str
    name: str
    version: str
    place: str


def main(argv: Sequence[str] | None = None) -> int:
    """Make the root, or compare or renew its lock; 1 when a comparison finds differences."""
    parser = argparse.ArgumentParser(description="Make the fixed Debian 12 that the Linux package is built in.")
    parser.add_argument("--compare", action="store_true", help="list what the mirror has in other versions, and end")
    parser.add_argument("--renew", action="store_true", help="write the lock anew from the mirror's versions")
    options = parser.parse_args(argv)
    try:
        if options.compare or options.renew:
            current, known = resolve(), locked() if LOCK.is_file() else ()
            changed = differences(known, current)
            for line in changed:
                say(line)
            say(f"{len(current)} packages, {len(changed)} differences to the lock")
            if options.renew:
                write(current)
            return 0 if options.renew or not changed else 1
    except SetupError as error:
        return fail(str(error))
    return as_root(lambda: say(f"the fixed root lies in {provide()}") or 0)


def locked(text: str | None = None) -> tuple[Locked, ...]:
    """Read the lock.

    Raises:
        SetupError: It is missing or damaged.

    """
    if text is None:
        text = LOCK.read_text() if LOCK.is_file() else ""
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    if not lines or any(len(line) != 4 or not re.fullmatch("[0-9a-f]{64}", line[0]) for line in lines):
        raise SetupError(f"{LOCK.name} is damaged; restore it from git, or write it anew with: {RENEW}")
    return tuple(Locked(*line) for line in lines)


def key() -> str:
    """Give the first 32 hex digits of the SHA-256 of the lock: the name of the root in the cache."""
    locked()
    return hashlib.sha256(LOCK.read_bytes()).hexdigest()[:32]


def place() -> Path:
    """Give the folder of this lock's root in the cache, whether it is there or not."""
    return llama_wheel.cache_folder() / "build-root" / key()


def provide() -> Path:
    """Give the root, from the cache or made now (minutes).

    Raises:
        UnreachableError: The packages cannot be fetched.
        MovedOnError: The mirror has other versions, all of which are named.
        SetupError: debootstrap is missing, or a package is another one than the locked.

    """
    root = place() / "root"
    if root.is_dir():
        return root
    if shutil.which("debootstrap") is None:
        raise SetupError("debootstrap is missing; install it with: apt-get install debootstrap")
    place().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="making-", dir=place()) as temporary:
        work = Path(temporary)
        packages = work / "mirror" / "pool"
        packages.mkdir(parents=True)
        fetch(locked(), packages)
        made = bootstrap(work)
        made.rename(root)
    return root


def fetch(wanted: Sequence[Locked], folder: Path) -> None:
    """Put every package into a folder, as ``NAME.deb``; what has another hash is refused."""
    if not APT_HELPER.is_file():
        raise SetupError("apt is missing, which fetches the packages of the fixed root: build on Debian or Ubuntu.")
    lacking = list(wanted)
    for mirror in mirrors():
        if not lacking:
            return
        triples = [
            part
            for one in lacking
            for part in (address(mirror, one.place), str(folder / f"{one.name}.deb"), f"SHA256:{one.sha256}")
        ]
        with contextlib.suppress(CommandFailedError):  # which of them lack is seen below
            run(f"fixed root: {len(lacking)} packages", [str(APT_HELPER), "download-file", *triples], log("fetch"))
        lacking = [one for one in lacking if not _is_there(folder / f"{one.name}.deb", one.sha256)]
    if lacking:
        raise outdated(lacking)


def _is_there(file: Path, sha256: str) -> bool:
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256


def outdated(lacking: Sequence[Locked]) -> UnreachableError:
    """Say why packages cannot be had: the mirror has other versions, or it cannot be reached."""
    names = ", ".join(one.name for one in lacking[:3]) + (" and others" if len(lacking) > 3 else "")
    try:
        changed = differences(locked(), resolve())
    except SetupError as error:
        return UnreachableError(f"{len(lacking)} packages of the fixed root cannot be fetched ({names}): {error}")
    if not changed:
        return UnreachableError(f"{len(lacking)} packages of the fixed root cannot be fetched ({names}).")
    return MovedOnError(
        f"the mirror no longer has {len(lacking)} packages of the fixed root; it differs in: {'; '.join(changed)}. "
        f"Renew the lock with: {RENEW}, or name a mirror that still has them in RADONC_DEBIAN_MIRROR."
    )


def mirrors() -> list[str]:
    """List roots of Debian's archive: the one that is named alone, or those of apt and the one of debootstrap.

    Raises:
        UnreachableError: None is known.

    """
    named = os.environ.get("RADONC_DEBIAN_MIRROR")
    if named:
        return [named.rstrip("/")]
    known = re.search(r'^DEF_MIRROR="(\S+)"', DEBOOTSTRAP.read_text() if DEBOOTSTRAP.is_file() else "", re.MULTILINE)
    every = [*debian_mirrors(), *([known[1]] if known else [])]
    if not every:
        raise UnreachableError("no mirror of Debian is known here; name one in RADONC_DEBIAN_MIRROR.")
    return list(dict.fromkeys(mirror.rstrip("/") for mirror in every))


def address(mirror: str, inside: str) -> str:
    """Give the address of a place: the security archive lies beside the other one, in a folder of its own name."""
    archive, _, rest = inside.partition("/")
    return f"{re.sub(r'/debian(?=/|$)', f'/{archive}', mirror)}/{rest}"


def bootstrap(work: Path) -> Path:
    """Make the root from the packages in ``work/mirror/pool``, and nothing else; give its folder."""
    mirror, root = work / "mirror", work / "root"
    index = mirror / "dists" / SUITE / "main" / "binary-amd64" / "Packages"
    index.parent.mkdir(parents=True)
    index.write_text("".join(_stanza(one, mirror) for one in locked()))
    digest = hashlib.sha256(index.read_bytes()).hexdigest()
    inside = index.relative_to(mirror / "dists" / SUITE).as_posix()
    (mirror / "dists" / SUITE / "Release").write_text(
        f"Suite: {SUITE}\nCodename: {SUITE}\nArchitectures: amd64\nComponents: main\n"
        f"SHA256:\n {digest} {index.stat().st_size} {inside}\n"
    )
    # Not signed, because nothing here comes from elsewhere: each package was compared with the lock.
    argv = ["debootstrap", "--variant=minbase", "--no-check-gpg", "--arch=amd64"]
    argv += [f"--include={','.join(one.name for one in locked())}", SUITE, str(root), mirror.resolve().as_uri()]
    run("fixed root: debootstrap", ["unshare", "--net", "--mount", *argv], log("debootstrap"))
    check(root)
    shutil.rmtree(root / "var" / "cache" / "apt" / "archives", ignore_errors=True)
    return root


def _stanza(one: Locked, mirror: Path) -> str:
    """Describe a package as a mirror does."""
    file = mirror / "pool" / f"{one.name}.deb"
    control = subprocess.run(["dpkg-deb", "-f", str(file)], capture_output=True, text=True, check=True).stdout
    size = file.stat().st_size
    return f"{control.rstrip()}\nFilename: pool/{file.name}\nSize: {size}\nSHA256: {one.sha256}\n\n"


def check(root: Path) -> None:
    """Raise SetupError unless the root holds the locked versions and no others."""
    asked = ["dpkg-query", f"--admindir={root}/var/lib/dpkg", "-W", "-f", "${Package} ${Version} ${db:Status-Status}\n"]
    said = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.splitlines()
    wanted = {f"{one.name} {one.version} installed" for one in locked()}
    if other := sorted(wanted ^ set(said)):
        raise SetupError(f"the fixed root is not as its lock says: {other[0]}.")


def resolve() -> tuple[Locked, ...]:
    """Look up what the mirror has now of all that is wanted; apt checks Debian's signature.

    Raises:
        UnreachableError: The mirror cannot be reached.
        SetupError: Debian's keys are missing, or something wanted does not exist.

    """
    if not KEYS.is_file():
        raise SetupError("Debian's keys are missing; install them with: apt-get install debian-archive-keyring")
    with tempfile.TemporaryDirectory(prefix="radonc-root-") as temporary:
        work = Path(temporary)
        work.chmod(0o755)  # apt fetches as a user of its own
        lists = work / "lists"
        apt = _apart(work, mirrors()[0])
        try:
            run("fixed root: lists of packages", [*apt, "update", "-o", "APT::Update::Error-Mode=any"], log("lists"))
        except CommandFailedError as error:
            raise UnreachableError(f"Debian's lists of packages cannot be fetched ({error.tail(1)}).") from error
        held = {(entry["Package"], entry["Version"]): entry for entry in _entries(lists)}
        required = {name for (name, _), entry in held.items() if entry.get("Priority") == "required"}
        argv = [*apt, "install", "-s", "-qq", "--no-install-recommends", *sorted(required | set(wanted()))]
        done = subprocess.run(argv, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SetupError(f"the mirror has not all that the fixed root needs: {done.stderr.strip()[-300:]}")
        found = sorted(set(re.findall(r"^Inst (\S+) \((\S+) ", done.stdout, re.MULTILINE)))
    return tuple(Locked(held[one]["SHA256"], *one, held[one]["Place"]) for one in found)


def wanted() -> list[str]:
    """Read the names of the packages that the root is made for."""
    return [words[0] for line in WANTED.read_text().splitlines() if (words := line.partition("#")[0].split())]


def _apart(work: Path, mirror: str) -> list[str]:
    """Give apt with lists of its own, on a system that has nothing installed."""
    for folder in ("lists/partial", "archives/partial"):
        (work / folder).mkdir(parents=True)
    (work / "status").touch()
    lines = (f"deb [signed-by={KEYS}] {address(mirror, archive)} {suite} main" for archive, suite in SOURCES)
    (work / "sources.list").write_text("\n".join(line.replace("/ ", " ") for line in lines) + "\n")
    places = {
        "Dir::State": work,
        "Dir::State::lists": work / "lists",
        "Dir::State::status": work / "status",
        "Dir::Cache": work,
        "Dir::Etc::sourcelist": work / "sources.list",
        "Dir::Etc::sourceparts": "-",
        "Dir::Etc::preferences": "-",
        "Dir::Etc::preferencesparts": "-",
        "APT::Architecture": "amd64",
        "APT::Architectures": "amd64",
        "Acquire::Languages": "none",
        "Acquire::GzipIndexes": "false",
    }
    return ["apt-get", *(part for name, value in places.items() for part in ("-o", f"{name}={value}"))]


def _entries(lists: Path) -> Iterator[Mapping[str, str]]:
    """Read the packages of every list, with their places below the root of all archives."""
    for file in sorted(lists.glob("*_Packages")):
        archive = "debian-security" if "debian-security" in file.name else "debian"
        for stanza in file.read_text("utf-8").split("\n\n"):
            entry = dict(re.findall(r"^(Package|Version|Priority|Filename|SHA256): (.+)$", stanza, re.MULTILINE))
            if entry:
                yield entry | {"Place": f"{archive}/{entry['Filename']}"}


def differences(known: Sequence[Locked], current: Sequence[Locked]) -> list[str]:
    """Name every package whose version or file is another one, with both versions."""
    before, after = ({one.name: one for one in some} for some in (known, current))
    found = []
    for name in sorted(before | after):
        old, new = before.get(name), after.get(name)
        if old and new and old.version == new.version and old.sha256 != new.sha256:
            found.append(f"{name} {old.version} is another file")
        elif (old and old.version) != (new and new.version):
            found.append(f"{name} {old.version if old else 'not there'} -> {new.version if new else 'not there'}")
    return found


def write(current: Sequence[Locked]) -> None:
    """Write the lock."""
    by_name = sorted(current, key=lambda one: one.name)
    lines = (f"{one.sha256} {one.name} {one.version} {one.place}\n" for one in by_name)
    LOCK.write_text(HEAD + "".join(lines))


def log(step: str) -> Path:
    """Give the place of a step's output."""
    return LOGS / f"fixed-root-{step}.log"


if __name__ == "__main__":
    sys.exit(main())
