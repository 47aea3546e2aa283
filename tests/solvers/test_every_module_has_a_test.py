"""Every solver module with logic is imported by a test of its own name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "solvers").rglob("*.py"))


def has_logic(source: str) -> bool:
    """Whether a function of the module does more than return what stands there."""
    return any(
        not _is_plain(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def _is_plain(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether its body is a docstring, ``...``, ``pass`` or returns a constant."""
    for line in function.body:
        is_constant = isinstance(line, ast.Expr | ast.Return) and isinstance(
            line.value, ast.Constant | None
        )
        if not is_constant and not isinstance(line, ast.Pass):
            return False
    return True


def imported(source: str) -> set[str]:
    """Modules, or what is taken from them, that running the source imports."""
    names: set[str] = set()
    for node in _running(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
            names.add(node.module)
    return names


def _running(node: ast.AST) -> list[ast.AST]:
    """All nodes but those that only the type checker sees."""
    if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
        return []
    below = [each for child in ast.iter_child_nodes(node) for each in _running(child)]
    return [node, *below]


def own_test(module: Path) -> Path:
    """Where the test of its own name is."""
    folder = module.relative_to(ROOT).parent
    return ROOT / "tests" / folder / f"test_{module.stem.strip('_')}.py"


def is_tested(module: Path) -> bool:
    path = own_test(module)
    name = ".".join(module.relative_to(ROOT).with_suffix("").parts)
    return path.exists() and name in imported(path.read_text(encoding="utf-8"))


def name_of(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def test_every_module_with_logic_is_imported_by_a_test_of_its_name() -> None:
    with_logic = [m for m in MODULES if has_logic(m.read_text(encoding="utf-8"))]
    assert with_logic
    assert [name_of(module) for module in with_logic if not is_tested(module)] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from solvers.other import thing\nN = 3\n", False),
        ("class A:\n    n: int\n    def f(self) -> int: ...\n", False),
        ('def f():\n    """Told."""\n    return 3\n', False),
        ("def f(n):\n    return n + 1\n", True),
        ("class A:\n    def f(self):\n        self.n = 1\n", True),
    ],
)
def test_logic_is_a_function_that_does_more_than_return_a_constant(
    source: str, *, found: bool
) -> None:
    assert has_logic(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import solvers.core.ruin\n", True),
        ("from solvers.core.ruin import take\n", True),
        ("from solvers.core import ruin\n", True),
        ("from solvers.core import copies\n", False),
        ("if TYPE_CHECKING:\n    from solvers.core.ruin import take\n", False),
    ],
)
def test_an_import_counts_where_running_the_test_does_it(
    source: str, *, found: bool
) -> None:
    assert ("solvers.core.ruin" in imported(source)) == found
