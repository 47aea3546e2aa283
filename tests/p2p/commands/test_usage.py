"""Mistakes on the command line in Chinese: what was given, and what can be."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import cli


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
