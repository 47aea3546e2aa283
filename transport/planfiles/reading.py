"""Reading a plan back from its folder, and the scenario it was made from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transport.causes import library_words, system_words
from transport.errors import Fault, ScenarioError
from transport.files.regular import text_in
from transport.planfiles.derived import departures
from transport.planfiles.folder import PLAN, SOURCE, SOURCE_FORMAT, Source
from transport.planfiles.older import of_today, strangers
from transport.planfiles.plan_json import FORMAT, plan_from_dict
from transport.planfiles.strict_json import NotStrict, strict_json
from transport.planfiles.version_json import VERSION, read_version
from transport.said import Said, either, said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from transport.changes import Changes
    from transport.clock import Clock
    from transport.plan import Plan
    from transport.scenario import Scenario

_DAMAGED, _SAY_WHERE = said("RESTORE_OR_PLAN_AGAIN"), said("SAY_WHERE")
_LONGEST_PATH, _LONGEST_NAME = 4_000, 255  # letters that a system bears
_MOST_FAULTS = 20  # told of one file


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
    path = out / PLAN
    data = _read_json(path, remedy=said("NAME_PLAN_FOLDER"))
    if isinstance(data, dict):
        _refuse(path, [(key, None, said("NO_PLACE_HERE")) for key in strangers(data)])
        data = of_today(data, today=FORMAT)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        found = data.get("format") if isinstance(data, dict) else None
        raise _fault(path, wrong=said("OTHER_FORMAT", found=str(found), due=FORMAT))
    _refuse_misfits(path, data)
    try:
        plan, own_clock = plan_from_dict(data)
        if not is_urgent:
            is_first = not (out / VERSION).exists()
            _refuse(path, departures(data, plan, own_clock, is_numbered=is_first))
        if clock is None or clock == own_clock:
            return plan, own_clock
        data["scenario"]["first_day"] = clock.first_day.isoformat()
        data["scenario"]["utc_offset_min"] = clock.utc_offset_min
        return plan_from_dict(data)
    except (ValueError, OverflowError) as error:
        raise _fault(path, wrong=_words(error)) from error


def read_source(out: Path) -> Source:
    """Where the plan in folder ``out`` got its scenario from.

    Raises
    ------
    ScenarioError
        If the record is missing or damaged.
    """
    path = out / SOURCE
    if not path.exists() and not (out / PLAN).exists():
        raise _fault(out, wrong=said("NO_PLAN_IN_IT"), remedy=said("NAME_A_PLAN"))
    data = _read_json(path, remedy=_SAY_WHERE)
    try:
        if data.pop("format") != SOURCE_FORMAT:
            raise ValueError(SOURCE_FORMAT)
        source = Source(**data)
        others = (source.relative, source.operation, source.operation_relative)
        paths = [source.given, source.absolute, *(p for p in others if p is not None)]
        if not all(map(_is_path, paths)) or source.lang not in ("zh", "en"):
            raise TypeError(source)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _fault(
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
    raise _fault(
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
    from transport.operation.changed import changed
    from transport.reading import read_scenario  # the readers' libraries load slowly

    plan, clock = read_plan(out, is_urgent=is_urgent)
    scenario = read_scenario(scenario_path, variant=plan.variant)
    version = read_version(out)
    # a version made by hand changes nothing of the scenario
    if version is not None and plan.scenario_sha256 != scenario.sha256:
        refuse_unknown(out / VERSION, scenario, version.changes)
        scenario = changed(scenario, version.changes)
    if clock != scenario.clock:
        if plan.scenario_sha256 == scenario.sha256:
            raise _other_clock(out / PLAN, scenario)
        plan, _ = read_plan(out, clock=scenario.clock)
    return plan, scenario


def refuse_unknown(path: Path, scenario: Scenario, changes: Changes) -> None:
    """Nothing, if the scenario knows what the changes kept in ``path`` are of.

    Raises
    ------
    ScenarioError
        Naming each field and what is unknown in it.
    """
    from transport.operation.unknown_names import unknown_names

    _refuse(
        path,
        [
            (f"changes.{field}", name, said("SCENARIO_KNOWS_NONE"))
            for field, name in unknown_names(scenario, changes)
        ],
    )


def _other_clock(path: Path, scenario: Scenario) -> ScenarioError:
    day, offset_min = scenario.first_day, scenario.utc_offset_min
    wrong = said("OTHER_CLOCK", day=str(day), offset_s=offset_min * 60)
    return _fault(path, wrong=wrong)


def refuse_changed(scenario: Scenario, plan: Plan, *, path: Path) -> None:
    """Nothing, if ``scenario``, read from ``path``, is the one ``plan`` was made for.

    Raises
    ------
    ScenarioError
        If its inputs have changed since.
    """
    if scenario.sha256 != plan.scenario_sha256:
        is_other = scenario.name != plan.scenario_name
        raise _fault(
            path,
            value=scenario.name if is_other else None,
            wrong=said("ANOTHER_SCENARIO", name=plan.scenario_name)
            if is_other
            else said("SCENARIO_CHANGED"),
            remedy=said("NAME_OWN_SCENARIO")
            if is_other
            else said("PLAN_AGAIN_OR_NAME"),
        )


def _refuse_misfits(path: Path, data: dict[str, Any]) -> None:
    from transport.planfiles.schema import misfits  # pydantic is slow to import

    _refuse(path, misfits(data))


def _refuse(path: Path, found: Iterable[tuple[str, str | None, Said]]) -> None:
    """Nothing, if nothing is found wrong; else the first faults and their number."""
    told = [
        Fault(file=str(path), column=where, value=value, wrong=wrong, remedy=_DAMAGED)
        for where, value, wrong in found
    ]
    if len(told) > _MOST_FAULTS:
        more = said("MORE_FIELDS_WRONG", n=len(told) - _MOST_FAULTS)
        last = Fault(file=str(path), column="~", wrong=more, remedy=_DAMAGED)
        told = [*told[:_MOST_FAULTS], last]
    if told:
        raise ScenarioError(told)


def _read_json(path: Path, *, remedy: Said) -> Any:
    try:
        return strict_json(text_in(path))
    except FileNotFoundError as error:
        raise _fault(path, wrong=said("NO_SUCH_FILE"), remedy=remedy) from error
    except json.JSONDecodeError as error:
        raise _fault(
            path,
            row=error.lineno,
            wrong=said("IS_NO_JSON", reason=either(error.msg, "写法不对")),
        ) from error
    except UnicodeDecodeError as error:
        raise _fault(path, wrong=said("IS_NO_UTF8")) from error
    except ValueError as error:
        raise _fault(
            path, wrong=said("CANNOT_BE_TRUSTED", reason=_words(error))
        ) from error
    except OSError as error:
        wrong = said("CANNOT_BE_READ", reason=system_words(error))
        raise _fault(path, wrong=wrong, remedy=remedy) from error


def _words(error: Exception) -> Said:
    return error.told if isinstance(error, NotStrict) else library_words(error)


def _fault(
    path: Path,
    *,
    wrong: Said,
    remedy: Said = _DAMAGED,
    row: int | None = None,
    value: str | None = None,
) -> ScenarioError:
    fault = Fault(file=str(path), row=row, value=value, wrong=wrong, remedy=remedy)
    return ScenarioError([fault])
