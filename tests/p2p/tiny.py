"""Frames of a tiny scenario: three workers, two villages, one employer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

import p2p


def settings() -> dict[str, Any]:
    return {
        "name": "tiny",
        "first_day": date(2020, 3, 10),
        "days": 2,
        "origin": {"province": "Shanxi", "city": "Luliang"},
        "policy": {"preset": "none"},
    }


def frames() -> dict[str, Any]:
    return {
        "workers": pd.DataFrame(
            {
                "worker_id": ["W1", "W2", "W3"],
                "name": ["One", "Two", "Three"],
                "village_id": ["V1", "V1", "V2"],
                "employer_id": ["E1", "E1", "E1"],
                "phone": [13800000001.0, None, 13800000003.0],
                "ready_from": pd.Series([pd.Timestamp("2020-03-10 06:00"), None, None]),
            }
        ),
        "villages": pd.DataFrame(
            {
                "village_id": ["V1", "V2"],
                "name": ["North", "South"],
                "county": ["Linxian", "Linxian"],
                "lat": [37.95, 37.90],
                "lon": [110.99, 110.95],
            }
        ),
        "employers": pd.DataFrame(
            {
                "employer_id": ["E1"],
                "name": ["Works"],
                "city": ["Shenmu"],
                "province": ["Shaanxi"],
                "lat": [38.84],
                "lon": [110.50],
            }
        ),
        "depots": pd.DataFrame(
            {
                "depot_id": ["D1"],
                "name": ["Yard"],
                "county": ["Linxian"],
                "lat": [37.96],
                "lon": [110.98],
            }
        ),
        "fleet": pd.DataFrame(
            {
                "depot_id": ["D1"],
                "vehicle_type": ["19-seater"],
                "seats": [19],
                "count": [2],
                "billing": ["per_trip"],
                "fixed": [600],
                "per_km": [6.5],
            }
        ),
    }


def scenario(**changes: pd.DataFrame) -> p2p.Scenario:
    return p2p.scenario_from_frames(settings=settings(), **(frames() | changes))
