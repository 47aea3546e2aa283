from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from maps import render_map, write_map
from tests.maps import samples
from transport.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from transport.plan import Plan
    from transport.scenario import Scenario


_FETCHED = {"src", "srcset", "href", "data", "poster", "action"}


class _Loaded(HTMLParser):
    """Gathers what a page would fetch while it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "a":  # links are followed only when clicked
            self.addresses += [value for name, value in attrs if name in _FETCHED]


def test_the_page_fetches_nothing(long_haul: tuple[Scenario, Plan]) -> None:
    page = render_map(*long_haul)
    loaded = _Loaded()
    loaded.feed(page)
    assert loaded.addresses == []
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert all(
        u.startswith(("data:", "#")) for u in re.findall(r"url\((.*?)\)", styles)
    )
    assert "@import" not in styles


def test_the_policy_forbids_the_network(long_haul: tuple[Scenario, Plan]) -> None:
    policy = re.findall(
        r'Content-Security-Policy" content="(.*?)"', render_map(*long_haul)
    )
    assert len(policy) == 1
    assert policy[0].startswith("default-src 'none'; script-src 'sha256-")
    assert policy[0].endswith("img-src data:")
    assert "unsafe-inline" not in policy[0].split("script-src")[1].split(";")[0]


def test_tiles_are_fetched_only_when_asked_for(
    long_haul: tuple[Scenario, Plan],
) -> None:
    page = render_map(*long_haul, tiles="https://tiles.example.org/{z}/{x}/{y}.png")
    assert "https://tiles.example.org/{z}/{x}/{y}.png" in page
    assert "img-src data: http: https:" in page
    assert "tiles.example.org" not in render_map(*long_haul)


def test_no_personal_data_is_in_the_page(long_haul: tuple[Scenario, Plan]) -> None:
    scenario, plan = long_haul
    page = render_map(scenario, plan)
    for worker in scenario.workers:
        assert worker.worker_id not in page
        assert worker.name not in page
    for secret in ("SECRET", "PRIVATE", "CONFIDENTIAL", "13900000000", "141127"):
        assert secret not in page
    for entry in plan.held:
        assert entry.code not in page


def test_the_same_plan_gives_the_same_page(long_haul: tuple[Scenario, Plan]) -> None:
    assert render_map(*long_haul) == render_map(*long_haul)


def test_a_day_of_526_coaches_stays_under_ten_megabytes(
    many_trips: tuple[Scenario, Plan],
) -> None:
    scenario, plan = many_trips
    assert (len(plan.trips), plan.n_planned) == (526, 12_000)
    assert len(render_map(scenario, plan).encode()) < 10_000_000


def test_coordinates_have_at_most_five_decimals(
    long_haul: tuple[Scenario, Plan],
) -> None:
    page = render_map(*long_haul)
    lists = re.findall(r'"coordinates": \[[\[\]\d., -]+\]', page)
    assert len(lists) > 100
    assert not any(re.search(r"\.\d{6}", found) for found in lists)


def test_a_plan_without_trips_has_a_map_too() -> None:
    assert "p2p.start(" in render_map(*samples.nothing_planned(), lang="en")


def test_leaflets_licence_goes_along(long_haul: tuple[Scenario, Plan]) -> None:
    page = render_map(*long_haul)
    assert "Copyright (c) 2010-2023, Volodymyr Agafonkin" in page
    assert "Redistributions in binary form must reproduce" in page


def test_the_page_names_its_language(long_haul: tuple[Scenario, Plan]) -> None:
    assert '<html lang="zh-CN">' in render_map(*long_haul)
    assert '<html lang="en">' in render_map(*long_haul, lang="en")


def test_the_file_holds_the_page(
    long_haul: tuple[Scenario, Plan], tmp_path: Path
) -> None:
    path = tmp_path / "map.html"
    write_map(*long_haul, path, lang="en")
    assert path.read_text(encoding="utf-8") == render_map(*long_haul, lang="en")
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_where_no_file_can_be_is_refused(
    long_haul: tuple[Scenario, Plan], tmp_path: Path
) -> None:
    with pytest.raises(OutputError):
        write_map(*long_haul, tmp_path)
