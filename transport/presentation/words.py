"""Every fixed word of the manifests, in English and Chinese."""

from __future__ import annotations

from typing import TYPE_CHECKING

from transport.catalogue.codes import meaning, remedy
from transport.language import title_in, vehicle_name
from transport.notices import FEVER, were_in_force

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from transport.language import Lang


WORDS: Mapping[str, tuple[str, str]] = {
    # sheets
    "index": ("Index", "目录"),
    "boarding": ("Boarding by village", "各村上车名单"),
    "arrivals": ("Arrivals by employer", "各企业到达名单"),
    "services": ("Flights and trains", "航班列车名单"),
    "connections": ("Connections", "衔接时间"),
    "connections_note": (
        "The smallest slack first. Slack: minutes to spare at the hub; missed after:"
        " minutes of delay from which the workers miss check-in.",
        "按余量由小到大排列。余量：到达枢纽后的富余分钟；误机（车）延误：延误超过该分钟"
        "数即错过值机（检票）。",
    ),
    "service": ("Service", "班次"),
    "from_hub": ("From", "出发站"),
    "to_hub": ("To", "到达站"),
    "leaves": ("Leaves", "出发时间"),
    "arrives": ("Arrives", "到达时间"),
    "feeder": ("Feeder", "接驳车次"),
    "receiving": ("Receiving coach", "接站车次"),
    "hub": ("Hub", "枢纽"),
    "at_hub": ("At the hub", "到站时间"),
    "limit": ("Limit", "时限"),
    "slack": ("Slack, min", "余量（分）"),
    "missed_after": ("Missed after, min", "误机延误（分）"),
    "run_sheets": ("Driver run sheets", "驾驶员行车单"),
    "individual": ("Travelling alone", "自行返岗名单"),
    "individual_note": (
        "On no coach, flight or train of the plan; refunded once, against the ticket.",
        "不乘坐本方案的客车、航班和列车；凭票报销一次。",
    ),
    "ticket": ("Ticket, CNY", "票价（元）"),
    "subsidy": ("Refunded at most, CNY", "报销上限（元）"),
    "consent": ("Consent", "本人同意"),
    "consent_given": ("given", "已同意"),
    "consent_to_sign": ("to be signed", "待签字"),
    "held": ("Not travelling", "未安排人员"),
    "register": ("Trip register", "乘客信息登记表"),
    "legal_register": ("Legal trip register", "乘客信息登记表（完整信息）"),
    # notices
    "internal": ("Internal use", "内部使用"),
    "masked_note": (
        "ID numbers and phone numbers are masked here; in full they stand only in the"
        " legal register.",
        "本表证件号码和电话已作脱敏处理，完整信息仅见乘客信息登记表（完整信息）。",
    ),
    "legal_note": (
        "Full identity data of the passengers of one trip, for the carrier, the"
        " transport authority and the health authority alone{document}."
        " Not for employers, villages or drivers' copies. Keep under lock; do not"
        " photograph or send on.",
        "含乘客完整身份信息，仅限承运企业、交通运输主管部门和卫生健康部门使用"
        "{document}。不得提供给用工企业、村组或随车复印，须专人保管，"
        "不得拍照、转发。",
    ),
    "held_note": (
        "Holds tell about people's health: for the coordinator alone.",
        "本表涉及个人健康信息，仅限组织单位使用。",
    ),
    "run_note": (
        "Count heads at every stop; the coach leaves when everyone is accounted for."
        " Report time: 30 min before departure.",
        "每站清点人数，人员齐全方可发车。报到时间为发车前30分钟。",
    ),
    "cited": (" ({document})", "（{document}）"),
    "joiner": (", ", "、"),
    "none": ("none", "无"),
    "total": ("Total", "合计"),
    # trips
    "trip": ("Trip", "班次"),
    "sheet": ("Sheet", "工作表"),
    "file": ("File", "文件"),
    "open": ("open", "打开"),
    "depot": ("Depot", "发车场站"),
    "coach_type": ("Coach type", "车型"),
    "depart": ("Leaves depot", "出场时间"),
    "first_pickup": ("First boarding", "首站上车"),
    "last_drop": ("Last arrival", "末站到达"),
    "return": ("Back at depot", "回场时间"),
    "villages": ("Villages", "上车村"),
    "employers": ("Employers", "用工企业"),
    "workers": ("Workers", "人数"),
    "usable_seats": ("Seats usable", "可用座位"),
    "passenger_seats": ("Passenger seats", "乘客座位"),
    "approved_seats": ("Approved seats", "核定座位"),
    "seats": ("Seats", "座位"),
    "drivers": ("Drivers", "驾驶员人数"),
    "km": ("km", "里程(公里)"),
    "km_empty": ("km empty", "空驶(公里)"),
    "rules": ("Rules", "适用规定"),
    "plate": ("Plate", "车牌号"),
    "carrier": ("Carrier", "承运单位"),
    "carrier_phone": ("Carrier's phone", "承运单位电话"),
    "driver_n": ("Driver {n}, phone", "驾驶员{n}及电话"),
    "captain": ("Captain, phone", "车长及电话"),
    "coach": ("Coach", "车辆"),
    "block": ("Block", "车次链"),
    "way": ("Way", "起讫"),
    "kept_free": ("Seats kept free", "观察区座位"),
    "escort_n": ("Escort {n}", "随车人员{n}"),
    "seats_given": (
        "{approved} approved, {passenger} for passengers, {usable} usable",
        "核定{approved}座，乘客{passenger}座，可用{usable}座",
    ),
    # the register
    "no": ("No.", "序号"),
    "seat": ("Seat", "座号"),
    "name": ("Name", "姓名"),
    "id_type": ("ID type", "证件类型"),
    "id_number": ("ID number", "证件号码"),
    "id_type_number": ("ID type, number", "证件类型、号码"),
    "phone": ("Phone", "联系电话"),
    "home": ("Town, village", "乡镇、村"),
    "employer": ("Employer", "用工企业"),
    "check_passed": ("Health check passed?", "健康检查合格"),
    "certificate": ("Certificate\nissued – until", "健康证明\n开具—有效至"),
    "certificate_issued": ("Certificate issued", "健康证明开具"),
    "certificate_until": ("Certificate valid until", "健康证明有效至"),
    "issued_until": ("{issued}\n– {until}", "{issued}\n至 {until}"),
    "temperature": ("Temp. °C", "上车体温℃"),
    "notice": ("Return notice?", "返岗通知"),
    "emergency": ("Emergency contact", "紧急联系人"),
    "remark": ("Remark", "备注"),
    "signature": ("Signature", "签名"),
    "yes_no": ("□ yes\n□ no", "□是  □否"),
    "resident_id": ("Resident ID", "居民身份证"),
    "other_id": ("Other", "其他"),
    "handover": (
        "Boarded: ______   Arrived: ______   Absent: ______",
        "上车人数：______   到达人数：______   缺员：______",
    ),
    "handover_sign": (
        "Driver: __________   Employer: __________   Date, time: __________",
        "驾驶员签字：__________   企业接收人签字：__________   时间：__________",
    ),
    # the seat map
    "seat_map": ("Seat map", "座位图"),
    "front": ("▲ front ▲", "▲ 车头 ▲"),
    "driver": ("Driver", "驾驶员"),
    "aisle": ("aisle", "过道"),
    "door": ("Door", "车门"),
    "relief_driver": ("Relief driver", "替班驾驶员"),
    "escort": ("Escort", "随车人员"),
    "worker": ("Worker", "务工人员"),
    "crew": ("Crew", "司乘人员"),
    "free": ("Free", "空座"),
    "kept_empty": ("kept empty", "留空"),
    "observation": ("Observation area: kept empty", "隔离观察区：留空"),
    # stops
    "stops": ("Stops", "停靠站点"),
    "stop": ("Stop", "停靠"),
    "place": ("Place", "地点"),
    "arrive": ("Arrive", "到达"),
    "leave": ("Leave", "离开"),
    "on_off_aboard_km": ("On/off/aboard, km", "上/下/在车，公里"),
    "break_at": ("break at: __________", "休息地点：__________"),
    "rest_at": ("rest at: __________", "停驶地点：__________"),
    "break_at_due": (
        "{start} → {end}, {km} km on; break at: __________",
        "{start} → {end}，驶出{km}公里处；休息地点：__________",
    ),
    "rest_at_due": (
        "{start} → {end}, {km} km on; rest at: __________",
        "{start} → {end}，驶出{km}公里处；停驶地点：__________",
    ),
    "stop_depot": ("Depot", "场站"),
    "stop_layover": ("Stands until its next trip", "等候下一车次"),
    "stop_pickup": ("Boarding", "上车"),
    "stop_screening": ("Screening", "健康检查"),
    "stop_break": ("Break", "停车休息"),
    "stop_rest": ("Rest", "停驶休息"),
    "stop_hub": ("Hub", "枢纽站"),
    "stop_drop": ("Arrival", "到达下车"),
    # lists
    "county": ("County", "县区"),
    "town": ("Town", "乡镇"),
    "village": ("Village", "村"),
    "city": ("City", "城市"),
    "contact": ("Employer's contact", "企业联系人"),
    "board_from": ("Boarding from", "上车时间"),
    "coach_leaves": ("Coach leaves", "发车时间"),
    "coach_arrives": ("Coach arrives", "到达时间"),
    "alighted_by": ("All off by", "下车完毕"),
    "worker_id": ("Worker id", "人员编号"),
    "party": ("Party", "同行组"),
    "bags": ("Bags", "行李件数"),
    "boarded": ("Boarded?", "已上车"),
    "received": ("Received?", "已接收"),
    "box": ("□", "□"),
    "from": ("From", "开始"),
    "until": ("Until", "结束"),
    "duration": ("h:mm", "时长"),
    "activity": ("What", "事项"),
    "at_wheel": ("At the wheel", "当班驾驶员"),
    "board": ("On", "上车"),
    "alight": ("Off", "下车"),
    "aboard": ("Aboard", "在车人数"),
    "counted": ("Counted", "清点人数"),
    "report": ("Report, check coach", "报到、车辆检查"),
    "drive": ("Drive", "行车"),
    "wheel_total": ("Wheel time in all", "驾驶时间合计"),
    # who stays
    "status": ("Status", "状态"),
    "status_held": ("Held", "暂不能乘车"),
    "status_unplanned": ("Unplanned", "未能安排"),
    "code": ("Code", "代码"),
    "meaning": ("Meaning", "含义"),
    "meaning_fact": ("{meaning}: {fact}", "{meaning}：{fact}"),
    "what_to_do": ("What to do", "处理建议"),
    "reason": ("Details", "详细说明"),
    "green": ("green", "绿码"),
    "yellow": ("yellow", "黄码"),
    "red": ("red", "红码"),
}

_COLUMN: Mapping[Lang, int] = {"en": 0, "zh": 1}


class Words:
    """The words of one language; ``words["trip"]`` or ``words("driver_n", n=1)``."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._column = _COLUMN[lang]

    def __getitem__(self, key: str) -> str:
        return WORDS[key][self._column]

    def __call__(self, key: str, **values: object) -> str:
        """The phrase with its blanks filled."""
        return self[key].format(**values)

    def legal_note(self, first_day: date) -> str:
        """Who may have the register in full, with the notice where it was in force."""
        document = self("cited", document=FEVER) if were_in_force(first_day) else ""
        return self("legal_note", document=document)

    def title(self, title: str) -> str:
        """The title, of one in both languages its own part."""
        return title_in(title, "zh" if self._column else "en")

    def vehicle(self, vehicle_type: str) -> str:
        """The vehicle type; in Chinese a "coach-49" is told in Chinese."""
        return vehicle_name(vehicle_type)[1] if self._column else vehicle_type

    def meaning(self, code: str) -> str:
        """What a hold or unplanned code says; nothing for a code not known here."""
        return meaning(code, self.lang)

    def remedy(self, code: str) -> str:
        """What to do about a code; nothing for a code not known here."""
        return remedy(code, self.lang)
