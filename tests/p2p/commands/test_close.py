"""``p2p close``: sentences, JSON, template, mistakes, totals; both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_operation(tmp_path_factory.mktemp("close"))


def p2p(*words: object, lang: str = "en") -> Result:
    runner = CliRunner(env={"P2P_LANG": lang})
    return runner.invoke(cli.main, ["close", *map(str, words)])


def test_a_template_comes_back_as_planned_and_is_not_written_over(
    out: Path, tmp_path: Path
) -> None:
    path = tmp_path / "day.xlsx"
    assert p2p(out, "--template", path).exit_code == 0
    assert p2p(out, "--template", path).exit_code == 2
    assert p2p(out, "--template", tmp_path / "day.txt").exit_code == 2
    told = p2p(out, "--actuals", path, "--invoices", path)
    assert told.exit_code == 0, told.output
    assert "Every ride is as planned." in told.output
    assert "nothing is recorded" in told.output
    assert "全部车次与计划一致" in p2p(out, "--actuals", path, lang="zh").output


def test_faults_of_both_tables_are_told_at_once_and_nothing_written(
    out: Path, tmp_path: Path
) -> None:
    actuals, invoices = tmp_path / "a.csv", tmp_path / "i.csv"
    actuals.write_text("trip_id,riders\nT001,3\n")
    invoices.write_text("carrier,trip_id,item,amount,shoes\nA,T001,hire,5,43\n")
    told = p2p(out, "--actuals", actuals, "--invoices", invoices)
    assert "i.csv:1:shoes" in told.output  # is not read
    actuals.write_text("trip_id,riders\nT999,3\nT001,x\n")
    invoices.write_text("carrier,trip_id,item,amount\nA,T001,hire,five\n")
    told = p2p(out, "--actuals", actuals, "--invoices", invoices, "--by", "Li")
    assert told.exit_code == 2
    assert "a.csv:3:riders  'x'" in told.output
    assert "i.csv:2:amount  'five'" in told.output
    assert not (out / "closing").exists()


def test_a_closing_is_told_as_json_and_counts_in_the_totals(out: Path) -> None:
    facts = json.loads(p2p(out, "--json", "--by", "Li").stdout)
    assert facts["closed"] == {"number": 1, "by": "Li"}
    assert facts["folders"] == [str(out / "closing" / "1")]
    sums = json.loads(p2p(out.parent, "--totals", "--json").stdout)
    assert (sums["closed"], sums["workers"]) == (1, facts["actual"]["n_riders"])
    assert "by 2020-03-10" in p2p(out.parent, "--totals").output.lower()
    assert "Closing 1, of version 1, by Li at 20" in p2p(out).output
    beside = p2p(out.parent, "--totals", "--by", "Li")
    assert "--by  means nothing beside --totals" in beside.output
    early = p2p(out.parent, "--totals", "--until", "2020-01-01")
    assert early.exit_code == 2
