"""The scenarios that ship with the project, made anew; run by a maintainer only.

From the folder above this one::

    python -m scenarios.build_shipped

Everything but each folder's README.md, which is written by hand, comes from here.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.build_operations import operations
from scenarios.gazetteer import gazetteer
from scenarios.generate import write_scenario
from scenarios.recipe import Recipe, Shares

if TYPE_CHECKING:
    from scenarios.operations import Operation

HERE = Path(__file__).parent
BY_HAND = "README.md"


def recipes() -> tuple[Recipe, ...]:
    """The recipes of the shipped scenarios.

    The villages are fewer and larger than the generator's default, the employers
    fewer, so that full coaches are possible with at most six villages and five
    employers aboard.
    """
    book = gazetteer()
    linxian = Recipe(
        name="linxian-shenmu-2020",
        title="山西临县至陕西神木（合成名册） / Linxian to Shenmu, synthetic roster",
        counties=book.find_counties(["临县"]),
        cities=book.find_cities(["神木市"]),
        n_workers=160,
        seed=20200224,
        first_day=date(2020, 2, 24),
        n_villages=16,
        n_employers=8,
        trades=("煤化工厂", "煤矿", "兰炭厂", "电厂"),
        shares=Shares(small_roads={33: 0.12}),
        fleet_slack=1.35,
        mountain=True,
        time_limit_s=20,
    )
    hunyuan = Recipe(
        name="hunyuan-datong-2020",
        title="浑源县至大同市区（合成名册） / Hunyuan to Datong, synthetic roster",
        counties=book.find_counties(["浑源县"]),
        cities=book.find_cities(["大同市"]),
        n_workers=156,
        seed=20200222,
        first_day=date(2020, 2, 22),
        n_villages=16,
        n_employers=9,
        trades=("机械厂", "陶瓷厂", "制药厂", "食品厂", "煤矿"),
        shares=Shares(small_roads={33: 0.12}),
        fleet_slack=1.7,  # enough for the variant half-load
        time_limit_s=20,
    )
    lanxian = Recipe(
        name="lanxian-qingdao-2020",
        title="山西岚县至山东青岛（合成名册） / Lanxian to Qingdao, synthetic roster",
        counties=book.find_counties(["岚县"]),
        cities=book.find_cities(["黄岛区", "胶州市", "城阳区", "即墨区"]),
        n_workers=320,
        seed=20200223,
        first_day=date(2020, 2, 23),
        n_villages=20,
        n_employers=11,
        trades=("电子厂", "家电厂", "橡胶厂", "食品厂", "服装厂"),
        favourite_share=0.8,
        shares=Shares(small_roads={45: 0.05}),
        fleet_mix={45: 0.15, 49: 0.5, 53: 0.35},
        fleet_slack=1.3,
        mountain=True,
        time_limit_s=20,
    )
    return linxian, hunyuan, lanxian


def write_shipped(
    recipe: Recipe, folder: Path, *, operation: Operation | None = None
) -> None:
    """Write the files of one shipped scenario, its README.md left alone."""
    with tempfile.TemporaryDirectory() as temporary:
        made = Path(temporary) / recipe.name
        write_scenario(made, recipe, operation=operation)
        folder.mkdir(exist_ok=True)
        for path in made.iterdir():
            if path.name != BY_HAND:
                shutil.copyfile(path, folder / path.name)


def main() -> None:
    """Write all of them."""
    for recipe in recipes():
        write_shipped(recipe, HERE / recipe.name)
    for recipe, operation in operations():
        write_shipped(recipe, HERE / recipe.name, operation=operation)


if __name__ == "__main__":
    main()
