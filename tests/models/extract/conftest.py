"""Two databases with the same fake clinic: a SQLite file, and a PostgreSQL server of the test's own."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest

from radonc_models.extract.mapping import read_mapping
from radonc_models.synthetic.clinic import patients
from radonc_models.synthetic.clinic.database import INDEXES, TABLES, records, standing_records, write_database

SEED, PATIENTS = 16, 120


@pytest.fixture(scope="session")
def mapping_path():
    return Path(str(files("radonc_models.extract") / "mappings" / "synthetic_clinic.toml"))


@pytest.fixture(scope="session")
def mapping(mapping_path):
    return read_mapping(mapping_path)


@pytest.fixture(scope="session")
def clinic(tmp_path_factory):
    """Give a SQLite database with the fake clinic."""
    path = tmp_path_factory.mktemp("clinic") / "clinic.db"
    write_database(path, SEED, "development", patients(SEED, PATIENTS))
    return path


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server that listens on a socket alone: accounts `owner`, `reader` and `stranger`, no passwords."""

    folder: Path

    def url(self, account):
        return f"postgresql://{account}@/postgres?host={self.folder}"


@pytest.fixture(scope="session")
def postgres():
    """Start PostgreSQL with the fake clinic, end it afterwards."""
    binaries = [Path(shutil.which("postgres") or "/none"), *Path("/usr/lib/postgresql").glob("*/bin/postgres")]
    server = next((path.resolve() for path in binaries if path.exists()), None)
    if server is None:
        pytest.skip("needs PostgreSQL (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="radonc-postgres-"))  # short and open to its user: it holds the socket
    account = _account()
    shutil.chown(folder, account)
    try:
        with _running(server, folder, account):
            _fill(Server(folder))
            yield Server(folder)
    finally:
        shutil.rmtree(folder)


def _account():
    """Name an account other than root, as which PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return pwd.getpwuid(os.geteuid()).pw_name
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def _running(server, folder, account):
    """Run a server whose data lie in ``folder``."""
    by = {"user": account, "cwd": folder} if os.geteuid() == 0 else {"cwd": folder}
    data, log = folder / "data", folder / "log"
    make = [server.with_name("initdb"), "-D", data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*make, "--no-locale"], check=True, stdout=subprocess.DEVNULL, **by)
    settings = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}", "-c", "fsync=off"]
    with log.open("wb") as output:
        process = subprocess.Popen([server, "-D", data, *settings], stdout=output, stderr=output, **by)
    try:
        ready = [server.with_name("pg_isready"), "-q", "-h", folder]
        deadline = time.monotonic() + 60
        while subprocess.run(ready, check=False).returncode != 0:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait(60)


def _fill(server):
    psycopg = pytest.importorskip("psycopg")
    with psycopg.connect(f"host={server.folder} user=owner dbname=postgres", autocommit=True) as connection:
        for table in TABLES:
            connection.execute(table.create)
        found = {table.name: [] for table in TABLES}
        everything = [*standing_records(SEED, "development")]
        for patient in patients(SEED, PATIENTS):
            everything += records(patient, "development")
        for name, record in everything:
            found[name].append(record)
        for table in TABLES:
            with connection.cursor().copy(f"COPY {table.name} FROM STDIN") as copy:
                for record in found[table.name]:
                    copy.write_row(record)
        for index in INDEXES:
            connection.execute(index)
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
        connection.execute("CREATE ROLE stranger LOGIN")
        connection.execute("CREATE ROLE writer LOGIN")
        connection.execute("GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA public TO writer")
