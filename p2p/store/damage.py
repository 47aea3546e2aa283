"""Rows of a store that nobody can have written: told as damage, not as a defect."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import NoResultFound

from transport.errors import OutputError
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    except _WRONG as error:
        told = said("STORE_DAMAGED", table=table, number=str(number))
        raise OutputError(told) from error
