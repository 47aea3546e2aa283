"""Planning, reopening, verifying and explaining, as a program calls them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from p2p.explaining import facts_about
from p2p.kept import reopened
from p2p.planning import limits_for, prove, search
from p2p.result import Plan, plan_found, proved_plan
from p2p.verifying import verdict
from transport.language import chosen

if TYPE_CHECKING:
    from p2p.verifying import Verdict
    from transport.language import Lang
    from transport.outcome import Limits, Report, StopAsked
    from transport.scenario import Scenario


def plan(
    scenario: Scenario,
    *,
    limits: Limits | None = None,
    steps: int | None = None,
    time_limit_s: float | None = None,
    gap: float | None = None,
    seed: int | None = None,
    threads: int | None = None,
    report: Report | None = None,
    stop: StopAsked | None = None,
) -> Plan:
    """The cheapest plan found within the limits, proved by the independent checker.

    Parameters
    ----------
    scenario
        What to plan.
    limits
        All limits at once; the five that follow must then be left out.
    steps
        Search steps: same scenario, seed, steps give the same plan on every machine.
    time_limit_s
        Seconds of search once it is ready. Without ``steps`` and this: the scenario's.
    gap
        Stop when the plan is proven to be within this share of the cheapest.
    seed, threads
        Random seed, None: the scenario's; cores to use, None: all.
    report, stop
        Called with a ``Progress`` as the search goes; asked whether to end, with the
        best plan so far.

    Returns
    -------
    Plan
        Also where nobody can ride: its ``status`` is then ``infeasible``.

    Raises
    ------
    PlanRefused
        If the checker finds anything wrong in the plan.
    ValueError
        If limits are given twice.

    Examples
    --------
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> p2p.plan(scenario, steps=1)
    <Plan of 'linxian-shenmu-2020': ... workers in ... groups, ... CNY, gap ... %>
    """
    within = _limits(scenario, limits, steps, time_limit_s, gap, seed, threads)
    outcome = search(scenario, within, report=report, stop=stop)
    if outcome.status != "infeasible":
        prove(scenario, outcome.plan)
    return plan_found(scenario, outcome)


def _limits(
    scenario: Scenario,
    limits: Limits | None,
    steps: int | None,
    time_limit_s: float | None,
    gap: float | None,
    seed: int | None,
    threads: int | None,
) -> Limits:
    """The limits given, all at once or singly, and never both."""
    single = (steps, time_limit_s, gap, seed, threads)
    if limits is not None and any(value is not None for value in single):
        msg = "give either limits or steps, time_limit_s, gap, seed and threads"
        raise ValueError(msg)
    if steps is not None and time_limit_s is not None:
        msg = "steps and time_limit_s exclude each other; give one"
        raise ValueError(msg)
    return limits or limits_for(
        scenario,
        time_limit_s=time_limit_s,
        steps=steps,
        gap=gap,
        seed=seed,
        threads=threads,
    )


def open_plan(folder: str | Path, *, scenario: str | Path | None = None) -> Plan:
    """The plan that ``p2p plan`` or :meth:`Plan.save` wrote, proved again.

    Parameters
    ----------
    folder
        Where the plan is.
    scenario
        Where its scenario is now; None: where it was.

    Returns
    -------
    Plan
        With its unchanged scenario.

    Raises
    ------
    ScenarioError
        If either cannot be read, or the scenario has changed since.
    PlanRefused
        If the checker finds anything wrong in the plan.

    Examples
    --------
    >>> import tempfile
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> made = p2p.plan(scenario, steps=1)
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made.save(f"{folder}/plan", lang="en", manifests=False, with_map=False)
    ...     again = p2p.open_plan(f"{folder}/plan")
    PosixPath('...')
    >>> again.cost_cny == made.cost_cny
    True
    """
    kept = reopened(Path(folder), moved=None if scenario is None else Path(scenario))
    return proved_plan(kept.scenario, kept.plan, kept.version)


def verify(
    plan: Plan | str | Path,
    scenario: str | Path | None = None,
    *,
    with_bound: bool = False,
) -> Verdict:
    """What the independent checker says of a plan, against its scenario alone.

    Parameters
    ----------
    plan
        A plan, or the folder of one.
    scenario
        For a folder: where the scenario is; None: where it was.
    with_bound
        Prove the lower bound anew, too; may take as long as the search did.

    Returns
    -------
    Verdict
        Violations, none where the plan is faultless; bounds in fen.

    Raises
    ------
    ScenarioError
        If the folder or its scenario cannot be read.

    Examples
    --------
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> p2p.verify(p2p.plan(scenario, steps=1)).is_proved
    True
    """
    if isinstance(plan, Plan):
        return verdict(
            plan.scenario, plan.record, version=plan.version, with_bound=with_bound
        )
    from transport.planfiles.reading import (
        read_plan_and_scenario,
        read_source,
        scenario_path,
    )
    from transport.planfiles.version_json import read_version

    folder = Path(plan)
    if scenario is None:
        scenario = scenario_path(read_source(folder), folder)
    record, read = read_plan_and_scenario(folder, Path(scenario))
    version = read_version(folder)
    return verdict(read, record, version=version, with_bound=with_bound)


def explain(plan: Plan, asked: str, *, lang: Lang | None = None) -> list[str]:
    """Why a worker, a group or a trip is planned as it is.

    Parameters
    ----------
    plan
        The plan that is asked.
    asked
        Id of a worker, a trip or a group; ``VILLAGE/EMPLOYER`` for the groups of a
        pair.
    lang
        Language of the sentences; None: as the commands choose it.

    Returns
    -------
    list of str
        Plain sentences; money in CNY, times local.

    Raises
    ------
    ScenarioError
        If the plan knows nothing of that id; says which is near.

    Examples
    --------
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> made = p2p.plan(scenario, steps=1)
    >>> p2p.explain(made, made.record.trips[0].trip_id, lang="en")[0]
    'Trip ...'
    """
    from transport.answers.sentences import sentences

    facts = facts_about(plan.scenario, plan.record, asked, where="plan")
    return sentences(facts, plan.scenario.clock, lang=chosen(lang))
