"""The encrypted workspace: what it keeps from whom, and what it refuses."""

import sqlite3

import pytest
from sqlcipher3 import dbapi2

from radonc_models.curate import steps
from radonc_models.curate.adding import add_rows
from radonc_models.curate.errors import CurationRefused
from radonc_models.curate.freeze import freeze
from radonc_models.curate.schema import CREATE
from radonc_models.curate.workspace import DATABASE, create_workspace, open_workspace

PASSPHRASE = "plain words make a long one"


def test_that_no_word_of_a_note_lies_in_the_open(workspace, rows, folder):
    add_rows(workspace, [rows(1)])
    workspace.close()
    for file in folder.iterdir():
        assert b"Alder" not in file.read_bytes()
        assert b"lumpectomy" not in file.read_bytes().lower()
        assert file.stat().st_mode & 0o077 == 0


def test_that_a_workspace_opens_again_with_what_was_added(workspace, rows, folder):
    add_rows(workspace, [rows(1), rows(2)])
    workspace.close()
    with open_workspace(folder, "ANNA", PASSPHRASE) as again:
        assert sum(again.counts().values()) == 2


@pytest.mark.parametrize(("user", "passphrase"), [("anna", "some other long passphrase"), ("nobody", PASSPHRASE)])
def test_that_a_wrong_name_or_passphrase_opens_nothing(workspace, folder, user, passphrase):
    workspace.close()
    with pytest.raises(CurationRefused, match="passphrase is not right"):
        open_workspace(folder, user, passphrase)


def test_that_a_second_process_is_told_that_the_workspace_is_in_use(workspace, folder):
    with pytest.raises(CurationRefused, match="workspace is already open"):
        open_workspace(folder, "anna", PASSPHRASE)


def test_that_nothing_is_created_over_a_workspace(workspace, folder):
    workspace.close()
    with pytest.raises(CurationRefused, match="nothing was overwritten"):
        create_workspace(folder, "anna", PASSPHRASE)


def test_that_a_folder_without_a_workspace_is_told(tmp_path):
    with pytest.raises(CurationRefused, match="There is no workspace"):
        open_workspace(tmp_path, "anna", PASSPHRASE)


def test_that_a_changed_page_is_found(workspace, rows, folder):
    add_rows(workspace, [rows(number) for number in range(1, 40)])
    workspace.close()
    data = bytearray((folder / DATABASE).read_bytes())
    data[4096 * 10 + 200] ^= 1
    (folder / DATABASE).write_bytes(data)
    with (
        pytest.raises(CurationRefused, match="workspace is damaged"),
        open_workspace(folder, "anna", PASSPHRASE) as again,
    ):
        again.verify()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM readings",
        "UPDATE notes SET text = ''",
        "UPDATE readings SET label = ''",
        "ATTACH 'x' AS y KEY ''",
        "DROP TABLE cases",
        "PRAGMA rekey = 'x'",
    ],
)
def test_that_sql_cannot_rewrite_what_was_read_or_carry_it_out(workspace, statement):
    with (
        pytest.raises(dbapi2.DatabaseError, match=r"not authorized|prohibited|authorization denied"),
        workspace.transaction(),
    ):
        workspace.write(statement)


def write_both(workspace, insert):
    with workspace.transaction():
        workspace.write(insert, "second", "2")
        workspace.write(insert, "first", "2")


def test_that_a_part_of_a_change_can_be_taken_back_alone(workspace):
    insert = "INSERT INTO settings (name, value) VALUES (?, ?)"
    with workspace.transaction():
        workspace.write(insert, "first", "1")
        with pytest.raises(dbapi2.IntegrityError):
            write_both(workspace, insert)
    assert (workspace.setting("first"), workspace.setting("second")) == ("1", "")


def test_that_another_reader_opens_it_with_a_passphrase_of_her_own(workspace, second_reader, rows):
    add_rows(workspace, [rows(1)])
    assert second_reader(workspace).reader == "ben"


def test_that_a_reader_is_added_only_with_the_right_passphrase(workspace):
    with pytest.raises(CurationRefused, match="passphrase is not right"):
        workspace.add_reader("a wrong one that is long", "ben", "other words make another one")


def test_that_no_batch_sorts_all_cases_anew(workspace, rows, folder, monkeypatch):
    add_rows(workspace, [rows(number) for number in range(1, 4)])
    asked: dict[str, tuple[object, ...]] = {}
    read = type(workspace).rows
    monkeypatch.setattr(
        type(workspace), "rows", lambda self, sql, *values: (asked.setdefault(sql, values), read(self, sql, *values))[1]
    )
    steps.split_cases(workspace)
    steps.label_cases(workspace)
    with pytest.raises(CurationRefused, match="reviewed"):
        freeze(workspace, folder.with_name("set"))
    with pytest.raises(CurationRefused, match="nothing to freeze"):
        freeze(workspace, folder.with_name("set"), leave_out_unreviewed=True)
    batched = {sql: values for sql, values in asked.items() if "LIMIT" in sql}
    assert len(batched) == 3
    plain = sqlite3.connect(":memory:")
    for statement in CREATE:
        plain.execute(statement)
    for sql, values in batched.items():
        plan = [row[3] for row in plain.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        assert not any("TEMP B-TREE" in line for line in plan), (sql, plan)
