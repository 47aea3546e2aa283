"""What a changed day takes after its next version is there: proof, diff, papers."""

from __future__ import annotations

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from transport.answers.differences import Side, differences
from transport.checker import violations
from transport.documents.copies import digests
from transport.documents.kinds import kinds_of
from transport.documents.marks import only_changed
from transport.documents.writing import write_kinds
from transport.errors import OutputError
from transport.presentation.version import version_of
from transport.report.diff_files import write_diff

if TYPE_CHECKING:
    from collections.abc import Callable

    from transport.plan import Plan
    from transport.scenario import Scenario

Version = tuple["Scenario", "Plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """Seconds of wall time; None where this machine has no font for papers."""

    proof_s: float
    diff_s: float
    papers_s: float | None
    n_papers: int = 0


def after(before: Version, now: Version) -> After:
    """The version proved again, told beside the one before, its papers printed."""
    proof_s = _seconds(lambda: violations(*now))
    with tempfile.TemporaryDirectory() as folder:
        diff_s = _seconds(lambda: _difference(before, now, Path(folder)))
        papers_s, n = None, 0
        try:
            began_s = time.perf_counter()
            n = _papers(before, now, Path(folder))
            papers_s = time.perf_counter() - began_s
        except OutputError:  # no font
            pass
    return After(proof_s=proof_s, diff_s=diff_s, papers_s=papers_s, n_papers=n)


def _seconds(work: Callable[[], object]) -> float:
    began_s = time.perf_counter()
    work()
    return time.perf_counter() - began_s


def _difference(before: Version, now: Version, folder: Path) -> None:
    was, is_now = (
        Side(plan=plan, scenario=scenario, people=scenario.worker, label=label)
        for label, (scenario, plan) in (("before", before), ("now", now))
    )
    found = differences(was, is_now)
    write_diff(folder, found, was, is_now, lang="zh", audience="office")


def _papers(before: Version, now: Version, folder: Path) -> int:
    """Papers that changed, for all their readers, written by all cores."""
    was, known = (kinds_of(*each, with_cards=True) for each in (before, now))
    told_before = digests(was, version_of(*before))
    told_now = digests(known, version_of(*now))
    changed = only_changed(known, told_before, told_now, older=1)
    write_kinds(changed, *now, folder, lang="zh", processes=os.cpu_count() or 1)
    return sum(len(kind.papers) for kind in changed)
