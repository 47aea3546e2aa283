"""What holds for all tests."""

from __future__ import annotations

import os
import sys

from transport.language import VARIABLE

# Each process of a test would else compile all sources anew, some 7 s each.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

os.environ.pop(VARIABLE, None)
os.environ["LC_ALL"] = "C.UTF-8"  # whatever the developer's: English, told so
