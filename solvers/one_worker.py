"""CP-SAT as we ask it: one worker, a limit in its own time, Ctrl-C left to us."""

from __future__ import annotations

from ortools.sat.python import cp_model

HAS_ANSWER = (cp_model.OPTIMAL, cp_model.FEASIBLE)


def one_worker(*, seed: int, effort: float) -> cp_model.CpSolver:
    """A solver whose answer depends on the model, ``seed`` and ``effort`` alone.

    ``effort`` is a limit in the solver's deterministic time, about a second each.
    """
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # else Ctrl-C ends the process later
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    return solver
