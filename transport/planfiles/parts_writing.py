"""A plan cut by county written: a file a county, and the index of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.planfiles.lines import write_lines
from transport.planfiles.parts_json import (
    PROOF,
    SHARED,
    PartFile,
    counts_of,
    county_files,
    index_fields,
    part_fields,
    plan_of_part,
    proof_fields,
)
from transport.planfiles.shares import shares_of

if TYPE_CHECKING:
    from pathlib import Path

    from transport.clock import Clock
    from transport.plan import Plan
    from transport.planfiles.shares import County, Places
    from transport.scenario import Scenario


def write_parts(index: Path, scenario: Scenario, plan: Plan, digest: str) -> None:
    """Write the parts beside ``index``, then the index itself; ``digest``: the plan's.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    shares, clock = shares_of(scenario, plan), scenario.clock
    counties = [county for county in shares if county is not None]
    files = [*county_files(counties), SHARED]
    parts = [
        _written(index.parent, file, plan, clock, county, at)
        for file, (county, at) in zip(files, shares.items(), strict=True)
    ]
    sha256 = write_lines(index.parent / PROOF, proof_fields(plan, clock))
    parts.append(PartFile(file=PROOF, sha256=sha256, counts={}))
    write_lines(index, index_fields(plan, clock, digest, parts))


def _written(
    folder: Path, file: str, plan: Plan, clock: Clock, county: County, at: Places
) -> PartFile:
    part = plan_of_part(plan, county, at)
    sha256 = write_lines(folder / file, part_fields(part, clock, county, at))
    counts = counts_of(part, county)
    return PartFile(file=file, sha256=sha256, counts=counts, county=county)
