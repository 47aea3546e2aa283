"""What was printed, told for programs: by itself and along with a version."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import cli
from p2p.commands.paper_lines import tell_printed
from p2p.operating import open_operation
from p2p.printed_files import Printed
from p2p.reporting import report
from tests.p2p.store.an_operation import an_event, an_operation
from tests.transport.documents.fonts import needs_font

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = needs_font


def answer(*words: object) -> Any:
    runner = CliRunner(env={"P2P_LANG": "en"})
    told = runner.invoke(cli.main, [*map(str, words), "--json"])
    assert told.exit_code == 0, told.output
    return json.loads(told.stdout)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_operation(tmp_path_factory.mktemp("papers"))


def test_documents_tell_where_how_many_and_how_long(out: Path) -> None:
    told = answer("documents", out, "--for", "police")
    assert told["out"] == str(out / "documents")
    n_there = sum(path.is_file() for path in (out / "documents" / "police").iterdir())
    assert told["files"] == n_there > 0
    assert told["papers_changed"] is None
    assert {"making up papers", "writing documents"} <= set(told["seconds_by_stage"])


def test_a_version_printed_at_once_tells_its_papers(out: Path) -> None:
    with open_operation(out) as operation:
        report(operation, an_event(operation, "no_show", worker_id="W3"))
    new = out.parent / "second"
    told = answer("replan", out, "-o", new, "--documents")
    assert told["documents"]["papers_changed"] > 0
    assert told["changes"] == str(new / "changes")
    assert (new / "changes" / "diff.xlsx").is_file()


def test_letters_that_the_font_lacks_are_told_in_our_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = Printed(folder=tmp_path, n_files=1, missing=("'😀'",), newest=None)
    tell_printed(found)
    told = capsys.readouterr().err
    assert "'😀'" in told
    assert "Font" not in told
