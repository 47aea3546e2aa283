"""Papers printed: of a plan, of a version, or those alone that changed since one."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from p2p.editions import Edition
    from p2p.operating import Operation
    from p2p.stages import Stage
    from transport.documents.copies import Copy, PaperKey
    from transport.documents.parts import Audience, Kind
    from transport.language import Lang
    from transport.said import Said


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
class _Asked:
    """What is asked for, and who hears of it."""

    out: Path
    only: Sequence[Audience]
    moved: Path | None
    processes: int
    notes: list[Said]
    warn: Callable[[Said], None] | None
    stage: Stage


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """Papers of an edition for a folder. ``listed``: the copies to call back.

    ``operation``: where they are noted as printed; None: nowhere.
    """

    edition: Edition
    kinds: Sequence[Kind]
    folder: Path
    lang: Lang
    operation: Operation | None
    listed: Kind | None = None


def print_documents(
    out: str | Path,
    *,
    lang: Lang | None = None,
    only: Sequence[Audience] = (),
    since: str | None = None,
    version: int | None = None,
    store: str | None = None,
    moved: Path | None = None,
    processes: int = 1,
    notes: list[Said] | None = None,
    warn: Callable[[Said], None] | None = None,
    stage: Stage = untold,
) -> Printed:
    """Write papers of the plan in ``out`` to print and sign, one folder a reader.

    Parameters
    ----------
    out
        Folder of a plan. Where the store of its operation is there, what is printed of
        the newest version is kept in it.
    only
        For these readers alone.
    since
        Papers alone that changed since that version: its number in the store, or the
        folder of its plan; with the list of copies to call back.
    version
        Papers of that version of the store; an older one is stamped on every page.
    store
        Address of the store, where it is not in ``out``.
    processes
        How many write; a script that asks for more than one calls this below
        ``if __name__ == "__main__":``.

    Raises
    ------
    ScenarioError, PlanRefused
        If the folder holds no plan that can be read and proved.
    OutputError
        If there is no such version, or the disk or the store refuses.

    Examples
    --------
    >>> import p2p
    >>> found = p2p.print_documents("out", only=("hr",))  # doctest: +SKIP
    >>> found.n_files  # doctest: +SKIP
    12
    """
    asked = _Asked(
        out=Path(out),
        only=only,
        moved=moved,
        processes=processes,
        notes=[] if notes is None else notes,
        warn=warn,
        stage=stage,
    )
    with ExitStack() as stack:
        operation = _operation(stack, asked, store, is_needed=version is not None)
        lang = lang or _lang(asked.out, operation)
        if since is not None:
            return _print_changes(asked, operation, since, lang)
        return _print_version(asked, operation, version, lang)


def _operation(
    stack: ExitStack, asked: _Asked, store: str | None, *, is_needed: bool
) -> Operation | None:
    """The operation in the plan's folder, or that which the plan is a version of."""
    from p2p.editions import operation_folder, with_what_was_filled_in
    from p2p.operating import open_operation

    home = None if store is not None else operation_folder(asked.out, asked.warn)
    if store is None and not is_needed and home is None:
        return None
    operation = stack.enter_context(open_operation(home or asked.out, store=store))
    return with_what_was_filled_in(operation, asked.out, asked.moved, asked.warn)


def _lang(out: Path, operation: Operation | None) -> Lang:
    from transport.planfiles.folder import SOURCE
    from transport.planfiles.reading import read_source

    if operation is not None and not (out / SOURCE).is_file():
        return operation.lang
    return read_source(out).lang


def _of_folder(asked: _Asked, operation: Operation | None) -> Edition:
    from p2p.editions import edition_of_folder
    from p2p.kept import reopened

    kept = reopened(asked.out, moved=asked.moved, warn=asked.warn, stage=asked.stage)
    return edition_of_folder(kept, operation)


def _print_version(
    asked: _Asked, operation: Operation | None, version: int | None, lang: Lang
) -> Printed:
    """All papers of one version; stamped where there is a newer one."""
    from p2p.editions import edition_of_store
    from transport.planfiles.folder import DOCUMENTS

    if version is not None and operation is not None:
        edition = edition_of_store(operation, version)
        name = f"{DOCUMENTS}-version-{version}"
    else:
        edition, name = _of_folder(asked, operation), DOCUMENTS
    newest = None if operation is None else operation.versions()[-1].number
    is_old = newest is not None and newest > edition.number
    with asked.stage(said("MAKING_UP_PAPERS")):
        kinds = _kinds(asked, edition, issues=not is_old)
        if is_old and operation is not None and newest is not None:
            kinds = _stamped(kinds, edition, edition_of_store(operation, newest))
    job = _Job(
        edition=edition,
        kinds=kinds,
        folder=asked.out / name,
        lang=lang,
        operation=None if is_old else operation,
    )
    n_files, missing = _write(asked, job)
    return Printed(
        folder=job.folder,
        n_files=n_files,
        missing=missing,
        newest=newest if is_old else None,
    )


def _kinds(asked: _Asked, edition: Edition, *, issues: bool = True) -> list[Kind]:
    """The papers of the readers asked for, cards with their codes."""
    from transport.documents.kinds import kinds_of
    from transport.documents.tokens import TOKENS

    has_cards = not asked.only or "hr" in asked.only
    return kinds_of(
        edition.scenario,
        edition.plan,
        only=asked.only,
        tokens=asked.out / TOKENS if has_cards else None,
        issues=issues,
    )


def _stamped(kinds: Sequence[Kind], edition: Edition, newest: Edition) -> list[Kind]:
    from transport.documents.marks import stamped

    _, now = _contents(newest)
    return stamped(kinds, now, edition.short_hash, newest=newest.number)


def _contents(edition: Edition) -> tuple[list[Kind], Mapping[PaperKey, str]]:
    """All papers of an edition, cards without codes, and what each says."""
    from transport.documents.copies import digests
    from transport.documents.kinds import kinds_of

    kinds = kinds_of(edition.scenario, edition.plan, with_cards=True)
    return kinds, digests(kinds, edition.short_hash)


def _print_changes(
    asked: _Asked, operation: Operation | None, since: str, lang: Lang
) -> Printed:
    """The papers that changed since a version, and the list of copies to call back."""
    from transport.documents.call_back import call_back_kind, titles_of
    from transport.documents.copies import to_call_back
    from transport.documents.marks import only_changed
    from transport.planfiles.folder import DOCUMENTS

    older, edition = _both(asked, operation, since)
    with asked.stage(said("MAKING_UP_PAPERS")):
        was, before = _contents(older)
        known, now = _contents(edition)
        kinds = only_changed(
            _kinds(asked, edition), before, edition.short_hash, older=older.number
        )
        recorded = _recorded(asked, operation)
        copies = recorded or _one_copy_each(asked, was, older)
        back = to_call_back(copies, now)
        listed = call_back_kind(
            edition.scenario,
            back,
            titles_of(was) | titles_of(known),
            newest=edition.number,
            is_recorded=bool(recorded),
        )
    job = _Job(
        edition=edition,
        kinds=kinds,
        folder=asked.out / f"{DOCUMENTS}-since-{older.number}",
        lang=lang,
        operation=operation,
        listed=listed,
    )
    n_files, missing = _write(asked, job)
    return Printed(
        folder=job.folder,
        n_files=n_files,
        missing=missing,
        n_changed=sum(len(kind.papers) for kind in kinds),
        n_back=sum(one.n_copies for one in back),
        is_recorded=bool(recorded),
    )


def _both(
    asked: _Asked, operation: Operation | None, since: str
) -> tuple[Edition, Edition]:
    """The older version and the newest."""
    from p2p.editions import edition_of_store, older_folder, refuse_newest

    if not since.isdecimal():
        return older_folder(Path(since)), _of_folder(asked, operation)
    if operation is None:
        raise OutputError(said("SINCE_NEEDS_STORE", out=str(asked.out), given=since))
    newest = refuse_newest(operation, int(since))
    older = edition_of_store(operation, int(since))
    return older, edition_of_store(operation, newest)


def _recorded(asked: _Asked, operation: Operation | None) -> list[Copy]:
    """What was printed for these readers, as the store knows it."""
    from p2p.store.printings import printed

    if operation is None:
        return []
    with operation.store.reading() as session:
        return [c for c in printed(session) if not asked.only or c.reader in asked.only]


def _one_copy_each(asked: _Asked, was: Sequence[Kind], older: Edition) -> list[Copy]:
    """One copy of every paper of a version for each of its readers."""
    from transport.documents.copies import Copy
    from transport.documents.sheaves import printed_for

    return [
        Copy(key=key, reader=reader, digest=digest, version=older.number)
        for key, reader, digest in printed_for(was, asked.only, older.short_hash)
    ]


def _write(asked: _Asked, job: _Job) -> tuple[int, tuple[str, ...]]:
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
    asked: _Asked, job: _Job, folder: Path
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


def _noted(asked: _Asked, job: _Job, operation: Operation) -> int:
    from p2p.store.printings import begin_printing
    from transport.documents.sheaves import printed_for

    edition = job.edition
    with operation.store.writing() as session:
        return begin_printing(
            session,
            printed_for(job.kinds, asked.only, edition.short_hash),
            version=edition.number,
            lang=job.lang,
        )
