"""Headings again among the rows of a table: repeated, in another order, or other ones.

Every page of a print repeats them; whoever pastes a second list below the first brings
its own, often with the columns in another order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from transport.reading.findings import Findings

    Row = tuple[int, list[str]]

_LEAST_OTHER = 3  # known headings in a row that are no accident
_HALF = 0.5
_LONGEST = 40  # characters of a heading


class Blocks:
    """Lays every row out as the first headings have it.

    ``known``: column by plain heading; ``others``: plain headings of other tables;
    ``place``: where the first headings have each column; ``written``: these, as they
    stand; ``needed``: columns that no block may lack.
    """

    def __init__(
        self,
        known: Mapping[str, str],
        *,
        others: Collection[str],
        place: Mapping[str, int],
        written: Sequence[str],
        needed: Iterable[str],
        plain: Callable[[str], str],
    ) -> None:
        self._known = known
        self._others = others
        self._place = place
        self._written = [plain(heading) for heading in written]
        self._needed = frozenset(needed) & place.keys()
        self._plain = plain
        self._starts: list[tuple[int, Mapping[str, int]]] = []  # of later blocks
        self._headed: Collection[int] = ()  # columns of the block with a heading
        self._again: list[int] = []
        self._moved: list[int] = []
        self._other: Row | None = None

    @property
    def is_whole(self) -> bool:
        """Whether all rows could be read."""
        return self._other is None

    def is_read(self, row: int) -> bool:
        """Whether the row stands above all headings of something else."""
        return self._other is None or row < self._other[0]

    def laid_out(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The rows that are no headings, up to headings of something else."""
        now = self._place
        for number, row in rows:
            headings = self._headings(row)
            if headings is None:
                is_first = now is self._place
                yield number, row if is_first else self._moved_row(row, now)
            elif self._is_first_order(headings):
                self._again.append(number)
                now = self._place
                self._begin(number, now)
            elif (place := self._order(headings)) is not None:
                self._moved.append(number)
                now, self._headed = place, headings.keys()
                self._begin(number, now)
            else:
                self._other = number, row
                return

    def place_at(self, row: int) -> Mapping[str, int]:
        """Where the columns stand in this row."""
        begun = [place for first, place in self._starts if first <= row]
        return begun[-1] if begun else self._place

    def tell(self, *, file: str, findings: Findings) -> None:
        """Tell of the headings that were met."""
        if self._again:
            findings.warn(file, said("HEADINGS_AGAIN"), rows=self._again)
        if self._moved:
            findings.warn(file, said("HEADINGS_MOVED"), rows=self._moved)
        if self._other is not None:
            number, row = self._other
            findings.fault(
                file,
                row=number,
                value=", ".join(cell.strip() for cell in row if cell.strip()),
                wrong=said("OTHER_TABLE_BELOW"),
                remedy=said("MOVE_UNDER_HEADINGS"),
            )

    def _begin(self, row: int, place: Mapping[str, int]) -> None:
        if self._starts or place is not self._place:
            self._starts.append((row, place))

    def _headings(self, row: Sequence[str]) -> dict[int, str] | None:
        """Plain headings by place; None where the row is none of headings."""
        first = next((cell for cell in row if cell and not cell.isspace()), "")
        if not first or first[0].isdigit() or len(first) > _LONGEST:
            return None
        plain = self._plain(first)
        if not self._is_own(plain) and plain not in self._others:
            return None
        found = {at: self._plain(cell) for at, cell in enumerate(row) if cell.strip()}
        known = sum(heading in self._known for heading in found.values())
        if all(map(self._is_own, found.values())):
            return found if len(found) > 1 and known else None
        alien = sum(h in self._others for h in found.values() if h not in self._known)
        is_other = max(known, alien) >= _LEAST_OTHER
        return found if is_other and known + alien > _HALF * len(found) else None

    def _is_own(self, heading: str) -> bool:
        return heading in self._known or heading in self._written

    def _is_first_order(self, headings: Mapping[int, str]) -> bool:
        return all(
            at < len(self._written)
            and (
                heading == self._written[at]
                or self._place.get(self._known.get(heading, "")) == at
            )
            for at, heading in headings.items()
        )

    def _order(self, headings: Mapping[int, str]) -> dict[str, int] | None:
        """Where these headings have the columns; None where not all can be read."""
        place: dict[str, int] = {}
        for at, heading in headings.items():
            names = [self._known[heading]] if heading in self._known else []
            if not names and heading in self._written:  # unknown, or of a pair
                first = self._written.index(heading)
                names = [name for name, own in self._place.items() if own == first]
            elif not names:
                return None
            if any(name in place or name not in self._place for name in names):
                return None
            place |= dict.fromkeys(names, at)
        return place if self._needed <= place.keys() else None

    def _moved_row(self, row: Sequence[str], now: Mapping[str, int]) -> list[str]:
        """The row as the first headings have it; behind it what has no heading."""
        laid = [""] * len(self._written)
        for name, at in now.items():
            laid[self._place[name]] = row[at] if at < len(row) else ""
        rest = [c for at, c in enumerate(row) if c.strip() and at not in self._headed]
        return [*laid, *rest]
