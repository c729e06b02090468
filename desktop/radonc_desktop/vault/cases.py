"""Cases and the kept versions of their patient details."""

from __future__ import annotations

import re

from radonc_desktop.marking import marked
from radonc_desktop.vault.audit import AuditTrail, Change
from radonc_desktop.vault.case_list import CaseList
from radonc_desktop.vault.errors import StaleVersion, TextRefused, UnknownRecord
from radonc_desktop.vault.records import CaseRecord, CaseSummary, DetailsVersion, case_number
from radonc_models.keyed.canonical import now
from radonc_models.keyed.connection import Connection

__all__ = ["Cases", "storable"]

_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def storable(text: str, what: str) -> str:
    """Return ``text`` if the database keeps it exactly.

    Raises:
        TextRefused: It holds a sign that has no place in a text.

    """
    if found := _NO_TEXT.search(text):
        raise TextRefused(f"{what} cannot be saved because character {found.start() + 1} is not text: remove it.")
    return text


class Cases:
    """The cases of one open store."""

    def __init__(self, connection: Connection, audit: AuditTrail, user: str) -> None:
        self._connection = connection
        self._audit = audit
        self._user = user
        self.list = CaseList(connection)

    def add(self, title: str, site: str, details: str, physician_plan: str) -> int:
        """Store a new case and return its id."""
        with self._audit.change() as change:
            return self.add_within(change, title, site, details, physician_plan)

    def add_within(
        self, change: Change, title: str, site: str, details: str, physician_plan: str, **facts: int | str
    ) -> int:
        """Store a new case as a part of ``change`` and return its id; ``facts`` enter its audit row."""
        storable(title, marked("The title"))
        storable(site, marked("The site"))
        storable(details, marked("The text of the patient details"))
        storable(physician_plan, marked("The physician's plan"))
        if not title.strip():
            raise TextRefused("A case needs a title: enter one.")
        time = now()
        values = {"title": title, "site": site, "details": details, "physician_plan": physician_plan}
        case_id = change.insert("cases", **values, details_version=1, created=time, updated=time)
        self._keep(change, case_id, 1, details, time)
        change.record("case.create", case_id, version=1, **facts)
        return case_id

    def search(self, text: str) -> list[CaseSummary]:
        """Return all cases that hold every word of ``text`` as the start of a word, in the order of the list."""
        return self.list.all(text)

    def case(self, case_id: int) -> CaseRecord:
        """Return one case.

        Raises:
            UnknownRecord: There is no such case.

        """
        row = self._connection.row(
            "SELECT title, site, details, details_version, physician_plan, created, updated, plan_version "
            "FROM cases WHERE id = ?",
            case_id,
        )
        if row is None:
            raise UnknownRecord
        return CaseRecord(case_id, case_number(case_id), *row)

    def details_version(self, case_id: int) -> int:
        """Return the current version of a case's details."""
        row = self._connection.row("SELECT details_version FROM cases WHERE id = ?", case_id)
        if row is None:
            raise UnknownRecord
        return int(row[0])

    def save_details(self, case_id: int, details: str, expected_version: int) -> int:
        """Store new details as the next version and return its number.

        Raises:
            StaleVersion: The stored version is not ``expected_version``; nothing was overwritten.

        """
        storable(details, marked("The text of the patient details"))
        with self._audit.change() as change:
            if self.details_version(case_id) != expected_version:
                raise StaleVersion
            version, time = expected_version + 1, now()
            self._keep(change, case_id, version, details, time)
            change.update("cases", case_id, details=details, details_version=version, updated=time)
            change.record("details.save", case_id, version=version)
        return version

    def save_physician_plan(self, case_id: int, plan: str, expected_version: int = 1) -> int:
        """Store the physician's own plan in place of the last one, which no model reads; return its version.

        Raises:
            StaleVersion: The stored version is not ``expected_version``; nothing was overwritten.

        """
        storable(plan, marked("The physician's plan"))
        with self._audit.change() as change:
            if self.case(case_id).plan_version != expected_version:
                raise StaleVersion(_STALE_PLAN)
            change.update("cases", case_id, physician_plan=plan, plan_version=expected_version + 1, updated=now())
            change.record("plan.save", case_id, version=expected_version + 1)
        return expected_version + 1

    def _keep(self, change: Change, case_id: int, version: int, details: str, time: str) -> None:
        change.insert(
            "details_versions", case_id=case_id, version=version, details=details, saved_by=self._user, saved=time
        )

    def versions(self, case_id: int) -> list[DetailsVersion]:
        """Return every kept version of a case's details, oldest first."""
        found = self._connection.rows(
            "SELECT version, details, saved_by, saved FROM details_versions WHERE case_id = ? ORDER BY version",
            case_id,
        )
        return [DetailsVersion(*row) for row in found]


_STALE_PLAN = (
    "The physician's plan was saved elsewhere in the meantime, so nothing was overwritten: "
    "copy your text, open the case again and merge it."
)
