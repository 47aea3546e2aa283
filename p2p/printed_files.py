"""Papers written into a folder, and noted in the store as printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from transport.files.writing import harmless_names
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from p2p.editions import Edition
    from p2p.operating import Operation
    from p2p.stages import Stage
    from transport.documents.part import Part
    from transport.documents.parts import Audience, Kind
    from transport.language import Lang
    from transport.said import Said

_N_NAMED = 4  # counties and trips in a folder's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What was printed into ``folder``. ``missing``: letters that the font lacks.

    ``newest``: of the version that supersedes this one; None where it is the newest.
    ``n_changed``: papers, where those alone are printed that changed; ``n_back``:
    copies to call back, by what was printed if ``is_recorded``.
    """

    folder: Path
    n_files: int
    missing: tuple[str, ...]
    newest: int | None = None
    n_changed: int | None = None
    n_back: int = 0
    is_recorded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for, and who hears of it.

    ``counties``, ``trips``: papers of these alone; without any, all papers.
    """

    out: Path
    only: Sequence[Audience]
    moved: Path | None
    processes: int
    notes: list[Said]
    warn: Callable[[Said], None] | None
    stage: Stage
    counties: Sequence[str] = ()
    trips: Sequence[str] = ()

    def folder(self, name: str) -> Path:
        """Where papers go: of a part of them a folder of its own, named for it."""
        named = (*self.counties, *self.trips)
        shown = [name, *harmless_names(named[:_N_NAMED])]
        if len(named) > _N_NAMED:
            shown.append(f"and-{len(named) - _N_NAMED}-more")
        return self.out / "-".join(shown)

    def part(self, edition: Edition, *, is_older: bool = False) -> Part | None:
        """The part that is asked for; None: all papers.

        What is named is in the plan, unless it ``is_older`` than the one printed.
        """
        from transport.documents.part import part_of

        return part_of(
            edition.scenario,
            edition.plan,
            counties=self.counties,
            trips=self.trips,
            must_be_known=not is_older,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Papers of an edition for a folder. ``listed``: the copies to call back.

    ``operation``: where they are noted as printed; None: nowhere.
    """

    edition: Edition
    kinds: Sequence[Kind]
    folder: Path
    lang: Lang
    operation: Operation | None
    listed: Kind | None = None


def write_papers(asked: Asked, job: Job) -> tuple[int, tuple[str, ...]]:
    """Write the papers, noted in the store before they lie where they are read.

    Should the process be killed in between, the store has them as not sure; a paper
    that lies there is always noted.
    """
    from p2p.store.printings import end_printing
    from transport.files.out_folder import new_output

    begun: int | None = None
    with new_output(job.folder, notes=asked.notes) as folder:
        paths, missing = _write_files(asked, job, folder)
        if job.operation is not None:
            begun = _noted(asked, job, job.operation)
    if job.operation is not None and begun is not None:
        with job.operation.store.writing() as session:
            end_printing(session, begun)
    return len(paths), tuple(sorted(missing))


def _write_files(
    asked: Asked, job: Job, folder: Path
) -> tuple[list[Path], frozenset[str]]:
    from transport.documents.writing import write_kinds

    edition = job.edition
    write = partial(
        write_kinds,
        scenario=edition.scenario,
        plan=edition.plan,
        folder=folder,
        lang=job.lang,
        printed=datetime.now(UTC),
        number=edition.number,
    )
    n = sum(len(kind.papers) for kind in job.kinds)
    with asked.stage(said("WRITING_DOCUMENTS", n=n)) as told:
        paths, missing = write(
            job.kinds, only=asked.only, told=told, processes=asked.processes
        )
        if job.listed is None:
            return paths, missing
        more, lacking = write([job.listed])
    return [*paths, *more], missing | lacking


def _noted(asked: Asked, job: Job, operation: Operation) -> int:
    from p2p.store.printings import begin_printing
    from transport.documents.copies import digests
    from transport.documents.sheaves import printed_for

    edition = job.edition
    told = digests(job.kinds, edition.short_hash)
    with operation.store.writing() as session:
        return begin_printing(
            session,
            printed_for(job.kinds, asked.only, told),
            version=edition.number,
            lang=job.lang,
        )
