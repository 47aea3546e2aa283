"""The example roster and the pictures of docs/roster.md, made anew.

Needs LibreOffice (``soffice``); run by a maintainer:
``python -m tools.roster_pictures``.
"""

from __future__ import annotations

import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pypdfium2
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageChops

import p2p
from transport.reading.identity import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
ROSTER = ROOT / "examples" / "roster.xlsx"
PICTURES = ROOT / "docs" / "pictures"
TODAY = date(2026, 3, 4)
_SCALE, _MARGIN, _COLOURS = 1.6, 12, 64
_HEADINGS = (
    *("序号", "姓名", "身份证号", "联系电话", "乡镇", "村", "务工企业", "企业地址"),
    *("是否脱贫户", "体温", "健康码", "备注"),
)
_VILLAGES = {
    "白文镇": ("白文村", "庙坪村", "曜头村", "郭家沟村"),
    "城庄镇": ("城庄村", "小马坊村", "阳泉村"),
    "三交镇": ("三交村", "武家沟村", "孙家沟村"),
    "临泉镇": ("万安坪村", "都督村", "胜利坪村"),
    "湍水头镇": ("湍水头村", "刘家沟村", "移民新区"),
}
_FIRMS = (
    ("神木市示例煤业有限公司", "陕西省榆林市神木市锦界镇工业园区"),
    ("榆林示例化工有限责任公司", "陕西省榆林市榆阳区"),
    ("太原示例服装厂", "山西省太原市小店区"),
    ("榆林示例化工有限公司", ""),
)
_EACH = 3  # workers of a village
_WIDTHS = (6, 10, 22, 14, 10, 12, 26, 34, 11, 7, 8, 8)


def write_roster(path: Path) -> None:
    """Write 48 people who do not exist, in the layout that such offices keep."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "花名册"
    rows = list(_rows())
    for cells in (
        ["临县返岗务工人员乘车花名册（示例）"],
        ["填报单位：示例单位（盖章）"],
        list(_HEADINGS),
        *rows,
        ["合计", len(rows)],
        ["制表人：（签字）", None, None, "审核人：（签字）"],
    ):
        sheet.append(cells)
    sheet.merge_cells("A1:L1")
    for at, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGHIJKL"[at]].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.save(path)


def _rows() -> Iterator[list[Any]]:
    n = 0
    for town, villages in _VILLAGES.items():
        for village in villages:
            for _ in range(_EACH):
                n += 1
                body = f"14112419{70 + n % 30}0{1 + n % 9}1{n % 9}{n:03d}"
                firm, address = _FIRMS[n * 7 % len(_FIRMS)]
                yield [
                    *(n, f"工人甲{n:02d}", body + check_digit(body), f"154{n:08d}"),
                    *(town, village, firm, address, "是" if n % 5 == 0 else "否"),
                    *("36.5℃", "绿码", None),
                ]


def draw(workbook: Path, name: str) -> None:
    """Draw each sheet of a workbook that fits a page: ``name-1.png``, ..."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder]
        subprocess.run([*command, workbook], check=True, capture_output=True)
        pages = pypdfium2.PdfDocument(Path(folder, f"{workbook.stem}.pdf"))
        for at, page in enumerate(pages, 1):
            picture = page.render(scale=_SCALE).to_pil().convert("RGB")
            small = _cropped(picture).quantize(_COLOURS)
            small.save(PICTURES / f"{name}-{at}.png", optimize=True)


def _cropped(picture: Image.Image) -> Image.Image:
    """The picture without its white margins and the page's number."""
    picture = picture.crop((0, 0, picture.width, round(picture.height * 0.93)))
    white = Image.new("RGB", picture.size, "white")
    box = ImageChops.difference(picture, white).getbbox() or (0, 0, *picture.size)
    left, top, right, bottom = box
    return picture.crop(
        (
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(picture.width, right + _MARGIN),
            min(picture.height, bottom + _MARGIN),
        )
    )


def main() -> None:
    """Write the roster, import it, draw roster and question list."""
    PICTURES.mkdir(exist_ok=True)
    write_roster(ROSTER)
    draw(ROSTER, "roster")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "linxian")
        p2p.import_roster([ROSTER], out, today=TODAY, lang="en")
        draw(out / "questions.xlsx", "questions")


if __name__ == "__main__":
    main()
