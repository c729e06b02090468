import pytest
from sqlcipher3 import dbapi2

from radonc_models.keyed.connection import connect

NEW_DRAFT = "INSERT INTO drafts (case_id, task, text, state, updated) VALUES ({}, 'regimen', '', 'draft', '')"
REPLACE_SIGNED = (
    "INSERT OR REPLACE INTO drafts (id, case_id, task, text, state, updated) "
    "VALUES (1, 1, 'regimen', 'forged', 'draft', '')"
)
INSERT_SIGNED = "INSERT INTO drafts VALUES (9, 1, 'modality', 'x', NULL, 'signed', '', 'Dr. Test', '', 1, '', 1, 0)"
SIGNED = "UPDATE drafts SET {} WHERE id = 1"


@pytest.fixture(scope="module")
def raw(shared_vault, passphrase):
    vault = shared_vault
    case_id = vault.add_case("t", "lung", "d")
    vault.save_suggestion(case_id, "regimen", {"text": "x"})
    vault.sign(vault.save_draft(case_id, "regimen", "text", None).id, passphrase)
    log = vault.audit_log()
    yield vault._connection._raw
    assert vault.audit_log() == log
    assert vault.verify_audit().ok
    assert vault.draft(case_id, "regimen").text == "text"
    assert vault.case(case_id).details == "d"


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'plain.db' AS plain KEY ''",
        "ATTACH ':memory:' AS other",
        "VACUUM",
        "VACUUM INTO 'copy.db'",
        "SELECT sqlcipher_export('main')",
        "SELECT load_extension('x')",
        "SELECT fts3_tokenizer('x')",
        "SELECT randomblob(9)",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA cipher_plaintext_header_size = 32",
        "PRAGMA writable_schema = ON",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA secure_delete = OFF",
        "PRAGMA trusted_schema = ON",
        "UPDATE audit SET user = 'x'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit VALUES (1, '', '', '', 1, '', '')",
        "DELETE FROM audit_head",
        "DELETE FROM drafts",
        "DELETE FROM cases",
        "DELETE FROM suggestions",
        "DELETE FROM details_versions",
        "UPDATE suggestions SET outcome = '{}'",
        "UPDATE signatures SET record = '{}'",
        "DELETE FROM signatures",
        "DELETE FROM reviews",
        "UPDATE addenda SET text = 'x'",
        "INSERT INTO audit_gaps VALUES (1, 1, '', '')",
        "UPDATE details_versions SET details = 'x'",
        "UPDATE drafts SET id = 7",
        "UPDATE drafts SET case_id = 7",
        "UPDATE cases SET id = 7",
        "UPDATE settings SET value = 'no'",
        "INSERT INTO settings VALUES ('a', 'b')",
        "INSERT INTO migrations VALUES ('a', 'b')",
        "INSERT INTO sqlite_master VALUES ('table', 'x', 'x', 0, '')",
        "DROP TABLE audit",
        "DROP TRIGGER audit_no_update",
        "DROP TRIGGER drafts_signed",
        "ALTER TABLE audit RENAME TO gone",
        "CREATE TABLE extra (x)",
        "CREATE TEMP TABLE extra (x)",
        "CREATE TEMP TRIGGER t AFTER INSERT ON main.cases BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "REINDEX",
        "ANALYZE",
        "DETACH main",
    ],
)
def test_that_the_apps_own_connection_refuses(raw, sql):
    # SQLite words it in one of three ways, by the kind of statement.
    with pytest.raises(dbapi2.DatabaseError, match=r"not authorized|authorization denied|prohibited"):
        raw.execute(sql)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        (SIGNED.format("text = 'forged'"), "signed records are read only"),
        (SIGNED.format("state = 'draft', signed_by = NULL"), "signed records are read only"),
        ("UPDATE OR REPLACE drafts SET text = 'forged'", "signed records are read only"),
        (REPLACE_SIGNED, "starts as a draft"),
        (INSERT_SIGNED, "starts as a draft"),
        ("INSERT INTO audit VALUES (99, '', '', '', 1, '', '')", "only grows at its end"),
        ("INSERT INTO audit VALUES (NULL, '', '', '', 1, '', '')", "only grows at its end"),
        ("INSERT INTO signatures VALUES (1, 1, 'answer', 1, '{}', '', '', 1)", "UNIQUE"),
        ("INSERT OR REPLACE INTO signatures VALUES (1, 1, 'answer', 1, '{}', '', '', 1)", "kept as they are"),
        ("INSERT OR REPLACE INTO suggestions VALUES (1, 1, 'regimen', '{}', 1, '', 0)", "kept as they are"),
        ("INSERT OR REPLACE INTO details_versions VALUES (1, 1, 'forged', '', '', 0)", "kept as they are"),
        ("INSERT OR REPLACE INTO cases VALUES (1, 'forged', '', '', 1, '', '', '', 1, 0)", "kept as they are"),
        (NEW_DRAFT.format(77), "FOREIGN"),
    ],
)
def test_that_history_cannot_be_replaced_through_a_back_door(raw, sql, words):
    with pytest.raises(dbapi2.IntegrityError, match=words):
        raw.execute(sql)


def test_that_the_settings_of_the_store_are_the_measured_ones(vault, intruder):
    vault.close()
    for pragma, value in {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "recursive_triggers": 1,
        "cache_size": -16384,
    }.items():
        assert intruder(f"PRAGMA {pragma}") == [(value,)], pragma


def test_that_a_key_of_the_wrong_length_is_never_taken_for_a_passphrase(vault, folder, keys_of):
    vault.close()
    for length in (0, 31, 33, 48):
        with pytest.raises(ValueError, match="32 bytes"):
            connect(folder / "cases.db", keys_of().data[:length] + bytearray(max(0, length - 32)))
