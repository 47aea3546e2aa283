"""The queue: jobs put in by the web process, taken and told by the worker."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import select

from p2p.console.state import now
from p2p.console.tables import JobRow, PointRow
from transport.said import plain, said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from p2p.console.state import State
    from transport.said import Said

JobState = Literal["waiting", "running", "done", "failed"]
Json = dict[str, Any]
OPEN: tuple[JobState, ...] = ("waiting", "running")
MOST_TRIES = 3  # a job whose worker died is begun again, but not for ever


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as it stands. ``result``: facts, or why it failed, as JSON values."""

    number: int
    job_id: str
    operation: str
    kind: str
    asked: Json
    by: str
    lang: str
    state: str
    tries: int
    is_to_stop: bool
    created: str
    started: str | None
    ended: str | None
    stage: Json | None
    progress: Json | None
    result: Json | None

    @property
    def is_open(self) -> bool:
        """Whether it waits or runs."""
        return self.state in OPEN


def _job(row: JobRow) -> Job:
    return Job(
        number=row.number,
        job_id=row.job_id,
        operation=row.operation,
        kind=row.kind,
        asked=json.loads(row.asked),
        by=row.by,
        lang=row.lang,
        state=row.state,
        tries=row.tries,
        is_to_stop=row.is_to_stop,
        created=row.created,
        started=row.started,
        ended=row.ended,
        stage=_read(row.stage),
        progress=_read(row.progress),
        result=_read(row.result),
    )


def _read(text: str | None) -> Json | None:
    found: Json | None = None if text is None else json.loads(text)
    return found


# -- by the web process ------------------------------------------------------------


def put(
    state: State,
    operation: str,
    kind: str,
    asked: Mapping[str, Any],
    *,
    by: str,
    lang: str,
) -> Job:
    """Put a job last into the queue; the same one waiting already is that one."""
    text = json.dumps(dict(asked), ensure_ascii=False, sort_keys=True)
    with state.writing() as session:
        same = session.scalars(
            select(JobRow).where(
                JobRow.operation == operation,
                JobRow.kind == kind,
                JobRow.asked == text,
                JobRow.state == "waiting",
            )
        ).first()
        row = same or JobRow(
            job_id=uuid.uuid4().hex,
            operation=operation,
            kind=kind,
            asked=text,
            by=by,
            lang=lang,
            state="waiting",
            tries=0,
            is_to_stop=False,
            created=now(),
        )
        session.add(row)
        session.flush()
        return _job(row)


def job_of(state: State, job_id: str) -> Job | None:
    """The job of that id."""
    with state.reading() as session:
        row = session.scalars(select(JobRow).where(JobRow.job_id == job_id)).first()
        return None if row is None else _job(row)


def newest(state: State, operation: str, *kinds: str) -> Job | None:
    """The last job of those kinds in the operation."""
    with state.reading() as session:
        asked = select(JobRow).where(JobRow.operation == operation)
        if kinds:
            asked = asked.where(JobRow.kind.in_(kinds))
        row = session.scalars(asked.order_by(JobRow.number.desc())).first()
        return None if row is None else _job(row)


def newest_of(state: State, operation: str, *, most: int = 20) -> tuple[Job, ...]:
    """The last jobs of the operation, the newest first."""
    with state.reading() as session:
        asked = select(JobRow).where(JobRow.operation == operation)
        rows = session.scalars(asked.order_by(JobRow.number.desc()).limit(most))
        return tuple(map(_job, rows))


def open_jobs(state: State) -> tuple[Job, ...]:
    """What waits and runs, in its order."""
    with state.reading() as session:
        rows = session.scalars(
            select(JobRow).where(JobRow.state.in_(OPEN)).order_by(JobRow.number)
        )
        return tuple(map(_job, rows))


def points(state: State, job: Job, *, after: int = 0) -> tuple[Json, ...]:
    """Where its search stood, from the point after that number on."""
    with state.reading() as session:
        rows = session.scalars(
            select(PointRow)
            .where(PointRow.job == job.number, PointRow.number > after)
            .order_by(PointRow.number)
        )
        return tuple(
            {
                "number": row.number,
                "elapsed_s": row.elapsed_ms / 1000,
                "objective_fen": row.objective_fen,
                "bound_fen": row.bound_fen,
            }
            for row in rows
        )


def ask_to_stop(state: State, job_id: str) -> None:
    """Have it end with the best it has; one that waits does not begin."""
    with state.writing() as session:
        row = session.scalars(select(JobRow).where(JobRow.job_id == job_id)).first()
        if row is None or row.state not in OPEN:
            return
        row.is_to_stop = True
        if row.state == "waiting":
            _end(row, "failed", _told([said("JOB_CALLED_OFF")]))


# -- by the worker -----------------------------------------------------------------


def take(state: State) -> Job | None:
    """The job that has waited longest, running from now on."""
    with state.writing() as session:
        row = session.scalars(
            select(JobRow).where(JobRow.state == "waiting").order_by(JobRow.number)
        ).first()
        if row is None:
            return None
        row.state, row.started, row.tries = "running", now(), row.tries + 1
        row.stage = row.progress = None
        session.query(PointRow).filter(PointRow.job == row.number).delete()
        return _job(row)


def take_back(state: State, *, is_orderly: bool = False) -> None:
    """Put back what a worker was doing that is no more; give up what felled several.

    ``is_orderly``: it was ended with the console, so that does not count.
    """
    with state.writing() as session:
        for row in _running(session):
            row.tries -= is_orderly
            if row.tries < MOST_TRIES:
                row.state = "waiting"
            else:
                _end(row, "failed", _told([said("JOB_WORKER_DIED")]))


def _running(session: Session) -> Sequence[JobRow]:
    return session.scalars(select(JobRow).where(JobRow.state == "running")).all()


def tell_stage(state: State, job: Job, told: Said | None) -> None:
    """Keep what is being done now."""
    with state.writing() as session:
        row = session.get_one(JobRow, job.number)
        row.stage = None if told is None else json.dumps(plain(told))


def tell_progress(state: State, job: Job, progress: Json) -> None:
    """Keep where its search stands, and that it stood there."""
    with state.writing() as session:
        session.get_one(JobRow, job.number).progress = json.dumps(progress)
        session.add(
            PointRow(
                job=job.number,
                elapsed_ms=round(progress["elapsed_s"] * 1000),
                objective_fen=progress["objective_fen"],
                bound_fen=progress["lower_bound_fen"],
            )
        )


def is_to_stop(state: State, job: Job) -> bool:
    """Whether somebody asked it to end."""
    with state.reading() as session:
        return session.get_one(JobRow, job.number).is_to_stop


def done(state: State, job: Job, result: Json) -> None:
    """Keep what came of it."""
    with state.writing() as session:
        _end(session.get_one(JobRow, job.number), "done", result)


def failed(state: State, job: Job, why: Sequence[Said], **more: Any) -> None:
    """Keep that nothing came of it, and why."""
    with state.writing() as session:
        row = session.get_one(JobRow, job.number)
        _end(row, "failed", {**_told(why), **more})


def _told(why: Sequence[Said]) -> Json:
    return {"told": [plain(one) for one in why]}


def _end(row: JobRow, state: JobState, result: Json) -> None:
    row.state, row.ended, row.stage = state, now(), None
    row.result = json.dumps(result, ensure_ascii=False)
