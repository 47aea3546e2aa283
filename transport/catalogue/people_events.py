"""What is told of workers on whom the day has fallen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from transport.language import Text

SENTENCES: Mapping[str, Text] = {
    "LABEL_CERTIFICATE": ("certificate", "健康证明"),
    "CERTIFICATE_RIDES": (
        "{worker} has brought a certificate and rides on {ride}",
        "{worker} 已补交健康证明，乘 {ride}",
    ),
    "CERTIFICATE_HELD": (
        "{worker} has brought a certificate and is held all the same: {why}",
        "{worker} 已补交健康证明，仍不能出行：{why}",
    ),
    "CERTIFICATE_NO_RIDE": (
        "{worker} has brought a certificate and may travel; there is no ride: {why}",
        "{worker} 已补交健康证明，可以出行，但没有车次：{why}",
    ),
    "CERTIFICATE_ALONE": (
        "{worker} has brought a certificate and travels alone with a ticket",
        "{worker} 已补交健康证明，自行购票出行",
    ),
}
