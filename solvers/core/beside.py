"""``python -m solvers.core.beside``: what only the bound calls, compiled alone."""

from __future__ import annotations

from solvers.core.smallest_calls import call_pricing

if __name__ == "__main__":
    call_pricing()
