"""The one query as SQL Server would get it: its words, its names, and no construct that it does not know."""

import re
from datetime import date

import pytest
from sqlalchemy.dialects import mssql, postgresql, sqlite

from radonc_models.extract.database import rights_to_write
from radonc_models.extract.mapping import read_mapping
from radonc_models.extract.query import counting, extraction, needed_columns

SITE = """
version = 1
[patient]
table = "dbo.People"
key = "PeopleSer"
patient_id = "PeopleId"
patient_name = "FullName"
[diagnosis]
table = "dbo.Finding"
key = "FindingSer"
patient = "PeopleSer"
code = "Code"
onset_date = "DateStamp"
[note]
table = "dbo.Finding"
key = "FindingSer"
diagnosis = "FindingSer"
text = "Comment"
where = { Status = "Active" }
"""


@pytest.fixture
def site(tmp_path):
    path = tmp_path / "site.toml"
    path.write_text(SITE)
    return read_mapping(path)


def _sql(query, dialect):
    return re.sub(r"\s+", " ", str(query.compile(dialect=dialect)))


def test_that_sql_server_gets_a_query_that_it_knows(mapping):
    sql = _sql(extraction(mapping, (17, "b"), date(2024, 5, 6)), mssql.dialect())
    assert "LEFT OUTER JOIN diagnosis_physician AS link_row" in sql
    assert "CAST(" not in sql
    assert not re.search(r"LIMIT|ILIKE|\|\||::|string_agg|NULLS|\(diagnosis_row.diagnosis_key, ", sql)
    assert sql.endswith("ORDER BY diagnosis_row.diagnosis_key, note_row.note_key")
    behind = r"diagnosis_key > (\S+) OR diagnosis_row.diagnosis_key = \S+ AND note_row.note_key > \S+\)"
    assert re.search(behind, sql)


def test_that_values_travel_as_parameters_in_every_dialect(site):
    for dialect in (mssql.dialect(), postgresql.dialect(), sqlite.dialect()):
        compiled = extraction(site, ("x' OR 1=1", 4), date(2024, 5, 6)).compile(dialect=dialect)
        assert "OR 1=1" not in str(compiled)
        assert {"x' OR 1=1", 4, "Active", date(2024, 5, 6)} <= set(compiled.params.values())


def test_that_names_of_a_site_are_quoted_and_keep_their_schema(site):
    sql = _sql(extraction(site), mssql.dialect())
    assert "FROM dbo.[Finding] AS diagnosis_row JOIN dbo.[People] AS patient_row" in sql
    assert "diagnosis_row.[Comment] AS note_text" in sql
    assert "note_row" not in sql
    assert 'dbo."Finding"' in _sql(extraction(site), postgresql.dialect())


def test_that_columns_which_a_site_lacks_are_empty(site):
    sql = _sql(extraction(site), sqlite.dialect())
    for label in ("mrn", "birth_date", "sex", "code_index", "description", "facility"):
        assert f"NULL AS {label}" in sql
    assert "physician" not in sql


def test_that_counting_leaves_notes_aside(mapping):
    sql = _sql(counting(mapping, date(2024, 5, 6)), mssql.dialect())
    assert "note" not in sql
    assert "count(DISTINCT patient_row.patient_key)" in sql


def test_that_every_column_of_the_mapping_is_checked_before(mapping):
    needed = needed_columns(mapping)
    assert set(needed) == {"patient", "diagnosis", "note", "department", "physician", "diagnosis_physician"}
    assert ("patient.patient_name", "middle_name") in needed["patient"]
    assert ("facility.diagnosis", "department_key") in needed["diagnosis"]


def test_that_rights_are_asked_for_where_a_database_can_be_asked():
    assert "has_perms_by_name(" in _sql(rights_to_write("mssql", "dbo.[Finding]"), mssql.dialect())
    assert "has_table_privilege(" in _sql(rights_to_write("postgresql", "finding"), postgresql.dialect())
    assert rights_to_write("sqlite", "finding") is None
