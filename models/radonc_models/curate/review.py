"""What a person does with a case: correct, accept, reject, take back; and how well two readers agree.

Every action is written beside the case with its state before, so that it can be undone and nothing that a reader said
is lost. A second reader does not see what the first decided; where they differ, the case is disputed until one settles
it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from radonc_models.clinical.facts import parse_regimen
from radonc_models.curate.agreement import Agreement
from radonc_models.curate.cases import MOST_GY, CuratedCase, Place, assessed, case_from_row, decided, load, save
from radonc_models.curate.errors import CurationRefused, worded
from radonc_models.curate.queues import Progress, Queue, agreement_of, progress_of, queued
from radonc_models.curate.sites import is_icd10_cm, site_of
from radonc_models.curate.states import BLOCKING, Pool, State, Verdict
from radonc_models.curate.unread import accept_unread
from radonc_models.curate.workspace import Workspace
from radonc_models.keyed.canonical import now
from radonc_models.keyed.passphrases import check_new_user
from radonc_models.tasks import MODALITY_LABELS

__all__ = ["Progress", "Queue", "Review"]

_READING = (
    "INSERT INTO readings (case_id, reader, time, action, verdict, label, start, reason, before) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LAST = (
    "SELECT id, case_id, before FROM readings WHERE reader = ? AND action NOT IN ('undo') AND id NOT IN "
    "(SELECT 0 + reason FROM readings WHERE action = 'undo') ORDER BY id DESC LIMIT 1"
)
_MOST_FRACTIONS = 200
ANSWER = "answer"
"""Kind of a place that a reader takes out of a history because it states the answer."""


class Review:
    """The review of one workspace by the reader who opened it."""

    def __init__(self, workspace: Workspace, reader: str = "") -> None:
        """Review as the person who opened ``workspace``, or write down what ``reader`` decided on paper or in a sheet.

        Raises:
            CurationRefused: The name of the reader cannot be used.

        """
        self._workspace = workspace
        with worded():
            self._reader = check_new_user(reader) if reader else workspace.reader
        self._names = workspace.names(self._reader)

    @property
    def reader(self) -> str:
        """Who reads."""
        return self._reader

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Do what the block does as one change, or nothing of it."""
        with self._workspace.transaction():
            yield

    def queue(self, which: Queue = "waiting", limit: int = 100, after: int = 0) -> list[int]:
        """Return numbers of cases in the order in which they are read: those with more than one reading first.

        Args:
            which: The cases.
            limit: Most numbers.
            after: Only numbers behind this one.

        """
        return queued(self._workspace, which, limit, after, self._names)

    def case(self, case_id: int) -> CuratedCase:
        """Return a case as it stands."""
        return load(self._workspace, case_id)

    def move_split(self, case_id: int, start: int, stop: int | None = None) -> CuratedCase:
        """Let the plan begin at ``start`` and end at ``stop`` (default: the end of the note).

        Prescription and side are read anew from the new plan, unless a reader gave them.

        Raises:
            CurationRefused: The place lies outside the note.

        """

        def moved(case: CuratedCase) -> CuratedCase:
            end = len(case.note) if stop is None else stop
            if not 0 <= start < end <= len(case.note):
                raise CurationRefused("The plan must begin and end inside the note: choose another place.")
            new = replace(
                case, start=start, stop=end, resume=end, split_confidence=1.0, provenance=case.by(self._me, "split")
            )
            return self._read_again(new)

        return self._change(case_id, "split", moved)

    def set_label(self, case_id: int, label: str) -> CuratedCase:
        """Give the case a modality.

        Raises:
            CurationRefused: There is no such label.

        """
        if label not in MODALITY_LABELS:
            raise CurationRefused(f"There is no modality named '{label[:40]}': choose {', '.join(MODALITY_LABELS)}.")
        return self._change(
            case_id,
            "label",
            lambda case: replace(case, label=label, label_confidence=1.0, provenance=case.by(self._me, "label")),
        )

    def set_prescription(self, case_id: int, dose_gy: float, fractions: int) -> CuratedCase:
        """Give the main dose in Gy and its number of fractions where the rules could not read them.

        Raises:
            CurationRefused: One of them is not above zero.

        """
        if not (0 < dose_gy < MOST_GY and 0 < fractions < _MOST_FRACTIONS):
            raise CurationRefused("A prescription has a dose in Gy and a number of fractions above zero: correct it.")
        return self._change(
            case_id,
            "prescription",
            lambda case: replace(
                case, dose_gy=dose_gy, fractions=fractions, provenance=case.by(self._me, "prescription")
            ),
        )

    def set_code(self, case_id: int, code: str) -> CuratedCase:
        """Give the ICD-10-CM code of the diagnosis.

        Raises:
            CurationRefused: This is none.

        """
        plain = code.strip().upper()
        if not is_icd10_cm("ICD-10-CM", plain):
            raise CurationRefused("An ICD-10-CM code is written with its dot, such as C50.412: correct it.")
        return self._change(
            case_id,
            "code",
            lambda case: replace(
                case,
                code=plain,
                code_system="ICD-10-CM",
                site=site_of("ICD-10-CM", plain),
                provenance=case.by(self._me, "code"),
            ),
        )

    def hide(self, case_id: int, start: int, end: int, kind: str = "name") -> CuratedCase:
        """Take characters out of the note: an identifier that the rules missed, or (``answer``) what states the answer.

        Raises:
            CurationRefused: The place lies outside the note.

        """

        def hidden(case: CuratedCase) -> CuratedCase:
            if not 0 <= start < end <= len(case.note):
                raise CurationRefused("What is taken out must lie inside the note: choose another place.")
            mine = Place(start, end, kind, f"reader:{self.reader}")
            return replace(
                case, identifiers=_merged([*case.identifiers, mine]), provenance=case.by(self._me, "identifiers")
            )

        return self._change(case_id, "hide", hidden)

    def show(self, case_id: int, start: int, end: int) -> CuratedCase:
        """Put back what was taken out between ``start`` and ``end``: it tells nobody's identity."""
        return self._change(
            case_id,
            "show",
            lambda case: replace(
                case,
                identifiers=tuple(one for one in case.identifiers if one.end <= start or one.start >= end),
                provenance=case.by(self._me, "identifiers"),
            ),
        )

    def accept(self, case_id: int, reason: str = "") -> CuratedCase:
        """Say that the case was read and is right as it stands.

        Raises:
            CurationRefused: Something is missing that a frozen case must have; the message names it.

        """

        def accepted(case: CuratedCase) -> CuratedCase:
            missing = [flag for flag in case.flags if flag in BLOCKING]
            if missing:
                raise CurationRefused(f"This case cannot be accepted ({', '.join(missing)}): mend it or reject it.")
            return replace(
                case, state=State.REVIEWED, verdict=Verdict.ACCEPTED, provenance=case.by(self._me, "verdict")
            )

        return self._change(case_id, "accept", accepted, reason)

    def reject(self, case_id: int, reason: str) -> CuratedCase:
        """Leave the case out of every frozen set; ``reason`` is a short word such as ``no-radiotherapy``."""
        return self._change(
            case_id,
            "reject",
            lambda case: replace(
                case, state=State.REVIEWED, verdict=Verdict.REJECTED, provenance=case.by(self._me, "verdict")
            ),
            reason,
        )

    def second(self, case_id: int, label: str, start: int, *, accept: bool) -> CuratedCase:
        """Write down an independent second reading; where it differs from the first, the case is disputed.

        Args:
            case_id: The case.
            label: The reader's own label.
            start: Where the reader would let the plan begin.
            accept: Whether the case should be in the set.

        Raises:
            CurationRefused: The reader has read the case before, or nobody has accepted it.

        """
        case = self.case(case_id)
        mine = self._workspace.row(
            f"SELECT 1 FROM readings WHERE case_id = ? AND reader IN ({', '.join('?' * len(self._names))})",  # noqa: S608
            case_id,
            *self._names,
        )
        if mine is not None or case.verdict is not Verdict.ACCEPTED:
            raise CurationRefused("A second reading is for a case that another reader accepted and you have not seen.")
        same = accept and label == case.label and not case.note[min(start, case.start) : max(start, case.start)].strip()
        verdict = Verdict.ACCEPTED if same else Verdict.DISPUTED
        with self._workspace.transaction():
            save(self._workspace, replace(case, verdict=verdict))
            self._note(case, "second", Verdict.ACCEPTED if accept else Verdict.REJECTED, label, start, "")
        return self.case(case_id)

    def undo(self) -> int | None:
        """Take back this reader's last action that still stands; return the case, None where there is nothing.

        Raises:
            CurationRefused: Another reader has changed the case since.

        """
        last = self._workspace.row(_LAST, self.reader)
        if last is None:
            return None
        reading, case_id, before = last
        newer = self._workspace.row(
            "SELECT 1 FROM readings WHERE case_id = ? AND id > ? AND reader <> ?", case_id, reading, self.reader
        )
        if newer is not None:
            raise CurationRefused("Another reader has changed this case since: undo is no longer possible.")
        case = self.case(case_id)
        with self._workspace.transaction():
            save(self._workspace, _restored(case, before))
            self._note(case, "undo", case.verdict, case.label, case.start, str(reading))
        return int(case_id)

    def progress(self) -> Progress:
        """Return how far the review is."""
        return progress_of(self._workspace)

    def agreement(self) -> Agreement:
        """Return how well second readings agree with the first ones on the modality."""
        return agreement_of(self._workspace)

    def accept_unread(self, at_most: float = 0.02) -> int:
        """Accept every case without a flag unread, when those that were read show that few of them would need a change.

        Args:
            at_most: Largest share that may need a change: the upper end of its 95 % Wilson interval (about 190 cases
                read without a change for 2 %).

        Raises:
            CurationRefused: Too few were read, or too many of them were changed or rejected.

        """
        return accept_unread(self._workspace, at_most)

    @property
    def _me(self) -> str:
        return f"reader:{self.reader}"

    def _read_again(self, case: CuratedCase) -> CuratedCase:
        """Read prescription and side from the plan again, unless a reader gave the prescription."""
        if case.provenance.get("prescription", "").startswith("reader:"):
            return case
        facts = parse_regimen(case.plan)
        main, sides = facts.main, facts.laterality
        return replace(
            case,
            dose_gy=main.dose_gy if main else None,
            fractions=main.fractions if main else None,
            side="bilateral" if len(sides) > 1 else next(iter(sides), "none"),
        )

    def _change(
        self, case_id: int, action: str, change: Callable[[CuratedCase], CuratedCase], reason: str = ""
    ) -> CuratedCase:
        case = self.case(case_id)
        if case.state not in {State.DEIDENTIFIED, State.REVIEWED} or case.pool is not Pool.MAIN:
            raise CurationRefused(f"Case {case_id} is not ready for review: split, label and de-identify it first.")
        new = change(case)
        if action not in {"accept", "reject"}:
            # What was accepted before it was changed must be looked at again.
            new = assessed(replace(new, state=State.DEIDENTIFIED, verdict=Verdict.OPEN))
        with self._workspace.transaction():
            save(self._workspace, new)
            self._note(case, action, new.verdict, new.label, new.start, reason)
        return new

    def _note(self, before: CuratedCase, action: str, verdict: Verdict, label: str, start: int, reason: str) -> None:
        state = json.dumps(decided(before), separators=(",", ":"))
        if self.reader != self._workspace.reader:
            reason = f"brought by {self._workspace.reader}: {reason}"
        self._workspace.write(
            _READING, before.id, self.reader, now(), action, verdict, label, start, reason[:200], state
        )


def _restored(case: CuratedCase, before: str) -> CuratedCase:
    source = json.dumps(dict(case.source))
    return case_from_row((case.id, case.uid, case.pool, case.twin, case.note, source, *json.loads(before)))


def _merged(places: list[Place]) -> tuple[Place, ...]:
    """Return places in order, those that overlap as one."""
    made: list[Place] = []
    for one in sorted(places, key=lambda place: (place.start, -place.end)):
        if made and one.start < made[-1].end:
            made[-1] = replace(made[-1], end=max(made[-1].end, one.end))
        else:
            made.append(one)
    return tuple(made)
