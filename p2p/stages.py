"""Stages of a use case: what is being done, told to whoever looks on."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from transport.counting import Told
    from transport.said import Said


class Stage(Protocol):
    """Tells that a stage runs while the block does, by its code of the catalogue.

    What the block gets is to be called with the pieces done, of all there are; None
    where nobody looks on.
    """

    def __call__(self, name: Said, /) -> AbstractContextManager[Told | None]:
        """The stage, to be entered."""
        ...


def untold(_name: Said) -> AbstractContextManager[Told | None]:
    """A stage that nobody hears of."""
    return nullcontext(None)
