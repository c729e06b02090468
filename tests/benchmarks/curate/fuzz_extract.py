"""Random values in every column of a database, and random bytes in files of rows: no crash, no half file.

    python tests/benchmarks/curate/fuzz_extract.py [--rows 10000] [--seed 1]

Every row of the database must become a row of the file or be listed with its column and reason; every damaged file must
be read with problems by row and column, or be refused with one sentence.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from radonc_models.errors import RadOncError
from radonc_models.extract.database import safe_url
from radonc_models.extract.mapping import read_mapping
from radonc_models.extract.rows import read_rows
from radonc_models.extract.run import Extraction, extract
from radonc_models.synthetic.clinic.database import TABLES

WHOLE = 400  # rows a database


def value(rng):
    """Return something that a column may hold, or should not."""
    kind = rng.randrange(12)
    if kind == 0:
        return None
    if kind == 1:
        return rng.randrange(-(2**62), 2**62)
    if kind == 2:
        return rng.choice((0.0, -1.5, 1e300, float("inf")))
    if kind == 3:
        return rng.randbytes(rng.randrange(40))
    if kind == 4:
        return "".join(map(chr, rng.choices(range(1, 0xD7FF), k=rng.randrange(60))))
    if kind == 5:
        return rng.choice(("\0", '"', ";", "\r\n", "a\0b", "=1+1", "\ufeff", "'; DROP TABLE note", "# x"))
    if kind == 6:
        return rng.choice(("2020-02-30", "31/12/1999", "0000-00-00", "2020-01-02T03:04", "99999-01-01"))
    if kind == 7:
        return "x" * rng.choice((10, 5_000, 1_000_000)) if rng.random() < 0.02 else "y"
    return rng.choice(("2019-05-06", "C34.12", "A note about an invented person.", "1", "2"))


def usual(name):
    """Return what a column of this name should hold."""
    return "2021-03-04" if name.endswith(("_date", "_on")) else "A note about an invented person."


def database(path, rng):
    """Write a database whose columns have no type and no key."""
    with closing(sqlite3.connect(path)) as connection:
        for table in TABLES:
            names = [name for name, _ in table.columns]
            connection.execute(f"CREATE TABLE {table.name} ({', '.join(names)})")
            for number in range(WHOLE):
                keys = {f"{one}_key": number for one in ("patient", "diagnosis", "note", "department", "physician")}
                record = [keys.get(name, usual(name) if rng.random() < 0.85 else value(rng)) for name in names]
                connection.execute(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(record))})", record)
        connection.commit()


def damaged(data, rng):
    """Return ``data`` with a few bytes changed, cut out or doubled."""
    data = bytearray(data)
    for _ in range(rng.randrange(1, 9)):
        at = rng.randrange(len(data))
        width = rng.randrange(1, 40)
        data[at : at + width] = rng.choice((b"", rng.randbytes(width), b'"', b"\n", data[at : at + width] * 2))
    return bytes(data)


def main():
    """Fuzz, print the figures, end with 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    mapping = read_mapping(Path(str(files("radonc_models.extract") / "mappings" / "synthetic_clinic.toml")))
    kept = listed = lost = crashes = refused = problems = read = 0
    for _ in range(0, options.rows, WHOLE):
        with tempfile.TemporaryDirectory() as folder:
            path, out = Path(folder) / "x.db", Path(folder) / "cases.csv"
            database(path, rng)
            funnel = extract(Extraction(safe_url(f"sqlite:///{path}"), mapping, out), lambda _: None).funnel
            rows = list(read_rows(out))
            kept, listed = kept + len(rows), listed + funnel.left_out
            lost += WHOLE - len(rows) - funnel.left_out
            whole = out.read_bytes()
            for _ in range(WHOLE // 10):
                out.write_bytes(damaged(whole, rng))
                found = []
                try:
                    read += sum(1 for _ in read_rows(out, found.append))
                except RadOncError:
                    refused += 1
                except Exception as error:  # noqa: BLE001 - what this script is there to find
                    crashes += 1
                    print(type(error).__name__, error)
                problems += len(found)
    print(f"{kept + listed} database rows: {kept} kept, {listed} listed, {lost} lost")
    print(
        f"damaged files: {read} rows read, {problems} problems by row and column, {refused} refused, {crashes} crashes"
    )
    sys.exit(1 if lost or crashes else 0)


if __name__ == "__main__":
    main()
