"""What is told to a person, as a code with figures; sentences are made at the edge."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

Figure: TypeAlias = "str | int | float | Said | tuple[Figure, ...]"
EITHER = "EITHER"  # the code of words that are given in both languages with the case


@dataclass(frozen=True, slots=True)
class Said:
    """A code of the catalogue and the figures of this case, sorted by name.

    Names of figures tell their units, and how they are written follows from them:
    ``..._s`` seconds (written as hours or minutes), ``..._m`` metres (as kilometres),
    ``..._fen`` (as yuan), ``..._percent``; ``..._seconds`` and ``..._metres`` are
    written to the second and the metre. Moments and days are texts already
    (``2020-03-05 14:20``). Several values are a tuple; a figure may be said itself.
    """

    code: str
    pairs: tuple[tuple[str, Figure], ...] = ()

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The figures by name."""
        return dict(self.pairs)

    def __str__(self) -> str:
        """The English sentence, for logs and for errors that nobody catches.

        The catalogue is a wing, so it is asked for only when something is to be told.
        """
        catalogue = import_module("transport.catalogue.sentences")
        return str(catalogue.sentence(self, "en"))


def said(code: str, /, **figures: Figure) -> Said:
    """The code with its figures."""
    return Said(code, tuple(sorted(figures.items())))


def either(english: str, chinese: str) -> Said:
    """A figure that is a name or words of the case, in both languages."""
    return said(EITHER, en=english, zh=chinese)


def plain(value: Figure) -> object:
    """The figure as JSON holds it; what is said becomes ``{"code", "figures"}``."""
    if isinstance(value, Said):
        return {
            "code": value.code,
            "figures": {name: plain(figure) for name, figure in value.pairs},
        }
    if isinstance(value, tuple):
        return [plain(part) for part in value]
    return value


def from_plain(value: object) -> Figure:
    """The figure that JSON holds; see `plain`.

    Raises
    ------
    ValueError
        For what no figure is written as.
    """
    if isinstance(value, bool | None) or not isinstance(
        value, str | int | float | list | dict
    ):
        msg = f"{value!r} is no figure"
        raise ValueError(msg)
    if isinstance(value, list):
        return tuple(from_plain(part) for part in value)
    if isinstance(value, dict):
        if set(value) != {"code", "figures"} or not isinstance(value["figures"], dict):
            msg = f"{value!r} is no code with figures"
            raise ValueError(msg)
        figures = {str(k): from_plain(v) for k, v in value["figures"].items()}
        return said(str(value["code"]), **figures)
    return value
