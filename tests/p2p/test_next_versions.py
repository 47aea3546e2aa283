"""Versions in an operation's own folder: proposed, accepted, laid out, printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import cli
import p2p
from p2p.next_versions import (
    changes_folder,
    laid_out,
    print_since,
    propose_next,
    proposed,
)
from p2p.proposing import is_proposal, told_of_proposal
from tests.p2p.store.an_operation import an_operation, cancel, numbers
from transport.errors import OutputError
from transport.outcome import Limits

if TYPE_CHECKING:
    from pathlib import Path

ONE = Limits(steps=1, time_limit_s=None)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An operation of whom one does not come."""
    made = an_operation(tmp_path)
    cancel(made, "W1")
    return made


def run(*words: object, by: str = "Li") -> Result:
    runner = CliRunner(env={"P2P_LANG": "en", "P2P_BY": by})
    return runner.invoke(cli.main, [str(word) for word in words])


def test_a_proposal_stands_where_the_console_looks_for_it(out: Path) -> None:
    with pytest.raises(OutputError) as none:
        proposed(out)
    assert none.value.told.code == "NO_PROPOSAL_STANDS"
    propose_next(out, limits=ONE)
    first = (out / "versions/2.json").read_text()
    propose_next(out, note="again", limits=ONE)  # gives way to the second
    assert proposed(out) == out / "versions/2"
    told = told_of_proposal(out / "versions/2")
    assert told is not None
    assert told["number"] == 2
    assert (out / "versions/2.json").read_text() != first


def test_the_commands_propose_throw_away_and_accept(out: Path) -> None:
    told = run("propose", out, "--steps", 1)
    assert told.exit_code == 0, told.output
    assert f"version 2 is proposed and not in force: p2p accept {out}" in told.output
    assert numbers(out) == [1]
    gone = run("accept", out, "--throw-away", by="")
    assert "version 1 stays" in gone.output
    assert run("accept", out).exit_code == 2
    facts = json.loads(run("propose", out, "--steps", 1, "--json").stdout)
    assert (facts["version"], facts["in_force"]) == (2, False)
    assert run("accept", out, by="").exit_code == 2  # nobody is named
    assert numbers(out) == [1]
    done = run("accept", out, "--documents", "--json", "--lang", "en")
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)["version"] == 2
    assert numbers(out) == [1, 2]
    assert (out / "versions/2/documents-since-1").is_dir()
    assert (out / "versions/2/changes/diff.xlsx").is_file()
    both = run("accept", out, "--throw-away", "--documents")
    assert both.exit_code == 2
    assert "either accept" in both.output


def test_with_nothing_new_none_is_proposed_unless_asked(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    told = run("propose", out, "--steps", 1)
    assert told.exit_code == 2
    assert "since version 1: it stays in force" in told.output
    assert not (out / "versions").exists()
    assert run("propose", out, "--steps", 1, "--anyway").exit_code == 0
    stands = (out / "versions/2.json").read_text()
    assert run("propose", out, "--steps", 1).exit_code == 2
    assert (out / "versions/2.json").read_text() == stands


def test_a_version_made_elsewhere_is_laid_out_as_it_was_made(
    out: Path, tmp_path: Path
) -> None:
    new = tmp_path / "elsewhere"
    propose_next(out, limits=ONE)  # overtaken by what is kept elsewhere
    p2p.replan(out, new, author="chief", note="no-show", limits=ONE)
    assert laid_out(out, 1) == out
    made = laid_out(out, 2)
    assert made == out / "versions/2"
    assert not is_proposal(made)
    assert (made / "plan.json").read_bytes() == (new / "plan.json").read_bytes()
    assert (made / "version.json").read_text() == (new / "version.json").read_text()
    at_first = (made / "plan.json").stat().st_mtime_ns
    assert laid_out(out, 2) == made
    assert (made / "plan.json").stat().st_mtime_ns == at_first
    with pytest.raises(OutputError):
        laid_out(out, 3)


def test_papers_since_any_version_of_the_store(out: Path, tmp_path: Path) -> None:
    p2p.replan(out, tmp_path / "a", limits=ONE)
    cancel(out, "W2")
    p2p.replan(out, tmp_path / "b", limits=ONE)
    found = print_since(out, 1, lang="en")
    newest = out / "versions/3"
    assert found.folder == newest / "documents-since-1"
    assert (newest / changes_folder(3, 1) / "diff.xlsx").is_file()
    assert (changes_folder(3, 2), changes_folder(3, 1)) == (
        "changes",
        "changes-since-1",
    )
    print_since(out, 2)
    assert (newest / "changes/diff.xlsx").is_file()
    with pytest.raises(OutputError):
        print_since(out, 3)
