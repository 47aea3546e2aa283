"""The cache tells what was asked from what was never asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.intake.geocode_cache import GeocodeCache
from transport.intake.geocoders import Answer

if TYPE_CHECKING:
    from pathlib import Path


def test_an_answer_none_and_nothing_asked_are_three_things(tmp_path: Path) -> None:
    cache = GeocodeCache(tmp_path / "cache.sqlite")
    answer = Answer(37.6, 110.8, "临县", "村庄")
    cache.put("gaode", "甲村", answer)
    cache.put("gaode", "乙村", None)
    assert cache.get("gaode", "甲村") == (answer,)
    assert cache.get("gaode", "乙村") == (None,)
    assert cache.get("gaode", "丙村") is None
    assert cache.get("baidu", "甲村") is None


def test_a_cache_that_cannot_be_used_is_none(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"no database at all, and long enough to be looked at")
    cache = GeocodeCache(path)
    cache.put("gaode", "甲村", None)
    assert cache.get("gaode", "甲村") is None
