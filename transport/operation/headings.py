"""The table of events: its columns, which are the facts of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.reading.table_records import Table, column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.said import Said

KIND, AT, BY = "event", "at", "by"
EVENTS = Table(
    name="events",
    zh=("事件", "当日事件"),
    meaning="what happened on the day",
    required=True,
    columns=(
        column("event*", "事件 事件类型", "event", "what happened"),
        column("at*", "时间 发生时间", "moment", "when it was seen"),
        column("by*", "报告人 上报人", "text", "who reports it"),
        column("worker_id", "人员编号 编号", "id", "the worker"),
        column("trip_id", "车次", "id", "the coach trip"),
        column("employer_id", "企业编号 用工单位编号", "id", "the employer"),
        column("village_id", "村编号", "id", "the village"),
        column("service_id", "班次 班次编号", "id", "the flight or train"),
        column("place_id", "地点 地点编号", "id", "the place, or where a road begins"),
        column("to_place_id", "到达地点", "id", "where the road ends"),
        column("lat", "纬度", "lat", "latitude of where it happened"),
        column("lon", "经度", "lon", "longitude of where it happened"),
        column("depot_id", "场站编号", "id", "the coach's depot"),
        column("vehicle_type", "车型", "id", "the type of the coach"),
        column("coach", "车号", "count", "number of the coach in its line"),
        column("coaches", "车辆数", "count", "how many coaches"),
        column("driver", "驾驶员", "drivers", "number of the driver"),
        column("minutes", "延误分钟 延误", "minutes", "by how much it is late"),
        column("until", "截止时间", "until", "until when it holds"),
        column("moved_to", "改至", "moment", "the new departure"),
        column("intake", "接收人数", "whole", "how many are taken a day"),
        column("temperature_c", "体温", "temperature", "the first measurement"),
        column("again_c", "复测体温", "temperature", "the second measurement"),
        column("health_code", "健康码", "code", "colour of the health code"),
        column(
            "certificate_until", "健康证明有效期", "until", "end of the certificate"
        ),
        column("name", "姓名", "text", "the worker's name"),
        column("id_number", "身份证号", "id_number", "the identity number"),
        column("phone", "电话 手机", "phone", "the worker's phone"),
        column("party_id", "同行编号", "id", "who travels together"),
        column("countermands", "撤销编号", "count", "number of the event taken back"),
        column("remark", "备注", "text", "anything else"),
    ),
)
_COLUMN_OF: Mapping[str, str] = {
    "kind": "event",
    "at_s": "at",
    "reporter": "by",
    "n_coaches": "coaches",
    "delay_s": "minutes",
    "until_s": "until",
    "moved_to_s": "moved_to",
    "certificate_until_s": "certificate_until",
}


def column_of(fact: str) -> str:
    """The heading under which users write a fact of an event."""
    return _COLUMN_OF.get(fact, fact)


def about(fact: str) -> Said:
    """What a fact holds."""
    return EVENTS.column[column_of(fact)].about
