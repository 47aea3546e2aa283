"""Sizes measured: every stage of one, and what is left of one that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks import scale
from benchmarks.scale_one import run
from tests.benchmarks.test_growth import run_of
from transport.outcome import Limits

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from benchmarks.growth import Run


def test_a_run_tells_every_stage_with_its_memory(tmp_path: Path) -> None:
    limits = Limits(time_limit_s=None, steps=0)
    found = run(20, 1, tmp_path, limits)
    assert [stage.name for stage in found.stages] == [
        *("generate", "read", "set up", "first plan", "search"),
        *("assemble", "prove", "write"),
    ]
    assert (tmp_path / "plan" / "plan.json").exists()
    assert found.n_planned + found.n_unplanned <= 20
    assert 0 < found.gap < 1
    peaks = [stage.peak_mb for stage in found.stages]
    assert peaks == sorted(peaks)
    assert peaks[0] > 0


def test_a_size_that_fails_is_told_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def half(size: int, limit: list[str], *, seed: int) -> Run | None:
        assert limit == ["--steps", "0"]
        assert seed == 1
        return None if size > 100 else real

    real = run_of(60, read=1)
    monkeypatch.setattr(scale, "measured", half)
    scale.main(["--sizes", "60", "200", "-o", str(tmp_path / "out")])
    assert "200: did not end" in capsys.readouterr().out
    assert (tmp_path / "out" / "scale.json").exists()
    assert "| workers | 60 |" in (tmp_path / "out" / "scale.md").read_text("utf-8")
