"""Names of firms in one form, whatever legal form was written after them."""

from __future__ import annotations

import re
from functools import cache

from transport.intake.place_names import tidy

_LEAST = 2  # characters that are left of a name
_FORMS = re.compile(
    r"(?:有限责任公司|有限责任|股份有限公司|有限公司|股份公司|责任公司|总公司|公司|集团|股份|有限"
    r"|co\.?ltd\.?|coltd|ltd|inc|llc|corporation|company)$"
)


@cache
def firm_key(name: str) -> str:
    """示例煤业, for 示例煤业（集团）有限责任公司 and 示例煤业 有限公司.

    A branch (分公司) and a works (厂) are places of their own, and stay.
    """
    text = tidy(name)
    while (bare := _FORMS.sub("", text)) != text and len(bare) >= _LEAST:
        if bare.endswith("分"):
            break
        text = bare
    return text
