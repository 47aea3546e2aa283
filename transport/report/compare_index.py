"""The list of a comparison as compare.json: whose plan stands where, who has none.

A list that is read is believed only as far as its plans and their scenario bear it
out; what nobody can tell from them is marked as stated.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from transport.answers.comparison import Compared, Lack
from transport.causes import library_words
from transport.errors import Fault, ScenarioError
from transport.files.regular import text_in
from transport.files.writing import write_text
from transport.gate.eligibility import health_gate
from transport.gate.screening import screened
from transport.planfiles.schema import Part, misfits_of
from transport.planfiles.strict_json import strict_json
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from transport.said import Said
    from transport.scenario import Scenario

INDEX = "compare.json"
FORMAT = "p2p-compare/1"
_MOST_FAULTS = 20


class _Entry(Part):
    variant: Annotated[str, Field(min_length=1)] | None
    made_for: Annotated[str, Field(min_length=1)] | None
    lack: Lack | None
    n: Annotated[int, Field(ge=0, le=10**12)]


class _Index(Part):
    format: Literal["p2p-compare/1"]
    plans: Annotated[list[_Entry], Field(min_length=1)]


def write_index(folder: Path, found: Sequence[Compared]) -> None:
    """Write the list into the folder."""
    entries = [
        {
            "variant": one.variant,
            "made_for": one.made_for,
            "lack": one.lack,
            "n": one.n,
        }
        for one in found
    ]
    text = json.dumps(
        {"format": FORMAT, "plans": entries}, ensure_ascii=False, indent=2
    )
    write_text(folder / INDEX, text + "\n")


def read_index(out: Path) -> list[Compared]:
    """Every variant, still without its plan.

    Raises
    ------
    ScenarioError
        If it is no such list, or one that contradicts itself.
    """
    path = out / INDEX
    try:
        data: Any = strict_json(text_in(path))
        if data["format"] != FORMAT:
            raise ValueError(data["format"])
    except (OSError, TypeError, KeyError, ValueError) as error:
        fault = Fault(
            file=str(path),
            wrong=said("NO_COMPARISON", format=FORMAT, reason=library_words(error)),
            remedy=said("NAME_COMPARISON"),
        )
        raise ScenarioError([fault]) from error
    _refuse(path, misfits_of(_Index, data))
    found = [Compared(**entry, is_stated=True) for entry in data["plans"]]
    _refuse(path, [*_contradictions(found)])
    return found


def refuse_other_count(out: Path, at: int, one: Compared, scenario: Scenario) -> None:
    """Nothing, if as many as are told to have had no ride may travel.

    Raises
    ------
    ScenarioError
        If the scenario of the variant, at that place of the list, has more or fewer.
    """
    if one.lack == "none_rides":
        due = len(health_gate(screened(scenario)[0], mode="coach").eligible)
        if one.n != due:
            wrong = said("COUNT_WRONG_ELIGIBLE", n=one.n, due=due)
            _refuse(out / INDEX, [(f"plans.{at}.n", str(one.n), wrong)])


def refuse_other_plan(
    out: Path, at: int, one: Compared, *, is_there: bool, variant: str | None = None
) -> None:
    """Nothing, if there is a plan exactly where the list has one, and of its variant.

    Raises
    ------
    ScenarioError
        If not.
    """
    where = f"plans.{at}"
    if is_there == (one.lack is not None):
        wrong = said("COMPARED_PLAN_IS_THERE" if is_there else "COMPARED_PLAN_IS_GONE")
        _refuse(out / INDEX, [(f"{where}.lack", one.lack, wrong)])
    if is_there and variant != one.variant:
        wrong = said("COMPARED_PLAN_OF_OTHER", name=variant or "base")
        _refuse(out / INDEX, [(f"{where}.variant", one.variant, wrong)])


def _contradictions(
    found: Sequence[Compared],
) -> Iterator[tuple[str, str | None, Said]]:
    """Variants listed twice, plans of nobody listed, counts of nothing."""
    times = Counter(one.variant for one in found)
    planned = {one.variant for one in found if one.lack is None}
    for at, one in enumerate(found):
        where = f"plans.{at}"
        if times[one.variant] > 1:
            yield f"{where}.variant", one.variant, said("COMPARED_TWICE")
        if one.lack is None and one.made_for not in planned:
            yield f"{where}.made_for", one.made_for, said("COMPARED_WITH_NONE")
        if one.lack is not None and one.made_for is not None:
            yield f"{where}.made_for", one.made_for, said("COMPARED_HAS_NO_PLAN")
        if (one.n > 0) != (one.lack in ("none_rides", "refused")):
            yield f"{where}.n", str(one.n), said("COMPARED_COUNT_OF_NOTHING")


def _refuse(path: Path, found: Sequence[tuple[str, str | None, Said]]) -> None:
    if found:
        remedy = said("NAME_COMPARISON")
        raise ScenarioError(
            [
                Fault(file=str(path), column=at, value=value, wrong=told, remedy=remedy)
                for at, value, told in found[:_MOST_FAULTS]
            ]
        )
