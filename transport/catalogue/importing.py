"""What ``p2p import`` tells on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "READING_ROSTERS": ("reading the rosters", "正在读取花名册"),
    "NOTE": ("note: {told}", "说明：{told}"),
    "LABEL_PEOPLE": ("people", "人员"),
    "LABEL_COLUMNS": ("columns", "各列"),
    "LABEL_VILLAGES": ("villages", "村"),
    "LABEL_EMPLOYERS": ("employers", "企业"),
    "LABEL_QUESTIONS": ("questions", "问题"),
    "LABEL_FAULTS": ("faults", "错误"),
    "LABEL_NEXT": ("next", "下一步"),
    "ROWS_AND_PEOPLE": (
        "{rows:row|rows}, {people:worker|workers}",
        "{rows}行，{people}人",
    ),
    "N_POINT": ("{n} to the point", "准确位置{n}处"),
    "N_VILLAGE": ("{n} to the village", "村级{n}处"),
    "N_TOWN": ("{n} to the town alone", "仅到乡镇{n}处"),
    "N_COUNTY": ("{n} to the county alone", "仅到县{n}处"),
    "QUESTIONS_STAND": (
        "{n} open, of which {must} must be answered",
        "待答{n}个，其中必须答复{must}个",
    ),
    "FAULTS_STAND": (
        "{n} to be put right in the roster",
        "须在花名册中更正{n}处",
    ),
    "NEXT_ANSWER": (
        "look into {folder}/questions.xlsx, answer or put right, and run p2p import "
        "again; no scenario is written before",
        "请打开 {folder}/questions.xlsx 答复或更正，再运行 p2p import；此前不生成方案",
    ),
    "NEXT_CHECK": ("p2p check {folder}", "运行 p2p check {folder}"),
    "NEXT_CHECK_OR_ANSWER": (
        "p2p check {folder}; or answer in {folder}/questions.xlsx and run p2p import "
        "again",
        "p2p check {folder}；或在 {folder}/questions.xlsx 答复后再运行 p2p import",
    ),
}
