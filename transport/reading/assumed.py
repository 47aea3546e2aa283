"""What the settings list as assumed: told, until somebody confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.assumptions import ASSUMED
from transport.said import Said, said

if TYPE_CHECKING:
    from transport.reading.findings import Findings
    from transport.reading.settings_reader import ReadSettings


def warn_assumed(read: ReadSettings, findings: Findings) -> None:
    """One warning with the number of things that nobody has confirmed."""
    assumed = read.settings.assumed
    if assumed:
        findings.warn(
            read.document.file,
            said(
                "THINGS_ASSUMED", n=len(assumed), assumed=tuple(map(_called, assumed))
            ),
            column="assumed",
        )


def _called(what: str) -> Said | str:
    return said(ASSUMED[what]) if what in ASSUMED else what
