"""The command ``p2p``: the group and its commands, which are in ``p2p/commands/``."""

from __future__ import annotations

from p2p.commands.beginning import listen_again  # isort: skip  # before all else
from p2p.commands.accept import accept
from p2p.commands.app import main
from p2p.commands.board import board
from p2p.commands.by_hand import by_hand
from p2p.commands.check import check
from p2p.commands.checkin import checkin
from p2p.commands.close import close
from p2p.commands.compare import compare
from p2p.commands.console import console
from p2p.commands.contacts import contacts
from p2p.commands.demo import demo
from p2p.commands.diff import diff
from p2p.commands.documents import documents
from p2p.commands.event import event
from p2p.commands.events import events
from p2p.commands.explain import explain
from p2p.commands.export import export
from p2p.commands.generate import generate
from p2p.commands.import_roster import import_roster
from p2p.commands.lock import lock
from p2p.commands.manifest import manifest
from p2p.commands.map import draw
from p2p.commands.new import new
from p2p.commands.operate import operate
from p2p.commands.picture import picture
from p2p.commands.plan import plan
from p2p.commands.propose import propose
from p2p.commands.replan import replan
from p2p.commands.report import report
from p2p.commands.robust import robust
from p2p.commands.verify import verify

__all__ = ["main"]

for _command in (
    *(new, demo, generate, import_roster, check, plan, verify, manifest, draw),
    *(report, picture, documents, export, compare, explain, robust, replan),
    *(operate, event, events, lock, checkin, board, diff, contacts, close),
    *(by_hand, propose, accept, console),
):
    main.add_command(_command)
listen_again()

if __name__ == "__main__":
    main()
