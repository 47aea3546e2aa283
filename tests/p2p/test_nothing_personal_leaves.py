"""A geocoder learns names of places and firms, and nothing about anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from p2p.finding_places import place_finder, place_words
from tests.transport.intake.loopback import answering, gaode
from transport.intake.records import Within
from transport.intake.rosters import read_rosters
from transport.intake.settling import settled

if TYPE_CHECKING:
    from pathlib import Path

WITHIN = Within(province="山西省", city="吕梁市", county="临县")
VILLAGES = ("寨则山村", "西头村", "前青塘村3组", "不在名录的村")
FIRMS = (("示例煤业有限公司", "陕西省榆林市神木市锦界镇"), ("示例电子", "青岛市黄岛区"))
N = 40


def roster(folder: Path) -> tuple[Path, list[str]]:
    """A roster, and everything in it that is about persons."""
    lines = ["姓名,身份证号,联系电话,户主,乡镇,村,务工企业,企业地址,备注"]
    secret = []
    for at in range(N):
        name, head = f"试验员{at:02d}", f"试验户{at:02d}"
        number, phone = f"14112419850203{at:04d}", f"154000{at:05d}"
        firm, address = FIRMS[at % len(FIRMS)]
        village = VILLAGES[at % len(VILLAGES)]
        cells = (name, number, phone, head, "碛口镇", village, firm, address, "密语")
        lines.append(",".join(cells))
        secret += [name, head, number, phone]
    path = folder / "花名册.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, [*secret, "密语", "花名册"]


def test_a_recording_server_sees_no_person_of_a_whole_roster(tmp_path: Path) -> None:
    path, secret = roster(tmp_path)
    people = read_rosters([path]).people
    assert len(people) == N
    with answering(lambda _: gaode("临县", 37.95, 110.99)) as server:
        finder = place_finder(
            book=tmp_path / "book.sqlite",
            geocoder=f"gaode={server.url}",
            key="a-key",
            within=WITHIN,
        )
        settled(people, place_words(WITHIN), finder, {})
    seen = "\n".join(server.requests)
    assert "寨则山村" in seen
    assert "示例煤业有限公司" in seen
    assert [word for word in secret if word in seen] == []
    assert len(server.requests) <= len(VILLAGES) + len(FIRMS)  # once for each place
