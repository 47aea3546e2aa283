"""Versions of an operation in its own folder: proposed, accepted, laid out, printed.

Each later version has a folder of its number below the plan's: ``versions/2`` and so
on. The console looks for them there, and the commands ``propose`` and ``accept`` do.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from p2p.next_papers import CHANGES
from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from pathlib import Path

    from p2p.printed_files import Printed
    from p2p.replanning import NextVersion
    from p2p.stages import Stage
    from transport.language import Lang
    from transport.outcome import Limits

VERSIONS = "versions"
LISTING = said("LISTING_CHANGES")


def next_folder(out: Path) -> Path:
    """Where the version after the newest of the store is, or will be."""
    return out / VERSIONS / str(newest_version(out) + 1)


def newest_version(out: Path) -> int:
    """The number of the version in force of the operation in ``out``.

    Raises
    ------
    OutputError
        If there is no store.
    """
    from p2p.operating import open_operation

    with open_operation(out) as operation:
        return operation.versions()[-1].number


def propose_next(
    out: Path,
    *,
    author: str = "",
    note: str = "",
    limits: Limits | None = None,
    anyway: bool = False,
    stage: Stage = untold,
) -> NextVersion:
    """The next version, proposed; another proposal that stands gives way to it.

    ``anyway``: also where nothing is new since the version in force.

    Raises
    ------
    ScenarioError, PlanRefused, OutputError
        As `p2p.proposing.propose` does; if nothing is new: what stands then stays.
    """
    from p2p.proposing import add_facts, propose, throw_away
    from p2p.version_facts import told_of_version

    if not anyway:
        refuse_without_news(out)
    new = next_folder(out)
    throw_away(new)
    found = propose(out, new, author=author, note=note, limits=limits, stage=stage)
    with stage(LISTING):
        add_facts(new, told_of_version(found))
    return found


def refuse_without_news(out: Path) -> None:
    """Nothing, if something is new since the version in force.

    Raises
    ------
    OutputError
        If nothing is, or there is no store.
    """
    from p2p.operating import open_operation

    with open_operation(out) as operation:
        if not operation.has_news():
            number = operation.versions()[-1].number
            raise OutputError(said("REPLAN_NOTHING_NEW", number=number))


def proposed(out: Path) -> Path:
    """The folder of the proposal that stands.

    Raises
    ------
    OutputError
        If there is none.
    """
    from p2p.proposing import is_proposal

    new = next_folder(out)
    if not is_proposal(new):
        raise OutputError(said("NO_PROPOSAL_STANDS", out=str(out)))
    return new


def laid_out(out: Path, number: int, *, stage: Stage = untold) -> Path:
    """The folder of a version of the store, written from the store if it is not there.

    A version may have been made into a folder elsewhere, which nothing here knows.

    Raises
    ------
    OutputError
        If there is no such version, or the disk refuses.
    """
    from p2p.editions import edition_of_store, version_of_store
    from p2p.kept import write_kept
    from p2p.operating import open_operation
    from p2p.proposing import throw_away
    from transport.documents.tokens import hand_on
    from transport.files.writing import write_text
    from transport.planfiles.identity import form_of, has_plan
    from transport.planfiles.reading import read_source, scenario_path
    from transport.planfiles.version_json import write_version

    new = out / VERSIONS / str(number)
    record = new.with_name(f"{new.name}.json")
    with open_operation(out) as operation:
        edition = edition_of_store(operation, number)
        known = {one.number: one.plan_sha256 for one in operation.versions()}
        if number == min(known):
            return out
        version = version_of_store(operation, number)
        if has_plan(new, known[number]):
            if record.is_file():  # proposed here, and kept from elsewhere
                write_version(new, version)
                record.unlink()
            return new
        throw_away(new)  # proposed here, while another was kept elsewhere
        shutil.rmtree(new, ignore_errors=True)
        new.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_text(record, "{}\n")  # the folder is none of a version yet
        write_kept(
            edition.scenario,
            edition.plan,
            new,
            scenario_path=scenario_path(read_source(out), out),
            lang=operation.lang,
            version=version,
            with_manifests=False,
            operation=out,
            form=form_of(out),
            stage=stage,
        )
    hand_on(_with_cards(out, number), new)
    record.unlink()
    return new


def _with_cards(out: Path, number: int) -> Path:
    """The folder of the last version before that knows whose card has which code."""
    from transport.documents.tokens import TOKENS

    earlier = [out / VERSIONS / str(n) for n in range(number - 1, 1, -1)]
    return next((path for path in earlier if (path / TOKENS).is_file()), out)


def print_since(
    out: Path,
    since: int,
    *,
    lang: Lang | None = None,
    processes: int = 1,
    stage: Stage = untold,
) -> Printed:
    """Papers that changed between a version and the one in force, what for whom.

    They are in the folder of the version in force: ``documents-since-N`` and the folder
    that `changes_folder` names.

    Raises
    ------
    OutputError
        If there is no such version, or none after it.
    """
    from p2p.differing import diff, write_diff_files
    from p2p.operating import open_operation
    from p2p.printing import print_documents

    with open_operation(out) as operation:
        newest, lang = operation.versions()[-1].number, lang or operation.lang
    new = laid_out(out, newest, stage=stage)
    with stage(LISTING):
        found, before, after = diff(f"{out}@{since}", f"{out}@{newest}")
        changes = new / changes_folder(newest, since)
        shutil.rmtree(changes, ignore_errors=True)
        write_diff_files(changes, found, before, after, lang=lang, audience="worker")
    return print_documents(
        new, lang=lang, since=str(since), processes=processes, stage=stage
    )


def changes_folder(number: int, since: int) -> str:
    """What the folder of what a version changed since an earlier one is called."""
    return CHANGES if since == number - 1 else f"{CHANGES}-since-{since}"
