"""Fever on the way in the console: found by a job, each reader has its own part."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import p2p
from p2p.console.accounts import add_account
from p2p.fever_contacts import own_folder, write_contacts
from p2p.in_force import in_force
from tests.p2p.console.conftest import desk_at
from tests.p2p.console.test_pages import words_in
from tests.p2p.store.an_operation import an_operation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

PAGE = "/o/out/contacts"


def names_of(desk: Desk, case: str) -> list[str]:
    page = desk.get(PAGE).text
    link = re.search(rf'href="([^"]+)" download>{case}<', page)
    assert link is not None
    assert case not in link[1]
    answer = desk.get(link[1])
    assert answer.status_code == 200
    with zipfile.ZipFile(io.BytesIO(answer.content)) as found:
        return found.namelist()


def test_contacts_are_found_by_a_job(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    was = in_force(out).was
    at = was.moment(was.rides("W3")[0].leaves_s).replace(" ", "T")
    for desk in desk_at(tmp_path):
        page = desk.post(PAGE, worker="W3", at=at)
        assert "W3" not in str(page.url)
        ended = desk.work()
        assert ended.state == "done", ended.result
        words = words_in(desk.get(PAGE).text)
        assert "W3" in words
        (case,) = (out / "contacts").iterdir()
        assert any(name.startswith("health/") for name in names_of(desk, case.name))
        desk.post(PAGE, worker="W77", at=at)
        assert desk.work().state == "failed"
        assert "W77" in desk.get(PAGE).text


def test_each_reader_has_its_own_part(tmp_path: Path) -> None:
    out = an_operation(tmp_path)
    was = in_force(out).was
    at = was.moment(was.rides("W3")[0].leaves_s)
    case = p2p.contacts(out, "W3", at=at)
    dest = own_folder(out, was, case)
    write_contacts(was, case, dest, lang="en")
    employers = sorted(path.name for path in (dest / "employer").iterdir())
    for desk in desk_at(tmp_path, is_open=True):
        for role, scope in (
            ("health", None),
            ("employer", employers[0]),
            ("carrier", "D1"),
        ):
            add_account(desk.state, role, role, "correct horse", scope=scope)  # type: ignore[arg-type]
        desk.post("/sign-in", name="health", password="correct horse")
        assert {n.split("/")[0] for n in names_of(desk, dest.name)} == {"health"}
        assert desk.post(PAGE, worker="W3").status_code == 403
        desk.post("/sign-in", name="employer", password="correct horse")
        own = {"/".join(n.split("/")[:2]) for n in names_of(desk, dest.name)}
        assert own == {f"employer/{employers[0]}"}
        desk.post("/sign-in", name="carrier", password="correct horse")
        assert desk.get(f"{PAGE}/123456789abc.zip").status_code == 403
        assert desk.get(PAGE).status_code == 403
