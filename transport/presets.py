"""Presets: the dated rule editions that ship with the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from transport.places import RISKS
from transport.policy import SCOPES, Edition, LoadCap, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.policy import Policy

# Intra-city and commuter charters are exempt: 交运明电〔2020〕56号.
_BEYOND_THE_CITY: tuple[Scope, ...] = tuple(s for s in SCOPES if s != "intra_city")
_FEVER_C = Decimal("37.3")

NO_RULES = Edition(
    name="none", effective_from=date.min, source="no rule edition in force"
)

# Rear seats kept for observation, fever handed over. Health papers were demanded in
# practice, not by this document; green codes followed during the same month.
_CN_2020_02_03 = Edition(
    name="cn-2020-02-03",
    effective_from=date(2020, 2, 3),
    source="交运明电〔2020〕44号",
    observation_rows=2,
    certificate_required=True,
    codes_allowed=("green",),
    temperature_limit_c=_FEVER_C,
)

_CN_2020_02_11 = Edition(
    name="cn-2020-02-11",
    effective_from=date(2020, 2, 11),
    source="交运明电〔2020〕56号",
    load_caps=(LoadCap(scopes=_BEYOND_THE_CITY, risks=RISKS, percent=50),),
    observation_rows=2,
    certificate_required=True,
    codes_allowed=("green",),
    temperature_limit_c=_FEVER_C,
)

# The cap falls back to coaches that enter or leave a medium- or high-risk area.
_CN_2020_02_28 = Edition(
    name="cn-2020-02-28",
    effective_from=date(2020, 2, 28),
    source="交运明电〔2020〕80号",
    load_caps=(LoadCap(scopes=_BEYOND_THE_CITY, risks=("medium", "high"), percent=50),),
    observation_rows=2,
    certificate_required=True,
    codes_allowed=("green",),
    temperature_limit_c=_FEVER_C,
    no_stop_risks=("high",),
)

# The guide grades the load by risk and asks for an observation area from 10 seats.
_CN_2021_01_20 = Edition(
    name="cn-2021-01-20",
    effective_from=date(2021, 1, 20),
    source="Spring Festival transport guide of 20 January 2021",
    load_caps=(
        LoadCap(scopes=_BEYOND_THE_CITY, risks=("high",), percent=50),
        LoadCap(scopes=_BEYOND_THE_CITY, risks=("medium",), percent=70),
        LoadCap(scopes=_BEYOND_THE_CITY, risks=("low",), percent=90),
    ),
    observation_rows=2,
    observation_min_seats=10,
    certificate_required=True,
    codes_allowed=("green",),
    temperature_limit_c=_FEVER_C,
)

# Class-B management began on 8 January; coaches are on record as running full from
# the end of the Spring Festival on.
_CN_2023 = Edition(
    name="cn-2023",
    effective_from=date(2023, 1, 27),
    source="class-B management, 国家卫生健康委公告2022年第7号",
)

_TIMELINE = (
    _CN_2020_02_03,
    _CN_2020_02_11,
    _CN_2020_02_28,
    _CN_2021_01_20,
    _CN_2023,
)


PRESETS: Mapping[str, tuple[Edition, ...]] = MappingProxyType(
    {
        "cn": (NO_RULES, *_TIMELINE),
        **{e.name: (replace(e, effective_from=date.min),) for e in _TIMELINE},
        "none": (NO_RULES,),
    }
)
"""Editions by preset name, sorted by date.

``cn`` is the dated timeline; a pinned name such as ``cn-2020-02-11`` holds on every
day, whatever the scenario's dates; ``none`` has no rule.
"""


def edition_on(policy: Policy, day: date) -> Edition:
    """The edition in force on ``day``: the latest one begun by then.

    Before the first edition of a policy no rule is in force.
    """
    begun = [e for e in policy.editions if e.effective_from <= day]
    return max(begun, key=lambda e: e.effective_from, default=NO_RULES)
