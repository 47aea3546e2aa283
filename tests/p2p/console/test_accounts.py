"""Who may sign in, what each role sees, and for how long."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli
from p2p.console import entering
from p2p.console.access import accesses
from p2p.console.accounts import accounts, add_account, end_account
from p2p.console.pages import pages
from p2p.console.rates import Tries
from p2p.console.roles import ROLES
from p2p.console.serving import Wishes, refuse_open_wishes
from tests.p2p.console.conftest import desk_at, tiny_operation
from transport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.p2p.console.conftest import Desk

PASSWORD = "correct horse"
ADDRESSES = ("/", "/o/tiny/roster", "/o/tiny/plan", "/o/tiny/papers", "/o/tiny/map")


@pytest.fixture(autouse=True)
def _fresh_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "TRIES", Tries())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A console that listens in a network, with an account of every role."""
    folder = tmp_path_factory.mktemp("operations")
    tiny_operation(folder)
    for desk in desk_at(folder, is_open=True):
        for role in ROLES:
            add_account(desk.state, role, role, PASSWORD, scope="X1")
        yield desk


def enter(desk: Desk, name: str, password: str = PASSWORD) -> int:
    desk.client.cookies.clear()
    answer = desk.post("/sign-in", name=name, password=password)
    return int(answer.status_code)


def test_nobody_sees_a_page_before_signing_in(office: Desk) -> None:
    office.client.cookies.clear()
    for path in ADDRESSES:
        answer = office.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    for path in ("/api/v1/operations", "/api/v1/jobs/x"):
        assert office.get(path).status_code == 401


def test_a_wrong_password_and_no_account_are_told_alike(office: Desk) -> None:
    told = set()
    for name in ("coordinator", "nobody"):
        office.client.cookies.clear()
        answer = office.post("/sign-in", name=name, password="wrong password")
        assert answer.status_code == 401
        told.add(answer.text.replace(office.token(), "").count("Account and password"))
    assert told == {1}


def test_wrong_passwords_are_counted_and_right_ones_are_not(office: Desk) -> None:
    for _ in range(10):
        assert enter(office, "coordinator") == 200
    codes = [enter(office, "finance", "wrong password") for _ in range(9)]
    assert codes == [401] * 8 + [429]
    assert enter(office, "finance") == 429
    assert enter(office, "health") == 200


def test_the_cookie_from_before_counts_no_more_after_signing_in(office: Desk) -> None:
    office.client.cookies.clear()
    office.client.cookies.set("p2p_visit", "chosen-by-somebody-else")
    office.post("/sign-in", name="coordinator", password=PASSWORD)
    own = {c.value for c in office.client.cookies.jar if c.name == "p2p_visit"}
    office.client.cookies.clear()
    office.client.cookies.set("p2p_visit", "chosen-by-somebody-else")
    assert office.get("/", follow_redirects=False).status_code == 303
    assert len(own - {"chosen-by-somebody-else"}) == 1


def test_each_role_sees_its_own_pages_and_no_other(office: Desk) -> None:
    for role in ROLES:
        assert enter(office, role) == 200
        for path in ADDRESSES:
            expected = 200
            if role != "coordinator" and path != "/":
                has_papers = role not in ("station", "display")
                expected = 200 if path.endswith("papers") and has_papers else 403
            if path.endswith("map") and role == "coordinator":
                expected = 404  # nothing is planned yet
            assert office.get(path).status_code == expected, (role, path)
        expected = 200 if role == "coordinator" else 403
        assert office.get("/api/v1/operations").status_code == expected
        if role != "coordinator":
            assert office.post("/operations", name="x").status_code == 403
            assert office.post("/o/tiny/plan", steps=1).status_code == 403


def test_nobody_fetches_papers_of_other_readers(office: Desk) -> None:
    papers = office.folder / "tiny" / "plan" / "documents"
    everybodys = ("hr", "health", "employer/X1", "employer/E2", "carrier/X1")
    for reader in (*everybodys, "carrier/D2", "carrier/X10"):
        (papers / reader).mkdir(parents=True, exist_ok=True)
        (papers / reader / "list.csv").write_text(reader)
    plan_of(papers.parent)
    for role in ("employer", "carrier"):
        assert enter(office, role) == 200
        for reader in {"hr", "health", "employer", "carrier"} - {role}:
            answer = office.get(f"/o/tiny/papers.zip?reader={reader}")
            assert answer.status_code == 404, (role, reader)
        archive = office.get("/o/tiny/papers.zip").content
        with zipfile.ZipFile(io.BytesIO(archive)) as found:
            assert found.namelist() == [f"{role}/X1/list.csv"]
        newest = accesses(office.state)[0]
        assert (newest.account, newest.operation) == (role, "tiny")
        assert newest.what == f"papers:{role}"


def plan_of(out: Path) -> None:
    """A plan with nothing in it but what its card tells."""
    facts = {
        "scenario": {"name": "tiny"},
        "workers": {"planned": 3, "held": [], "unplanned": []},
        "cost": {"total": 1234.5, "gap": 0.25},
        "trips": [{}],
    }
    (out / "plan.json").write_text(json.dumps(facts))


def test_a_carrier_has_no_papers_where_anothers_could_be_called_alike(
    office: Desk,
) -> None:
    papers = office.folder / "tiny" / "plan" / "documents" / "carrier"
    (papers / "x1~2").mkdir(parents=True, exist_ok=True)
    (papers / "X1").mkdir(exist_ok=True)
    (papers / "X1" / "list.csv").write_text("carrier")
    plan_of(papers.parent.parent)
    assert enter(office, "carrier") == 200
    assert office.get("/o/tiny/papers.zip").status_code == 404
    (papers / "x1~2").rmdir()
    assert office.get("/o/tiny/papers.zip").status_code == 200


@pytest.mark.parametrize(
    ("role", "money", "counts"),
    [("coordinator", 1, 1), ("finance", 1, 1), ("health", 0, 1), ("employer", 0, 0)],
)
def test_what_a_plan_costs_is_for_whoever_pays(
    office: Desk, role: str, money: int, counts: int
) -> None:
    (office.folder / "tiny" / "plan").mkdir(exist_ok=True)
    plan_of(office.folder / "tiny" / "plan")
    assert enter(office, role) == 200
    page = office.get("/").text
    assert ("1,234.50" in page, "workers planned" in page) == (money, counts)


def test_signing_out_and_the_end_of_an_account_end_the_visit(office: Desk) -> None:
    assert enter(office, "coordinator") == 200
    token = office.client.cookies["p2p_visit"]
    office.post("/sign-out")
    office.client.cookies.clear()
    office.client.cookies.set("p2p_visit", token)
    assert office.get("/", follow_redirects=False).status_code == 303
    add_account(office.state, "gone", "health", PASSWORD)
    assert enter(office, "gone") == 200
    end_account(office.state, "gone")
    assert office.get("/", follow_redirects=False).status_code == 303
    assert enter(office, "gone") == 401


def test_every_route_but_signing_in_asks_who_it_is() -> None:
    free = [r.path for p in pages() if p.roles is None for r in p.router.routes]  # type: ignore[attr-defined]
    assert set(free) == {"/sign-in", "/sign-out", "/language"}


def test_a_console_for_a_network_wants_https_and_accounts(tmp_path: Path) -> None:
    open_wishes: dict[str, object] = {"listen": "0.0.0.0", "is_behind_proxy": True}
    for more in ({"listen": "0.0.0.0"}, open_wishes, {"key": tmp_path / "k"}):
        with pytest.raises(OutputError):
            refuse_open_wishes(Wishes(folder=tmp_path, lang="en", **more))
    words = ["console", "account", "add", "Zhang", "--role", "coordinator"]
    words += ["--folder", str(tmp_path), "--password-stdin"]
    short = CliRunner().invoke(cli.main, words, input="short\n")
    assert short.exit_code == 2
    assert CliRunner().invoke(cli.main, words, input=f"{PASSWORD}\n").exit_code == 0
    refuse_open_wishes(Wishes(folder=tmp_path, lang="en", **open_wishes))  # type: ignore[arg-type]
    for desk in desk_at(tmp_path):
        assert [one.name for one in accounts(desk.state)] == ["zhang"]
