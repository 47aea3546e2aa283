"""What the worker does when somebody falls ill on the way: seat, place, contacts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from transport.said import said

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from p2p.console.folders import OperationFolder
    from p2p.console.tasks import Watcher
    from transport.language import Lang

Facts = dict[str, Any]
_LANGS: tuple[Lang, ...] = ("zh", "en")


def find_contacts(
    where: OperationFolder, asked: Facts, lang: Lang, watcher: Watcher
) -> Facts:
    """``p2p contacts``: what is told at once, and the lists of the case.

    Asked for again, the lists of the same case are written anew.
    """
    from p2p.fever_contacts import found_ill, own_folder, write_contacts
    from p2p.in_force import in_force
    from transport.answers.contact_lines import contact_lines

    with watcher.stage(said("CONSOLE_FINDING_CONTACTS")):
        now = in_force(where.out, is_urgent=True)
        case = found_ill(
            now.was,
            asked["worker"],
            at=asked["at"] or None,
            trip_id=asked["trip"] or None,
            is_sealed=not asked["ventilated"],
            check_ins=now.check_ins,
        )
        dest = own_folder(where.out, now.was, case)
        shutil.rmtree(dest, ignore_errors=True)
        write_contacts(now.was, case, dest, lang=lang)
    scenario = now.was.scenario
    return {
        "case": dest.name,
        "lines": {each: contact_lines(scenario, case, each) for each in _LANGS},
    }


FEVER_TASKS: Mapping[str, Callable[[OperationFolder, Facts, Lang, Watcher], Facts]] = {
    "contacts": find_contacts,
}
