"""Sentences on the people of a roster: told once, twice, travelling together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "NOBODY_ON_ROSTER": ("nobody was found", "没有找到任何人员"),
    "GIVE_A_ROSTER": (
        "give a roster with a row of headings, a column of names among them",
        "请提供有标题行（含姓名列）的花名册",
    ),
    "ID_ROW_DAMAGED": (
        "a row of the file of ids is damaged",
        "编号登记文件中有一行已损坏",
    ),
    "RESTORE_ID_FILE": (
        "bring {file} back from a copy; without it everybody gets a new id, so remove "
        "it only if that does not matter",
        "请用备份恢复 {file}；没有它，所有人都会得到新编号，确实无妨时才可删除",
    ),
    "ROWS_MERGED": (
        "{name} stands in several rows and is one worker; also {rows}",
        "{name}出现在多行，按一人处理；另见 {rows}",
    ),
    "ROWS_MERGED_FIRST_COUNTS": (
        "{name} stands in several rows and is one worker; also {rows}. What differs is "
        "taken from the first: {fields}",
        "{name}出现在多行，按一人处理；另见 {rows}。不一致的项目以第一行为准：{fields}",
    ),
    "ROWS_MERGED_WORST_COUNTS": (
        "the rows of {name} differ in {fields}: the highest temperature and the worst "
        "health code count",
        "{name}各行的 {fields} 不一致：体温取最高，健康码取最差",
    ),
    "ONE_PERSON_OR_SEVERAL": (
        "{n} rows are named {name} and look alike: is it one person, or are they {n}?",
        "有{n}行都叫{name}，情况相近：是同一人，还是{n}个人？",
    ),
    "KEPT_APART": ("they count as {n} people", "按{n}个人计"),
    "TWO_HOMES": (
        "{name} has several homes: {homes}. Which is right?",
        "{name}有不止一个住址：{homes}。以哪个为准？",
    ),
    "NOTHING_PLANNED": (
        "no scenario is written until this is answered",
        "不回答就不生成方案",
    ),
    "ONE_NUMBER_TWO_NAMES": (
        "two names under one identity number; {where} says {value}",
        "同一身份证号有两个姓名；{where} 写的是“{value}”",
    ),
    "ONE_PERSON_TWO_EMPLOYERS": (
        "{name} is on two employers; {where} says {value}",
        "{name}对应两家企业；{where} 写的是“{value}”",
    ),
    "CORRECT_ONE_ROW": (
        "correct one of the two rows in the roster",
        "请在花名册中改正其中一行",
    ),
    "HOUSEHOLD_TWO_EMPLOYERS": (
        "the household's {n} people work for several employers: those of one employer "
        "travel together; {rows}",
        "该户{n}人在不同企业，只安排同一企业的人同行；{rows}",
    ),
    "HOUSEHOLD_TOO_LARGE": (
        "{n} people are more than one coach takes, so they are no party; {rows}",
        "{n}人超过一辆车的载客数，不作为同行组；{rows}",
    ),
    "COMPANION_UNKNOWN": (
        "is nobody on the roster, so they are no party",
        "名册上没有此人，不作为同行组",
    ),
    "COMPANION_SEVERAL": (
        "is the name of {n} people of this village and employer, so they are no party; "
        "write the identity number",
        "本村到该企业的有{n}人同名，不作为同行组；请写身份证号",
    ),
    "COMPANION_ELSEWHERE": (
        "has another village or employer or goes the other way, so they are no party",
        "村、务工企业或去返程不同，不作为同行组",
    ),
}
