"""Random tokens on workers' cards: who has which, kept so that reprints are alike.

A card that says what it said has the token it had. One that says something else has a
new one; the older token stays in the file, so that a card of before is known for what
it is. Nothing can be learnt from a token without the file.
"""

from __future__ import annotations

import csv
import io
import secrets
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING

from transport.errors import OutputError
from transport.files.regular import text_in
from transport.files.writing import new_file
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence
    from pathlib import Path

TOKENS = "tokens.csv"
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is taken for another
_N_LETTERS = 16  # of 5 bits: 80
_OWNER_ALONE = 0o600


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A token: whose card has it, of which version of the plan, saying what.

    ``card``: digest of what the card says.
    """

    token: str
    worker_id: str
    version: str
    card: str


_HEADING = [field.name for field in fields(Issued)]


def drawn() -> str:
    """A new token, from the system's source of secrets."""
    return "".join(secrets.choice(_LETTERS) for _ in range(_N_LETTERS))


def issued(
    cards: Mapping[str, str],
    kept: Sequence[Issued],
    *,
    version: str,
    draw: Callable[[], str] = drawn,
) -> list[Issued]:
    """All tokens after cards are printed; of a worker's tokens the last one holds.

    ``cards``: digests of what the cards say, by worker.
    """
    last = {row.worker_id: row for row in kept}
    new = [
        Issued(token=draw(), worker_id=worker_id, version=version, card=card)
        for worker_id, card in cards.items()
        if worker_id not in last or last[worker_id].card != card
    ]
    return [*kept, *new]


def holding(rows: Sequence[Issued]) -> dict[str, str]:
    """The token that holds, by worker."""
    return {row.worker_id: row.token for row in rows}


def of_these_cards(rows: Sequence[Issued], cards: Mapping[str, str]) -> dict[str, str]:
    """The token that each of these cards had, by worker; none for one never printed.

    ``cards``: digests of what the cards say, by worker.
    """
    had = {(row.worker_id, row.card): row.token for row in rows}
    return {
        worker_id: had[worker_id, card]
        for worker_id, card in cards.items()
        if (worker_id, card) in had
    }


def read_tokens(path: Path) -> list[Issued]:
    """The tokens of the file in order; none where there is no file yet.

    Raises
    ------
    OutputError
        If it is not as we wrote it: a card could check in somebody else.
    """
    if not path.exists():
        return []
    try:
        rows = [*csv.reader(io.StringIO(text_in(path), newline=""), strict=True)]
    except (OSError, ValueError, csv.Error) as error:
        raise OutputError(said("TOKENS_DAMAGED", path=str(path), row=1)) from error
    seen, found = set[str](), []
    for number, row in enumerate(rows, start=1):
        is_sound = row == _HEADING if number == 1 else _is_issued(row, seen)
        if not is_sound:
            raise OutputError(said("TOKENS_DAMAGED", path=str(path), row=number))
        if number > 1:
            seen.add(row[0])
            found.append(Issued(**dict(zip(_HEADING, row, strict=True))))
    return found


def _is_issued(row: Sequence[str], before: Collection[str]) -> bool:
    """Whether the row has all four words, the first a token that nobody has yet."""
    if len(row) != len(_HEADING) or not all(row):
        return False
    token = row[0]
    return token.isascii() and token.isalnum() and token not in before


def write_tokens(path: Path, rows: Sequence[Issued]) -> None:
    """Write the tokens, whole or not at all, for the owner's eyes only.

    Raises
    ------
    OutputError
        If the disk refuses.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADING)
    writer.writerows(map(astuple, rows))
    with new_file(path) as temporary:
        temporary.touch(mode=_OWNER_ALONE)
        temporary.write_text(text.getvalue(), encoding="utf-8", newline="")
        temporary.chmod(_OWNER_ALONE)


def hand_on(older: Path, newer: Path) -> None:
    """Give the folder of a next version the tokens of the one before, if it has any.

    Cards that still say the same then keep their codes.
    """
    rows = read_tokens(older / TOKENS)
    if rows:
        write_tokens(newer / TOKENS, rows)
