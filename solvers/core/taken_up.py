"""Functions that compiled code alone calls: taken up there, not made on their own."""

from __future__ import annotations

from typing import Any

import numba
from numba.core.codegen import JITCodeLibrary
from numba.core.codegen import ll as llvm
from numba.core.compiler import Compiler

KNOWN = "0.68."  # the Numba whose inside this is about; others make all of everything
ENVIRONMENT = "_ZN08NumbaEnv"  # how names of Numba's environments begin


class _TakenUp(JITCodeLibrary):  # type: ignore[misc]  # numba is untyped
    """Code for callers to link in; of itself only what Numba asks for by name.

    Numba optimizes each function with all that it calls and makes machine code of
    both, and does so again with each caller, up to what is called in Python. Here
    the last caller does it, once.
    """

    def _optimize_final_module(self) -> None:
        """Small functions are put into this one, and nothing more."""
        codegen = self._codegen
        passes, builder = codegen._module_pass_manager(
            loop_vectorize=False, slp_vectorize=False, opt=0, cost="cheap"
        )
        passes.run(self._final_module, builder)

    def _finalize_final_module(self) -> None:
        """What is linked is kept aside; made are the places of environments alone."""
        self._finalized = True
        linked = self._get_module_for_linking()
        self._finalized = False
        empty = str(self._codegen._create_empty_module(self.name))
        places = [
            str(one)
            for one in linked.global_variables
            if one.name.startswith(ENVIRONMENT)
        ]
        self._final_module = llvm.parse_assembly("\n".join((empty, *places)))
        super()._finalize_final_module()

    def get_pointer_to_function(self, name: str) -> int:
        """None: there is no machine code."""
        self._ensure_finalized()
        return 0


class TakenUp(Compiler):  # type: ignore[misc]  # numba is untyped
    """Compiles a function for compiled callers alone."""

    def compile_extra(self, func: Any) -> Any:
        """The function as its callers need it."""
        if self.state.library is None:
            self.state.library = _TakenUp(
                self.state.targetctx.codegen(), func.__qualname__
            )
            self.state.library.enable_object_caching()
        return super().compile_extra(func)


def pipeline(*, is_inner: bool) -> type[Compiler]:
    """Numba's own compiler, or that for what compiled code alone calls."""
    is_known = numba.__version__.startswith(KNOWN)
    return TakenUp if is_inner and is_known else Compiler
