"""Sheaves of papers: what goes into one file, and into which folders, for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from transport.documents.copies import key_of
from transport.files.writing import harmless_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from transport.documents.copies import PaperKey
    from transport.documents.parts import Audience, Kind, Paper

SHEETS_A_BOOK, PAPERS_A_PDF = 250, 3_000

Form = Literal["pdf", "xlsx"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """Papers of one file. ``names``: the same file in each reader's folder."""

    form: Form
    papers: tuple[Paper, ...]
    names: tuple[Path, ...]


@dataclass(slots=True)
class _Own:
    """Papers that one or several readers have alike, and their folders."""

    kind: Kind
    papers: tuple[Paper, ...]
    homes: list[Path] = field(default_factory=list)


def sheaves(kinds: Sequence[Kind], only: Sequence[Audience]) -> list[Sheaf]:
    """All files to be made, those of most lines first; names without the folder.

    ``only``: for these readers alone.
    """
    found: list[Sheaf] = []
    for kind in kinds:
        own: dict[int, list[_Own]] = {}
        for audience in _readers(kind, only):
            for home, papers in _bundles(Path(audience), audience, kind):
                alike = own.setdefault(len(papers), [])
                one = next((o for o in alike if o.papers == papers), None)
                if one is None:
                    alike.append(one := _Own(kind, papers))
                one.homes.append(home)
        for alike in own.values():
            for one in alike:
                found += _of(one)
    return sorted(found, key=lambda sheaf: -sum(map(_n_lines, sheaf.papers)))


def _n_lines(paper: Paper) -> int:
    """Lines of a paper about, by which one takes longer than another."""
    return 1 + len(paper.fields) // 2 + sum(len(grid.rows) for grid in paper.grids)


def printed_for(
    kinds: Sequence[Kind], only: Sequence[Audience], told: Mapping[PaperKey, str]
) -> Iterator[tuple[PaperKey, str, str]]:
    """Every paper for every reader: its key, the reader, digest of what it says.

    ``told``: the digests.
    """
    for kind in kinds:
        for audience in _readers(kind, only):
            for _, papers in _bundles(Path(), audience, kind):
                for paper in papers:
                    key = key_of(kind, paper)
                    yield key, audience, told[key]


def _readers(kind: Kind, only: Sequence[Audience]) -> list[Audience]:
    """Who has the kind; of those ``only``, where any are named."""
    return [name for name in kind.audiences if not only or name in only]


def _of(own: _Own) -> Iterator[Sheaf]:
    forms: list[tuple[Form, int]] = [("pdf", PAPERS_A_PDF)]
    if own.kind.has_workbook:
        forms.append(("xlsx", SHEETS_A_BOOK))
    for form, most in forms:
        is_split = len(own.papers) > most
        for at in range(0, len(own.papers), most):
            tail = f"-{at // most + 1:02d}" if is_split else ""
            name = f"{own.kind.stem}{tail}.{form}"
            yield Sheaf(
                form=form,
                papers=own.papers[at : at + most],
                names=tuple(home / name for home in own.homes),
            )


def _bundles(
    home: Path, audience: Audience, kind: Kind
) -> Iterator[tuple[Path, tuple[Paper, ...]]]:
    """The papers of an audience; employers and carriers have folders of their own.

    A carrier is known by its depot. Railway and airline have the lists of their own
    services.
    """
    mode = {"railway": "rail", "airline": "air"}.get(audience)
    if mode is not None:
        own = tuple(paper for paper in kind.papers if paper.recipient == mode)
        if own:
            yield home, own
    elif audience == "employer":
        yield from _by_owner(home, kind, lambda paper: paper.recipient)
    elif audience == "carrier":
        yield from _by_owner(home, kind, lambda paper: kind.depots.get(paper.about))
    else:
        yield home, kind.papers


def _by_owner(
    home: Path, kind: Kind, owner_of: Callable[[Paper], str | None]
) -> Iterator[tuple[Path, tuple[Paper, ...]]]:
    """A folder an owner with its own papers alone; what is nobody's is left out."""
    by_owner: dict[str, list[Paper]] = {}
    for paper in kind.papers:
        owner = owner_of(paper)
        if owner:
            by_owner.setdefault(owner, []).append(paper)
    owners = sorted(by_owner)
    for owner, name in zip(owners, harmless_names(owners), strict=True):
        yield home / name, tuple(by_owner[owner])
