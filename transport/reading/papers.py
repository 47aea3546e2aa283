"""Columns that are not there although the rules ask for what they would say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.clock import DAY_S
from transport.said import said

if TYPE_CHECKING:
    from transport.reading.columns import Parsed
    from transport.reading.findings import Findings
    from transport.said import Said
    from transport.scenario import Scenario


def warn_missing_papers(
    scenario: Scenario, workers: Parsed, findings: Findings
) -> None:
    """Warn when nobody can travel, because a whole column of the roster is missing."""
    editions = [scenario.edition_at(day * DAY_S) for day in range(scenario.n_days)]
    there = workers.raw.headings.keys()
    if all(e.codes_allowed for e in editions) and "health_code" not in there:
        asked = said("HEALTH_CODE_OF", codes=editions[0].codes_allowed)
        _warn(workers, "health_code", asked, "codes_allowed = []", findings)
    can_be_checked = scenario.stations or scenario.policy.township_staff
    papers = {"certificate_issued", "certificate_until"}
    is_asked = all(e.certificate_required for e in editions)
    if is_asked and not can_be_checked and papers.isdisjoint(there):
        key = "certificate_required = false"
        _warn(workers, "certificate_until", said("HEALTH_PAPER"), key, findings)


def _warn(
    workers: Parsed, column: str, asked: Said, key: str, findings: Findings
) -> None:
    zh = workers.table.column[column].zh[0]
    told = said("ASKED_COLUMN_MISSING", column=column, zh=zh, asked=asked, key=key)
    findings.warn(workers.file, told)
