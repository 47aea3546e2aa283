"""``p2p contacts``: what is told, the lists and who may read them, refusals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
from p2p.operating import open_operation
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_operation(tmp_path_factory.mktemp("contacts"))


def p2p(*words: object, lang: str = "en") -> Result:
    runner = CliRunner(env={"P2P_LANG": lang})
    return runner.invoke(cli.main, ["contacts", *map(str, words)])


def leaves(out: Path, worker_id: str) -> str:
    with open_operation(out) as operation:
        was = operation.situation()
    return was.moment(was.rides(worker_id)[0].leaves_s)


def test_lists_are_written_for_their_owner_alone(out: Path) -> None:
    told = p2p(out, "W1", "--at", leaves(out, "W1"))
    assert told.exit_code == 0, told.output
    assert "W1 sits on" in told.output
    (case,) = (out / "contacts").iterdir()
    files = sorted(p for p in case.rglob("*") if p.is_file() and p.name[0] != ".")
    names = [path.relative_to(case).as_posix() for path in files]
    assert names[-2:] == ["health/contacts.pdf", "health/contacts.xlsx"]
    assert "employer/E1/contacts.pdf" in names
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_json_has_ids_and_the_folder(out: Path, tmp_path: Path) -> None:
    told = p2p(out, "W2", "--at", leaves(out, "W2"), "--json", "-o", tmp_path / "x")
    facts = json.loads(told.stdout)
    assert (facts["worker_id"], facts["folder"]) == ("W2", str(tmp_path / "x"))
    assert "Worker" not in told.stdout


def test_mistakes_are_told_in_both_languages_and_nothing_is_written(
    out: Path, tmp_path: Path
) -> None:
    for words in (("W9", "--at", "2020-03-10 12:00"), ("W1",), ("W1", "--at", "noon")):
        assert p2p(out, *words, "-o", tmp_path / "y").exit_code == 2
    assert "没有事件记载 W1" in p2p(out, "W1", lang="zh").output
    assert not (tmp_path / "y").exists()
