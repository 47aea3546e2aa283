"""Pictures of QR codes: the same points in pages and in PNG files."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from transport.documents.qr_picture import picture_of, qr_of


def test_the_picture_shows_the_code_within_a_white_border() -> None:
    picture = picture_of("T001 甲村")
    found = np.asarray(Image.open(io.BytesIO(picture.png())), dtype=bool)
    assert found.shape == (picture.n, picture.n)
    dark = ~found[::4, ::4]
    assert not dark[:2].any()
    code = np.array([list(row) for row in qr_of("T001 甲村").matrix], dtype=bool)
    assert np.array_equal(dark[2:-2, 2:-2], code)
