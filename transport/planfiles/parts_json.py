"""A plan cut by county as JSON values: an index, and the parts that it lists.

Each part, under the head of the index, says what a plan's file would of that county
alone; so it is read and looked at as one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from transport.files.writing import harmless_names
from transport.planfiles.folder import PARTS
from transport.planfiles.plan_json import FORMAT, head_of_plan, plan_fields
from transport.planfiles.shares import LISTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from transport.clock import Clock
    from transport.plan import Plan
    from transport.planfiles.shares import County, Places

INDEX_FORMAT, PART_FORMAT = "p2p-plan-index/1", "p2p-plan-part/1"
SHARED, PROOF = f"{PARTS}/shared.json", f"{PARTS}/proof.json"
_COUNTIES = f"{PARTS}/counties"
_WHOLE = ("trips", "blocks", "services", "journeys", "screenings", "individual")

Shares = dict["County", "Places"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFile:
    """A part as the index lists it: its file below the plan's folder, what is in it."""

    file: str
    sha256: str
    counts: Mapping[str, int]
    county: County = None

    def told(self) -> dict[str, Any]:
        """The entry of the index."""
        named = {} if self.county is None else {"county": self.county}
        return {**named, "file": self.file, "sha256": self.sha256, **self.counts}


def county_files(counties: Sequence[str]) -> list[str]:
    """The file of each county; the names of counties make them, in this order."""
    return [f"{_COUNTIES}/{name}.json" for name in harmless_names(counties)]


def index_fields(
    plan: Plan, clock: Clock, digest: str, parts: Sequence[PartFile]
) -> Iterator[tuple[str, Any]]:
    """The fields of the index; ``parts``: counties, what they share, what proves."""
    *counties, shared, proof = parts
    head = head_of_plan(plan, clock)
    yield "format", INDEX_FORMAT
    yield "plan_sha256", digest
    yield from ((key, head[key]) for key in ("scenario", "solver", "cost"))
    yield (
        "workers",
        {
            "registered": plan.n_registered,
            "eligible": plan.n_eligible,
            "planned": plan.n_planned,
            "individual": len(plan.individual),
            "held": len(plan.held),
            "unplanned": len(plan.unplanned),
        },
    )
    for key in ("trips", "blocks", "services", "screenings"):
        yield key, len(getattr(plan, key))
    yield "counties", [part.told() for part in counties]
    yield "shared", shared.told()
    yield "proof", proof.told()


def plan_of_part(plan: Plan, county: County, at: Places) -> Plan:
    """What of the plan is at these places; services are of what counties share."""
    cut: dict[str, Any] = {
        name: tuple(getattr(plan, name)[n] for n in at[name]) for name in LISTS
    }
    services = plan.services if county is None else ()
    return replace(plan, **cut, services=services, marginal=None, certificate=None)


def part_fields(
    part: Plan, clock: Clock, county: County, at: Places
) -> Iterator[tuple[str, Any]]:
    """The fields of a part's file; ``at``: where its entries stand in the whole."""
    yield "format", PART_FORMAT
    yield "county", county
    yield "at", at
    for key, value in plan_fields(part, clock):
        if key == "workers":
            yield from ((name, value[name]) for name in ("held", "unplanned"))
        elif key in _WHOLE:
            yield key, value


def proof_fields(plan: Plan, clock: Clock) -> Iterator[tuple[str, Any]]:
    """The fields of the file with what the bound is proved from."""
    yield "format", PART_FORMAT
    empty: dict[str, Any] = dict.fromkeys((*LISTS, "services"), ())
    for key, value in plan_fields(replace(plan, **empty), clock):
        if key in ("marginal", "certificate"):
            yield key, value


def counts_of(part: Plan, county: County) -> dict[str, int]:
    """What the index tells of a part: how many of each kind are in it."""
    told = {
        "trips": len(part.trips),
        "planned": part.n_planned,
        "individual": len(part.individual),
        "held": len(part.held),
        "unplanned": len(part.unplanned),
    }
    return told if county is not None else {**told, "services": len(part.services)}


def as_whole(index: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a plan's file that says what the part says."""
    workers, journeys = index["workers"], part.get("journeys", [])
    individual = part.get("individual", [])
    return {
        "format": FORMAT,
        "scenario": dict(index["scenario"]),
        "solver": index["solver"],
        "cost": index["cost"],
        "workers": {
            "registered": workers["registered"],
            "eligible": workers["eligible"],
            "planned": len(journeys),
            "individual": len(individual),
            "held": part.get("held", []),
            "unplanned": part.get("unplanned", []),
        },
        **{key: part.get(key, []) for key in _WHOLE},
        "marginal": part.get("marginal"),
        "certificate": part.get("certificate"),
    }
