"""The console's walls: every route, role, form and download, found by themselves."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from p2p.console import asking, entering, jobs, rates
from p2p.console.accounts import add_account
from p2p.console.rates import Paces, Tries
from p2p.console.roles import ROLES
from p2p.console.tables import SessionRow
from tests.p2p.console.conftest import desk_at, tiny_operation
from tests.p2p.console.walking import Form, Walked, routes, walk
from tests.tiny import TABLES
from tests.transport.test_hostile_names import NAMES
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.p2p.console.conftest import Desk

PASSWORD = "correct horse"
ROUTES = tuple(routes())
UNSAFE = [one for one in ROUTES if one.is_unsafe]
MARKUP = "<img src=x onerror=alert(1)>"
BAD = "'\"></script><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7777}}"
RAW = ("<img src=x", "<script>alert", "onerror=alert(1)>")
TRAVERSALS = (
    "..",
    "../..",
    "../console.db",
    "..\\console.db",
    "/etc/passwd",
    "tiny/../../console.db",
    "%2e%2e%2fconsole.db",
    ".",
    "",
    "tiny\x00",
    "con",
)


def ids(one: Walked) -> str:
    return f"{one.method} {one.path}"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entering, "TRIES", Tries())
    monkeypatch.setattr(asking, "PACE", Paces())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A console in a network with one planned operation and every role."""
    folder = tmp_path_factory.mktemp("operations")
    tiny_operation(folder)
    for desk in desk_at(folder, is_open=True):
        for role in ROLES:
            add_account(desk.state, role, role, PASSWORD, scope="E1")
        enter(desk, "coordinator")
        desk.post("/o/tiny/plan", steps=1)
        assert desk.work().state == "done"
        for home in ("hr", "employer/E1", "employer/E2", "carrier/D1"):
            papers = folder / "tiny" / "plan" / "documents" / home
            papers.mkdir(parents=True)
            (papers / "list.csv").write_text("Worker One")
        yield desk


def enter(desk: Desk, role: str) -> None:
    desk.client.cookies.clear()
    assert desk.post("/sign-in", name=role, password=PASSWORD).status_code == 200


def values(desk: Desk) -> dict[str, str]:
    job = jobs.newest(desk.state, "tiny")
    return {"name": "tiny", "job_id": job.job_id if job else "x", "trip_id": "T001"}


def send(desk: Desk, one: Walked, path: str, **more: Any) -> Any:
    """The request of a route; an unsafe one with the token of its browser."""
    if one.is_unsafe and not more:
        more = {"data": {"csrf": desk.token()}}
    return desk.client.request(one.method, path, follow_redirects=False, **more)


# -- who may ------------------------------------------------------------------------


def test_whoever_has_not_signed_in_gets_nothing(office: Desk) -> None:
    for one in ROUTES:
        if one.roles is None:
            continue
        office.client.cookies.clear()
        answer = send(office, one, one.at(values(office)))
        assert answer.status_code in (303, 401), ids(one)
        if answer.status_code == 303:
            assert answer.headers["location"] == "/sign-in"


@pytest.mark.parametrize("role", [role for role in ROLES if role != "coordinator"])
def test_a_role_is_refused_every_route_that_is_not_its_own(
    office: Desk, role: str
) -> None:
    enter(office, role)
    refused = [one for one in ROUTES if one.roles and role not in one.roles]
    assert len(refused) > 20
    for one in refused:
        assert send(office, one, one.at(values(office))).status_code == 403, ids(one)


@pytest.mark.parametrize("role", sorted(set(ROLES) - {"coordinator", "station"}))
def test_no_page_of_a_role_names_a_worker(office: Desk, role: str) -> None:
    enter(office, role)
    seen: list[str] = []

    def look(path: str, answer: Any) -> None:
        assert answer.status_code < 500, path
        if answer.headers["content-type"].startswith("text/html"):
            seen.append(path)
            named = re.findall(r"Worker (?:One|Two|Three|Four)", answer.text)
            assert not named, path

    walk(office, look)
    assert "/" in seen


def test_papers_of_others_are_in_no_download(office: Desk) -> None:
    enter(office, "employer")
    with zipfile.ZipFile(
        io.BytesIO(office.get("/o/tiny/papers.zip").content)
    ) as archive:
        assert {name.split("/")[1] for name in archive.namelist()} == {"E1"}
    enter(office, "carrier")  # its depot is none of the plan's
    assert office.get("/o/tiny/papers.zip").status_code == 404
    for reader in ("hr", "employer", "carrier"):
        answer = office.get(f"/o/tiny/papers.zip?reader={reader}")
        assert answer.status_code == 404


def test_a_paper_is_shown_to_whoever_may_have_it_alone(office: Desk) -> None:
    home = office.folder / "tiny" / "plan" / "documents"
    for owner in ("E1", "E2"):
        (home / "employer" / owner / "list.pdf").write_bytes(b"%PDF-1.7")
    enter(office, "employer")
    base = "/o/tiny/papers"
    seen = office.get(f"{base}/employer/E1/list.pdf")
    assert seen.content == b"%PDF-1.7"
    assert seen.headers["content-disposition"].startswith("inline")
    assert seen.headers["content-type"] == "application/pdf"
    page = office.get(base).text
    assert f'href="{base}/employer/E1/list.pdf"' in page
    assert "E2" not in page
    table = office.get(f"{base}/employer/E1/list.csv")
    assert table.headers["content-disposition"].startswith("attachment")
    for path in (
        "employer/E2/list.pdf",
        "employer/E1/../E2/list.pdf",
        "employer/E1/%2e%2e/E2/list.pdf",
        "employer//etc/passwd",
        "hr/list.csv",
        "nobody/list.csv",
    ):
        assert office.get(f"{base}/{path}").status_code in (404, 422), path


# -- forms of other sites -------------------------------------------------------------


@pytest.mark.parametrize("one", UNSAFE, ids=ids)
def test_no_form_counts_without_the_token_of_its_browser(
    office: Desk, one: Walked
) -> None:
    path = one.at(values(office))
    enter(office, "coordinator")
    token = office.token()
    for data in ({}, {"csrf": "0" * 64}, {"csrf": ""}):
        answer = send(office, one, path, data=data or {"x": "1"})
        assert answer.status_code == 403, data
    right = {"data": {"csrf": token}}
    for header in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}):
        assert send(office, one, path, headers=header, **right).status_code == 403


# -- what is typed, and what lies in files --------------------------------------------


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A planned operation in which everything is called by markup."""
    folder = tmp_path_factory.mktemp("operations")
    made = tiny_operation(folder, "a'&b")
    for file in ("workers.csv", "villages.csv", "employers.csv", "depots.csv"):
        rows = list(csv.reader(io.StringIO(TABLES[file])))
        at = rows[0].index("name")
        for n, row in enumerate(rows[1:]):
            row[at] = f"{NAMES['markup'] if n else BAD}{n}"
        with (made / file).open("w", newline="") as stream:
            csv.writer(stream).writerows(rows)
    settings = TABLES["scenario.toml"].replace(
        '"Two villages, two employers"', f"'''{BAD}'''"
    )
    (made / "scenario.toml").write_text(settings)
    for desk in desk_at(folder):
        desk.post("/o/a'&b/plan", steps=1)
        ended = desk.work()
        assert ended.state == "done", ended.result
        yield desk


def refuse_markup(path: str, answer: Any) -> None:
    """Nothing, if no markup of a name stands in what a browser would run."""
    assert answer.status_code < 500, path
    assert answer.headers["x-content-type-options"] == "nosniff"
    if not answer.headers["content-type"].startswith("text/html"):
        return
    policy = answer.headers["content-security-policy"]
    is_in_a_box = policy.startswith("sandbox") and "allow-same-origin" not in policy
    text = answer.text
    if is_in_a_box:  # a script of ours may hold it as a string, with < escaped
        text = re.sub(r"\\u003c|&lt;", "", text)
    assert not [raw for raw in RAW if raw in text], path
    assert "54439" not in text, path


def typed(form: Form) -> dict[str, str]:
    return {
        name: value if kind in ("hidden", "submit", "select") else BAD
        for name, (kind, value) in form.fields.items()
        if kind != "file"
    }


def test_no_markup_of_a_name_or_a_field_comes_through(hostile: Desk) -> None:
    pages: list[str] = []

    def look(path: str, answer: Any) -> None:
        pages.append(path)
        refuse_markup(path, answer)

    sent = 0
    for _ in range(2):  # the second time with what the forms made
        for form in walk(hostile, look):
            if form.method != "post" or form.action.endswith("/sign-out"):
                continue
            files = {
                name: (f"{BAD}.csv", BAD.encode())
                for name, (kind, _) in form.fields.items()
                if kind == "file"
            }
            data = {**typed(form), "csrf": hostile.token()}
            answer = hostile.client.post(form.action, data=data, files=files or None)
            refuse_markup(form.action, answer)
            sent += 1
        while (job := jobs.take(hostile.state)) is not None:
            jobs.failed(hostile.state, job, [said("JOB_CALLED_OFF")])
    assert len(set(pages)) > 10
    assert sent > 20


@pytest.mark.parametrize("one", [r for r in ROUTES if r.queries], ids=ids)
def test_no_query_comes_back_as_markup(hostile: Desk, one: Walked) -> None:
    path = one.at({**values(hostile), "name": "a'&b"})
    for query in one.queries:
        answer = hostile.client.request(one.method, path, params={query: BAD})
        refuse_markup(path, answer)


# -- ways out of the folder ---------------------------------------------------------


@pytest.mark.parametrize("one", [r for r in ROUTES if r.params or r.queries], ids=ids)
def test_no_path_leads_out_of_the_folder(office: Desk, one: Walked) -> None:
    secret = office.state.secret.hex().encode()
    enter(office, "coordinator")
    known, token = values(office), office.token()
    for name in (*one.params, *one.queries):
        for bad in TRAVERSALS:
            path = one.at({**known, name: bad} if name in one.params else known)
            params = {name: bad} if name in one.queries else None
            more: dict[str, Any] = {"data": {"csrf": token}} if one.is_unsafe else {}
            answer = office.client.request(
                one.method, path, params=params, follow_redirects=False, **more
            )
            assert answer.status_code < 500, (path, bad)
            assert b"root:" not in answer.content
            assert secret not in answer.content
            assert b"SQLite format" not in answer.content


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.csv",
        "..\\..\\evil.csv",
        "/tmp/evil.csv",
        ".hidden.csv",
        "con.csv",
        "a\r\nSet-Cookie: x=1.csv",
        f"{MARKUP}.csv",
        "x" * 400 + ".csv",
        "\u202egpj.csv",
    ],
)
def test_an_upload_stays_in_its_folder_whatever_it_is_called(
    desk: Desk, name: str
) -> None:
    desk.post("/operations", name="a")
    before = {p for p in desk.folder.parent.rglob("*") if ".db" not in p.name}
    answer = desk.post("/o/a/roster/files", files={"files": (name, b"a,b\n1,2\n")})
    assert answer.status_code in (200, 409)
    assert (
        "set-cookie" not in answer.headers or "x=1" not in answer.headers["set-cookie"]
    )
    home = desk.folder / "a" / "rosters"
    made = {p for p in desk.folder.parent.rglob("*") if ".db" not in p.name} - before
    assert all(p.parent == home and p.is_file() for p in made)
    assert all(len(p.name) <= 80 and p.name[0] != "." for p in made)


@pytest.mark.parametrize(
    "name", ['a";x="b', "a\r\nX-Evil: 1", "a\u2028b", "a;b=c", "名"]
)
def test_no_name_of_an_operation_adds_a_header(desk: Desk, name: str) -> None:
    desk.post("/operations", name=name)
    for folder in [p for p in desk.folder.iterdir() if p.is_dir()]:
        papers = folder / "plan" / "documents" / "hr"
        papers.mkdir(parents=True)
        (papers / "a.csv").write_text("a")
        answer = desk.get(f"/o/{folder.name}/papers.zip")
        assert answer.status_code == 200
        assert "x-evil" not in answer.headers
        told = answer.headers["content-disposition"]
        assert re.fullmatch(r"attachment; filename\*=UTF-8''[\w.%~-]+", told, re.ASCII)


# -- too much -------------------------------------------------------------------------


def entity_bomb() -> bytes:
    lines = [b'<!ENTITY a0 "lol">']
    for n in range(1, 12):
        lines.append(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">'.encode())
    sheet = b"<?xml version='1.0'?><!DOCTYPE x [" + b"".join(lines) + b"]><x>&a11;</x>"
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as book:
        for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "content.xml"):
            book.writestr(part, sheet)
    return body.getvalue()


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_of_entities_is_told_unfit_and_takes_no_memory(
    desk: Desk, ending: str
) -> None:
    desk.post("/operations", name="a")
    desk.post("/o/a/roster/files", files={"files": (f"a.{ending}", entity_bomb())})
    ended = desk.work()
    assert ended.result is not None
    assert not ended.result.get("is_written")
    assert "lollol" not in desk.get("/o/a/roster").text


def test_who_asks_too_often_waits_and_the_others_do_not(
    office: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "PACES", {"form": 3, "upload": 1, "program": 2})
    enter(office, "coordinator")
    switch = [office.post("/o/tiny/plan", steps=0).status_code for _ in range(4)]
    assert switch == [422, 422, 422, 429]
    files = {"files": ("a.exe", b"x")}
    uploads = [
        office.post("/o/tiny/roster/files", files=files).status_code for _ in range(2)
    ]
    assert uploads == [409, 429]
    calls = [office.get("/api/v1/operations").status_code for _ in range(3)]
    assert calls == [200, 200, 429]
    enter(office, "coordinator")
    assert office.get("/api/v1/operations").status_code == 200


def test_paces_are_forgotten_after_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("p2p.console.rates.time.monotonic", lambda: now[0])
    paces = Paces()
    assert [paces.allows("upload", "a") for _ in range(21)] == [True] * 20 + [False]
    assert paces.allows("upload", "b")
    now[0] = 61.0
    assert paces.allows("upload", "a")


# -- for how long, and who looked -----------------------------------------------------


def test_a_visit_ends_by_itself(office: Desk) -> None:
    enter(office, "coordinator")
    assert office.get("/", follow_redirects=False).status_code == 200
    with office.state.writing() as session:
        for row in session.query(SessionRow):
            until = datetime.fromisoformat(row.until)
            assert until - datetime.now(UTC) <= timedelta(hours=12)
            row.until = (datetime.now(UTC) - timedelta(seconds=1)).isoformat()
    assert office.get("/", follow_redirects=False).status_code == 303
    assert office.get("/api/v1/operations").status_code == 401


def test_the_coordinator_sees_who_opened_papers(office: Desk) -> None:
    enter(office, "employer")
    office.get("/o/tiny/papers.zip")
    enter(office, "coordinator")
    page = office.get("/accesses").text
    noted = r"<td>employer</td>\s*<td>employer</td>\s*<td>tiny</td>"
    assert re.search(noted, page)
    assert 'href="/accesses"' in office.get("/").text
