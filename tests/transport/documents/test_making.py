"""Files of papers made side by side are those made one after the other."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.transport.documents.fonts import needs_font
from tests.transport.manifests.sample import make_plan, make_scenario
from transport.documents import making
from transport.documents.parts import Paper
from transport.documents.sheaves import Sheaf
from transport.documents.writing import write_documents

if TYPE_CHECKING:
    import pytest

    from transport.documents.sheaves import Form


@needs_font
def test_two_processes_write_the_same_bytes_and_tell_every_paper(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(making, "_WORTH_A_PROCESS", 1)
    scenario = make_scenario()
    plan = make_plan(scenario)
    told: list[tuple[int, int]] = []
    for n in (1, 2):
        write_documents(
            scenario,
            plan,
            tmp_path / str(n),
            lang="en",
            only=("police",),
            told=lambda *found: told.append(found),
            processes=n,
        )
    one, two = (
        {
            path.relative_to(tmp_path / n): path.read_bytes()
            for path in (tmp_path / n).rglob("*.pdf")
        }
        for n in ("1", "2")
    )
    assert one == two
    assert told[-1][0] == told[-1][1] > 0


def test_files_with_the_same_codes_are_made_by_one_process() -> None:
    def sheaf(key: str, form: Form, code: str | None) -> Sheaf:
        qr = None if code is None else (code, code)
        paper = Paper(key=key, title=("a", "b"), subject="T001", qr=qr)
        return Sheaf(form=form, papers=(paper,), names=(Path(f"{key}.{form}"),))

    passes = [sheaf("pass", "pdf", "T001"), sheaf("pass", "xlsx", "T001")]
    sheets = [sheaf("sheet", "pdf", None), sheaf("sheet", "xlsx", None)]
    found = making.bundled([passes[0], sheets[0], passes[1], sheets[1]])
    assert found == [tuple(passes), (sheets[0],), (sheets[1],)]
