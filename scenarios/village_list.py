"""The form in which the names of towns and villages are packed, a text per province.

Lines, tab-separated; a position is ``lat,lon`` in degrees:

- ``#110101`` and the county's name;
- ``>001``, the last three digits of the town's code, and its name, its position;
- of a village its name, how far the last three digits of its code are from those of
  the village before (left out for 1), its position. The end of a name that is one of
  ``VILLAGE_ENDINGS`` is written as one letter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from transport.intake.divisions import Division

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ENCODING = "gb18030"
SEATLESS = "seatless"  # the member that lists counties without a position
VILLAGE_ENDINGS: Mapping[str, str] = {
    "a": "村民委员会",
    "b": "村委会",
    "c": "社区居民委员会",
    "d": "社区居委会",
    "e": "居民委员会",
    "f": "居委会",
    "g": "社区",
    "h": "嘎查村民委员会",
    "i": "嘎查村委会",
    "j": "嘎查",
    "k": "村",
}
_LONGEST_FIRST = sorted(VILLAGE_ENDINGS.items(), key=lambda pair: -len(pair[1]))
_COUNTY_DIGITS, _TOWN_DIGITS = 6, 9

Positions: TypeAlias = "Mapping[str, tuple[float, float]]"


def shortened(name: str) -> str:
    """The name with its ending as a letter."""
    for letter, ending in _LONGEST_FIRST:
        if name.endswith(ending) and name != ending:
            return name[: -len(ending)] + letter
    return name


def lengthened(name: str) -> str:
    """The name with its ending in full."""
    return name[:-1] + VILLAGE_ENDINGS.get(name[-1], name[-1])


def lines_of_county(
    county: tuple[str, str],
    towns: Sequence[tuple[str, str]],
    villages: Mapping[str, Sequence[tuple[str, str]]],
    points: Positions,
) -> Iterator[str]:
    """Lines of a county: codes and names of it, of its towns, of villages by town."""
    yield f"#{county[0]}\t{county[1]}"
    for code, name in towns:
        yield _line(f">{code[_COUNTY_DIGITS:]}{name}", points.get(code))
        before = 0
        for village_code, village in villages.get(code, ()):
            number = int(village_code[_TOWN_DIGITS:])
            step = "" if number == before + 1 else str(number - before)
            yield _line(shortened(village), points.get(village_code), step)
            before = number


def _line(name: str, point: tuple[float, float] | None, *more: str) -> str:
    where = "" if point is None else f"{point[0]:.4f},{point[1]:.4f}"
    return "\t".join([name, *more, where]).rstrip("\t")


def counties_in(text: str) -> Iterator[tuple[str, str]]:
    """Codes and names of the counties of a province's text."""
    for line in text.splitlines():
        if line.startswith("#"):
            code, name = line[1:].split("\t")
            yield code, name


def county_block(text: str, code: str) -> str:
    """The lines of a county after its first; empty for one that the list has not."""
    start = text.find(f"#{code}\t")
    if start < 0:
        return ""
    end = text.find("\n#", start)
    return text[text.index("\n", start) + 1 : end if end >= 0 else None]


def towns_of(block: str, county: Division) -> Iterator[tuple[Division, list[str]]]:
    """Each town of a county's block with the lines of its villages."""
    town: Division | None = None
    lines: list[str] = []
    for line in block.splitlines():
        if not line.startswith(">"):
            lines.append(line)
            continue
        if town is not None:
            yield town, lines
        town, lines = _town(line, county), []
    if town is not None:
        yield town, lines


def _town(line: str, county: Division) -> Division:
    name, _, where = line[1:].partition("\t")
    lat, lon = _position(where)
    return Division(
        code=county.code + name[:3],
        level="town",
        name=name[3:],
        province=county.province,
        city=county.city,
        county=county.name,
        lat=lat,
        lon=lon,
    )


def villages_of(town: Division, lines: Sequence[str]) -> Iterator[Division]:
    """The villages that the lines of a town name."""
    number = 0
    for line in lines:
        name, step, where = (*line.split("\t"), "", "")[:3]
        number += int(step or 1)
        lat, lon = _position(where)
        yield Division(
            code=f"{town.code}{number:03d}",
            level="village",
            name=lengthened(name),
            province=town.province,
            city=town.city,
            county=town.county,
            town=town.name,
            lat=lat,
            lon=lon,
        )


def _position(text: str) -> tuple[float, float] | tuple[None, None]:
    if not text:
        return None, None
    lat, lon = text.split(",")
    return float(lat), float(lon)
