"""What every request passes: host, origin, token, size, headers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from p2p.console.guard import POLICY
from tests.p2p.console.conftest import desk_at

if TYPE_CHECKING:
    from pathlib import Path

    from tests.p2p.console.conftest import Desk


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8612", ""])
def test_a_host_that_is_not_ours_is_refused(desk: Desk, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8612", "127.0.0.1:9", "[::1]:8612"])
def test_the_machine_itself_is_let_in(desk: Desk, host: str) -> None:
    assert desk.get("/", headers={"host": host}).status_code == 200


def test_a_form_without_our_token_is_refused(desk: Desk) -> None:
    assert desk.client.post("/operations", data={"name": "a"}).status_code == 403
    wrong = desk.client.post("/operations", data={"name": "a", "csrf": "0" * 64})
    assert wrong.status_code == 403
    assert not any(path.is_dir() for path in desk.folder.iterdir())


@pytest.mark.parametrize(
    "header",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused_with_our_token_too(
    desk: Desk, header: dict[str, str]
) -> None:
    data = {"name": "a", "csrf": desk.token()}
    answer = desk.client.post("/operations", data=data, headers=header)
    assert answer.status_code == 403


def test_every_answer_has_the_headers_and_no_page_is_kept(desk: Desk) -> None:
    for path in ("/", "/sign-in", "/nowhere"):
        headers = desk.get(path).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
    assert "unsafe" not in POLICY


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(desk: Desk) -> None:
    cookie = desk.get("/").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_what_is_too_large_is_refused_whether_it_says_so_or_not(
    tmp_path: Path,
) -> None:
    for desk in desk_at(tmp_path / "ops", most_bytes=2_000):
        desk.post("/operations", name="a")
        large = {"files": ("a.csv", b"x" * 3_000)}
        assert desk.post("/o/a/roster/files", files=large).status_code == 413
        headers = {
            "x-csrf-token": desk.token(),
            "content-type": "application/x-www-form-urlencoded",
        }
        streamed = desk.client.post(
            "/o/a/roster/answers",
            content=iter([b"a=", b"x" * 1_500, b"x" * 1_500]),
            headers=headers,
        )
        assert streamed.status_code == 413
