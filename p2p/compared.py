"""Plans side by side: a scenario and its variants, or scenarios of a program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from p2p.comparing import limits_for_all, variants_to_compare
from p2p.planning import prove, search
from p2p.result import Plan, plan_found, proved_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from transport.answers.comparison import Compared
    from transport.outcome import Limits
    from transport.scenario import Scenario

BASE = "base"  # the scenario as it is, without a variant


@dataclass(frozen=True, kw_only=True, repr=False)
class Comparison:
    """Proved plans by name; ``lacking`` says by name why there is no plan.

    ``none_rides``: nobody can ride; ``refused``: the checker refused the plan;
    ``stopped``: the comparison was ended before a first plan.
    """

    plans: Mapping[str, Plan]
    lacking: Mapping[str, str]

    def frame(self) -> pd.DataFrame:
        """One row a plan, in the order asked for.

        Returns
        -------
        pandas.DataFrame
            Indexed by name: workers by status, trips, km, and money in CNY; ``gap`` is
            a share of cost and penalties.
        """
        import pandas as pd

        rows = {name: _row(plan) for name, plan in self.plans.items()}
        return pd.DataFrame.from_dict(rows, orient="index").rename_axis("plan")

    def __repr__(self) -> str:
        told = [f"{name} {plan.cost_cny:,.2f} CNY" for name, plan in self.plans.items()]
        told += [f"{name} {why}" for name, why in self.lacking.items()]
        return f"<Comparison: {'; '.join(told)}>"

    def _repr_html_(self) -> str:
        html: str = self.frame().to_html(float_format="{:,.2f}".format)
        return html


def _row(plan: Plan) -> dict[str, object]:
    from transport.units import KM_M, YUAN_FEN

    record = plan.record
    return {
        "planned": record.n_planned,
        "alone": len(record.individual),
        "held": len(record.held),
        "unplanned": len(record.unplanned),
        "trips": len(record.trips),
        "distance_km": sum(trip.distance_m for trip in record.trips) / KM_M,
        "deadhead_km": sum(trip.deadhead_m for trip in record.trips) / KM_M,
        "cost_cny": plan.cost_cny,
        "penalty_cny": record.cost.penalty_fen / YUAN_FEN,
        "lower_bound_cny": plan.lower_bound_cny,
        "gap": plan.gap,
    }


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """The limits as they were asked for; None: what the scenario says."""

    steps: int | None
    time_limit_s: float | None  # for all together
    seed: int | None
    threads: int | None

    def limits(self, scenario: Scenario, n_variants: int) -> Limits:
        return limits_for_all(
            scenario,
            n_variants,
            time_limit_s=self.time_limit_s,
            steps=self.steps,
            seed=self.seed,
            threads=self.threads,
        )

    def shared_by(self, n: int) -> _Asked:
        """Of each, where ``n`` scenarios are planned one after another."""
        if self.time_limit_s is None:
            return self
        return replace(self, time_limit_s=self.time_limit_s / n)


def compare(
    scenario: Scenario | str | Path | Mapping[str, Scenario],
    variants: Sequence[str] = (),
    *,
    steps: int | None = None,
    time_limit_s: float | None = None,
    seed: int | None = None,
    threads: int | None = None,
) -> Comparison:
    """Plans of a scenario and its variants, or of several scenarios, side by side.

    Variants are planned in processes of their own, as many as ``threads``: a script
    calls this below ``if __name__ == "__main__":``. A variant takes the plan of
    another one that is cheaper and legal there too. Scenarios of a program are planned
    one after another.

    Parameters
    ----------
    scenario
        One that was read from files, or its path; or scenarios by name.
    variants
        Names of the variants to plan beside the scenario as it is; without any: all.
    steps, time_limit_s
        Search steps for each; seconds for all together. Without both, what the
        scenario says for each.
    seed, threads
        Random seed, None: the scenario's; cores to use, None: all.

    Returns
    -------
    Comparison
        The plans by name; the scenario without a variant is called ``base``.

    Raises
    ------
    ScenarioError
        If a variant has faults, or there is none of that name.
    ValueError
        If the variants of a scenario are asked for that lies in no files.

    Examples
    --------
    >>> from dataclasses import replace
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> washed = replace(scenario.tariff, disinfection_fen=50_000)  # a trip
    >>> dearer = replace(scenario, tariff=washed)
    >>> found = p2p.compare({"as it is": scenario, "washed": dearer}, steps=1)
    >>> list(found.frame().index)
    ['as it is', 'washed']
    """
    asked = _Asked(steps=steps, time_limit_s=time_limit_s, seed=seed, threads=threads)
    if isinstance(scenario, Mapping):
        return _one_by_one(scenario, asked)
    path, base = _files_of(scenario)
    chosen = variants_to_compare(path, base, variants)
    return _of_variants(path, chosen, asked.limits(base, len(chosen)))


def _files_of(scenario: Scenario | str | Path) -> tuple[Path, Scenario]:
    """Where the scenario lies, and the scenario as it is there."""
    from p2p.scenarios import read_scenario

    if isinstance(scenario, str | Path):
        return Path(scenario), read_scenario(scenario)
    if scenario.inputs is None or scenario.inputs.path is None:
        msg = "the scenario lies in no files; give scenarios by name instead"
        raise ValueError(msg)
    return scenario.inputs.path, scenario


def _of_variants(
    path: Path, variants: Sequence[str | None], limits: Limits
) -> Comparison:
    from solvers.comparing import compare as compared

    found = compared(path, variants, limits=limits, told=_heard)
    plans, lacking = {}, {}
    for one in found:
        name = one.variant or BASE
        if one.plan is None or one.scenario is None:
            lacking[name] = str(one.lack)
            continue
        plans[name] = proved_plan(one.scenario, one.plan)
    return Comparison(plans=plans, lacking=lacking)


def _heard(_done: Compared) -> None:
    """Nobody looks on."""


def _one_by_one(scenarios: Mapping[str, Scenario], asked: _Asked) -> Comparison:
    plans, lacking = {}, {}
    each = asked.shared_by(max(1, len(scenarios)))
    for name, scenario in scenarios.items():
        outcome = search(scenario, each.limits(scenario, 1))
        if outcome.status == "infeasible":
            lacking[name] = "none_rides"
            continue
        prove(scenario, outcome.plan)
        plans[name] = plan_found(scenario, outcome)
    return Comparison(plans=plans, lacking=lacking)
