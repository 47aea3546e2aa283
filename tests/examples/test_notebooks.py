"""The notebooks of ``examples/`` run from top to bottom and print what they show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import p2p

WHY = "what runs notebooks is not installed"
nbformat = pytest.importorskip("nbformat", reason=WHY)
nbclient = pytest.importorskip("nbclient", reason=WHY)

EXAMPLES = Path(p2p.__file__).parents[1] / "examples"
BOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def shown(book: Any) -> list[str]:
    """What each cell of code prints or shows, as plain text.

    Print-outs reach a notebook in one piece or in several, as they come.
    """
    return [
        "".join(
            output.get("text") or output["data"]["text/plain"]
            for output in cell.outputs
            if output.get("name") != "stderr"
        )
        for cell in book.cells
        if cell.cell_type == "code"
    ]


def test_there_are_notebooks_for_a_plan_for_costs_and_for_code() -> None:
    assert {book.stem for book in BOOKS} >= {
        "first_plan",
        "cost_plans",
        "built_in_code",
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::RuntimeWarning:zmq")
@pytest.mark.parametrize("path", BOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_it_shows(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(EXAMPLES.parent))
    book = nbformat.read(path, as_version=4)
    before = shown(book)
    here = {"metadata": {"path": str(EXAMPLES)}}
    nbclient.NotebookClient(
        book, timeout=600, kernel_name="python3", resources=here
    ).execute()
    assert shown(book) == before
