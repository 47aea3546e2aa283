"""The wording of the map, one column a language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Every phrase of the map in one language; braces take a value.

    They are ours, hence put into the page as they stand: no signs of HTML in them.
    """

    html_lang: str
    # the panel
    internal_use: str
    variant: str
    no_variant: str
    n_coaches: str
    n_trips: str
    n_workers: str
    planned_of: str
    held: str
    unplanned: str
    alone: str
    distance: str
    cost: str
    cost_a_worker: str
    lower_bound: str
    gap: str
    by_type: str
    legend: str
    lines_note: str
    wgs84_note: str
    gcj02_note: str
    # line and symbol names
    linehaul: str
    collect: str
    deadhead: str
    stop: str
    break_: str
    rest: str
    village: str
    idle_village: str
    employer: str
    depot: str
    hub: str
    station: str
    names: str
    employers_of: str
    # the layer control
    trips: str
    all_: str
    none: str
    whole: str
    under_way: str
    arrived: str
    play: str
    time: str
    view: str
    trip_entry: str
    group_entry: str
    service_entry: str
    service_tip: str
    service: str
    service_kinds: Mapping[str, str]
    # popups
    seats: str
    drivers: str
    run: str
    driving: str
    money: str
    arrive: str
    depart: str
    place: str
    boarding: str
    alighting: str
    trip: str
    no_calls: str
    centres: Mapping[str, str]
    minutes: str
    hours: str

    @property
    def lang(self) -> Lang:
        """The language."""
        return "zh" if self.html_lang.startswith("zh") else "en"


WORDS: Mapping[Lang, Words] = {
    "zh": Words(
        html_lang="zh-CN",
        internal_use="内部使用",
        variant="方案：{}",
        no_variant="方案：基本",
        n_coaches="客车",
        n_trips="客车车次",
        n_workers="乘车人数",
        planned_of="{}（登记 {}）",
        held="暂缓出行",
        unplanned="未能安排",
        alone="自行返岗",
        distance="里程",
        cost="总费用",
        cost_a_worker="人均费用",
        lower_bound="费用下界",
        gap="与下界差距",
        by_type="客车（按车型）",
        legend="图例",
        lines_note="连线只表示停靠次序，不是实际道路",
        wgs84_note="坐标：WGS-84",
        gcj02_note="坐标：GCJ-02（与底图一致）",
        linehaul="干线（载客）",
        collect="接人段（载客）",
        deadhead="空驶",
        stop="停靠",
        break_="途中休息",
        rest="停驶休息",
        village="村",
        idle_village="村（本方案不停靠）",
        employer="用工单位",
        depot="车场",
        hub="机场、车站",
        station="检测点",
        names="地名",
        employers_of="{city}（用工单位）",
        trips="车次",
        all_="全选",
        none="全不选",
        whole="全程",
        under_way="在途车次",
        arrived="已到达人数",
        play="播放",
        time="时间",
        view="省份视图",
        trip_entry="{trip} · {vehicle} · {n}人 → {to}",
        group_entry="{name} · {trips}车次 · {n}人",
        service_entry="{service} {kind} → {to} · {n}人 · "
        "接驳 {feeders} 车 + 接站 {receiving} 车",
        service_tip="{service} {kind} · {n}人 / {seats}座",
        service="航班、列车",
        service_kinds={
            "charter_flight": "包机",
            "seat_block": "切位航班",
            "charter_train": "专列",
            "charter_carriage": "包车厢",
            "train": "列车",
        },
        seats="{} 人 / 可用 {} 座",
        drivers="驾驶员 {} 名",
        run="{} 公里（空驶 {}）",
        driving="驾驶 {}",
        money="{} 元",
        arrive="到达",
        depart="离开",
        place="地点",
        boarding="上车",
        alighting="下车",
        trip="车次",
        no_calls="本方案不停靠",
        centres={
            "town": "位置为乡镇驻地，约差{}公里",
            "county": "位置为县城，约差{}公里",
        },
        minutes="{} 分钟",
        hours="{} 小时 {} 分钟",
    ),
    "en": Words(
        html_lang="en",
        internal_use="Internal use",
        variant="Variant: {}",
        no_variant="Variant: base",
        n_coaches="Coaches",
        n_trips="Coach trips",
        n_workers="Workers planned",
        planned_of="{} (of {} registered)",
        held="Held",
        unplanned="Unplanned",
        alone="Travel alone",
        distance="Distance",
        cost="Cost",
        cost_a_worker="Cost a worker",
        lower_bound="Lower bound",
        gap="Gap",
        by_type="Coaches by type",
        legend="Legend",
        lines_note="Lines show the order of stops, not the roads",
        wgs84_note="Coordinates: WGS-84",
        gcj02_note="Coordinates: GCJ-02, as the tiles",
        linehaul="Linehaul (loaded)",
        collect="Collecting (loaded)",
        deadhead="Deadhead (empty)",
        stop="Stop",
        break_="Break",
        rest="Rest",
        village="Village",
        idle_village="Village without a stop",
        employer="Employer",
        depot="Depot",
        hub="Airport, railway station",
        station="Screening station",
        names="Place names",
        employers_of="{city} (employers)",
        trips="Trips",
        all_="all",
        none="none",
        whole="whole operation",
        under_way="under way",
        arrived="arrived",
        play="Play",
        time="Time",
        view="Province",
        trip_entry="{trip} · {vehicle} · {n} workers → {to}",
        group_entry="{name} · {trips} trips · {n} workers",
        service_entry="{service} {kind} → {to} · {n} workers · "
        "{feeders} feeders + {receiving} receiving",
        service_tip="{service} {kind} · {n} workers on {seats} seats",
        service="Flight, train",
        service_kinds={
            "charter_flight": "charter flight",
            "seat_block": "flight (seat block)",
            "charter_train": "charter train",
            "charter_carriage": "charter carriage",
            "train": "train",
        },
        seats="{} workers on {} usable seats",
        drivers="{} driver(s)",
        run="{} km ({} empty)",
        driving="{} driving",
        money="CNY {}",
        arrive="Arrives",
        depart="Leaves",
        place="Place",
        boarding="On",
        alighting="Off",
        trip="Trip",
        no_calls="No stop in this plan",
        centres={
            "town": "placed at its town's centre, about {} km off",
            "county": "placed at its county's centre, about {} km off",
        },
        minutes="{} min",
        hours="{} h {} min",
    ),
}
