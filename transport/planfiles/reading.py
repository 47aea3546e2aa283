"""Reading a plan back from its folder, and the scenario it was made from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from transport.planfiles.faults import fault, read_json, refuse
from transport.planfiles.folder import PLAN, SOURCE, SOURCE_FORMAT, Source
from transport.planfiles.older import of_today, strangers
from transport.planfiles.one_file import Asked, plan_said
from transport.planfiles.parts_json import INDEX_FORMAT
from transport.planfiles.parts_reading import read_parts, refuse_misplaced
from transport.planfiles.plan_json import FORMAT
from transport.planfiles.version_json import VERSION, read_version
from transport.said import said

if TYPE_CHECKING:
    from transport.changes import Changes
    from transport.clock import Clock
    from transport.errors import ScenarioError
    from transport.plan import Plan
    from transport.planfiles.parts_json import Shares
    from transport.scenario import Scenario

_SAY_WHERE = said("SAY_WHERE")
_LONGEST_PATH, _LONGEST_NAME = 4_000, 255  # letters that a system bears


def read_plan(
    out: Path, *, clock: Clock | None = None, is_urgent: bool = False
) -> tuple[Plan, Clock]:
    """The plan kept in folder ``out`` and the clock its times are counted on.

    That is the clock it was written with, unless another ``clock`` is given: the
    moments stay the same, their scenario seconds change. Whether fields that follow
    from others do is not asked where the answer ``is_urgent``.

    Raises
    ------
    ScenarioError
        If there is none, or it is damaged, or a field is not what the others make it;
        names the line or the fields.
    """
    return _read(out, clock=clock, is_urgent=is_urgent)[:2]


def _read(
    out: Path, *, clock: Clock | None = None, is_urgent: bool
) -> tuple[Plan, Clock, Shares | None]:
    """The plan, its clock, and how it is cut into files; None: it is in one."""
    path = out / PLAN
    data = read_json(path, remedy=said("NAME_PLAN_FOLDER"))
    is_first = not (out / VERSION).exists()
    asked = Asked(clock=clock, is_urgent=is_urgent, is_numbered=is_first)
    if isinstance(data, dict) and data.get("format") == INDEX_FORMAT:
        return read_parts(path, data, asked)
    if isinstance(data, dict):
        refuse(path, [(key, None, said("NO_PLACE_HERE")) for key in strangers(data)])
        data = of_today(data, today=FORMAT)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise fault(path, wrong=said("OTHER_FORMAT", found=str(found), due=FORMAT))
    return *plan_said(path, data, asked), None


def read_source(out: Path) -> Source:
    """Where the plan in folder ``out`` got its scenario from.

    Raises
    ------
    ScenarioError
        If the record is missing or damaged.
    """
    path = out / SOURCE
    if not path.exists() and not (out / PLAN).exists():
        raise fault(out, wrong=said("NO_PLAN_IN_IT"), remedy=said("NAME_A_PLAN"))
    data = read_json(path, remedy=_SAY_WHERE)
    try:
        if data.pop("format") != SOURCE_FORMAT:
            raise ValueError(SOURCE_FORMAT)
        source = Source(**data)
        others = (source.relative, source.operation, source.operation_relative)
        paths = [source.given, source.absolute, *(p for p in others if p is not None)]
        if not all(map(_is_path, paths)) or source.lang not in ("zh", "en"):
            raise TypeError(source)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise fault(
            path,
            wrong=said("NO_RECORD_OF_FORMAT", format=SOURCE_FORMAT),
            remedy=_SAY_WHERE,
        ) from error
    return source


def _is_path(value: object) -> bool:
    """Whether it is a path that a system can have."""
    return (
        isinstance(value, str)
        and "\0" not in value
        and len(value.encode("utf-8", "replace")) <= _LONGEST_PATH
        and all(len(name) <= _LONGEST_NAME for name in value.split("/"))
    )


def operation_path(source: Source, out: Path) -> Path:
    """Where the operation lies now that the plan in ``out`` is a version of."""
    beside = out.resolve() / (source.operation_relative or "")
    if source.operation_relative is not None and beside.exists():
        return beside.resolve()
    return Path(source.operation or "")


def scenario_path(source: Source, out: Path) -> Path:
    """Where the scenario lies now.

    Raises
    ------
    ScenarioError
        If it is at neither of the two places recorded.
    """
    absolute = Path(source.absolute)
    if source.relative is not None:
        beside = out.resolve() / source.relative
        if beside.exists():
            return beside.resolve()
    if absolute.exists():
        return absolute
    raise fault(
        out / SOURCE,
        value=source.absolute,
        wrong=said("SCENARIO_GONE"),
        remedy=said("SAY_WHERE_NOW"),
    )


def read_plan_and_scenario(
    out: Path, scenario_path: Path, *, is_urgent: bool = False
) -> tuple[Plan, Scenario]:
    """The plan in ``out`` on its scenario's clock; the scenario under its variant.

    Of a plan that follows another the scenario is that after the changes since.
    Whether the scenario is still the one planned for is not asked here.

    Raises
    ------
    ScenarioError
        If either cannot be read.
    """
    plan, clock, shares = _read(out, is_urgent=is_urgent)
    scenario = scenario_for(out, plan, scenario_path)
    if clock != scenario.clock:
        if plan.scenario_sha256 == scenario.sha256:
            raise _other_clock(out / PLAN, scenario)
        plan, _ = read_plan(out, clock=scenario.clock)
    if shares is not None and plan.scenario_sha256 == scenario.sha256:
        refuse_misplaced(out / PLAN, scenario, plan, shares)
    return plan, scenario


def scenario_for(out: Path, plan: Plan, scenario_path: Path) -> Scenario:
    """The scenario at that path under the variant of the ``plan`` kept in ``out``.

    Of a plan that follows another it is that after the changes since.

    Raises
    ------
    ScenarioError
        If it cannot be read.
    """
    from transport.operation.changed import changed
    from transport.reading import read_scenario  # the readers' libraries load slowly

    scenario = read_scenario(scenario_path, variant=plan.variant)
    version = read_version(out)
    # a version made by hand changes nothing of the scenario
    if version is not None and plan.scenario_sha256 != scenario.sha256:
        refuse_unknown(out / VERSION, scenario, version.changes)
        scenario = changed(scenario, version.changes)
    return scenario


def refuse_unknown(path: Path, scenario: Scenario, changes: Changes) -> None:
    """Nothing, if the scenario knows what the changes kept in ``path`` are of.

    Raises
    ------
    ScenarioError
        Naming each field and what is unknown in it.
    """
    from transport.operation.unknown_names import unknown_names

    refuse(
        path,
        [
            (f"changes.{field}", name, said("SCENARIO_KNOWS_NONE"))
            for field, name in unknown_names(scenario, changes)
        ],
    )


def _other_clock(path: Path, scenario: Scenario) -> ScenarioError:
    day, offset_min = scenario.first_day, scenario.utc_offset_min
    wrong = said("OTHER_CLOCK", day=str(day), offset_s=offset_min * 60)
    return fault(path, wrong=wrong)


def refuse_changed(scenario: Scenario, plan: Plan, *, path: Path) -> None:
    """Nothing, if ``scenario``, read from ``path``, is the one ``plan`` was made for.

    Raises
    ------
    ScenarioError
        If its inputs have changed since.
    """
    if scenario.sha256 != plan.scenario_sha256:
        is_other = scenario.name != plan.scenario_name
        raise fault(
            path,
            value=scenario.name if is_other else None,
            wrong=said("ANOTHER_SCENARIO", name=plan.scenario_name)
            if is_other
            else said("SCENARIO_CHANGED"),
            remedy=said("NAME_OWN_SCENARIO")
            if is_other
            else said("PLAN_AGAIN_OR_NAME"),
        )
