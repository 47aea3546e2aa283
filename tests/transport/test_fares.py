from __future__ import annotations

import pytest

from transport.fares import fare_fen


@pytest.mark.parametrize(
    ("rule", "km", "yuan"),
    [
        ("hsr", 1_500, 621),  # 500 x 0.46 + 500 x 0.414 + 500 x 0.368
        ("hsr", 500, 230),
        ("emu", 508, 157),  # 155 + 8 x 0.279 = 157.2
        ("k_seat", 1_500, 177),  # 0.05861 x 1,220 x 1.65 x 1.5
        ("k_seat", 200, 29),
        ("k_seat", 0, 0),
    ],
)
def test_fares_taper_with_distance(rule: str, km: int, yuan: int) -> None:
    assert fare_fen(rule, km * 1_000) == yuan * 100  # type: ignore[arg-type]
