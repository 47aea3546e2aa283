"""Pictures of a kept plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PIL import Image

from p2p.kept import Kept
from p2p.picturing import write_pictures
from tests.transport.manifests.sample import make_plan, make_scenario
from transport.errors import ScenarioError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SCENARIO = make_scenario()


def write(folder: Path, trips: Sequence[str]) -> tuple[Path, ...]:
    kept = Kept(folder=folder, scenario=SCENARIO, plan=make_plan(SCENARIO), lang="zh")
    return write_pictures(kept, trips=trips, lang="zh")


def test_a_trip_with_a_name_like_a_path_stays_in_the_folder(tmp_path: Path) -> None:
    found = write(tmp_path, ["all"])
    assert found[0].name == "map.png"
    assert len(found) == 1 + len(make_plan(SCENARIO).trips)
    assert {path.parent for path in found} == {tmp_path / "pictures"}
    for path in found:
        with Image.open(path) as image:
            assert image.format == "PNG"


def test_a_trip_that_is_not_there_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(ScenarioError, match="T999"):
        write(tmp_path, ["T999"])
    assert not list(tmp_path.iterdir())
