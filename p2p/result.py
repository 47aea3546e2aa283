"""A plan as a program holds it: figures, frames, papers, a map in a notebook."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from transport.language import chosen
from transport.units import YUAN_FEN

if TYPE_CHECKING:
    import pandas as pd

    from p2p.verifying import Verdict
    from transport.language import Lang
    from transport.outcome import Outcome, Status
    from transport.plan import Plan as PlanRecord
    from transport.planfiles.folder import Form
    from transport.said import Said
    from transport.scenario import Scenario
    from transport.versions import Version

_MAP_HEIGHT_PX = 600


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Plan:
    """A plan with the scenario it was made for.

    Made by :func:`p2p.plan` or :func:`p2p.open_plan`, which have it proved first.

    Attributes
    ----------
    scenario
        What was planned.
    record
        The plan itself: trips, journeys, who stays; whole metres, seconds and fen.
    status
        ``planned``: every eligible worker rides; ``unplanned_workers``: some do not;
        ``infeasible``: there are eligible workers and none is planned.
    warnings
        What went wrong on the way and was left out.
    version
        Which one it is and what it follows; None where it follows no other.

    Examples
    --------
    >>> import p2p
    >>> scenario = p2p.read_scenario("scenarios/linxian-shenmu-2020")
    >>> plan = p2p.plan(scenario, steps=1)
    >>> plan.status
    'planned'
    >>> costs = plan.costs_frame().set_index(["kind", "name"])["amount_cny"]
    >>> bool(abs(costs["line"].sum() - plan.cost_cny) < 0.005)
    True
    """

    scenario: Scenario
    record: PlanRecord
    status: Status
    warnings: tuple[Said, ...] = ()
    version: Version | None = None

    @property
    def cost_cny(self) -> float:
        """What the plan costs, CNY; penalties for the unplanned are no money."""
        return self.record.cost.total_fen / YUAN_FEN

    @property
    def lower_bound_cny(self) -> float:
        """What no plan's cost and penalties can be under, CNY."""
        return self.record.cost.lower_bound_fen / YUAN_FEN

    @property
    def proved_bound_cny(self) -> float:
        """As much of the bound as was proved since the plan was opened, CNY.

        Of a plan that was searched for here all of it; what more is stated in a file
        that was opened is not checked.
        """
        from transport.presentation.bounds import proved_bound_fen

        return proved_bound_fen(self.record) / YUAN_FEN

    @property
    def gap(self) -> float:
        """The most that another plan could save, as a share of cost and penalties."""
        return self.record.cost.gap

    @cached_property
    def n_groups(self) -> int:
        """Groups of eligible workers: one village, one employer, one cohort each."""
        from transport.gate.eligibility import health_gate
        from transport.gate.screening import screened
        from transport.groups import groups_of

        scenario, _ = screened(self.scenario)
        eligible = health_gate(scenario, mode="coach").eligible
        return len(groups_of(scenario, eligible))

    @cached_property
    def verdict(self) -> Verdict:
        """What the independent checker says of it, the bound as far as it can tell."""
        from p2p.verifying import verdict

        return verdict(self.scenario, self.record, version=self.version)

    def trips_frame(self) -> pd.DataFrame:
        """One row a trip of a coach.

        Returns
        -------
        pandas.DataFrame
            Columns end in their unit (``_km``, ``_h``, ``_cny``); ``departs`` and
            ``returns`` are local times; ``service_id`` names the flight or train that
            a feeder or receiving coach serves.
        """
        from p2p.frames import trips_frame

        return trips_frame(self.scenario, self.record)

    def workers_frame(self) -> pd.DataFrame:
        """One row a worker of the roster, by id: no name, no number of a person.

        Returns
        -------
        pandas.DataFrame
            ``status`` is ``planned``, ``alone``, ``held`` or ``unplanned``; ``code``
            says why one stays; ``boards`` and ``arrives`` are local times.
        """
        from p2p.frames import workers_frame

        return workers_frame(self.scenario, self.record)

    def costs_frame(self) -> pd.DataFrame:
        """Cost lines, payers' shares and sums, one row each.

        Returns
        -------
        pandas.DataFrame
            ``kind`` (``line``, ``payer`` or ``sum``), ``name``, ``amount_cny``.
        """
        from p2p.frames import costs_frame

        return costs_frame(self.record)

    def save(
        self,
        folder: str | Path,
        *,
        lang: Lang | None = None,
        force: bool = False,
        manifests: bool = True,
        with_map: bool = True,
        form: Form | None = None,
    ) -> Path:
        """Write the plan as ``p2p plan`` does: plan.json, verdict, manifests, map.

        The commands find it again and prove it if its scenario was read from files;
        of one built or varied in a program they can read the plan alone.

        Parameters
        ----------
        folder
            A new or empty folder; with ``force`` an earlier plan there is replaced.
        lang
            Language of what is written; None: as the commands choose it.
        manifests, with_map
            Whether to write them.
        form
            ``one-file`` or ``by-county``: the plan in ``plan.json`` alone, or in a file
            a county of which that is the index; None: by county from 20,000 workers on.

        Returns
        -------
        Path
            The folder.

        Raises
        ------
        PlanRefused
            If the checker finds anything wrong.
        ValueError
            If nobody rides.
        OutputError
            If the folder holds something else, or the disk refuses.
        """
        from p2p.planning import prove
        from transport.files.out_folder import locked, refuse_unsafe_folder
        from transport.planfiles.folder import ALL_NAMES, PLAN

        if self.status == "infeasible":
            msg = f"none of {self.record.n_eligible} eligible workers is planned"
            raise ValueError(msg)
        prove(self.scenario, self.record)
        dest = Path(folder)
        with locked(dest):
            refuse_unsafe_folder(dest, force=force, marker=PLAN, ours=ALL_NAMES)
            papers = {"with_manifests": manifests, "with_map": with_map}
            self._write(dest, lang=chosen(lang), form=form, **papers)
        return dest

    def _write(
        self, dest: Path, *, lang: Lang, form: Form | None, **papers: bool
    ) -> None:
        from p2p.kept import write_kept

        inputs = self.scenario.inputs
        write_kept(
            self.scenario,
            self.record,
            dest,
            scenario_path=None if inputs is None else inputs.path,
            lang=lang,
            version=self.version,
            with_manifests=papers["with_manifests"],
            with_map=papers["with_map"],
            form=form,
        )

    def __repr__(self) -> str:
        from transport.presentation.bounds import gap_told

        plan, variant = self.record, self.record.variant
        varied = "" if variant is None else f", variant {variant!r}"
        return (
            f"<Plan of {plan.scenario_name!r}{varied}: {plan.n_travelling:,} of"
            f" {plan.n_registered:,} workers in {self.n_groups:,} groups,"
            f" {len(plan.trips):,} trips, {self.cost_cny:,.2f} CNY,"
            f" gap {gap_told(plan, 'en')}>"
        )

    def _repr_html_(self) -> str:
        """The figures, and the map in a frame of its own."""
        from maps import render_map

        page = escape(
            render_map(self.scenario, self.record, lang=chosen(), version=self.version)
        )
        return (
            f"<p>{escape(repr(self))}</p>"
            f'<iframe srcdoc="{page}" title="map" width="100%"'
            f' height="{_MAP_HEIGHT_PX}" style="border: 0"></iframe>'
        )


def plan_found(scenario: Scenario, outcome: Outcome) -> Plan:
    """What a search found, as a program holds it."""
    return Plan(
        scenario=scenario,
        record=outcome.plan,
        status=outcome.status,
        warnings=outcome.warnings,
    )


def proved_plan(
    scenario: Scenario, record: PlanRecord, version: Version | None = None
) -> Plan:
    """A kept plan, proved before, as a program holds it."""
    status: Status = "unplanned_workers" if record.unplanned else "planned"
    return Plan(scenario=scenario, record=record, status=status, version=version)
