"""The papers that changed between two versions, with the copies to call back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from p2p.printed_files import Job, Printed, write_papers
from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from p2p.editions import Edition
    from p2p.operating import Operation
    from p2p.printed_files import Asked
    from transport.documents.copies import Copy, PaperKey
    from transport.documents.parts import Kind
    from transport.language import Lang


def print_changes(
    asked: Asked,
    operation: Operation | None,
    older: Edition,
    edition: Edition,
    lang: Lang,
) -> Printed:
    """The papers that changed since ``older``, and the list of copies to call back."""
    from transport.documents.call_back import call_back_kind, titles_of
    from transport.documents.copies import to_call_back
    from transport.documents.marks import only_changed
    from transport.planfiles.folder import DOCUMENTS

    with asked.stage(said("MAKING_UP_PAPERS")):
        was, before = contents(older)
        known, now = contents(edition)
        changed = only_changed(known, before, now, older=older.number)
        of_part = _keys(asked, older, edition)
        kinds = _for_readers(asked, edition, _of_part(changed, of_part))
        recorded = _recorded(asked, operation)
        copies = recorded or _one_copy_each(asked, was, before, older.number)
        if of_part is not None:
            copies = [copy for copy in copies if copy.key in of_part]
        back = to_call_back(copies, now)
        listed = call_back_kind(
            edition.scenario,
            back,
            titles_of(was) | titles_of(known),
            newest=edition.number,
            is_recorded=bool(recorded),
        )
    job = Job(
        edition=edition,
        kinds=kinds,
        folder=asked.folder(f"{DOCUMENTS}-since-{older.number}"),
        lang=lang,
        operation=operation,
        listed=listed,
    )
    n_files, missing = write_papers(asked, job)
    return Printed(
        folder=job.folder,
        n_files=n_files,
        missing=missing,
        n_changed=sum(len(kind.papers) for kind in kinds),
        n_back=sum(one.n_copies for one in back),
        is_recorded=bool(recorded),
    )


def _keys(asked: Asked, older: Edition, edition: Edition) -> frozenset[PaperKey] | None:
    """Papers of the part that is asked for in either version; None: all papers."""
    from transport.documents.copies import key_of
    from transport.documents.kinds import kinds_of

    keys: set[PaperKey] = set()
    for one in (edition, older):
        part = asked.part(one, is_older=one is older)
        if part is None:
            return None
        for kind in kinds_of(one.scenario, one.plan, with_cards=True, part=part):
            keys.update(key_of(kind, paper) for paper in kind.papers)
    return frozenset(keys)


def _of_part(kinds: Sequence[Kind], keys: frozenset[PaperKey] | None) -> list[Kind]:
    """The papers of these keys; all without any."""
    from transport.documents.copies import key_of

    if keys is None:
        return list(kinds)
    some = [
        replace(kind, papers=tuple(p for p in kind.papers if key_of(kind, p) in keys))
        for kind in kinds
    ]
    return [kind for kind in some if kind.papers]


def _for_readers(asked: Asked, edition: Edition, changed: Sequence[Kind]) -> list[Kind]:
    """Those of the readers asked for, cards with their codes."""
    from transport.documents.kinds import for_readers, with_tokens
    from transport.documents.tokens import TOKENS

    kinds = for_readers(changed, asked.only)
    return with_tokens(kinds, edition.short_hash, asked.out / TOKENS)


def contents(edition: Edition) -> tuple[list[Kind], Mapping[PaperKey, str]]:
    """All papers of an edition, cards without codes, and what each says."""
    from transport.documents.copies import digests
    from transport.documents.kinds import kinds_of

    kinds = kinds_of(edition.scenario, edition.plan, with_cards=True)
    return kinds, digests(kinds, edition.short_hash)


def _recorded(asked: Asked, operation: Operation | None) -> list[Copy]:
    """What was printed for these readers, as the store knows it."""
    from p2p.store.printings import printed

    if operation is None:
        return []
    with operation.store.reading() as session:
        return [c for c in printed(session) if not asked.only or c.reader in asked.only]


def _one_copy_each(
    asked: Asked, was: Sequence[Kind], before: Mapping[PaperKey, str], number: int
) -> list[Copy]:
    """One copy of every paper of a version for each of its readers."""
    from transport.documents.copies import Copy
    from transport.documents.sheaves import printed_for

    return [
        Copy(key=key, reader=reader, digest=digest, version=number)
        for key, reader, digest in printed_for(was, asked.only, before)
    ]
