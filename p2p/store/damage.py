"""Rows of a store that nobody can have written: told as damage, not as a defect."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import NoResultFound

from transport.errors import OutputError, printable
from transport.operation.events import PRIVATE
from transport.operation.headings import column_of
from transport.operation.unsound import Unsound
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from transport.said import Said

_MOST_LETTERS = 60  # of a value that is told

_WRONG = (
    *(ValueError, TypeError, KeyError, AttributeError, ArithmeticError),
    *(zlib.error, zipfile.BadZipFile, EOFError, OSError, NoResultFound),
)


@contextmanager
def read_from(table: str, number: object = "") -> Iterator[None]:
    """Within the block a row of the table is made a record; ``number``: which.

    Raises
    ------
    OutputError
        If the row holds what we do not write.
    """
    try:
        yield
    except Unsound as error:
        raise OutputError(_strange(error)) from error
    except _WRONG as error:
        raise damaged(table, number) from error


def damaged(table: str, number: object) -> OutputError:
    """The error that tells of a row that holds what we do not write."""
    return OutputError(said("STORE_DAMAGED", table=table, number=str(number)))


def _strange(error: Unsound) -> Said:
    told = "—" if error.value is None else printable(str(error.value), _MOST_LETTERS)
    if error.fact in PRIVATE:
        told = "***"
    return said(
        "STORE_EVENT_STRANGE",
        number=error.number,
        column=column_of(error.fact),
        value=told,
    )
