"""Copies of papers: which are out that no longer hold, and are to be called back."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.documents.parts import CARDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.documents.parts import Kind, Paper


@dataclass(frozen=True, slots=True, order=True)
class PaperKey:
    """What makes two papers of different versions the same paper."""

    kind: str
    recipient: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A copy of a paper. ``at``: when it was printed; empty where that is not known.

    ``digest``: of what it says. ``is_sure``: whether its printing came to its end.
    """

    key: PaperKey
    reader: str
    digest: str
    version: int
    at: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """Copies of one paper of one version with one reader, which no longer hold.

    ``first_at``, ``last_at``: when they were printed. ``is_gone``: no such paper is in
    the newest version.
    """

    key: PaperKey
    reader: str
    version: int
    n_copies: int
    n_sure: int
    first_at: str
    last_at: str
    is_gone: bool


def key_of(kind: Kind, paper: Paper) -> PaperKey:
    """The key of a paper of that kind."""
    return PaperKey(kind.stem, paper.recipient or "", paper.about)


def digest_of(paper: Paper, version: str) -> str:
    """Digest of what the paper says, whichever ``version`` of the plan it is of.

    The code of a worker's card is random, and no part of what the card says.
    """
    code = () if paper.key == CARDS else paper.qr or ()
    told = (
        *(paper.title, paper.subject, paper.fields, paper.grids),
        *(paper.notes, paper.signatures),
        tuple(text.replace(version, "") for text in code),
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


def digests(kinds: Iterable[Kind], version: str) -> dict[PaperKey, str]:
    """What every paper says, by key."""
    return {
        key_of(kind, paper): digest_of(paper, version)
        for kind in kinds
        for paper in kind.papers
    }


def to_call_back(
    copies: Iterable[Copy], newest: Mapping[PaperKey, str]
) -> list[CallBack]:
    """Copies that say something else than the ``newest`` version does.

    By kind, paper, reader, version.
    """
    out: defaultdict[tuple[PaperKey, str, int], list[Copy]] = defaultdict(list)
    for copy in copies:
        if newest.get(copy.key) != copy.digest:
            out[copy.key, copy.reader, copy.version].append(copy)
    return [
        CallBack(
            key=key,
            reader=reader,
            version=version,
            n_copies=len(found),
            n_sure=sum(copy.is_sure for copy in found),
            first_at=min(copy.at for copy in found),
            last_at=max(copy.at for copy in found),
            is_gone=key not in newest,
        )
        for (key, reader, version), found in sorted(out.items(), key=lambda x: x[0])
    ]
