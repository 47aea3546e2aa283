"""What the system says of a failure, in both languages."""

from __future__ import annotations

import errno
import tomllib

import pytest

from transport.catalogue.sentences import sentence
from transport.causes import library_words, no_file, system_words, toml_words


def test_a_full_disk_is_told_in_both_languages() -> None:
    told = system_words(OSError(errno.ENOSPC, "No space left on device"))
    assert sentence(told, "en") == "No space left on device"
    assert sentence(told, "zh") == "磁盘空间不足"


def test_an_unknown_error_of_the_system_keeps_its_number() -> None:
    assert sentence(system_words(OSError(9999, "Odd")), "zh") == "系统错误 9999"


def test_a_pipe_is_no_file_in_both_languages() -> None:
    assert sentence(system_words(no_file()), "en") == "a pipe or a device, no file"
    assert sentence(system_words(no_file()), "zh").startswith("是管道")


def test_an_error_without_words_is_told_by_its_kind() -> None:
    assert str(library_words(KeyError())) == "KeyError"


@pytest.mark.parametrize(
    ("text", "zh"),
    [
        ("a 1", "键后缺少等号"),
        ("a = 1\na = 2", "同一个键写了两次"),
        ("[a]\n[a]", "同一个节写了两次"),
        ("a = x", "值的写法不对"),
        ("a = 1 2", "值后还有多余内容"),
        ('a = "x', "有不允许的字符"),
    ],
)
def test_slips_in_toml_are_told_in_chinese(text: str, zh: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(f"{text}\n")
    assert sentence(toml_words(str(caught.value)), "zh") == zh
