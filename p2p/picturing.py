"""Pictures of a kept plan as PNG: its map, and a card of each coach asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.stages import untold
from transport.errors import Fault, ScenarioError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from p2p.kept import Kept
    from p2p.stages import Stage
    from transport.language import Lang
    from transport.presentation.trip_views import TripView

MAP_PICTURE = "map.png"


def draw_pictures(
    out: str | Path,
    *,
    trips: Sequence[str] = (),
    lang: Lang | None = None,
    scenario: str | Path | None = None,
) -> tuple[Path, ...]:
    """Draw the map of the plan in ``out``, and cards of ``trips``; the files.

    ``trips``: ids; ``"all"`` for every one. ``lang``: that of the plan, without it.
    ``scenario``: where it lies now, if it was moved. Names and numbers of people are on
    no picture.

    Raises
    ------
    ScenarioError
        If the plan or its scenario cannot be read, or a trip is not in the plan.
    PlanRefused
        If the checker finds anything wrong.
    OutputError
        If a picture there is not ours, the disk refuses, or no font is found.
    """
    from pathlib import Path

    from p2p.kept import reopened

    moved = None if scenario is None else Path(scenario)
    kept = reopened(Path(out), moved=moved)
    return write_pictures(kept, trips=trips, lang=lang or kept.lang)


def write_pictures(
    kept: Kept, *, trips: Sequence[str], lang: Lang, stage: Stage = untold
) -> tuple[Path, ...]:
    """The same for a plan that is open already."""
    from transport.files.out_folder import own_file
    from transport.files.writing import harmless_names
    from transport.pictures.coach_card import coach_card
    from transport.pictures.map_picture import map_picture
    from transport.pictures.png_file import as_png
    from transport.planfiles.folder import PICTURES
    from transport.presentation.version import stamp_told

    views = _views(kept, trips)
    folder = kept.folder / PICTURES
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = stamp_told(kept.scenario, kept.plan, lang, kept.version)
    names = harmless_names([view.trip.trip_id for view in views])
    drawings = {
        f"{name}.png": coach_card(kept.scenario, kept.plan, view, lang, stamp=stamp)
        for name, view in zip(names, views, strict=True)
    }
    whole = map_picture(kept.scenario, kept.plan, lang, stamp=stamp)
    if whole is not None:
        drawings = {MAP_PICTURE: whole, **drawings}
    written = []
    with stage(said("DRAWING_PICTURES")) as told:
        for number, (name, drawing) in enumerate(drawings.items(), start=1):
            with own_file(folder / name) as path:
                path.write_bytes(as_png(drawing))
            written.append(folder / name)
            if told is not None:
                told(number, len(drawings))
    return tuple(written)


def _views(kept: Kept, trips: Sequence[str]) -> list[TripView]:
    from transport.presentation.trip_views import trip_views

    known = {view.trip.trip_id: view for view in trip_views(kept.scenario, kept.plan)}
    if "all" in trips:
        return list(known.values())
    strangers = [trip_id for trip_id in trips if trip_id not in known]
    if strangers:
        raise ScenarioError(
            [
                Fault(
                    file="plan.json",
                    value=trip_id,
                    wrong=said("NO_SUCH_TRIP"),
                    remedy=said("NAME_TRIP_OF_PLAN", first=next(iter(known), "-")),
                )
                for trip_id in strangers
            ]
        )
    return [known[trip_id] for trip_id in dict.fromkeys(trips)]
