"""How much of the country the official list that ships knows the position of.

From the folder above this one, the tables of docs/places.md::

    python -m scenarios.coverage
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scenarios.divisions import ListedDivisions, province_text
from transport.roads.geodesy import geodesic_m

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from transport.intake.divisions import Division

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Coverage:
    """Towns and villages of a province: those named, those with a position."""

    province: str
    towns: int
    towns_placed: int
    villages: int
    villages_placed: int


def coverage() -> tuple[Coverage, ...]:
    """Coverage of each province, sorted by code."""
    provinces = [u for u in ListedDivisions().units() if u.level == "province"]
    return tuple(_of_text(unit.name, province_text(unit.code)) for unit in provinces)


def _of_text(province: str, text: str) -> Coverage:
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    towns = [line for line in lines if line.startswith(">")]
    villages = [line for line in lines if not line.startswith(">")]
    return Coverage(
        province=province,
        towns=len(towns),
        towns_placed=sum("\t" in line for line in towns),
        villages=len(villages),
        villages_placed=sum("," in line.rpartition("\t")[2] for line in villages),
    )


def table(found: Sequence[Coverage]) -> str:
    """A table of Markdown with a last row for the whole country."""
    total = Coverage(
        "全国",
        *(
            sum(getattr(one, name) for one in found)
            for name in ("towns", "towns_placed", "villages", "villages_placed")
        ),
    )
    heads = ("province", "towns", "with position", "villages", "with position")
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * 4]
    lines += [
        f"| {one.province} | {one.towns:,} | {one.towns_placed:,} "
        f"| {one.villages:,} | {one.villages_placed:,} |"
        for one in (*found, total)
    ]
    return "\n".join(lines)


def errors_km() -> dict[str, tuple[int, float, float]]:
    """How far places lie from the centre that would stand for them.

    By what stands in for what: the number of pairs, the median and the ninth decile in
    kilometres.
    """
    to_county: list[tuple[Position, Position]] = []
    to_town: list[tuple[Position, Position]] = []
    for county in _counties():
        for town, villages in _placed(county):
            if town.position and county.position:
                to_county.append((town.position, county.position))
            to_town += [
                (village, town.position)
                for village in villages
                if town.position and village != town.position
            ]
    return {
        "county for town": _deciles(to_county),
        "town for village": _deciles(to_town),
    }


def _counties() -> Iterator[Division]:
    return (unit for unit in ListedDivisions().units() if unit.level == "county")


def _placed(county: Division) -> Iterator[tuple[Division, list[Position]]]:
    listed = ListedDivisions()
    for town in listed.towns(county.code):
        found = (village.position for village in listed.villages(town.code))
        yield town, [position for position in found if position]


def _deciles(pairs: Sequence[tuple[Position, Position]]) -> tuple[int, float, float]:
    ends = np.array(pairs)
    metres = geodesic_m(ends[:, 0, 0], ends[:, 0, 1], ends[:, 1, 0], ends[:, 1, 1])
    median, ninth = np.quantile(metres, [0.5, 0.9]) / 1_000
    return len(pairs), float(median), float(ninth)


def main() -> None:
    """Print both tables."""
    print(table(coverage()))  # noqa: T201 a maintainer's command
    print()  # noqa: T201
    for what, (n, median, ninth) in errors_km().items():
        print(f"{what}: {n:,} pairs, {median:.1f} km, {ninth:.1f} km")  # noqa: T201


if __name__ == "__main__":
    main()
