"""Papers printed: of a plan, of a version, or those alone that changed since one."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from p2p.printed_changes import contents, print_changes
from p2p.printed_files import Asked, Job, Printed, write_papers
from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from p2p.editions import Edition
    from p2p.operating import Operation
    from p2p.stages import Stage
    from transport.documents.parts import Audience, Kind
    from transport.language import Lang
    from transport.said import Said


def print_documents(
    out: str | Path,
    *,
    lang: Lang | None = None,
    only: Sequence[Audience] = (),
    counties: Sequence[str] = (),
    trips: Sequence[str] = (),
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
    counties, trips
        Papers of these counties and of these trips alone, in a folder named for them.
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
        If there is no such version, county or trip, nothing to print of one, or the
        disk or the store refuses.
    """
    asked = Asked(
        out=Path(out),
        only=only,
        counties=counties,
        trips=trips,
        moved=moved,
        processes=processes,
        notes=[] if notes is None else notes,
        warn=warn,
        stage=stage,
    )
    return _print(asked, since, version, store, lang)


def _print(
    asked: Asked,
    since: str | None,
    version: int | None,
    store: str | None,
    lang: Lang | None,
) -> Printed:
    with ExitStack() as stack:
        operation = _operation(stack, asked, store, is_needed=version is not None)
        lang = lang or _lang(asked.out, operation)
        if since is not None:
            older, edition = _both(asked, operation, since)
            return print_changes(asked, operation, older, edition, lang)
        return _print_version(asked, operation, version, lang)


def _operation(
    stack: ExitStack, asked: Asked, store: str | None, *, is_needed: bool
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


def _of_folder(asked: Asked, operation: Operation | None) -> Edition:
    from p2p.editions import edition_of_folder
    from p2p.kept import reopened

    kept = reopened(asked.out, moved=asked.moved, warn=asked.warn, stage=asked.stage)
    return edition_of_folder(kept, operation)


def _of_counties(asked: Asked, operation: Operation | None) -> Edition:
    """The plan of the folder; where counties alone are asked for, no more than theirs.

    It is all of it where those cannot be read alone.
    """
    from p2p.county_plans import reopened_counties
    from p2p.editions import edition_of_folder

    if asked.counties and not asked.trips:
        kept = reopened_counties(
            asked.out, asked.counties, moved=asked.moved, stage=asked.stage
        )
        if kept is not None:
            return edition_of_folder(kept, operation)
    return _of_folder(asked, operation)


def _print_version(
    asked: Asked, operation: Operation | None, version: int | None, lang: Lang
) -> Printed:
    """All papers of one version; stamped where there is a newer one."""
    from p2p.editions import edition_of_store
    from transport.planfiles.folder import DOCUMENTS

    if version is not None and operation is not None:
        edition = _proved_again(asked, edition_of_store(operation, version))
        name = f"{DOCUMENTS}-version-{version}"
    else:
        edition, name = _of_counties(asked, operation), DOCUMENTS
    newest = None if operation is None else operation.versions()[-1].number
    is_old = newest is not None and newest > edition.number
    with asked.stage(said("MAKING_UP_PAPERS")):
        kinds = _kinds(asked, edition, issues=not is_old)
        if is_old and operation is not None and newest is not None:
            kinds = _stamped(kinds, edition, edition_of_store(operation, newest))
    job = Job(
        edition=edition,
        kinds=kinds,
        folder=asked.folder(name),
        lang=lang,
        operation=None if is_old else operation,
    )
    n_files, missing = write_papers(asked, job)
    return Printed(
        folder=job.folder,
        n_files=n_files,
        missing=missing,
        newest=newest if is_old else None,
    )


def _kinds(asked: Asked, edition: Edition, *, issues: bool = True) -> list[Kind]:
    """The papers of the readers asked for, cards with their codes."""
    from transport.documents.kinds import kinds_of
    from transport.documents.tokens import TOKENS

    has_cards = not asked.only or "hr" in asked.only
    part = asked.part(edition)
    kinds = kinds_of(
        edition.scenario,
        edition.plan,
        only=asked.only,
        tokens=asked.out / TOKENS if has_cards else None,
        issues=issues,
        part=part,
    )
    if part is not None and not kinds:
        raise OutputError(said("NO_PAPERS_OF", names=(*asked.counties, *asked.trips)))
    return kinds


def _stamped(kinds: Sequence[Kind], edition: Edition, newest: Edition) -> list[Kind]:
    from transport.documents.marks import stamped

    _, now = contents(newest)
    return stamped(kinds, now, edition.short_hash, newest=newest.number)


def _both(
    asked: Asked, operation: Operation | None, since: str
) -> tuple[Edition, Edition]:
    """The older version and the newest."""
    from p2p.editions import edition_of_store, older_folder, refuse_newest

    if not since.isdecimal():
        return older_folder(Path(since)), _of_folder(asked, operation)
    if operation is None:
        raise OutputError(said("SINCE_NEEDS_STORE", out=str(asked.out), given=since))
    newest = refuse_newest(operation, int(since))
    older = edition_of_store(operation, int(since))
    return older, _proved_again(asked, edition_of_store(operation, newest))


def _proved_again(asked: Asked, edition: Edition) -> Edition:
    """The edition of a store, whose plan is proved as one that lies in a folder is."""
    from p2p.planning import prove

    prove(edition.scenario, edition.plan, stage=asked.stage)
    return edition
