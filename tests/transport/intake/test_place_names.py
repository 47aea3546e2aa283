"""Names of places have one form, however they are spelt."""

from __future__ import annotations

import pytest

from transport.intake.place_names import (
    VillageName,
    called,
    tidy,
    town_stem,
    unit_stem,
    village_stem,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("臨縣 永安鎮", "临县永安镇"),
        ("乾县", "乾县"),
        ("ＡＢ１２", "ab12"),
        ("*碛口镇（旧）", "碛口镇旧"),
    ],
)
def test_names_are_simplified_half_width_and_without_marks(
    written: str, plain: str
) -> None:
    assert tidy(written) == plain


@pytest.mark.parametrize(
    ("name", "stem", "kind"),
    [
        ("东庄村村民委员会", "东庄", "village"),
        ("东庄村村委会", "东庄", "village"),
        ("东庄自然村", "东庄", "village"),
        ("东庄行政村", "东庄", "village"),
        ("东庄", "东庄", ""),
        ("王村", "王村", "village"),
        ("王村村委会", "王村", "village"),
        ("王村委会", "王村", "village"),
        ("新村委会", "新村", "village"),
        ("凤凰社区居委会", "凤凰", "community"),
        ("凤凰居委会", "凤凰", "community"),
        ("上村坪村3组", "上村坪", "village"),
        ("示例村第二村民小组", "示例", "village"),
        ("示例三组", "示例", ""),
        ("示例村李家屯", "示例", "village"),
        ("巴音嘎查村委会", "巴音", "village"),
    ],
)
def test_the_kind_of_a_village_is_told_apart_from_its_name(
    name: str, stem: str, kind: str
) -> None:
    assert village_stem(name) == VillageName(stem, kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("永安镇", "永安"),
        ("永安街道办事处", "永安"),
        ("音河达斡尔鄂温克民族乡", "音河"),
        ("淋溪河白族乡", "淋溪河"),
        ("城关镇", "城关"),
        ("兴镇", "兴镇"),
    ],
)
def test_the_kind_of_a_town_is_left_out(name: str, stem: str) -> None:
    assert town_stem(name) == stem


@pytest.mark.parametrize(
    ("name", "stem"),
    [("浑源县", "浑源"), ("临县", "临县"), ("保亭黎族苗族自治县", "保亭")],
)
def test_the_kind_of_a_unit_is_left_out_where_two_characters_stay(
    name: str, stem: str
) -> None:
    assert unit_stem(name) == stem


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("东庄村村民委员会", "东庄村"),
        ("东庄村委会", "东庄村"),
        ("凤凰社区居委会", "凤凰社区"),
        ("李家山自然村", "李家山村"),
        ("巴音嘎查村委会", "巴音嘎查"),
        ("火车站居民委员会", "火车站居委会"),
        ("东庄", "东庄"),
        ("A 区东庄村委会", "A区东庄村"),
        ("East Village", "East Village"),
    ],
)
def test_a_village_is_called_without_its_committee(name: str, said: str) -> None:
    assert called(name) == said
