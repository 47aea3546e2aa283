"""Check-in on the day: a scanner's lines, forms of phones, marks of whole coaches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.errors import Fault, ScenarioError
from transport.operation.check_ins import OF_COACHES, CheckIn
from transport.operation.desk import Answer, after, entered, scanned
from transport.operation.ledger import Ledger
from transport.operation.scanning import Setting, read, set_to
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from p2p.operating import Operation
    from transport.language import Lang
    from transport.operation.cards import Cards
    from transport.operation.check_in_table import Row
    from transport.operation.check_ins import Stage
    from transport.operation.refusals import Refusal
    from transport.operation.situation import Situation
    from transport.reading.findings import Hear
    from transport.said import Said

COMMAND = "p2p checkin"  # how messages call what no file says
_COLUMN_OF = {"at_s": "at", "ride_id": "trip_id"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer, with the ledger in which it is told; ``where``: of a file's row."""

    answer: Answer
    ledger: Ledger
    where: str = ""

    def line(self, lang: Lang, *, names: str = "masked") -> str:
        """The answer in one line; ``names``: masked, full or none."""
        from transport.answers.check_in_lines import answer_line

        told = answer_line(self.ledger, self.answer, lang, names=names)  # type: ignore[arg-type]
        return f"{self.where}: {told}" if self.where else told


class Desk:
    """Where check-ins are entered; each entry is a transaction of its own.

    Several desks may be open on one store. ``setting``: what is being done; a list's
    code sets it anew. ``only_at``: the one place at which it enters; None: anywhere.
    """

    def __init__(
        self,
        operation: Operation,
        *,
        by: str,
        setting: Setting | None = None,
        only_at: str | None = None,
    ) -> None:
        self.operation = operation
        self.by = by
        self.setting = setting or Setting()
        self.only_at = only_at
        self._last: Ledger | None = None  # as it was after the line before
        self._holder: tuple[int, dict[str, tuple[str, str]]] = (0, {})

    def scan(self, line: str, at_s: int) -> Told:
        """What one scanned or typed line comes to; kept if it is new."""
        with self.operation.writing() as (session, was):
            ledger = self._ledger(session, was)
            answer = scanned(
                ledger,
                self._cards(session),
                self.setting,
                line,
                at_s=at_s,
                by=self.by,
            )
            answer = self._own(ledger, answer)
            found = self._kept(session, ledger, answer)
        self._last, self.setting = found, answer.setting or self.setting
        return Told(answer=answer, ledger=found)

    def enter(self, asked: CheckIn) -> Told:
        """What an entry comes to; kept if it is new."""
        with self.operation.writing() as (session, was):
            ledger = self._ledger(session, was)
            answer = entered(ledger, replace(asked, by=asked.by or self.by))
            answer = self._own(ledger, answer)
            found = self._kept(session, ledger, answer)
        self._last = found
        return Told(answer=answer, ledger=found)

    def look(self) -> Ledger:
        """The ledger as the store has it now; good until the next entry."""
        with self.operation.reading() as (session, was):
            found = self._ledger(session, was)
        self._last = found
        return found

    def _own(self, ledger: Ledger, answer: Answer) -> Answer:
        """The answer as this desk may have it."""
        from transport.operation.own_place import answer_here

        if self.only_at is None:
            return answer
        return answer_here(ledger, answer, self.only_at)

    def read_table(
        self, path: Path, *, skip_refused: bool = False, hear: Hear | None = None
    ) -> list[Told]:
        """What the rows of a form come to, in the order of their own times.

        All of it is kept, or nothing; with ``skip_refused`` all that is not refused.
        ``hear`` is told of columns that are not read.

        Raises
        ------
        ScenarioError
            With every cell that cannot be read, and every row that is refused.
        """
        from transport.operation.check_in_table import read_check_ins

        clock = self.operation.scenario.clock
        today = clock.date_of(self.operation.scenario.end_s)
        file, rows = read_check_ins(path, clock, today=today, hear=hear)
        told: list[Told] = []
        faults: list[Fault] = []
        with self.operation.writing() as (session, was):
            ledger, cards = ledger_of(session, was), self._cards(session)
            for row in sorted(rows, key=lambda one: (one.at_s, one.row)):
                for answer in self._of_row(ledger, cards, row):
                    ledger = self._kept(session, ledger, answer)
                    place = f"{file}:{row.row}"
                    told.append(Told(answer=answer, ledger=ledger, where=place))
                    faults += _faults(file, row.row, answer)
            if faults and not skip_refused:
                raise ScenarioError(faults)
        return told

    def _ledger(self, session: Session, was: Situation) -> Ledger:
        """The ledger as the store has it; what others entered since is read in.

        The one of before is forgotten until this entry is confirmed.
        """
        last, self._last = self._last, None
        if last is None or (last.was.version, last.was.events) != (
            was.version,
            was.events,
        ):
            return ledger_of(session, was)
        from p2p.store.check_ins import kept_check_ins

        clock = was.scenario.clock
        number = last.entries[-1].number if last.entries else 0
        for entry in kept_check_ins(session, clock, after=number):
            last = last.with_entry(entry)
        return last

    def _kept(self, session: Session, ledger: Ledger, answer: Answer) -> Ledger:
        from p2p.store.check_ins import add_check_in

        if answer.fate == "kept" and answer.entry is not None:
            add_check_in(session, answer.entry, ledger.was.scenario.clock)
        return after(ledger, answer)

    def _cards(self, session: Session) -> Cards:
        from p2p.store.check_ins import digests, kept_cards, n_cards
        from transport.operation.cards import Cards

        n = n_cards(session)
        if self._holder[0] != n:
            cards = kept_cards(session)
            self._holder = (n, {token: (who, what) for token, who, what in cards})
        return Cards(
            holder=self._holder[1],
            versions=digests(session),
            plan=self.operation.plan,
        )

    def _of_row(self, ledger: Ledger, cards: Cards, row: Row) -> Iterator[Answer]:
        setting = replace(
            self.setting,
            stage=row.stage or self.setting.stage,
            ride_id=row.trip_id or self.setting.ride_id,
            place_id=row.place_id or self.setting.place_id,
        )
        workers = list(row.workers)
        notes: tuple[Said, ...] = ()
        if row.code:
            found = read(ledger, cards, setting, row.code, at_s=row.at_s, by="")
            if found.refused is not None:
                fate = "unknown" if found.is_unknown else "refused"
                yield Answer(fate=fate, why=found.refused, notes=found.notes)  # type: ignore[arg-type]
                return
            notes = found.notes
            if found.setting is not None:
                stage = row.stage or found.setting.stage
                setting = replace(found.setting, stage=stage)
            elif found.entry is not None:
                workers.insert(0, found.entry.worker_id or "")
        elif row.trip_id in ledger.courses and row.stage is None:
            setting = set_to(ledger, setting, row.trip_id, row.place_id)
        asked = CheckIn(
            stage=setting.stage,
            ride_id=setting.ride_id,
            place_id=setting.place_id,
            at_s=row.at_s,
            by=row.by or self.by,
            counted=row.counted,
            signed_by=row.signed_by,
            missing=row.missing,
            remark=row.remark,
        )
        wrong = _of_form(asked, workers)
        if wrong is not None:
            yield Answer(fate="refused", entry=asked, refusals=(wrong,))
        elif workers:
            for worker_id in dict.fromkeys(workers):
                answer = entered(
                    ledger, replace(asked, worker_id=worker_id), notes=notes
                )
                ledger = after(ledger, answer)
                yield answer
        else:
            yield entered(ledger, asked, notes=notes)


def _of_form(asked: CheckIn, workers: Sequence[str]) -> Refusal | None:
    """What is missing in an entry, or has no place in it."""
    from transport.operation.refusals import Refusal

    if not asked.by.strip():
        remedy = said("FILL_IT_IN", meaning=_about("by"))
        return Refusal("by", said("REPORTER_MISSING"), remedy)
    if workers and asked.stage == "departed":
        return Refusal(
            "worker_id", said("CHECK_IN_OF_COACH"), said("CHECK_IN_LEAVE_WORKERS")
        )
    if not workers and asked.stage not in OF_COACHES:
        return Refusal(
            "worker_id", said("CHECK_IN_NO_WORKER"), said("CHECK_IN_NAME_WORKER")
        )
    if not workers and not asked.ride_id:
        return Refusal("ride_id", said("CHECK_IN_NO_COACH"), said("CHECK_IN_NAME_TRIP"))
    return None


def _about(column: str) -> Said:
    from transport.operation.check_in_table import about

    return about(column)


def _faults(file: str, row: int, answer: Answer) -> list[Fault]:
    """Why a row is refused, as faults of the file."""
    if answer.why is not None:
        fault = Fault(
            file=file,
            row=row,
            column="code",
            wrong=answer.why,
            remedy=said("CHECK_IN_LOOK_AT_CODE"),
        )
        return [fault]
    return [
        Fault(
            file=file,
            row=row,
            column=_COLUMN_OF.get(one.fact, one.fact),
            value=one.value,
            wrong=one.wrong,
            remedy=one.remedy,
        )
        for one in answer.refusals
    ]


def ledger_of(session: Session, was: Situation) -> Ledger:
    """The ledger as the store has it."""
    from p2p.store.check_ins import kept_check_ins

    return Ledger(was=was, entries=kept_check_ins(session, was.scenario.clock))


def known(session: Session, was: Situation) -> Situation:
    """The situation with what the check-ins of the store tell."""
    return ledger_of(session, was).known


def ledger(operation: Operation) -> Ledger:
    """The same, of an operation that is open."""
    with operation.reading() as (session, was):
        return ledger_of(session, was)


def take_in_cards(operation: Operation, paths: Iterable[Path]) -> int:
    """Keep the cards of files of tokens, or of folders with one; how many were new."""
    from p2p.store.check_ins import add_cards
    from transport.documents.tokens import TOKENS, read_tokens

    files = [path / TOKENS if path.is_dir() else path for path in paths]
    rows = [
        (one.token, one.worker_id, one.version)
        for file in files
        for one in read_tokens(file)
    ]
    if not rows:
        return 0
    with operation.writing() as (session, _):
        return add_cards(session, rows)


def check_in(
    out: Path | str,
    lines: Iterable[str],
    *,
    by: str,
    at: str | None = None,
    trip: str = "",
    place: str | None = None,
    stage: Stage = "boarded",
    store: str | None = None,
    cards: Iterable[Path] = (),
) -> list[Told]:
    """Enter what a scanner reads: codes of lists and cards, ids of workers or trips.

    Parameters
    ----------
    out
        Folder of the plan with its store.
    lines
        One code a line. A list's code says what is being done from then on.
    by
        Who enters them.
    at
        When they were scanned, as ISO 8601; None: now.
    trip, place, stage
        What is being done before any list is scanned.
    store
        Address of the store where it is not in ``out``.
    cards
        Further folders whose cards are in use, such as those of later versions.

    Returns
    -------
    list
        What each line came to, in order; a second entry of the same changes nothing.

    Raises
    ------
    OutputError
        If there is no store, or the database refuses.

    Examples
    --------
    >>> import p2p
    >>> p2p.check_in("out/demo", ["T001", "W017"], by="gate 1")  # doctest: +SKIP
    """
    from p2p.operating import open_operation

    folder = Path(out)
    with open_operation(folder, store=store) as operation:
        take_in_cards(operation, (folder, *cards))
        setting = Setting(stage=stage, ride_id=trip, place_id=place)
        desk = Desk(operation, by=by, setting=setting)
        return [
            desk.scan(line, moment_of(operation, at)) for line in lines if line.strip()
        ]


def moment_of(operation: Operation, at: str | None) -> int:
    """The scenario second of an ISO 8601 moment; None: of now."""
    clock = operation.scenario.clock
    if at is not None:
        return clock.seconds(at)
    from datetime import datetime

    now: Any = datetime.now(clock.zone).isoformat(timespec="minutes")
    return clock.seconds(now)
