"""Imports of spoilt files: none may crash, hang, or leave a part of itself in the store.

    python tests/benchmarks/vault/fuzz_imports.py [--count 10000] [--seed 1]

Each file is a sound CSV table, JSON lines, a note or a FHIR Bundle, spoilt in one to four random ways. It is looked at
and, where it has no errors, imported; every third import is broken off at a random case. After each file the store must
hold exactly the cases and audit rows of what was acknowledged. More than five seconds of processor time are a hang.
"""

import base64
import json
import random
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path

import report

from radonc_desktop.vault import KdfParameters, Vault, create_vault
from radonc_models.errors import RadOncError

PASSPHRASE = "plain words make a long one"
LIMIT = 5
STORE = 250  # files for one store: each look compares with all that the store holds
WORDS = ["lung", "left lower lobe", "cT2 N0 M0", "SBRT", "50 Gy in 5", "müller", "日本", "=SUM(A1)", "\u202e", "''", ""]
SPICES = [
    b"\0", b'"', b"'", b"\r", b"\n", b"\r\n", b",", b";", b"\t", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf",
    b"{", b"}",
    b"[", b"]" * 50, b"[" * 20_000, b'{"a":' * 5_000, b"\xed\xa0\x80", b"\xef\xbf\xbd", b"NaN", b"1e999", b"9" * 5000,
    b'"' * 999, b"details", b"=1+1", b"\\ud800", b"\\u0000", b"null", b"true", b"\x1a", b"\x85", b"\xe2\x80\xa8",
    b"a" * 140_000,
]  # fmt: skip


def main():
    options = report.parser(__doc__, count=10_000).parse_args()
    signal.signal(signal.SIGPROF, _hang)
    tally, sound = Counter(), True
    for first in range(0, options.count, STORE):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with create_vault(folder / "vault", "Fuzz", PASSPHRASE, kdf=KdfParameters(64, 1, 1)) as vault:
                for number in range(first, min(first + STORE, options.count)):
                    tally[_one(vault, folder, random.Random(f"{options.seed}-{number}"), number)] += 1
                sound = sound and vault.verify_audit().ok
    print(", ".join(f"{count:,} {what}" for what, count in tally.most_common()))
    bad = tally["crash"] + tally["hang"] + tally["partial import"]
    counts = f"crashes {tally['crash']}, hangs {tally['hang']}, partial imports {tally['partial import']}"
    figure = report.Figure(
        f"6 {options.count:,} spoilt files to import",
        "0 crashes, 0 hangs, 0 partial imports",
        f"{counts}; {tally['imported']:,} imported whole",
        not bad and sound and bool(tally["imported"]),
    )
    return report.finish([figure], options)


def _one(vault: Vault, folder: Path, dice: random.Random, number: int) -> str:
    ending, data = _file(dice)
    for _ in range(dice.randint(0, 4)):
        data = _spoil(data, dice)
    path = folder / f"file{ending}"
    path.write_bytes(data)
    before = _state(vault)
    try:
        signal.setitimer(signal.ITIMER_PROF, LIMIT)
        expected, outcome = _import(vault, path, dice)
    except TimeoutError:
        return _report(number, "hang")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a crash
        return _report(number, f"crash: {type(error).__name__}")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    after = _state(vault)
    return (
        outcome
        if after == (before[0] + expected, before[1] + expected + bool(expected))
        else _report(number, "partial import")
    )


def _import(vault: Vault, path: Path, dice: random.Random) -> tuple[int, str]:
    broken = dice.random() < 1 / 3
    stop = dice.randint(1, 6)

    def progress(done: int, _all: int) -> None:
        if broken and done >= stop:
            raise KeyError("broken off")

    encoding = dice.choice(("auto", "auto", "auto", "latin-1", "utf-16", "windows-1252"))
    try:
        plan = vault.exchange.read_import([path], encoding=encoding)
        done = vault.exchange.run_import(plan, leave_out_duplicates=dice.random() < 0.5, progress=progress)
    except RadOncError as error:
        sentence = str(error)
        if not sentence or "\n" in sentence or len(sentence) > 300:
            raise ValueError("no sentence") from error
        return 0, "refused with a sentence"
    except KeyError:
        return 0, "broken off and taken back"
    return len(done.case_ids), "imported"


def _state(vault: Vault) -> tuple[int, int]:
    read = vault._connection.row
    return read("SELECT count(*) FROM cases")[0], read("SELECT count(*) FROM audit")[0]


def _file(dice: random.Random) -> tuple[str, bytes]:
    kind = dice.choice((".csv", ".jsonl", ".txt", ".json"))
    texts = [" ".join(dice.choices(WORDS, k=dice.randint(1, 60))) for _ in range(dice.randint(1, 8))]
    if kind == ".csv":
        rows = ["id,title,site,details,plan", *(f'{n},"t {n}",lung,"{text}",plan' for n, text in enumerate(texts))]
        return kind, "\r\n".join(rows).encode()
    if kind == ".jsonl":
        lines = [json.dumps({"id": str(n), "details": text, "modality": "photon"}) for n, text in enumerate(texts)]
        return kind, "\n".join(lines).encode()
    return (kind, "\n".join(texts).encode()) if kind == ".txt" else (kind, _bundle(texts))


def _bundle(texts: list[str]) -> bytes:
    entries = []
    for number, text in enumerate(texts):
        subject = {"reference": f"Patient/{number // 2}"}
        attachment = {"contentType": "text/plain", "data": base64.b64encode(text.encode()).decode()}
        document = {"resourceType": "DocumentReference", "status": "current", "subject": subject,
                    "content": [{"attachment": attachment}]}  # fmt: skip
        condition = {"resourceType": "Condition", "subject": subject, "code": {"text": "Lung cancer"}}
        entries += [{"resource": document}, {"resource": condition}]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}).encode()


def _spoil(data: bytes, dice: random.Random) -> bytes:
    if not data:
        return data
    first, second = sorted(dice.choices(range(len(data) + 1), k=2))
    way = dice.randrange(8)
    if way == 0:
        return data[:first] + bytes([dice.randrange(256)]) + data[first + 1 :]
    if way == 1:
        return data[:first] + data[second:]
    if way == 2:
        return data[:second] + data[first:second] * dice.randint(1, 3) + data[second:]
    if way == 3:
        return data[:first]
    if way == 4:
        return dice.randbytes(dice.randint(0, 300)) + data
    if way == 5:
        return data.decode("utf-8", "replace").encode(dice.choice(("utf-16", "utf-16-le", "utf-8-sig", "utf-32")))
    return data[:first] + dice.choice(SPICES) + data[first:]


def _hang(_signal: int, _frame: object) -> None:
    raise TimeoutError


def _report(number: int, what: str) -> str:
    print(f"file {number}: {what}", file=sys.stderr)
    return what.partition(":")[0]


if __name__ == "__main__":
    sys.exit(main())
