"""Rosters as offices keep them, made up: real files in several formats and layouts."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

from transport.reading.identity import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

Cells = list[list[Any]]
Box = tuple[int, int, int, int]  # top, left, bottom, right, from 1

TOWNS = ("示例镇", "样板乡", "试验镇")
FIRMS = ("示例煤业有限公司", "示例电子厂", "示例食品有限公司")
PLACES = ("陕西省榆林市神木市", "山西省吕梁市临县", "山东省青岛市黄岛区")


def name(n: int) -> str:
    return f"工人{'甲乙丙丁戊己庚辛'[n // 100 % 8]}{n % 100:02d}"


def id_number(n: int) -> str:
    """A number with a right check digit, different for each ``n``."""
    day = f"19{60 + n % 40:02d}{1 + n % 12:02d}{1 + n % 28:02d}"
    body = f"141124{day}{n // 13440 * 100 + n % 1000 % 999:03d}"[:17]
    return body + check_digit(body)


def phone(n: int) -> str:
    return f"154{n:08d}"


def village(n: int) -> str:
    return f"示例村{1 + n % 7}"


def xlsx(
    path: Path,
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merged: Mapping[str, Sequence[Box]] = {},
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, cells in sheets.items():
        sheet = book.create_sheet(title)
        for row in cells:
            sheet.append(row)
        for top, left, bottom, right in merged.get(title, ()):
            sheet.merge_cells(
                start_row=top, start_column=left, end_row=bottom, end_column=right
            )
    book.save(path)
    return path


def xls(path: Path, cells: Sequence[Sequence[Any]], merged: Sequence[Box] = ()) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("花名册")
    inside = {
        (row, column)
        for top, left, bottom, right in merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for at, row in enumerate(cells, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None and (at, column) not in inside:
                sheet.write(at - 1, column - 1, value)
    for top, left, bottom, right in merged:
        value = cells[top - 1][left - 1]
        sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, value)
    book.save(str(path))
    return path


def ods(path: Path, cells: Sequence[Sequence[Any]], merged: Sequence[Box] = ()) -> Path:
    spans = {(top, left): (bottom, right) for top, left, bottom, right in merged}
    rows = "".join(
        f"<table:table-row>{''.join(_ods_cells(row, at, spans))}</table:table-row>"
        for at, row in enumerate(cells, start=1)
    )
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
        )
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}>'
        '<office:body><office:spreadsheet><table:table table:name="花名册">'
        f"{rows}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:'
            f'manifest:1.0"><manifest:file-entry manifest:full-path="/" '
            f'manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path


def _ods_cells(
    row: Sequence[Any], at: int, spans: Mapping[tuple[int, int], tuple[int, int]]
) -> Iterable[str]:
    for column, value in enumerate(row, start=1):
        span = ""
        if (at, column) in spans:
            bottom, right = spans[at, column]
            span = (
                f" table:number-rows-spanned={quoteattr(str(bottom - at + 1))}"
                f" table:number-columns-spanned={quoteattr(str(right - column + 1))}"
            )
        if value is None:
            yield f"<table:table-cell{span}/>"
        elif isinstance(value, int | float):
            yield (
                f'<table:table-cell{span} office:value-type="float" '
                f'office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
            )
        else:
            text = escape(str(value))
            yield (
                f'<table:table-cell{span} office:value-type="string">'
                f"<text:p>{text}</text:p></table:table-cell>"
            )


def text_table(
    path: Path,
    cells: Sequence[Sequence[Any]],
    *,
    encoding: str = "utf-8-sig",
    delimiter: str = ",",
) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([["" if v is None else v for v in row] for row in cells])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


# Layouts. Each has ``n`` people from number ``first`` on.


def office(n: int = 48, first: int = 1) -> tuple[Cells, list[Box]]:
    """Title and date rows over it, town merged downwards, total and notes under it."""
    cells: Cells = [
        ["临县2023年春季务工人员返岗乘车花名册（示例）", *[None] * 11],
        ["填报单位：示例镇人民政府（盖章）", *[None] * 6, "填报日期：2023年2月8日"]
        + [None] * 4,
        [
            *("序号", "*姓名", "*身份证号", "联系电话", "乡镇", "村", "务工企业"),
            *("企业地址", "是否脱贫户", "体温", "健康码", "备注"),
        ],
    ]
    boxes = [(1, 1, 1, 12), (2, 1, 2, 7)]
    for at in range(n):
        k = first + at
        town = TOWNS[0] if at % 12 == 0 else None
        cells.append(
            [
                *(at + 1, name(k), id_number(k), phone(k), town, village(k)),
                *(FIRMS[k % 3], PLACES[k % 3], "是" if k % 5 == 0 else "否"),
                *("36.5℃", "绿码", None),
            ]
        )
        if at % 12 == 0:
            boxes.append((4 + at, 5, min(3 + n, 15 + at), 5))
    cells += [
        ["合计", n, *[None] * 10],
        ["制表人：（签字）", None, None, "审核人：（签字）", *[None] * 8],
        ["注：1. 表中带*为必填项。2. 请于出发前一日18:00前报送。", *[None] * 11],
    ]
    return cells, boxes


def poverty_office(n: int = 10, first: int = 1) -> tuple[Cells, list[Box]]:
    """Two rows of headings, a household's columns merged downwards."""
    cells: Cells = [
        ["脱贫劳动力外出务工花名册", *[None] * 9],
        [
            "序号",
            "户主姓名",
            "基本情况",
            None,
            None,
            "家庭住址",
            None,
            "户类型",
            "务工单位",
            None,
        ],
        [
            None,
            None,
            "姓名",
            "身份证号",
            "手机",
            "乡镇",
            "行政村",
            None,
            "名称",
            "地址",
        ],
    ]
    boxes = [
        *((1, 1, 1, 10), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 5), (2, 6, 2, 7)),
        *((2, 8, 3, 8), (2, 9, 2, 10)),
    ]
    for at in range(n):
        k = first + at
        is_head = at % 2 == 0
        cells.append(
            [
                *(
                    at + 1,
                    name(k) if is_head else None,
                    name(k),
                    id_number(k),
                    phone(k),
                ),
                *(TOWNS[1] if at == 0 else None, village(k // 2) if is_head else None),
                *(("脱贫户", "监测户", "一般户")[at % 3], FIRMS[1], PLACES[0]),
            ]
        )
        if is_head and at + 1 < n:
            boxes += [(4 + at, 2, 5 + at, 2), (4 + at, 7, 5 + at, 7)]
    boxes.append((4, 6, 3 + n, 6))
    return cells, boxes


def labour_export(n: int = 6, first: int = 1) -> Cells:
    """A register of labour export: many columns that nobody needs here."""
    heads = (
        *(
            "姓名",
            "身份证号",
            "年龄",
            "性别",
            "民族",
            "户籍地址",
            "联系电话",
            "文化程度",
        ),
        *("就业地点", "外出务工时间", "填报人", "填报日期"),
    )
    return [
        list(heads),
        *(
            [
                *(name(k), id_number(k), 38, "男", "汉族", f"临县示例镇{village(k)}"),
                *(
                    phone(k),
                    "初中",
                    f"榆林市{FIRMS[k % 3]}",
                    "2023.02",
                    "甲",
                    "2023/2/8",
                ),
            ]
            for k in range(first, first + n)
        ),
    ]


def wechat(n: int = 5, first: int = 1) -> Cells:
    """A collection by phone: numbered questions, numbered names, who sent it when."""
    heads = (
        *(
            "提交时间",
            "填写人",
            "1、您的姓名（必填）",
            "2、您的身份证号码",
            "3、手机号码",
        ),
        *("4、家庭住址(XX镇XX村)", "5、务工单位名称", "6、拟出发日期", "7、健康码颜色"),
        "8、紧急联系人电话",
    )
    return [
        list(heads),
        *(
            [
                *(
                    "2023-02-08 10:15:00",
                    "微信用户",
                    f"{at}. {name(k)}",
                    f"'{id_number(k)}",
                ),
                *(
                    f"+86 {phone(k)[:3]} {phone(k)[3:7]} {phone(k)[7:]}",
                    "示例镇示例村1组",
                ),
                *(FIRMS[0], "2月10日", "绿色", phone(9000 + k)),
            ]
            for at, k in enumerate(range(first, first + n), start=1)
        ),
    ]


def school_list(n: int = 8, first: int = 1) -> Cells:
    """Like a class list: two lists side by side would be worse, this is one."""
    return [
        ["示例职业学校2023届学生返岗实习名单", *[None] * 8],
        [
            "学号",
            "姓　名",
            "性别",
            "班级",
            "身份证号",
            "本人电话",
            "家长姓名",
            "家长电话",
            "实习单位",
        ],
        *(
            [
                *(f"2023{k:04d}", f"{name(k)[0]}　{name(k)[1:]}", "女", "电子2班"),
                *(id_number(k), phone(k), name(500 + k), phone(5000 + k), FIRMS[1]),
            ]
            for k in range(first, first + n)
        ),
    ]


def english(n: int = 6, first: int = 1) -> Cells:
    """An export of a personnel system."""
    heads = (
        *("Employee No.", "Full Name", "ID Number", "Mobile Phone", "Department"),
        *(
            "Home Address",
            "Company",
            "Work Location",
            "Start Date",
            "Emergency Contact",
        ),
    )
    return [
        list(heads),
        *(
            [
                *(f"E{k:04d}", f"Worker {k:02d}", id_number(k), phone(k), "Assembly"),
                *(
                    "Example Village 1, Example Town, Linxian",
                    "Example Foods Co., Ltd.",
                ),
                *("Huangdao, Qingdao, Shandong", "02/20/2023", "Worker 99"),
            ]
            for k in range(first, first + n)
        ),
    ]
