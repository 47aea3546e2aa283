"""What every violation must be told as."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from transport.answers.verdict_lines import violation_facts, violation_line
from transport.catalogue.sentences import sentence
from transport.errors import printable
from transport.said import from_plain

if TYPE_CHECKING:
    from transport.checker import Violation
    from transport.language import Lang

BOTH: tuple[Lang, ...] = ("en", "zh")
FEW_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")


def tells_in_both_languages(found: Violation) -> None:
    """Every figure of the case stands in both sentences; the Chinese one is Chinese."""
    english, chinese = (sentence(found.told, lang) for lang in BOTH)
    assert str(found) == printable(f"{found.code} {found.where}: {english}")
    line = violation_line(found, "zh")
    assert any("\u3400" <= letter <= "\u9fff" for letter in line)
    assert not FEW_WORDS.search(line), line
    facts = violation_facts(found, "zh")
    assert facts["what"] == printable(chinese)
    assert (
        from_plain({"code": facts["told"], "figures": facts["figures"]}) == found.told
    )
