"""The settings file and the README of a drafted scenario."""

from __future__ import annotations

import json
import math
import textwrap
import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from scenarios.units import PROVINCES
from transport.presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scenarios.draft import Draft
    from scenarios.recipe import Recipe
    from scenarios.units import Unit

_MAX_RIDE_H = 30  # the program's default
_HOURS_PER_KM = 1 / 45  # legal pace of two drivers over more than a day
_KM_M = 1_000
_WIDTH = 86
# The notice of 7 February 2020; from 17 February to 5 May no vehicle paid any toll.
_TOLL_FREE_FROM, _TOLL_FREE_UNTIL = date(2020, 2, 7), date(2020, 5, 5)

_SETTINGS = """\
# {title}
# A synthetic scenario on real places: README.md says what is real, what is made up.
name = {name}
title = {quoted_title}
first_day = {first_day}
days = {days}
utc_offset = "+08:00"
crs = "wgs84"

# Where the sending counties lie. It decides whether a trip crosses a city or a
# province, and with that the load cap.
[origin]
province = "{province}"
city = "{city}"
{city_of_county}
# The dated rules: load cap, observation rows, health papers.
{why_preset}
[policy]
preset = "{preset}"
mountain = {mountain}  # mountain roads: longer ways and lower speeds on short runs
{ride}{dispatch}{blocks}
{why_toll}
[costs]
toll_exempt_outbound = {toll_free}
toll_exempt_return = {toll_free}
disinfection = 100  # a trip
escort_day = 200  # an escort and day
kit = 15  # a worker: masks, gel, water

# Weights of the payers; the total cost is split by them.
[payers]
government = 50
employer = 50

[solver]
time_limit_s = {time_limit}
seed = 1

# Other rules over the same roster, to be compared.
# No load cap, no observation rows, no health papers (from 27 January 2023 on).
[variants.cn-2023.policy]
preset = "cn-2023"

# Half the seats on every trip, also inside one city.
[variants.half-load.policy]
load_cap = 0.5

# The cap only where an end is at medium or high risk (交运明电〔2020〕80号).
[variants.cn-2020-02-28.policy]
preset = "cn-2020-02-28"

# "One coach, one factory".
[variants.one-employer.policy]
max_employers_per_vehicle = 1

# Looser company on board: more employers and villages, and counties mixed.
[variants.mixed.policy]
max_employers_per_vehicle = 8
max_villages_per_vehicle = 10
mix_counties = true
mix_risk_levels = true

# A coach runs up to three trips for one day of hire, where they fit into it.
[variants.rotations.policy]
max_trips_per_block = 3

# Tolls are paid.
[variants.tolls.costs]
toll_exempt_outbound = false
toll_exempt_return = false
"""

# Regulations on road passenger transport: one end of a charter lies in the city of its
# plates, but for emergency dispatch, as which the trips of spring 2020 ran.
_DISPATCH = """\
emergency_dispatch = true  # by order, spring 2020: coaches of any city's plates
"""

_BLOCKS = """\
max_trips_per_block = 4  # a coach goes out again, or home with a load
"""

_README = """\
# {name}

{title}

**Synthetic.** Nobody on this roster exists. Made by `p2p generate` from seed {seed}:
{n_workers:,} workers, {n_villages:,} villages, {n_employers:,} employers.

Real: the names and seats of {counties} and of {cities}, and the towns
that villages are named after (GeoNames, CC BY 4.0, and cpca, MIT; see the project's
NOTICE).

Made up: every village and its position (scattered around real towns, or over the county
where the position of its towns is not known), every employer and its position, every
person, identity number and phone number, health papers and temperatures, who goes
where, the fleet. Hire prices follow quotes of 2024 to 2026; no price list of 2020 is
public. How the numbers were calibrated: docs/generator.md of the project.
"""


def settings_text(draft: Draft) -> str:
    """The text of ``scenario.toml``."""
    recipe, home = draft.recipe, draft.home
    elsewhere = [c for c in recipe.counties if c.prefecture != home.prefecture]
    return _SETTINGS.format(
        name=_quoted(recipe.name),
        title=" ".join(recipe.title.split()),
        quoted_title=_quoted(recipe.title),
        first_day=recipe.first_day.isoformat(),
        days=draft.n_days,
        province=home.province,
        city=home.prefecture,
        city_of_county=_exceptions(draft, elsewhere),
        preset=recipe.preset,
        why_preset=_remark(why_preset(recipe, draft.n_days)),
        why_toll=_remark(_why_toll(recipe)),
        mountain=_toml(recipe.mountain),
        ride=_ride(draft),
        dispatch=_DISPATCH if _is_toll_free(recipe) else "",
        blocks=_BLOCKS if recipe.home_percent else "",
        toll_free=_toml(_is_toll_free(recipe)),
        time_limit=recipe.time_limit_s,
    )


def why_preset(recipe: Recipe, n_days: int) -> str:
    """Why the rules of this date are chosen: as the recipe says, or by the calendar."""
    if recipe.why_preset:
        return recipe.why_preset
    days = [recipe.first_day + timedelta(days=day) for day in range(n_days)]
    dated = {e.effective_from: e.name for e in PRESETS["cn"]}
    in_force = list(
        dict.fromkeys(dated[max(d for d in dated if d <= day)] for day in days)
    )
    if recipe.preset == "cn":
        return f"By the day of departure; on these days: {', '.join(in_force)}."
    if in_force == [recipe.preset]:
        return "Pinned to the edition in force on all days of the scenario."
    return (
        f"Pinned by choice. In force on these days: {', '.join(in_force)}; "
        'preset = "cn" follows the calendar.'
    )


def _why_toll(recipe: Recipe) -> str:
    rest = "The other rates are assumptions."
    if not _is_toll_free(recipe):
        return f"Tolls are paid. {rest}"
    if _TOLL_FREE_FROM <= recipe.first_day <= _TOLL_FREE_UNTIL:
        return (
            "Toll: charters organised by government ran free of toll in spring 2020 "
            f"(notice of 7 February 2020). {rest}"
        )
    return (
        "Toll: assumed free for charters organised by government; no notice for these "
        f"days is known, and the variant tolls pays it. {rest}"
    )


def _is_toll_free(recipe: Recipe) -> bool:
    return recipe.preset.startswith(("cn-2020", "cn-2021"))


def _remark(text: str) -> str:
    """The text as remarks of TOML, wrapped."""
    return textwrap.fill(
        text,
        _WIDTH,
        initial_indent="# ",
        subsequent_indent="# ",
        break_long_words=False,
    )


def readme_text(draft: Draft) -> str:
    """The text of ``README.md``: what is real, what is made up."""
    recipe = draft.recipe
    return _README.format(
        name=recipe.name,
        title=recipe.title,
        seed=recipe.seed,
        n_workers=recipe.n_workers,
        n_villages=len(draft.villages),
        n_employers=len(draft.employers),
        counties=", ".join(unit.label for unit in recipe.counties),
        cities=", ".join(unit.label for unit in recipe.cities),
    )


def settings_rows(text: str) -> Iterator[tuple[str, str]]:
    """Key and value of every setting, keys dotted, for the sheet of a workbook."""
    yield "key", "value"
    yield from _flat(tomllib.loads(text), prefix="")


def default_title(counties: tuple[Unit, ...], cities: tuple[Unit, ...]) -> str:
    """A title in both languages that says the roster is synthetic."""
    froms, tos = (
        "、".join(unit.name for unit in units) for units in (counties, cities)
    )
    latin_from, latin_to = (
        ", ".join(unit.english or unit.pinyin for unit in units)
        for units in (counties, cities)
    )
    province = PROVINCES.get(counties[0].province, counties[0].province)
    return (
        f"{froms}至{tos}（合成名册） / {latin_from} ({province}) to {latin_to}, "
        "synthetic roster"
    )


def _exceptions(draft: Draft, elsewhere: list[Unit]) -> str:
    if not elsewhere:
        return ""
    rows = "\n".join(f'"{draft.county_name(c)}" = "{c.prefecture}"' for c in elsewhere)
    return f"\n[origin.city_of_county]\n{rows}\n"


def _ride(draft: Draft) -> str:
    """Limits raised for runs that no two drivers end within the default ride time."""
    hours = math.ceil(draft.road_m / _KM_M * _HOURS_PER_KM)
    if hours <= _MAX_RIDE_H:
        return ""
    return f"max_ride_h = {hours}  # the run is too long for the default of 30\n"


def _flat(values: Mapping[str, Any], *, prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, prefix=f"{prefix}{key}.")
        else:
            yield prefix + key, value if isinstance(value, str) else _toml(value)


def _quoted(text: str) -> str:
    """A basic string of TOML, which is one of JSON but for one control character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "")


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
