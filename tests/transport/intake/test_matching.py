"""Headings: what each stands for, and whose columns are not the person's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transport.intake.matching import SURE, match
from transport.intake.plain_headings import fingerprint, plain_heading
from transport.intake.synonyms import (
    FIELDS,
    NOT_NEEDED,
    chosen_field,
    field_choice,
    group_words,
    headings_in_group,
    known_headings,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("*姓名", "name"),
        ("姓　　名", "name"),
        ("姓\n名", "name"),
        ("1、您的姓名（必填）", "name"),
        ("姓名/Name", "name"),
        ("Full Name", "name"),
        ("公民身份号码", "id_number"),
        ("身份證號碼", "id_number"),
        ("ID No.", "id_number"),
        ("聯繫電話", "phone"),
        ("本人电话", "phone"),
        ("镇（街道）", "town"),
        ("所属乡镇", "town"),
        ("村(社区)", "village"),
        ("自然村", "village"),
        ("户籍地址", "home_address"),
        ("就业地址", "employer_address"),
        ("务工企业", "employer"),
        ("是否脱贫户", "poverty_listed"),
        ("是否建档立卡户", "poverty_listed"),
        ("监测户", "poverty_listed"),
        ("体温（℃）", "temperature_c"),
        ("健康码/通行码", "health_code"),
        ("户主姓名", "household_head"),
        ("户号", "household"),
        ("最迟到岗时间", "report_by"),
        ("可出发日期", "ready_from"),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(heading: str, field: str) -> None:
    found = match(heading)
    assert found is not None
    assert found.field == field
    assert found.confidence >= SURE


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "与户主关系",
            "紧急联系电话",
            "电话（紧急联系人）",
            "家长姓名",
            "填报人",
            "父亲电话",
        ),
        *("企业联系人电话", "Emergency Contact", "性别", "外出务工时间", "银行卡号"),
    ],
)
def test_what_is_somebody_elses_or_not_needed_is_not_taken(heading: str) -> None:
    found = match(heading)
    assert found is not None
    assert found.field == NOT_NEEDED


@pytest.mark.parametrize(
    ("group", "heading", "field"),
    [
        ("家庭住址", "乡镇", "town"),
        ("户籍地址", "县", "county"),
        ("务工地点", "县", "employer_county"),
        ("务工单位", "名称", "employer"),
        ("务工单位", "地址", "employer_address"),
        ("务工单位", "联系电话", NOT_NEEDED),
        ("务工人员基本情况", "联系电话", "phone"),
        ("户主", "姓名", "household_head"),
        ("基本情况", "姓名", "name"),
        ("紧急联系人", "姓名", NOT_NEEDED),
        ("健康证明", "有效期", "certificate_until"),
    ],
)
def test_a_group_tells_what_a_short_heading_means(
    group: str, heading: str, field: str
) -> None:
    found = match(heading, group)
    assert found is not None
    assert found.field == field


def test_a_misspelt_heading_is_taken_by_likeness_and_not_for_sure() -> None:
    found = match("身份正号")
    assert found is not None
    assert (found.field, found.how.code) == ("id_number", "TAKEN_BY_LIKENESS")
    assert 0.6 <= found.confidence < SURE


def test_a_strange_heading_is_taken_for_nothing() -> None:
    assert match("血糖") is None
    assert match("Blood sugar") is None
    assert match("") is None


def test_every_heading_of_the_table_is_written_as_it_is_compared() -> None:
    assert all(plain_heading(word) == word for word in known_headings())
    assert {field for field, _ in known_headings().values()} >= set(FIELDS)
    for kind in group_words():
        assert {field for field, _ in headings_in_group(kind).values()} <= {
            *FIELDS,
            NOT_NEEDED,
        }


def test_a_field_is_chosen_by_either_name() -> None:
    for field in (*FIELDS, NOT_NEEDED):
        assert chosen_field(field_choice(field)) == field
        assert chosen_field(f" {field} ") == field
    assert chosen_field("姓名") == "name"
    assert chosen_field("nonsense") is None


def test_a_layout_has_one_fingerprint_however_its_headings_are_dressed() -> None:
    assert fingerprint(["*姓名", "联系 电话"]) == fingerprint(["姓名", "聯繫電話", ""])
    assert fingerprint(["姓名", "电话"]) != fingerprint(["电话", "姓名"])


def test_the_page_names_every_field_and_headings_of_it() -> None:
    page = (Path(__file__).parents[3] / "docs" / "roster-columns.md").read_text("utf-8")
    rows = {
        cells[1].strip(" `"): cells
        for line in page.splitlines()
        if line.startswith("| `") and len(cells := line.split("|")) > 4
    }
    assert list(rows) == list(FIELDS)
    for field, (_, _, chinese, headings, *_) in rows.items():
        assert chosen_field(chinese) == field
        named = [word.strip() for word in re.split("[、;,]", headings)]
        assert {known_headings()[plain_heading(word)][0] for word in named} == {field}
