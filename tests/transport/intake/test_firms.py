"""A firm is one however its legal form is written; a branch is another place."""

from __future__ import annotations

import pytest

from transport.intake.firms import firm_key


@pytest.mark.parametrize(
    "name",
    [
        "示例煤业",
        "示例煤业有限公司",
        "示例煤业有限责任公司",
        "示例煤业（集团）有限公司",
        "示例煤业(集团) 有限责任公司",
        "示例煤业股份有限公司",
        "示例煤業集团公司",
    ],
)
def test_legal_forms_make_no_difference(name: str) -> None:
    assert firm_key(name) == "示例煤业"


def test_branches_and_works_stay_apart() -> None:
    assert firm_key("示例煤业分公司") == "示例煤业分公司"
    assert firm_key("示例煤业一厂") == "示例煤业一厂"
    assert firm_key("神木市示例煤业有限公司") != firm_key("示例煤业有限公司")
    assert firm_key("Sample Foods Co., Ltd.") == firm_key("SAMPLE FOODS")
