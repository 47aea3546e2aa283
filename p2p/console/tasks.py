"""What the worker can do: each kind of job, as a call of the door."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any, Protocol

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from p2p.console.folders import OperationFolder
    from transport.intake.records import PlaceShown
    from transport.language import Lang
    from transport.outcome import Progress
    from transport.said import Said

Facts = dict[str, Any]
_MOST_BYTES, _MOST_PARTS = 512 * 2**20, 5_000  # of a workbook, unpacked
PLACE_BOOK = "places.sqlite"  # of all operations in the console's folder
_LANGS: tuple[Lang, ...] = ("zh", "en")


class Watcher(Protocol):
    """Who hears how a job goes, and says when it is to end."""

    def stage(self, name: Said, /) -> Any:
        """A stage of it, to be entered; see `p2p.stages.Stage`."""
        ...

    def report(self, progress: Progress) -> None:
        """Hear where its search stands."""
        ...

    def stop(self) -> bool:
        """Whether it is to end with the best it has."""
        ...


def bring_rosters(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p import`` of every roster of the operation; facts in both languages."""
    from p2p.importing import import_roster
    from transport.answers.import_lines import import_facts

    files = where.roster_files()
    for path in files:
        refuse_bomb(path)
    with watcher.stage(said("READING_ROSTERS")):
        book = where.folder.parent / PLACE_BOOK
        result = import_roster(
            files, where.scenario, name=where.name, lang=lang, book=book
        )
    return {
        "places": _coarse(result.places),
        "is_written": result.is_written,
        "n_people": result.n_people,
        "n_must": sum(doubt.must for doubt in result.questions),
        **{each: import_facts(result, each, each=True) for each in _LANGS},
    }


def _coarse(places: Sequence[PlaceShown]) -> list[Facts]:
    """Places known only to their town or county, those of most people first."""
    coarse = [one for one in places if one.found.precision in ("town", "county")]
    coarse.sort(key=lambda one: (-one.n_people, one.key))
    return [
        {
            "key": one.key,
            "name": one.asked.name,
            "around": " ".join(filter(None, (one.found.county, one.found.town))),
            "n_people": one.n_people,
            "precision": one.found.precision,
            "lat": one.found.lat,
            "lon": one.found.lon,
            "error_km": one.found.error_m / 1_000,
        }
        for one in coarse
    ]


def refuse_bomb(path: Path) -> None:
    """Nothing, if what is packed in the file does not unpack to more than it may.

    Raises
    ------
    OutputError
        Naming the file.
    """
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(p.file_size for p in parts) > _MOST_BYTES:
        raise OutputError(said("CONSOLE_UNPACKS_TOO_MUCH", file=path.name))


def make_plan(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p plan`` of the operation's scenario, proved and written.

    No command writes there meanwhile; nor is it begun while one does.
    """
    from transport.files.out_folder import locked

    with locked(where.out):
        return _planned(where, asked, lang, watcher)


def _planned(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    from p2p.console.early_ends import ended_when_stopped, stopped_early
    from p2p.kept import write_kept
    from p2p.plans import plan
    from scenarios.atlas import GazetteerAtlas
    from transport.reading import read_scenario

    _refuse_replacing(where)
    with watcher.stage(said("READING")):
        scenario = read_scenario(
            where.scenario, variant=asked.get("variant"), atlas=GazetteerAtlas()
        )
    with ended_when_stopped(watcher) as report:
        made = plan(
            scenario,
            time_limit_s=asked.get("time_limit_s"),
            steps=asked.get("steps"),
            gap=asked.get("gap"),
            seed=asked.get("seed"),
            report=report,
            stop=watcher.stop,
        )
    if made.status == "infeasible" and watcher.stop():
        raise stopped_early()
    if made.status == "infeasible":
        raise OutputError(said("CONSOLE_NOBODY_RIDES"))
    write_kept(
        scenario,
        made.record,
        where.out,
        scenario_path=where.scenario,
        lang=lang,
        stage=watcher.stage,
    )
    return {"status": made.status, "is_early": watcher.stop()}


def _refuse_replacing(where: OperationFolder) -> None:
    """Nothing, if a new plan may take the place of the one that is there."""
    from transport.files.out_folder import refuse_unsafe_folder
    from transport.planfiles.folder import ALL_NAMES, PLAN

    if where.is_under_way:
        raise OutputError(said("CONSOLE_UNDER_WAY", name=where.name))
    refuse_unsafe_folder(where.out, force=True, marker=PLAN, ours=ALL_NAMES)


def print_papers(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p documents`` of the plan in force, for the readers asked for."""
    from p2p.next_versions import laid_out, newest_version
    from p2p.printing import print_documents
    from transport.files.out_folder import locked

    readers = asked.get("readers", ())
    with locked(where.out):
        if where.is_under_way:
            laid_out(where.out, newest_version(where.out), stage=watcher.stage)
        printed = print_documents(
            where.in_force, lang=lang, only=readers, stage=watcher.stage
        )
    return {"n_files": printed.n_files, "missing": list(printed.missing)}


def price_repairs(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """What would carry those whom the plan leaves behind; sentences in both languages.

    ``plan_sha256``: of the file of the plan that it is true of.
    """
    from p2p.in_force import in_force
    from p2p.kept import PRICING
    from solvers.repairs.repairs import priced_repairs
    from transport.answers.repairs import repair_text
    from transport.planfiles.folder import plan_digest

    was = in_force(where.out, is_urgent=True).was
    with watcher.stage(PRICING):
        found = priced_repairs(was.scenario, was.plan, stop=watcher.stop)
    facts: Facts = {each: [repair_text(one, each) for one in found] for each in _LANGS}
    return facts | {"plan_sha256": plan_digest(was.plan, was.scenario.clock)}


def price_limits(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """Limits that hold the plan up, and what lifting each saves; as `price_repairs`."""
    from p2p.in_force import in_force
    from p2p.kept import LOOSENING
    from solvers.repairs.loosening import MOST_WORKERS, loosened_limits
    from transport.answers.loosened import loosened_text
    from transport.planfiles.folder import plan_digest

    was = in_force(where.out, is_urgent=True).was
    plan = was.plan
    with watcher.stage(LOOSENING):
        found = loosened_limits(was.scenario, plan, stop=watcher.stop)
    facts: Facts = {
        each: [loosened_text(one, each) for one in found] for each in _LANGS
    }
    is_tried = plan.n_eligible <= MOST_WORKERS and not plan.unplanned
    return facts | {
        "is_tried": is_tried and not plan.services,
        "most": MOST_WORKERS,
        "plan_sha256": plan_digest(plan, was.scenario.clock),
    }


TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "import": bring_rosters,
    "plan": make_plan,
    "papers": print_papers,
    "repairs": price_repairs,
    "limits": price_limits,
}
