"""Marks on papers of versions: what they supersede, or that they no longer hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from transport.documents.copies import digest_of, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from transport.documents.copies import PaperKey
    from transport.documents.parts import Kind, Paper
    from transport.language import Text


def supersedes(older: int) -> Text:
    """What a paper says that stands in place of one of an older version."""
    return f"supersedes version {older}", f"取代第{older}版"


def is_new(older: int) -> Text:
    """What a paper says that the older version does not have."""
    return f"not in version {older}", f"新增，第{older}版无此件"


def superseded(newest: int) -> Text:
    """What is stamped across a paper that no longer holds."""
    return f"superseded by version {newest}", f"已被第{newest}版取代"


def unchanged(newest: int) -> Text:
    """What is stamped across an older paper that the newest version has alike."""
    return (
        f"superseded by version {newest}, unchanged",
        f"已被第{newest}版取代（内容未变）",
    )


def only_changed(
    kinds: Iterable[Kind],
    before: Mapping[PaperKey, str],
    now: Mapping[PaperKey, str],
    *,
    older: int,
) -> list[Kind]:
    """The papers that say something else than ``before``, or are new, marked as such.

    ``now``: digests of what they say; ``older``: number of the version before.
    """

    def marked(kind: Kind) -> Kind:
        papers = []
        for paper in kind.papers:
            key = key_of(kind, paper)
            if before.get(key) != now[key]:
                banner = supersedes(older) if key in before else is_new(older)
                papers.append(replace(paper, banner=banner))
        return replace(kind, papers=tuple(papers))

    return [kind for kind in map(marked, kinds) if kind.papers]


def stamped(
    kinds: Iterable[Kind], now: Mapping[PaperKey, str], version: str, *, newest: int
) -> list[Kind]:
    """Papers of an older version, each stamped by what the newest has in its place."""

    def stamp(kind: Kind, paper: Paper) -> Paper:
        is_alike = now.get(key_of(kind, paper)) == digest_of(paper, version)
        told = unchanged(newest) if is_alike else superseded(newest)
        return replace(paper, stamp=told)

    return [
        replace(kind, papers=tuple(stamp(kind, paper) for paper in kind.papers))
        for kind in kinds
    ]
