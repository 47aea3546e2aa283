"""Rules of the payers as records: who pays how much of which vehicles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from transport.units import fen_of_yuan

TICKETS = "individual_travel"
"""The cost line of those who travel alone."""


RiderKind = Literal["all", "poverty"]


BoundFor = Literal["any", "outside_province", "inside_province", "outside_city"]


Ways = Literal["both", "out", "home"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PayerRule:
    """One rule; caps and ``min_load`` None: no limit.

    ``lines``: cost lines it shares in; empty for all of organised transport: tickets of
    those who travel alone must be named. ``riders``: whose part of the
    cost it shares in, by heads. ``bound_for``: on vehicles all of whose workers go
    there. ``direction``: on vehicles whose workers go that way. ``from_s`` and
    ``until_s`` bound the departure.
    """

    rule_id: str
    payer: str
    percent: int = 100
    lines: tuple[str, ...] = ()
    riders: RiderKind = "all"
    min_load: int | None = None
    cap_per_vehicle_fen: int | None = None
    cap_per_worker_fen: int | None = None
    cap_per_employer_fen: int | None = None
    bound_for: BoundFor = "any"
    from_s: int | None = None
    until_s: int | None = None
    channel: str | None = None
    direction: Ways = "both"


PAYER_PRESETS: dict[str, tuple[PayerRule, ...]] = {
    "hangzhou-2022": (
        PayerRule(
            rule_id="hangzhou-2022",
            payer="receiving_city",
            percent=50,
            min_load=20,
            cap_per_employer_fen=fen_of_yuan(200_000),
            bound_for="outside_province",
            channel="charter",
            direction="out",
        ),
    ),
    "ningbo-2023": (
        PayerRule(
            rule_id="ningbo-2023",
            payer="receiving_city",
            percent=50,
            min_load=20,
            cap_per_vehicle_fen=fen_of_yuan(10_000),
            cap_per_employer_fen=fen_of_yuan(200_000),
            channel="charter",
            direction="out",
        ),
    ),
    "jiangyin-2022": (
        PayerRule(
            rule_id="jiangyin-2022",
            payer="receiving_city",
            percent=50,
            min_load=10,
            cap_per_employer_fen=fen_of_yuan(20_000),
            channel="charter",
            direction="out",
        ),
    ),
    "longhua-2020": (
        PayerRule(
            rule_id="longhua-2020-in",
            payer="receiving_city",
            min_load=20,
            cap_per_vehicle_fen=fen_of_yuan(2_000),
            bound_for="inside_province",
            channel="charter",
            direction="out",
        ),
        PayerRule(
            rule_id="longhua-2020-out",
            payer="receiving_city",
            min_load=20,
            cap_per_vehicle_fen=fen_of_yuan(5_000),
            bound_for="outside_province",
            channel="charter",
            direction="out",
        ),
    ),
    "shanxi-poverty": (
        PayerRule(
            rule_id="shanxi-poverty",
            payer="poverty_fund",
            riders="poverty",
            cap_per_worker_fen=fen_of_yuan(800),
            channel="worker",
            direction="out",
        ),
    ),
}
"""Rules by name, as cities published them: Hangzhou 2022, Ningbo 2023, Jiangyin 2022,
Longhua (Shenzhen) of March 2020, and 800 CNY at most for each poverty-listed worker.
They were for workers on the way to their work."""
