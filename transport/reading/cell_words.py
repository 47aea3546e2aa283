"""Words that cells may hold, in English and Chinese, each with what it means."""

from __future__ import annotations

YES_NO = {"yes": True, "是": True, "no": False, "否": False}
YES_NO_READ = YES_NO | {
    **dict.fromkeys(("y", "true", "1", "有", "是的", "√", "✓", "✔", "☑"), True),
    **dict.fromkeys(("n", "false", "0", "无", "不是", "×", "x", "✗", "✘", "☒"), False),
    **dict.fromkeys(("同意", "已同意", "接收", "同意接收", "可接收"), True),
    **dict.fromkeys(("不同意", "未同意", "不接收", "暂不接收", "拒绝"), False),
}
LISTED = YES_NO_READ | {
    **dict.fromkeys(("脱贫户", "脱贫", "脱贫人口", "脱贫享受政策户"), True),
    **dict.fromkeys(("监测户", "监测对象", "脱贫监测户", "边缘易致贫户"), True),
    **dict.fromkeys(("脱贫不稳定户", "突发严重困难户", "贫困户", "低收入户"), True),
    **dict.fromkeys(("建档立卡", "建档立卡户", "建档立卡贫困户", "已建档立卡"), True),
    **dict.fromkeys(
        ("一般户", "一般农户", "非贫困户", "非脱贫户", "非建档立卡户"), False
    ),
}
"""What kind of household it is, where a form does not ask yes or no."""
NO_FIGURE = ("正常", "未测", "未检测", "37.3以下", "低于37.3", "<37.3")
"""Cells for a temperature that nobody took or wrote down."""
NOTHING = frozenset(("/", "\\", "-", "--", "—", "——", "–", "无"))
"""Marks by which a form says that a cell is empty on purpose."""
RISK = {
    **{"low": "low", "medium": "medium", "high": "high"},
    **{"低": "low", "中": "medium", "高": "high"},
    **{"低风险": "low", "中风险": "medium", "高风险": "high"},
}
PRECISION = {
    **{"point": "point", "village": "village", "town": "town", "county": "county"},
    **{"定点": "point", "村": "village", "乡镇": "town", "县": "county"},
    **{
        "精确": "point",
        "镇": "town",
        "乡": "town",
        "乡镇驻地": "town",
        "县城": "county",
    },
}
DIRECTION = {
    **{"out": "out", "home": "home"},
    **{"去程": "out", "返程": "home", "返岗": "out", "返乡": "home"},
}
WAYS = {**DIRECTION, "both": "both", "双向": "both"}
CODE = {
    **{"green": "green", "yellow": "yellow", "red": "red"},
    **{"绿": "green", "黄": "yellow", "红": "red"},
    **{"绿码": "green", "黄码": "yellow", "红码": "red"},
    **{"绿色": "green", "黄色": "yellow", "红色": "red", "正常": "green"},
}
BILLING = {
    **{"per_trip": "per_trip", "per_day": "per_day"},
    **{"按趟": "per_trip", "按天": "per_day", "按次": "per_trip", "按日": "per_day"},
}
HUB_KIND = {
    **{"airport": "airport", "rail": "rail"},
    **{"机场": "airport", "火车站": "rail", "铁路": "rail"},
}
SERVICE_KIND = {
    **{"charter_flight": "charter_flight", "包机": "charter_flight"},
    **{"seat_block": "seat_block", "切位": "seat_block"},
    **{"charter_train": "charter_train", "专列": "charter_train"},
    **{"charter_carriage": "charter_carriage", "包车厢": "charter_carriage"},
    **{"train": "train", "列车": "train"},
}
FARE = {
    **{"hsr": "hsr", "emu": "emu", "k_seat": "k_seat"},
    **{"高铁": "hsr", "动车": "emu", "硬座": "k_seat"},
}
MODES = {
    **{"air": "air", "rail": "rail"},
    **{"航空": "air", "铁路": "rail"},
}
RIDERS = {
    **{"all": "all", "poverty": "poverty"},
    **{"全部": "all", "建档立卡": "poverty"},
}
BOUND_FOR = {
    **{"any": "any", "outside_province": "outside_province"},
    **{"inside_province": "inside_province", "outside_city": "outside_city"},
    **{"不限": "any", "省外": "outside_province"},
    **{"省内": "inside_province", "市外": "outside_city"},
}
CRS = {"wgs84": "wgs84", "gcj02": "gcj02", "bd09": "bd09"}
