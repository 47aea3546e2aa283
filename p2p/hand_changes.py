"""A plan changed by hand: proved and priced at once, kept if faultless, undone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from p2p.kept import Kept
    from p2p.stages import Stage
    from solvers.replanning.by_hand import Edit
    from transport.checker import Violation
    from transport.plan import Plan
    from transport.said import Said
    from transport.versions import Version


@dataclass(frozen=True, kw_only=True)
class Trial:
    """What comes of edits; nothing of it is kept.

    ``plan``: None where the edit ``failed`` (number from 0) cannot be made, ``why``.
    ``changed``: who rides in both plans with another coach, place or time.
    """

    kept: Kept
    edits: tuple[Edit, ...]
    plan: Plan | None
    violations: tuple[Violation, ...] = ()
    changed: frozenset[str] = frozenset()
    failed: int | None = None
    why: Said | None = None

    @property
    def is_proved(self) -> bool:
        """Whether the checker finds nothing wrong, so that it may be kept."""
        return self.plan is not None and not self.violations


def opened_by_hand(out: Path, *, moved: Path | None = None) -> Kept:
    """The plan in ``out`` that is to be changed; it was proved when it was written.

    Raises
    ------
    ScenarioError
        If it cannot be read, or its scenario has changed since.
    OutputError
        If events are reported on it: then it is replanned.
    """
    from p2p.store.engine import STORE_FILE

    if (out / STORE_FILE).is_file():
        raise OutputError(said("BY_HAND_UNDER_WAY", path=str(out)))
    return unproved(out, moved=moved)


def unproved(out: Path, *, moved: Path | None = None) -> Kept:
    """The plan in ``out``, which was proved when it was written.

    Raises
    ------
    ScenarioError
        If it cannot be read, or its scenario has changed since.
    """
    from p2p.kept import Kept
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        refuse_changed,
        scenario_path,
    )
    from transport.planfiles.version_json import read_version

    source = read_source(out)
    path = moved or scenario_path(source, out)
    plan, scenario = read_plan_and_scenario(out, path)
    refuse_changed(scenario, plan, path=path)
    version = read_version(out)
    return Kept(
        folder=out, scenario=scenario, plan=plan, lang=source.lang, version=version
    )


def by_hand(kept: Kept, edits: Sequence[Edit], *, stage: Stage = untold) -> Trial:
    """The kept plan after the edits, with its times and money, and its verdict."""
    from p2p.kept import bound_proved
    from solvers.replanning.by_hand import CannotEdit, edited
    from solvers.replanning.ground import ground_as_it_is
    from solvers.replanning.moments import changed_people
    from transport.changes import Changes
    from transport.checker import violations

    before = Changes(moment_s=0) if kept.version is None else kept.version.changes
    ground = ground_as_it_is(kept.scenario, before)
    try:
        with stage(said("CHANGING_BY_HAND")):
            plan = edited(ground, kept.plan, edits)
    except CannotEdit as failure:
        return Trial(
            kept=kept,
            edits=tuple(edits),
            plan=None,
            failed=failure.number,
            why=failure.told,
        )
    with stage(said("CHECKING")):
        found = violations(kept.scenario, plan)
        plan = plan if found else bound_proved(kept.scenario, plan)
    return Trial(
        kept=kept,
        edits=tuple(edits),
        plan=plan,
        violations=tuple(found),
        changed=changed_people(kept.plan, plan),
    )


def keep_by_hand(
    trial: Trial,
    *,
    note: str = "",
    with_manifests: bool = True,
    with_map: bool = True,
    stage: Stage = untold,
) -> Path:
    """Write the plan of the trial in place of the one it was made from; its folder.

    The one before is kept in it, so that this can be undone.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong.
    OutputError
        If an edit cannot be made, the plan in the folder is another one by now, or the
        disk refuses.
    """
    from p2p.errors import PlanRefused
    from transport.changes import Changes
    from transport.planfiles.folder import FORMER
    from transport.planfiles.identity import copy_plan, kept_digest
    from transport.versions import Version

    kept = trial.kept
    if trial.plan is None:
        assert trial.why is not None
        raise OutputError(trial.why)
    if trial.violations:
        raise PlanRefused(list(trial.violations))
    was = kept.version
    version = Version(
        number=2 if was is None else was.number + 1,
        parent_sha256=kept_digest(kept.folder),
        note=note,
        changes=Changes(moment_s=0) if was is None else was.changes,
    )

    def former(folder: Path) -> None:
        """Those there are, and the plan that is replaced."""
        if (kept.folder / FORMER).is_dir():
            shutil.copytree(kept.folder / FORMER, folder / FORMER)
        n_formers = len(formers(kept.folder))
        dest = folder / FORMER / f"{n_formers + 1:03d}"
        dest.mkdir(parents=True)
        copy_plan(kept.folder, dest)

    return _write(
        kept,
        trial.plan,
        version,
        former,
        with_manifests=with_manifests,
        with_map=with_map,
        stage=stage,
    )


def undo_by_hand(
    out: Path,
    *,
    with_manifests: bool = True,
    with_map: bool = True,
    stage: Stage = untold,
) -> Path:
    """Put the plan back that the last change by hand has replaced; its folder.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong in it.
    OutputError
        If there is none.
    """
    from p2p.kept import bound_proved
    from p2p.planning import prove
    from transport.planfiles.folder import FORMER
    from transport.planfiles.reading import read_plan
    from transport.planfiles.version_json import read_version

    kept, before = opened_by_hand(out), formers(out)
    if not before:
        raise OutputError(said("BY_HAND_NOTHING_TO_UNDO", path=str(out)))
    plan, _ = read_plan(before[-1], clock=kept.scenario.clock)
    prove(kept.scenario, plan, stage=stage)
    plan = bound_proved(kept.scenario, plan)

    def former(folder: Path) -> None:
        """Those before it."""
        for number, home in enumerate(before[:-1], start=1):
            shutil.copytree(home, folder / FORMER / f"{number:03d}")

    return _write(
        kept,
        plan,
        read_version(before[-1]),
        former,
        with_manifests=with_manifests,
        with_map=with_map,
        stage=stage,
    )


def formers(out: Path) -> list[Path]:
    """Folders of the plans that were replaced by hand, the last one last."""
    from transport.planfiles.folder import FORMER

    home = out / FORMER
    return sorted(p for p in home.iterdir() if p.is_dir()) if home.is_dir() else []


def _write(
    kept: Kept,
    plan: Plan,
    version: Version | None,
    former: Callable[[Path], None],
    *,
    with_manifests: bool,
    with_map: bool,
    stage: Stage,
) -> Path:
    from p2p.kept import write_kept
    from transport.files.out_folder import locked
    from transport.planfiles.identity import form_of
    from transport.planfiles.reading import read_plan, read_source, scenario_path

    out = kept.folder
    with locked(out):
        now, _ = read_plan(out, clock=kept.scenario.clock, is_urgent=True)
        if now != kept.plan:
            raise OutputError(said("BY_HAND_OTHER_PLAN", path=str(out)))
        write_kept(
            kept.scenario,
            plan,
            out,
            scenario_path=scenario_path(read_source(out), out),
            lang=kept.lang,
            version=version,
            form=form_of(out),
            also=former,
            with_manifests=with_manifests,
            with_map=with_map,
            stage=stage,
        )
    return out
