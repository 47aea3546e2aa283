"""A moment as somebody writes it, as seconds of an operation's scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.errors import Fault, ScenarioError

if TYPE_CHECKING:
    from p2p.operating import Operation

AT = "--at"  # how messages call a moment that no file says


def moment_told(operation: Operation, at: str | None, *, called: str = AT) -> int:
    """The second of the moment; None: of now. ``called``: how messages name it.

    Raises
    ------
    ScenarioError
        If it is no date and time.
    """
    from p2p.checking_in import moment_of
    from transport.reading.findings import BadValue
    from transport.reading.moments import moment_s

    if at is None:
        return moment_of(operation, None)
    try:
        return moment_s(at, operation.scenario.clock)
    except BadValue as error:
        fault = Fault(file=called, value=at, wrong=error.wrong, remedy=error.remedy)
        raise ScenarioError([fault]) from error
