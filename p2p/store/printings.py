"""Papers printed: noted before they can be read, ended once they lie there."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from p2p.store.models import PrintedPaper, Printing
from p2p.store.rows import now
from transport.documents.copies import Copy, PaperKey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from transport.language import Lang


def begin_printing(
    session: Session,
    papers: Iterable[tuple[PaperKey, str, str]],
    *,
    version: int,
    lang: Lang,
) -> int:
    """Note papers, for which readers and what they say; the number of the printing."""
    row = Printing(version=version, lang=lang, at=now())
    session.add(row)
    session.flush()
    rows = [
        {
            **dict(zip(("kind", "recipient", "about"), astuple(key), strict=True)),
            "printing": row.id,
            "reader": reader,
            "sha256": digest,
        }
        for key, reader, digest in papers
    ]
    if rows:
        session.execute(insert(PrintedPaper), rows)
    return int(row.id)


def end_printing(session: Session, number: int) -> None:
    """Note that the papers lie where they are read."""
    row = session.get_one(Printing, number)
    row.ended = now()


def printed(session: Session) -> list[Copy]:
    """Every copy of every paper, in the order of the printings."""
    rows = session.execute(
        select(PrintedPaper, Printing)
        .join(Printing, PrintedPaper.printing == Printing.id)
        .order_by(PrintedPaper.id)
    )
    return [
        Copy(
            key=PaperKey(kind=p.kind, recipient=p.recipient, about=p.about),
            reader=p.reader,
            digest=p.sha256,
            version=of.version,
            at=of.at,
            is_sure=of.ended is not None,
        )
        for p, of in rows
    ]
