"""What the console's pages of check-in and of the board tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "CONSOLE_TAB_CHECKIN": ("Check-in", "签到"),
    "CONSOLE_DAY_NOT_BEGUN": (
        "The operation has not begun. First:",
        "尚未开始执行，请先到：",
    ),
    "CONSOLE_SCAN": (
        "Scan a list, then cards; or type a worker's or a trip's id",
        "先扫名单码，再扫乘车卡；或输入人员、车次编号",
    ),
    "CONSOLE_SCAN_ENTER": ("Enter", "确认"),
    "CONSOLE_CAMERA": ("camera", "摄像头"),
    "CONSOLE_NO_CAMERA": (
        "This browser gives the page no camera: use a scanner, or type the number.",
        "此浏览器不向本页提供摄像头：请用扫码枪，或手工输入编号。",
    ),
    "CONSOLE_CAMERA_REFUSED": (
        "No picture from a camera: allow it for this page in the browser and press "
        "again; or use a scanner, or type the number.",
        "摄像头没有图像：请在浏览器中允许本页使用摄像头后再点一次；"
        "也可用扫码枪，或手工输入编号。",
    ),
    "CONSOLE_SCAN_HINT": ("Ready to scan.", "可以扫码。"),
    "CONSOLE_SCAN_GOOD": ("Checked in.", "已登记。"),
    "CONSOLE_SCAN_AGAIN": ("Look at this.", "请注意。"),
    "CONSOLE_SCAN_READY": ("Set.", "已设定。"),
    "CONSOLE_SCAN_BAD": ("Stop.", "停。"),
    "CONSOLE_SCAN_LOST": (
        "No connection: this line is kept here and sent as soon as it is back. "
        "Leave the page open.",
        "连接中断：此条已留在本页，恢复后自动发送，请勿关闭页面。",
    ),
    "CONSOLE_SCAN_REFUSED": (
        "Not entered: load the page again and sign in if it asks you to.",
        "未登记：请重新加载页面，如有提示请登录。",
    ),
    "CONSOLE_SCANS_WAIT": ("lines still to be sent:", "待发送："),
    "CONSOLE_DESK_STAGE": ("what is done", "环节"),
    "CONSOLE_DESK_TRIP": ("trip, flight or train", "车次、航班"),
    "CONSOLE_DESK_PLACE": ("place", "地点"),
    "CONSOLE_DESK_ANY": ("– any –", "– 不限 –"),
    "CONSOLE_DESK_AT": ("time, if not now", "时间（空为现在）"),
    "CONSOLE_DESK_SET": ("Set", "设定"),
    "CONSOLE_DESK_OTHER_DAY": (
        "Today is no day of this operation: give the time at which it was done.",
        "今天不在本次运送日期内：请填写实际发生时间。",
    ),
    "CONSOLE_RIDERS_OF": ("Riders of {ride}", "{ride} 乘客"),
    "CONSOLE_IS_OUT": ("does not travel", "不出行"),
    "CONSOLE_TAP": ("is here", "到"),
    "CONSOLE_TAP_FOR": ("{who} is here", "{who}已到"),
    "CONSOLE_TAKE_BACK": ("take back", "撤销"),
    "CONSOLE_TAKE_BACK_N": ("take back entry {n}", "撤销第 {n} 条登记"),
    "CONSOLE_COACH_MARKS": (
        "{ride} itself: left, came, handed over",
        "{ride} 发车、到达、交接",
    ),
    "CONSOLE_COACH_LEFT": ("has left", "已发车"),
    "CONSOLE_COACH_CAME": ("has come", "已到达"),
    "CONSOLE_SIGNED_BY": ("signed by", "签收人"),
    "CONSOLE_COUNTED": ("counted", "清点人数"),
    "CONSOLE_MISSING_IDS": ("missing, ids", "缺员编号"),
    "CONSOLE_HANDED_OVER": ("handed over", "已交接"),
    "CONSOLE_TAB_BOARD": ("Board", "看板"),
    "CONSOLE_BOARD_GROUP": ("lines", "分组"),
    "CONSOLE_BOARD_AT": ("moment, if not now", "时间（空为现在）"),
    "CONSOLE_BOARD_SHOW": ("Show", "显示"),
    "CONSOLE_BOARD_WALL": ("for a wall", "大屏显示"),
    "CONSOLE_BOARD_LINES": ("lines of the board", "看板明细"),
    "CONSOLE_LAST_ENTRIES": ("Entered last", "最近登记"),
}
