"""The board of the day: from an operation's store, told, and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from p2p.operating import Operation
    from transport.answers.board_lines import BoardAudience
    from transport.language import Lang
    from transport.operation.board import Board
    from transport.operation.situation import Situation


@dataclass(frozen=True, kw_only=True)
class ShownBoard:
    """A board with the situation that it is of."""

    board: Board
    was: Situation

    def facts(
        self, *, lang: Lang = "en", audience: BoardAudience = "office"
    ) -> dict[str, Any]:
        """The board as plain values, as JSON holds them."""
        from transport.answers.board_lines import board_facts

        return board_facts(self.was, self.board, lang, audience=audience)

    def page(
        self,
        *,
        lang: Lang = "zh",
        audience: BoardAudience = "hall",
        refresh_s: int = 30,
    ) -> str:
        """The board as one HTML page that needs nothing from elsewhere."""
        from transport.report.board_page import board_page

        return board_page(
            self.was, self.board, lang, audience=audience, refresh_s=refresh_s
        )


def board_in(operation: Operation, at_s: int) -> ShownBoard:
    """The board of an operation that is open, at a moment."""
    from p2p.checking_in import ledger
    from transport.operation.board import board_of

    found = ledger(operation)
    return ShownBoard(board=board_of(found, at_s), was=found.was)


def board(
    out: Path | str, *, at: str | None = None, store: str | None = None
) -> ShownBoard:
    """Where everybody is, who is late, whom to call, what is open.

    Parameters
    ----------
    out
        Folder of the plan with its store.
    at
        The moment, as ISO 8601; None: now.
    store
        Address of the store where it is not in ``out``.

    Raises
    ------
    OutputError
        If there is no store, or the database refuses.

    Examples
    --------
    >>> import p2p
    >>> p2p.board("out/demo", at="2020-02-24T07:05").facts()  # doctest: +SKIP
    """
    from p2p.checking_in import moment_of
    from p2p.operating import open_operation

    with open_operation(Path(out), store=store) as operation:
        return board_in(operation, moment_of(operation, at))
