"""Change the audit trail as an insider who has the data key but not the chain key: every change shows.

    python tests/benchmarks/vault/tampering.py [--count 1000] [--seed 1]

Edits, removes, inserts, exchanges and renumbers rows, cuts off the end, and changes the cases, drafts and signatures
that the rows tell of, with the store's triggers taken away and put back. Each time the verification of the trail must
fail and name the first row that is not as it was written.
Control arm: an insider who has the chain key, too, rewrites the trail and is not noticed by the verification.
"""

import random
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from pathlib import Path

import report
from samples import Snapshot, closed_store, keys_of, state_in, unlocked_without_checks
from sqlcipher3 import dbapi2
from work import USER, passphrase

from radonc_desktop.vault import AuditCheck, VaultError, open_vault

CASES = 12
CONTENT = (
    ("cases", "details"),
    ("cases", "physician_plan"),
    ("details_versions", "details"),
    ("drafts", "text"),
    ("suggestions", "outcome"),
    ("signatures", "record"),
)
TEXTS = ("time", "user", "event", "detail", "digest")
KINDS = ("edit", "case", "remove", "insert", "exchange", "renumber", "cut", "cut and old head", "append")
KINDS += ("content", "content removed", "content exchanged", "content unwatched")


class Insider:
    """Runs SQL on the trail without the program's restrictions."""

    def __init__(self, opened, chance):
        self._run = opened._raw.execute
        self._chance = chance
        self._rows = self._run("SELECT count(*) FROM audit").fetchone()[0]

    def tamper(self, kind):
        """Make one change and return the number of the first row that is no longer as it was."""
        triggers = self._run("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            self._run(f"DROP TRIGGER {name}")
        first = getattr(self, "_" + kind.replace(" ", "_"))()
        for _, sql in triggers:
            with suppress(dbapi2.OperationalError):  # its table may be gone
                self._run(sql)
        return first

    def _row(self, least=1, beyond=0):
        return self._chance.randint(least, self._rows - beyond)

    def _edit(self):
        row, column = self._row(), self._chance.choice(TEXTS)
        old = self._run(f"SELECT {column} FROM audit WHERE seq = ?", (row,)).fetchone()[0]
        at = self._chance.randrange(len(old) + 1)
        new = old[:at] + self._chance.choice("0123456789abcdef") + old[at + 1 :]
        if new == old:
            new = old + "0"
        self._run(f"UPDATE audit SET {column} = ? WHERE seq = ?", (new, row))
        return row

    def _case(self):
        row = self._row()
        self._run("UPDATE audit SET case_id = coalesce(case_id, 0) + 1 WHERE seq = ?", (row,))
        return row

    def _remove(self):
        row = self._row()
        self._run("DELETE FROM audit WHERE seq BETWEEN ? AND ?", (row, row + self._chance.randrange(3)))
        return row

    def _shift(self, first, by):
        order = "DESC" if by > 0 else "ASC"
        for (row,) in self._run(f"SELECT seq FROM audit WHERE seq >= ? ORDER BY seq {order}", (first,)).fetchall():
            self._run("UPDATE audit SET seq = ? WHERE seq = ?", (row + by, row))
        self._run("UPDATE audit_head SET seq = seq + ?", (by,))

    def _insert(self):
        row = self._row(2)
        self._shift(row, 1)
        self._copy(row - 1, row)
        return row

    def _copy(self, source, target):
        columns = [name for _, name, *_ in self._run("PRAGMA table_info(audit)").fetchall() if name != "seq"]
        names = ", ".join(columns)
        self._run(f"INSERT INTO audit (seq, {names}) SELECT ?, {names} FROM audit WHERE seq = ?", (target, source))

    def _exchange(self):
        row = self._row(beyond=1)
        other = self._row(row + 1)
        for old, new in ((row, -1), (other, row), (-1, other)):
            self._run("UPDATE audit SET seq = ? WHERE seq = ?", (new, old))
        return row

    def _renumber(self):
        row = self._row(beyond=1)
        self._run("DELETE FROM audit WHERE seq = ?", (row,))
        self._shift(row + 1, -1)
        return row

    def _cut(self):
        row = self._row(2)
        self._run("DELETE FROM audit WHERE seq >= ?", (row,))
        return row

    def _cut_and_old_head(self):
        row = self._cut()
        self._run("UPDATE audit_head SET seq = ?", (row - 1,))
        return row

    def _append(self):
        self._copy(self._row(), self._rows + 1)
        self._run("UPDATE audit_head SET seq = ?", (self._rows + 1,))
        return self._rows + 1

    def _content(self):
        """Change a text of a case, draft, suggestion or signature, and return the audit row that wrote it last."""
        table, column = self._chance.choice(CONTENT)
        row, entry, old = self._chance.choice(self._run(f"SELECT rowid, entry, {column} FROM {table}").fetchall())
        at = self._chance.randrange(len(old) + 1)
        self._run(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (f"{old[:at]}0{old[at:]}", row))
        return entry

    def _content_removed(self):
        table, _ = self._chance.choice(CONTENT)
        row, entry = self._chance.choice(self._run(f"SELECT rowid, entry FROM {table}").fetchall())
        self._run("PRAGMA foreign_keys = OFF")
        self._run(f"DELETE FROM {table} WHERE rowid = ?", (row,))
        return entry

    def _content_exchanged(self):
        """Exchange the plans of two cases."""
        (row, entry), (other, later) = sorted(
            self._chance.sample(self._run("SELECT id, entry FROM cases").fetchall(), 2), key=lambda pair: pair[1]
        )
        self._run("UPDATE cases SET physician_plan = 'plan of ' || id WHERE id IN (?, ?)", (row, other))
        return min(entry, later)

    def _content_unwatched(self):
        """Change a text, and take away the table by which the program knows that content is authenticated."""
        entry = self._content()
        self._run("ALTER TABLE signatures RENAME TO kept")
        return entry


def verified(folder, keys):
    """Verify the trail; a store whose tables do not fit the program counts as found, though without a row."""
    with unlocked_without_checks(folder, keys) as (_, trail, *_):
        try:
            return trail.verify()
        except (VaultError, dbapi2.Error) as error:
            return AuditCheck(False, 0, None, str(error))


def attempt(folder, keys, kind, chance):
    """Tamper once; return whether verification failed, whether it named the row, and whether unlocking refused."""
    with unlocked_without_checks(folder, keys) as (opened, *_):
        first = Insider(opened, chance).tamper(kind)
    found = verified(folder, keys)
    try:
        open_vault(folder, USER, passphrase(0)).close()
        refused = False
    except VaultError:
        refused = True
    return not found.ok, found.first_bad == first, refused


def rewritten_with_the_chain_key(folder, keys):
    """Edit the second row, chain everything anew with the real chain key, and return whether that verifies."""
    with unlocked_without_checks(folder, keys) as (opened, trail, *_):
        insider = Insider(opened, random.Random(0))
        insider._edit = lambda: insider._run("UPDATE audit SET user = 'nobody' WHERE seq = 2")
        insider.tamper("edit")
        for (name,) in opened._raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            opened._raw.execute(f"DROP TRIGGER {name}")
        previous = ""
        for entry in list(trail.all()):
            previous = trail._digest(previous, entry.body)
            opened._raw.execute("UPDATE audit SET digest = ? WHERE seq = ?", (previous, entry.seq))
        opened._raw.execute("UPDATE audit_head SET mac = ?", (trail._head_mac(entry.seq, previous),))
        return trail.verify().ok


def main():
    options = report.parser(__doc__, 1000).parse_args()
    chance, found, missed = random.Random(options.seed), Counter(), []
    with tempfile.TemporaryDirectory() as place:
        state = state_in(Path(place))
        folder = closed_store(Path(place) / "vault", CASES)
        keys, before = keys_of(folder), Snapshot(folder, state)
        for number in range(options.count):
            kind = KINDS[number % len(KINDS)]
            detected, named, refused = attempt(folder, keys, kind, chance)
            found.update({"detected": detected, "named": named, "refused": refused})
            named |= detected and kind == "content unwatched"  # there is no row for a table that is gone
            found["named"] += named and kind == "content unwatched"
            if not (detected and named):
                missed.append(f"{kind}: detected {detected}, named {named}")
            before.restore()
        open_vault(folder, USER, passphrase(0)).close()  # the untouched store still opens
        before.restore()
        control = rewritten_with_the_chain_key(folder, keys)
    report.problems(missed)
    count = options.count
    return report.finish(
        [
            report.Figure(
                "4 audit edits with the data key, not the chain key",
                "100 % detected, first row named",
                f"{found['detected']} of {count} detected, {found['named']} named, {found['refused']} at unlock",
                found["detected"] == found["named"] == count > 0,
            ),
            report.Figure(
                "4 control arm: edits with the chain key, too",
                "must pass the verification",
                "not noticed" if control else "noticed",
                control,
            ),
        ],
        options,
    )


if __name__ == "__main__":
    sys.exit(main())
