"""Rows of rosters for tests: people that do not exist, with numbers that check out."""

from __future__ import annotations

from typing import Any

from transport.intake.records import Person, RowAddress

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def id_number(n: int, *, area: str = "141124") -> str:
    """An identity number with the right check digit."""
    body = f"{area}19800101{n:03d}"
    total = sum(int(c) * w for c, w in zip(body, _WEIGHTS, strict=True))
    return body + _CHECKS[total % 11]


def row(n: int, **values: Any) -> Person:
    """The person in row ``n`` of a roster."""
    given: dict[str, Any] = {
        "source": RowAddress("名册.xlsx", "Sheet1", n),
        "name": f"工人甲{n:02d}",
        "county": "临县",
        "town": "白文镇",
        "village": "示例村1",
        "employer": "神木市示例煤业有限公司",
        "employer_address": "陕西省榆林市神木市锦界镇",
    }
    return Person(**given | values)
