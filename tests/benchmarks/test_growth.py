"""Growth of figures with the size, and the page's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.growth import Run, Stage, exponent, table, write_plot
from benchmarks.plot import can_plot

if TYPE_CHECKING:
    from pathlib import Path


def run_of(n: int, **seconds: float) -> Run:
    return Run(
        n_workers=n,
        n_planned=n - 1,
        n_unplanned=1,
        n_vehicles=n // 20,
        cost_a_head=600.0,
        gap=0.05,
        stages=tuple(
            Stage(name=name, seconds=2 * s, cpu_s=s, peak_mb=100 + at)
            for at, (name, s) in enumerate(seconds.items())
        ),
    )


@pytest.mark.parametrize("power", [0.5, 1.0, 1.7])
def test_a_power_law_has_its_exponent(power: float) -> None:
    sizes = [300.0, 1_500.0, 36_657.0]
    assert exponent(sizes, [0.2 * n**power for n in sizes]) == pytest.approx(power)


def test_figures_too_small_to_measure_say_nothing() -> None:
    assert exponent([300.0, 1_500.0], [0.0, 0.01]) is None
    assert exponent([300.0, 300.0], [1.0, 2.0]) is None


def test_the_table_has_a_column_a_size_and_the_exponent_of_each_stage() -> None:
    lines = table([run_of(100, read=1, search=2), run_of(1_000, read=10, search=200)])
    rows = {line.split(" | ")[0].lstrip("| "): line for line in lines.splitlines()}
    assert rows["workers"] == "| workers | 100 | 1,000 | exponent |"
    assert rows["read, s of processor"].endswith("| 1.0 | 10.0 | 1.00 |")
    assert rows["search, s of processor"].endswith("| 2.0 | 200.0 | 2.00 |")
    assert rows["in all, s by the clock"].endswith("| 6 | 420 |  |")
    assert rows["left behind"].endswith("| 1 | 1 |  |")
    assert rows["workers a vehicle"].endswith("| 19.8 | 20.0 |  |")
    assert len({line.count("|") for line in lines.splitlines()}) == 1


@pytest.mark.skipif(not can_plot(), reason="matplotlib is not installed")
def test_the_picture_names_every_stage(tmp_path: Path) -> None:
    path = tmp_path / "scale.svg"
    write_plot(path, [run_of(100, read=1, search=2), run_of(1_000, read=10, search=90)])
    text = path.read_text(encoding="utf-8")
    assert "read" in text
    assert "search" in text
    assert "peak memory" in text
