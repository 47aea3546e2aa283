"""The certificate of a bound as JSON values, and back."""

from __future__ import annotations

from typing import Any

from transport.dual_prices import (
    PRICE_PARTS,
    Certificate,
    Kept,
    PriceCut,
    PriceCuts,
    WorkerPrice,
)
from transport.units import YUAN_FEN, fen_of_yuan, yuan_of_fen

YUAN_PARTS = YUAN_FEN * PRICE_PARTS


def certificate_to_dict(certificate: Certificate | None) -> dict[str, Any] | None:
    """Prices in CNY: by kind with six decimals, of cuts with two."""
    if certificate is None:
        return None
    kept = certificate.kept
    found: dict[str, Any] = {
        "prices": [
            {
                "village_id": price.village_id,
                "employer_id": price.employer_id,
                "day": price.day,
                "per_worker": price.per_worker_parts / YUAN_PARTS,
            }
            for price in certificate.prices
        ],
        "parts": [
            {
                "groups": list(part.group_ids),
                "ceiling": part.ceiling_fen / YUAN_FEN,
                "cuts": [
                    {
                        "ceiling": cut.ceiling_fen / YUAN_FEN,
                        "per_worker": [fen / YUAN_FEN for fen in cut.per_worker_fen],
                    }
                    for cut in part.cuts
                ],
            }
            for part in certificate.parts
        ],
        "enumerated": certificate.is_enumerated,
    }
    if kept is not None:
        bound = yuan_of_fen(kept.bound_fen)
        found["kept"] = {"trips": list(kept.trip_ids), "lower_bound": bound}
    return found


def certificate_from_dict(data: dict[str, Any] | None) -> Certificate | None:
    """The certificate; files of before it was written have none."""
    if data is None:
        return None
    return Certificate(
        prices=tuple(
            WorkerPrice(
                village_id=price["village_id"],
                employer_id=price["employer_id"],
                day=price["day"],
                per_worker_parts=round(price["per_worker"] * YUAN_PARTS),
            )
            for price in data["prices"]
        ),
        parts=tuple(
            PriceCuts(
                group_ids=tuple(part["groups"]),
                ceiling_fen=round(part["ceiling"] * YUAN_FEN),
                cuts=tuple(map(_cut, part["cuts"])),
            )
            for part in data["parts"]
        ),
        is_enumerated=data.get("enumerated", False),
        kept=_kept(data.get("kept")),
    )


def _kept(data: dict[str, Any] | None) -> Kept | None:
    """The bound on plans that keep what was frozen; first plans have none."""
    if data is None:
        return None
    bound_fen = fen_of_yuan(data["lower_bound"])
    return Kept(trip_ids=tuple(data["trips"]), bound_fen=bound_fen)


def _cut(data: dict[str, Any]) -> PriceCut:
    return PriceCut(
        ceiling_fen=round(data["ceiling"] * YUAN_FEN),
        per_worker_fen=tuple(round(yuan * YUAN_FEN) for yuan in data["per_worker"]),
    )
