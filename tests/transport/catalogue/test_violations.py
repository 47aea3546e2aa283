"""Sentences of violations: each code has one, made of a literal code and figures."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import transport.checker
from transport.catalogue.sentences import sentences
from transport.checker.findings import CODES

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = sorted(Path(transport.checker.__file__).parent.glob("*.py"))


def calls(path: Path, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == name
        ):
            yield node


def told_in(path: Path) -> Iterator[str]:
    """Codes of the sentences that a module of the checker tells."""
    for call in calls(path, "said"):
        code = call.args[0]
        assert isinstance(code, ast.Constant), ast.unparse(call)
        assert all(keyword.arg for keyword in call.keywords), ast.unparse(call)
        yield str(code.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_checker_tells_codes_and_figures_that_can_be_read_off(path: Path) -> None:
    assert set(told_in(path)) <= sentences().keys()


def test_every_code_of_a_violation_is_told_in_a_sentence_of_its_own() -> None:
    told = {code for path in FILES for code in told_in(path)}
    for code in CODES:
        assert any(f"{one}_".startswith(f"{code}_") for one in told), code


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_violation_carries_no_text_of_its_own(path: Path) -> None:
    for call in calls(path, "Violation"):
        names = {keyword.arg for keyword in call.keywords}
        assert names <= {"code", "where", "told", "amount"}
        told = next(k.value for k in call.keywords if k.arg == "told")
        assert not any(isinstance(node, ast.JoinedStr) for node in ast.walk(told)), (
            ast.unparse(call)
        )
