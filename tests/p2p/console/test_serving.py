"""The console served: its port, its address, its names, what it refuses."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any

import pytest

from p2p.console.serving import Wishes, address_of, bound, refuse_open_wishes
from p2p.console.serving import settings_for as settings
from transport.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def taken() -> Iterator[int]:
    """A port at which somebody listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def wishes(folder: Path, **more: Any) -> Wishes:
    return Wishes(folder=folder, lang="en", **more)


def test_the_next_free_port_is_taken_where_one_is_in_use(taken: int) -> None:
    with bound("127.0.0.1", taken) as listener:
        assert taken < listener.getsockname()[1] <= taken + 50
        assert listener.getsockname()[0] == "127.0.0.1"


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(OutputError, match=r"203\.0\.113\.1"):
        bound("203.0.113.1", 0)


def test_no_port_left_is_told(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("p2p.console.serving._N_PORTS", 1)
    with pytest.raises(OutputError, match=str(taken)):
        bound("127.0.0.1", taken)


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({}, "http://127.0.0.1:8/"),
        ({"listen": "10.0.0.5", "is_behind_proxy": True}, "http://10.0.0.5:8/"),
        ({"listen": "::1", "is_behind_proxy": True}, "http://[::1]:8/"),
        ({"listen": "0.0.0.0", "hosts": ("plan.example",)}, "http://plan.example:8/"),
    ],
)
def test_the_address_is_what_one_types_into_a_browser(
    tmp_path: Path, more: dict[str, Any], address: str
) -> None:
    assert address_of(wishes(tmp_path, **more), 8) == address


def test_with_a_certificate_the_address_and_the_cookies_are_for_https(
    tmp_path: Path,
) -> None:
    safe = wishes(
        tmp_path, listen="10.0.0.5", certificate=tmp_path / "c", key=tmp_path / "k"
    )
    assert address_of(safe, 8).startswith("https://10.0.0.5")
    assert settings(safe).is_tls


def test_this_machine_alone_knows_no_other_names(tmp_path: Path) -> None:
    found = settings(wishes(tmp_path))
    assert not found.is_open
    assert found.hosts == ("127.0.0.1", "localhost", "[::1]")
    listening = wishes(tmp_path, listen="10.0.0.5", hosts=("Plan.Example",))
    assert settings(listening).is_open
    assert {"10.0.0.5", "plan.example"} < set(settings(listening).hosts)
    every = settings(wishes(tmp_path, listen="0.0.0.0"))
    assert "0.0.0.0" not in every.hosts


def test_nothing_is_made_where_the_console_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "operations"
    with pytest.raises(OutputError):
        refuse_open_wishes(wishes(folder, listen="10.0.0.5"))
    assert not folder.exists()
    refuse_open_wishes(wishes(folder))
