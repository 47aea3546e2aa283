"""All files for other programs, in one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.interchange.geojson import geojson_text
from transport.interchange.gpx import gpx_text
from transport.interchange.gtfs import gtfs_zip
from transport.interchange.ics import (
    FIRST,
    calendars_called_off,
    coordinator_calendar,
    driver_calendar,
)
from transport.interchange.tables import table_texts

if TYPE_CHECKING:
    from pathlib import Path

    from transport.interchange.ics import Edition
    from transport.language import Lang
    from transport.plan import Plan
    from transport.scenario import Scenario


def write_interchange(
    scenario: Scenario,
    plan: Plan,
    folder: Path,
    *,
    lang: Lang = "zh",
    edition: Edition = FIRST,
) -> list[Path]:
    """Write the files into ``folder``, which exists; returns their paths, sorted.

    ``lang``: language of the words in calendars and routes. ``edition``: which version
    of the plan it is, for calendars.
    """
    texts = {
        "plan.geojson": geojson_text(scenario, plan),
        "calendar/coordinator.ics": coordinator_calendar(
            scenario, plan, lang=lang, edition=edition
        ),
    }
    for name, text in table_texts(scenario, plan).items():
        texts[f"tables/{name}.csv"] = text
    for trip in plan.trips:
        texts[f"gpx/{trip.trip_id}.gpx"] = gpx_text(scenario, trip, lang=lang)
        for driver in range(1, trip.drivers + 1):
            name = f"calendar/{trip.trip_id}-driver{driver}.ics"
            texts[name] = driver_calendar(
                scenario,
                trip,
                driver,
                block=plan.block[trip.block_id],
                lang=lang,
                edition=edition,
            )
    off = calendars_called_off(scenario, plan, edition, lang=lang)
    for (trip_id, driver), text in off.items():
        texts[f"calendar/{trip_id}-driver{driver}.ics"] = text
    paths = []
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
        paths.append(path)
    feed = folder / "gtfs.zip"
    feed.write_bytes(gtfs_zip(scenario, plan))
    return sorted([*paths, feed])
