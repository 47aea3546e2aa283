"""Sentences of journeys: why workers do not travel by a flight or train."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "DOMINATED": (
        "{better} runs between the same hubs on the same day, no dearer, no slower, and"
        " has seats for everybody",
        "{better} 同日往返于相同枢纽，价格不高、用时不长，且座位足够",
    ),
    "MODE_HOLDS": ("{worker} may not board a train", "{worker} 按规定不得乘坐火车"),
    "HUB_TOO_FAR": (
        "a hub lies more than {most_m} by road away",
        "枢纽的公路距离超过 {most_m}",
    ),
    "NO_SHORTER_BY_ROAD": (
        "its coaches run {road_m}, the direct way is {direct_m}",
        "两端接驳共行驶 {road_m}，直达仅 {direct_m}",
    ),
    "NO_FEEDER_IN_TIME": (
        "no feeder can bring them in time from when they are ready",
        "自可出发时起，接驳车无法及时送达",
    ),
    "NO_FEEDER_IN_TIME_BY": (
        "no feeder can bring them in time from when they are ready; one that leaves"
        " then is there {late_s!m} after the last moment to report",
        "自可出发时起，接驳车无法及时送达；届时发车将比最晚报到时刻迟 {late_s!m}",
    ),
    "NO_FEEDER_FROM_OPENING": (
        "no feeder that boards them within the pick-up hours is in time; the first is"
        " there {late_s!m} after the last moment to report",
        "在规定上车时段内上车，接驳车无法及时送达；最早一班将比最晚报到时刻迟"
        " {late_s!m}",
    ),
    "ARRIVES_TOO_LATE_BY": (
        "they would arrive {late_s!m} after the last moment at which they may",
        "到达时间将比规定的到达时限迟 {late_s!m}",
    ),
    "ARRIVES_TOO_LATE": (
        "they would arrive after the time by which they must be there",
        "到达时间将晚于规定的到达时限",
    ),
    "JOURNEY_TOO_LONG": (
        "the journey takes {journey_s} at least; {allowed_s} allowed",
        "全程至少 {journey_s}；上限为 {allowed_s}",
    ),
    "JOURNEY_WAITS_FOR_GATE": (
        "the gate is closed when they arrive; until it opens they wait {wait_s!m}, and"
        " the journey takes {journey_s} at least; {allowed_s} allowed",
        "到达时单位已停止接收，须等候 {wait_s!m} 至再次接收，全程至少 {journey_s}；"
        "上限为 {allowed_s}",
    ),
    "JOURNEY_BOARDS_EARLY": (
        "boarding ends at their village {wait_s!m} before a feeder would have to leave,"
        " and the journey takes {journey_s} at least; {allowed_s} allowed",
        "本村上车时段比接驳车最迟发车时刻早 {wait_s!m} 结束，全程至少 {journey_s}；"
        "上限为 {allowed_s}",
    ),
    "SERVICE_IS_NO_WAY": (
        "{service} is no way: {why}",
        "{service}不可行：{why}",
    ),
    "SERVICE_IS_FULL": (
        "{service} is full: all {seats} seats are taken",
        "{service}已满：{seats} 个座位均已安排",
    ),
    "SERVICE_NOT_ADMITTED": (
        "{service} could carry them, but the settings leave out its kind (modes)",
        "{service}可以运送，但设置中未列入该方式（modes）",
    ),
    "SERVICE_TOO_FULL": (
        "{service} has {free} of {seats} seats free, too few for {n} who travel"
        " together",
        "{service}仅余 {free} 个座位（共 {seats} 个），不够同行的 {n} 人",
    ),
    "SERVICE_INTAKE_FULL": (
        "{service} would bring them to {employer} on days on which it has {room} of its"
        " {most} places a day left (daily_intake), too few for {n}",
        "{service}可送达 {employer}，但到达当日其每日 {most} 个接收名额仅余 {room} 个"
        "（daily_intake），不够 {n} 人",
    ),
    "SERVICE_HUB_CROWDED": (
        "{service} has {free} of {seats} seats free, but at {hub} no more than {most}"
        " of several coaches may gather in half an hour (crowd_cap), and no half-hour"
        " was found for them",
        "{service}尚有座位（{seats} 个中余 {free} 个），但 {hub} 每半小时"
        "多车合计最多聚集 {most} 人（crowd_cap），未能为其找到可用的半小时",
    ),
    "SERVICE_LACKS_FEEDERS": (
        "{service} could carry them: {free} of {seats} seats are free, but no coach is"
        " free to bring them to {hub}: {why}",
        "{service}尚有座位（{seats} 个中余 {free} 个），但没有可送往 {hub} 的接驳车："
        "{why}",
    ),
    "SERVICE_LACKS_RECEIVING": (
        "{service} could carry them: {free} of {seats} seats are free, but no coach is"
        " free to collect them at {hub}: {why}",
        "{service}尚有座位（{seats} 个中余 {free} 个），但没有可在 {hub} 接站的车辆："
        "{why}",
    ),
    "COACHES_NEAR_AWAY": (
        "those within {most_m} by road ({n}) are all away then",
        "公路 {most_m} 以内的 {n} 辆届时均已外出",
    ),
    "COACHES_THAT_FIT_AWAY": (
        "of those within {most_m} by road that are not too large for the village"
        " ({seats} seats at most) all {n} are away then",
        "公路 {most_m} 以内能进村的车（不超过 {seats} 座）共 {n} 辆，届时均已外出",
    ),
    "COACH_THERE_HAS_SEATS": (
        "{why}; a {vehicle_type} that runs there, by {places}, has "
        "{free:seat|seats} left, but {parts}",
        "{why}；一辆途经 {places} 的{vehicle_type}尚余 {free} 座，但{parts}",
    ),
    "NO_RUN_BY_PLACE": (
        "no legal run was found that calls at {place} too",
        "未找到可兼停 {place} 的合规行程",
    ),
    "NO_COACHES_NEAR": (
        "none stands within {most_m} by road",
        "公路 {most_m} 以内没有车辆",
    ),
    "SERVICE_HAS_SEATS": (
        "{service} could carry them: {free} of {seats} seats are free, but no feeder"
        " and receiving coach was found for them, or they cost more than leaving them"
        " weighs",
        "{service}尚有座位（{seats} 个中余 {free} 个），但未找到接驳车和接站车，"
        "或其费用高于未安排的权重",
    ),
    "NO_FEEDER_AT_HOME": (
        "{service} could carry them, but no coach may bring them to it: none is"
        " registered in {cities}, and one end of a charter must lie in the city of its"
        " plates; hire there, write the depot's city, or set emergency_dispatch where"
        " the transport authority orders the trip",
        "{service}可以运送，但没有可用的接驳车：没有车籍在{cities}的车辆，"
        "而包车一端须在车籍所在地；请在当地租车、填写车场的车籍地市，"
        "或在交通运输主管部门下达任务时设置 emergency_dispatch",
    ),
    "NO_RECEIVING_AT_HOME": (
        "{service} could carry them, but no coach may collect them from it: none is"
        " registered in {cities}, and one end of a charter must lie in the city of its"
        " plates; hire there, write the depot's city, or set emergency_dispatch where"
        " the transport authority orders the trip",
        "{service}可以运送，但没有可用的接站车：没有车籍在{cities}的车辆，"
        "而包车一端须在车籍所在地；请在当地租车、填写车场的车籍地市，"
        "或在交通运输主管部门下达任务时设置 emergency_dispatch",
    ),
    "MORE_SERVICES": ("{n:more service|more services}", "另有 {n} 个班次"),
    "FLIGHT": ("flight {service}", "航班 {service} "),
    "TRAIN": ("train {service}", "火车 {service} "),
}
