"""What was printed, as lines and as facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from p2p.commands.app import N_SHOWN
from p2p.commands.terminal import seconds_by_stage, tell, warn
from transport.said import said

if TYPE_CHECKING:
    from p2p.next_papers import NextPapers
    from p2p.printed_files import Printed


def tell_printed(found: Printed) -> None:
    """Letters the font lacks, papers that changed, copies to call back, files."""
    for letters in found.missing[:N_SHOWN]:
        warn(said("LETTERS_MISSING", letters=letters))
    if found.n_changed is not None:
        tell(said("PAPERS_CHANGED", n=found.n_changed))
        code = "COPIES_TO_CALL_BACK" if found.is_recorded else "COPIES_BY_COMPARING"
        tell(said(code, n=found.n_back))
    tell(said("N_FILES_WRITTEN", n=found.n_files, dest=str(found.folder)))


def paper_facts(found: NextPapers) -> dict[str, Any]:
    """The papers of a new version for programs."""
    return {"documents": printed_facts(found.printed), "changes": str(found.changes)}


def printed_facts(found: Printed) -> dict[str, Any]:
    """What was printed for programs; what changed is null where all was printed."""
    is_changes = found.n_changed is not None
    return {
        "out": str(found.folder),
        "files": found.n_files,
        "papers_changed": found.n_changed,
        "copies_to_call_back": found.n_back if is_changes else None,
        "is_recorded": found.is_recorded if is_changes else None,
        "superseded_by": found.newest,
        "letters_missing": list(found.missing),
        "seconds_by_stage": seconds_by_stage(),
    }
