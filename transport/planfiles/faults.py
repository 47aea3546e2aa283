"""What is wrong in a plan's files, told as faults of the file and its fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from transport.causes import library_words, system_words
from transport.errors import Fault, ScenarioError
from transport.files.regular import text_in
from transport.planfiles.strict_json import NotStrict, strict_json
from transport.said import Said, either, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

DAMAGED = said("RESTORE_OR_PLAN_AGAIN")
_MOST_FAULTS = 20  # told of one file


def refuse(path: Path, found: Iterable[tuple[str, str | None, Said]]) -> None:
    """Nothing, if nothing is found wrong; else the first faults and their number.

    Raises
    ------
    ScenarioError
        If anything is.
    """
    told = [
        Fault(file=str(path), column=where, value=value, wrong=wrong, remedy=DAMAGED)
        for where, value, wrong in found
    ]
    if len(told) > _MOST_FAULTS:
        more = said("MORE_FIELDS_WRONG", n=len(told) - _MOST_FAULTS)
        last = Fault(file=str(path), column="~", wrong=more, remedy=DAMAGED)
        told = [*told[:_MOST_FAULTS], last]
    if told:
        raise ScenarioError(told)


def read_json(
    path: Path, *, remedy: Said, text_of: Callable[[Path], str] = text_in
) -> Any:
    """The JSON values of a file, read strictly.

    Raises
    ------
    ScenarioError
        If it is not there, or is no such file.
    """
    try:
        return strict_json(text_of(path))
    except FileNotFoundError as error:
        raise fault(path, wrong=said("NO_SUCH_FILE"), remedy=remedy) from error
    except json.JSONDecodeError as error:
        raise fault(
            path,
            row=error.lineno,
            wrong=said("IS_NO_JSON", reason=either(error.msg, "写法不对")),
        ) from error
    except UnicodeDecodeError as error:
        raise fault(path, wrong=said("IS_NO_UTF8")) from error
    except ValueError as error:
        raise fault(
            path, wrong=said("CANNOT_BE_TRUSTED", reason=words(error))
        ) from error
    except OSError as error:
        wrong = said("CANNOT_BE_READ", reason=system_words(error))
        raise fault(path, wrong=wrong, remedy=remedy) from error


def words(error: Exception) -> Said:
    """What the error tells."""
    return error.told if isinstance(error, NotStrict) else library_words(error)


def fault(
    path: Path,
    *,
    wrong: Said,
    remedy: Said = DAMAGED,
    row: int | None = None,
    value: str | None = None,
) -> ScenarioError:
    """The one thing that is wrong with a file, to be raised."""
    found = Fault(file=str(path), row=row, value=value, wrong=wrong, remedy=remedy)
    return ScenarioError([found])
