"""Mistakes on the command line in Chinese: what was given, and what can be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import cli

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("plan . -o x --steps 0", "--steps 的值 '0' 不可用：请填写不小于1的数"),
        ("plan . -o x --time-limit -3", "'-3.0' 不可用：请填写大于0的数"),
        ("plan . -o x --time-limit abc", "'abc' 不可用：请填写大于0的数"),
        ("plan . -o x --gap 3", "'3.0' 不可用：请填写0至1的数"),
        ("plan . -o x --lang fr", "'fr' 不可用：请填写其中之一：zh、en"),
        ("import nix.xlsx out", "'nix.xlsx' 不可用：没有这个文件或文件夹"),
    ],
)
def test_a_value_that_cannot_be_is_named_with_what_can(words: str, told: str) -> None:
    result = CliRunner(env={"P2P_LANG": "zh"}).invoke(cli.main, words.split())
    assert result.exit_code == 2
    assert told in result.output


@pytest.mark.parametrize(
    ("words", "option"),
    [
        ("event no_show out --worker W1 --worker W2 --by A", "--worker"),
        ("event no_show out --worker W1 --worker=W2 --by A", "--worker"),
        ("plan . -o x -o y", "--out"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_option_of_one_value_is_taken_once(
    words: str, option: str, lang: str
) -> None:
    result = CliRunner(env={"P2P_LANG": lang}).invoke(cli.main, words.split())
    assert result.exit_code == 2
    twice = {"en": f"{option} is given twice", "zh": f"{option} 给了两次"}
    assert twice[lang] in result.output


def test_what_may_be_given_several_times_is_taken_so() -> None:
    words = "compare nowhere -o x --variant a --variant b --steps 1"
    result = CliRunner(env={"P2P_LANG": "en"}).invoke(cli.main, words.split())
    assert "twice" not in result.output


def test_a_missing_option_is_named_without_english_words(tmp_path: Path) -> None:
    env = {"P2P_LANG": "zh", "P2P_BY": ""}
    result = CliRunner(env=env).invoke(cli.main, ["operate", "init", str(tmp_path)])
    assert "缺少 --by" in result.output
    assert "env var" not in result.output
