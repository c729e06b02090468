"""Lock the real window in the middle of work, and search the memory of all processes that are left.

    python tests/benchmarks/vault/memory_after_lock.py [--count 20] [--engine PACK] [--seed 1]

Each round unlocks a new store, types and pastes cases with planted marks, has one answered, drafted and signed, and
locks while the next answer is being written: by key, for want of input, with the screen, before sleep. Before the lock
the same search must hit; after it there must be no mark (UTF-8, UTF-16), no passphrase and no key in any process.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import process_memory
import report
from window_session import VEIL, WAYS

from radonc_desktop.vault import KdfParameters, create_vault, open_vault
from radonc_models.keyed.envelopes import open_slot
from radonc_models.keyed.passphrases import passphrase_bytes
from radonc_models.keyed.slots import read_slots

USER = "Dr Memory"
MARKS = 14
SLOWEST = 2.0  # seconds
# SQLCipher keeps what it derives from the data key, not the key; the private keys are there while one signs.
CONTROL = {"marks", "marks in UTF-16", "chain key"}
KDF = KdfParameters(memory_kib=8 * 1024, time_cost=1, parallelism=1)


def main():
    parser = report.parser(__doc__, 20)
    parser.add_argument("--engine", default="scripted", metavar="PACK", help="a model pack; default: a script")
    parser.add_argument("--also", type=int, action="append", default=[], metavar="PID", help="such as the X server")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    rounds = []
    for number in range(options.count):
        with tempfile.TemporaryDirectory() as place:
            rounds.append(one_round(Path(place) / "vault", options, number, dice))
        print(f"  {number + 1}: {rounds[-1]}", flush=True)
    secret = sum(count for one in rounds for name, count in one["before"].items() if "passphrase" in name)
    print(f"  while unlocked: {secret} copies of the passphrase in {len(rounds)} rounds; the chain key must be there")
    return report.finish(figures(rounds), options)


def one_round(folder, options, number, dice):
    way = WAYS[number % len(WAYS)]
    phrase = f"passphrase {dice.getrandbits(64):016x}"
    marks = process_memory.new_marks(dice, MARKS)
    with create_vault(folder, USER, phrase, kdf=KDF):
        pass
    script = Path(__file__).with_name("window_session.py")
    window = subprocess.Popen(
        [sys.executable, script, folder, options.engine], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        veiled = bytes(sign ^ VEIL for sign in phrase.encode()).hex()
        said = {"user": USER, "passphrase": veiled, "marks": marks, "way": way, "sign": number % 2 == 0}
        send(window, json.dumps(said))
        ready = hear(window, "ready")
        secrets = secrets_of(folder, phrase)
        before, crew = look(window.pid, secrets), process_memory.family(window.pid)
        send(window, "lock")
        replaced = process_memory.wait_for_exec(window.pid, "RADONC_RETURN")
        began, locked = hear(window, "lock"), hear(window, "locked")
        assert locked["pid"] == ready["pid"], "it is another process"
        survivors = {
            window.pid,
            *options.also,
            *process_memory.family(window.pid),
            *filter(process_memory.is_alive, crew),
        }
        after = {}
        for pid in survivors:
            after |= {f"{name} in {pid}": count for name, count in look(pid, secrets).items()}
    finally:
        window.kill()
        window.communicate()
    return {
        "way": way,
        "before": before,
        "after": {name: count for name, count in after.items() if count},
        "processes": len(survivors),
        "seconds": round(replaced - began["time"], 2),
        "until the page": round(locked["time"] - began["time"], 2),
        "generating": ready["generating"],
        "typed": ready["marks"],
        "lost": lost(folder, phrase, marks[: ready["marks"]]),
    }


def send(window, line):
    window.stdin.write(line + "\n")
    window.stdin.flush()


def hear(window, word):
    for line in window.stdout:
        if line.startswith("{") and (said := json.loads(line))["word"] == word:
            return said
    raise RuntimeError(f"the window ended before it said '{word}'")


def look(pid, secrets):
    """Return what is found in the memory of ``pid`` and the processes below it."""
    found = {}
    for one in process_memory.family(pid):
        if process_memory.readable(one):
            for name, count in process_memory.search(one, secrets)[0].items():
                found[name] = found.get(name, 0) + count
    return {name: count for name, count in found.items() if count}


def secrets_of(folder, phrase):
    """Return every secret of the store by name, as bytes that could be in memory."""
    file = read_slots(folder / "slots.json")
    keys = open_slot(file.slot(USER), file.vault_id, file.generation, phrase)
    found = {"passphrase": passphrase_bytes(phrase), "passphrase in UTF-16": phrase.encode("utf-16-le")}
    raw = {"data key": keys.data, "chain key": keys.chain}
    raw |= {"signing key": keys.personal.signing_seed, "private key": keys.personal.agreement_secret}
    for name, key in raw.items():
        found |= {name: bytes(key), f"half of the {name}": bytes(key[16:]), f"{name} in hex": key.hex().encode()}
    return found


def lost(folder, phrase, marks):
    """Return how many of the typed marks are nowhere in the store."""
    with open_vault(folder, USER, phrase) as vault:
        case = vault.case(vault.search_cases()[0].id)
        draft = vault.draft(case.id, "modality")
        kept = "".join((case.title, case.site, case.details, case.physician_plan, vault.desk.read(), draft.text))
    return sum(mark not in kept for mark in marks)


def figures(rounds):
    count = len(rounds)
    hit = sum(set(one["before"]) >= CONTROL for one in rounds)
    clean = sum(not one["after"] for one in rounds)
    least = min(sum(one["before"].values()) for one in rounds)
    slowest = max(one["seconds"] for one in rounds)
    working = sum(one["generating"] for one in rounds)
    typed = sum(one["typed"] for one in rounds)
    missing = sum(one["lost"] for one in rounds)
    return [
        report.Figure(
            "3 memory before the lock (control)",
            f"hits in {count} of {count}",
            f"hits in {hit} of {count}, {least} or more each",
            hit == count,
        ),
        report.Figure(
            "3 marks and keys in all processes after the lock",
            f"none in {count} of {count}",
            f"none in {clean} of {count}",
            clean == count,
        ),
        report.Figure(
            f"3 lock in mid-answer ({working} of {count})",
            f"<= {SLOWEST:g} s",
            f"{slowest:.2f} s at most",
            slowest <= SLOWEST and working == count,
        ),
        report.Figure("3 typed text found again", "all", f"{missing} of {typed} lost", missing == 0),
    ]


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.exit(main())
