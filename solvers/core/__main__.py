"""``python -m solvers.core``: the search compiled now, before it is first needed."""

from __future__ import annotations

import sys

from solvers.core.ready import make_ready


def _tell() -> None:
    sys.stderr.write("Compiling the search for this machine, once; about a minute.\n")


if __name__ == "__main__":
    make_ready(_tell)
