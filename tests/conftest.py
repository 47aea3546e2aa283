"""What holds for all tests."""

from __future__ import annotations

import os

from transport.language import VARIABLE

os.environ.pop(VARIABLE, None)
os.environ["LC_ALL"] = "C.UTF-8"  # whatever the developer's: English, told so
