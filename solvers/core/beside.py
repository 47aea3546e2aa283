"""``python -m solvers.core.beside``: what the search does not call, compiled alone."""

from __future__ import annotations

from solvers.core.smallest_calls import call_hours, call_pricing

if __name__ == "__main__":
    call_pricing()
    call_hours()
