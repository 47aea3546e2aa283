"""How long an office's roster takes: made up, of any size, with real villages.

    python -m benchmarks.intake --rows 40000

A book (xlsx, towns and households merged downwards) and a table of text with 13
columns are written for a county, then read in a process of their own, and imported by
``p2p import`` in another. `seconds` is wall time with the start of the process, `cpu`
what the processors took, `MB` the largest memory, `found` people or, for the import,
the exit code.
"""

from __future__ import annotations

import argparse
import csv
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import xlsxwriter

from scenarios.divisions import ListedDivisions
from transport.intake.rosters import read_rosters
from transport.reading.identity import check_digit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HEAD = f"{'file':12} {'what':7} {'rows':>7} {'seconds':>8} {'cpu':>6} {'MB':>6}  found"
COUNTY = "141124"  # 临县
ROWS = 40_000
HEADINGS = (
    *("序号", "*姓名", "*身份证号", "联系电话", "乡镇", "村", "户主姓名", "务工企业"),
    *("企业地址", "是否脱贫户", "体温", "健康码", "备注"),
)
TITLE = "临县2023年春季务工人员返岗乘车花名册"
FIRMS = (
    ("示例煤业有限公司", "陕西省榆林市神木市"),
    ("示例电子有限公司", "山东省青岛市黄岛区"),
    ("示例食品有限公司", "山西省太原市小店区"),
    ("示例纺织有限公司", "江苏省苏州市昆山市"),
)
_OF_TOWN, _OF_HOUSEHOLD = 400, 2
_TOWN_AT, _HEAD_AT = HEADINGS.index("乡镇"), HEADINGS.index("户主姓名")
_KB = 1024
_READ, _IMPORT = "read", "import"


class Line(NamedTuple):
    """What one process took."""

    file: str
    what: str
    rows: int
    seconds: float
    cpu: float
    megabytes: float
    found: str

    def __str__(self) -> str:
        return (
            f"{self.file:12} {self.what:7} {self.rows:7} {self.seconds:8.1f} "
            f"{self.cpu:6.1f} {self.megabytes:6.0f}  {self.found}"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line for each file and each thing done with it."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.read is not None:
        print(len(read_rosters([asked.read]).people))  # noqa: T201
        return
    if asked.write is not None:
        written(asked.write, asked.rows)
        return
    print(HEAD)  # noqa: T201
    with tempfile.TemporaryDirectory() as folder:
        # A process starts with the memory of the one that starts it: this stays small.
        more = ["--write", folder, "--rows", str(asked.rows)]
        subprocess.run([sys.executable, "-m", "benchmarks.intake", *more], check=True)
        for path in files_in(Path(folder)):
            for what in (_READ, _IMPORT):
                print(measured(path, what, asked.rows), flush=True)  # noqa: T201


def people(n: int) -> Iterator[list[str | int]]:
    """Rows of ``n`` people, each with its town and the head of its household."""
    listed = ListedDivisions()
    towns = [
        (town.name, [village.name for village in listed.villages(town.code)])
        for town in listed.towns(COUNTY)
    ]
    towns = [town for town in towns if town[1]]
    for k in range(n):
        town, villages = towns[k // _OF_TOWN % len(towns)]
        firm, address = FIRMS[k % len(FIRMS)]
        body = f"{COUNTY}19{60 + k % 40}{1 + k // 40 % 12:02}{1 + k // 480 % 28:02}"
        body += f"{k // 13_440 * 7 % 1000:03}"
        head = k - k % _OF_HOUSEHOLD
        yield [
            *(k + 1, f"工人{k:05}", body + check_digit(body), f"154{k:08}"),
            *(town, villages[head // _OF_HOUSEHOLD % len(villages)], f"工人{head:05}"),
            *(firm, address, "否" if k % 3 else "是", "36.5℃", "绿码", ""),
        ]


def files_in(folder: Path) -> tuple[Path, Path]:
    """The book and the table of text."""
    return folder / "roster.xlsx", folder / "roster.csv"


def written(folder: Path, n: int) -> tuple[Path, Path]:
    """The roster as a book and as a table of text."""
    book, text = files_in(folder)
    rows = list(people(n))
    with text.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    with xlsxwriter.Workbook(book) as made:
        sheet = made.add_worksheet("花名册")
        sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, TITLE)
        sheet.write_row(1, 0, HEADINGS)
        for at, row in enumerate(rows):
            sheet.write_row(2 + at, 0, row)
        for column, size in ((_TOWN_AT, _OF_TOWN), (_HEAD_AT, _OF_HOUSEHOLD)):
            for first in range(0, n, size):
                last = min(first + size, n) - 1
                if last > first:
                    value = str(rows[first][column])
                    sheet.merge_range(2 + first, column, 2 + last, column, value)
    return book, text


def measured(path: Path, what: str, n: int) -> Line:
    """What a process of its own takes to read or to import ``path``."""
    out = path.with_name(f"{path.stem}-{path.suffix[1:]}")
    command = {
        _READ: ["-m", "benchmarks.intake", "--read", str(path)],
        _IMPORT: ["-m", "cli", "import", str(path), "-o", str(out)],
    }[what]
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True
    ) as child:
        told = child.stdout.read() if child.stdout is not None else ""
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    found = told.strip() if what == _READ else f"exit {child.returncode}"
    cpu = used.ru_utime + used.ru_stime
    return Line(path.name, what, n, seconds, cpu, used.ru_maxrss / _KB, found)


if __name__ == "__main__":
    main()
