"""The sheets of the question list: titles, headings, which columns are answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from transport.places import PRECISIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transport.intake.records import PlaceShown
    from transport.language import Text

LISTS = "lists"  # hidden: the words of the drop-down lists
KEY_HEADINGS: Text = ("key", "问题标识")
RULE_HEADINGS: Text = ("choices", "可选答复")
ANSWER_HEADINGS: Text = ("YOUR ANSWER", "您的答复")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A sheet: its columns as (heading, width), hidden from ``n_shown`` on."""

    title: Text
    heading: Text
    columns: tuple[tuple[Text, int], ...]
    n_shown: int

    @property
    def answer_at(self) -> int:
        """The column in which the office answers."""
        return [words for words, _ in self.columns].index(ANSWER_HEADINGS)


QUESTIONS_SHEET = Layout(
    title=("questions", "问题"),
    heading=("Questions on the roster", "花名册待答问题"),
    columns=(
        (("no.", "序号"), 6),
        (("question", "问题"), 46),
        (("rows", "涉及行数"), 9),
        (("first places", "首见于"), 24),
        (("proposed", "建议"), 20),
        (ANSWER_HEADINGS, 26),
        (("if left empty", "不答复则"), 34),
        (KEY_HEADINGS, 10),
        (RULE_HEADINGS, 10),
    ),
    n_shown=7,
)
PLACES_SHEET = Layout(
    title=("places", "地点"),
    heading=("Places, and how exactly they are known", "地点及其位置精度"),
    columns=(
        (("kind", "类别"), 10),
        (("name", "名称"), 30),
        (("town", "乡镇"), 14),
        (("county or city", "县或市"), 14),
        (("workers", "人数"), 9),
        (("latitude,longitude", "纬度,经度"), 22),
        (("known to", "精度"), 34),
        (("found in", "来源"), 16),
        (ANSWER_HEADINGS, 24),
        (KEY_HEADINGS, 10),
    ),
    n_shown=9,
)
ASSUMED_SHEET = Layout(
    title=("assumed", "默认值"),
    heading=("Taken because nobody said it", "名册未写明、程序代定的内容"),
    columns=(
        (("what", "项目"), 24),
        (("taken for it", "取值"), 44),
        (("where it comes from", "依据"), 56),
        (ANSWER_HEADINGS, 24),
        (KEY_HEADINGS, 10),
    ),
    n_shown=4,
)
FAULTS_SHEET = Layout(
    title=("to correct", "须更正"),
    heading=("To be put right in the roster", "须在花名册中更正"),
    columns=(
        (("where", "位置"), 32),
        (("row", "行"), 8),
        (("column", "列"), 16),
        (("written there", "原内容"), 26),
        (("what is wrong", "问题"), 40),
        (("what to do", "处理"), 44),
    ),
    n_shown=6,
)
COLUMNS_SHEET = Layout(
    title=("columns", "各列"),
    heading=("What each column was taken for", "各列识别结果"),
    columns=(
        (("file", "文件"), 26),
        (("sheet", "工作表"), 16),
        (("heading", "标题"), 26),
        (("taken for", "识别为"), 22),
        (("how sure", "把握"), 10),
        (("why", "依据"), 36),
    ),
    n_shown=6,
)
ANSWERED = (QUESTIONS_SHEET, PLACES_SHEET, ASSUMED_SHEET)


def shown_rows(places: Sequence[PlaceShown]) -> list[PlaceShown]:
    """The places, the coarsest and fullest first."""
    return sorted(
        places,
        key=lambda p: (-PRECISIONS.index(p.found.precision), -p.n_people, p.key),
    )
