"""Where a browser is promised, its absence is a failure."""

from __future__ import annotations

import pytest

from tests.maps.conftest import refuse_without_browser


@pytest.mark.parametrize(
    ("promise", "outcome"),
    [("1", pytest.fail.Exception), ("", pytest.skip.Exception)],
)
def test_tests_without_a_browser_fail_where_one_is_promised(
    monkeypatch: pytest.MonkeyPatch, promise: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("P2P_REQUIRE_BROWSER", promise)
    with pytest.raises(outcome, match="chromium"):
        refuse_without_browser()
