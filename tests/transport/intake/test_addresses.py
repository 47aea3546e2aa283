"""Addresses fall apart into units that lie in each other, and what is left."""

from __future__ import annotations

import pytest

from tests.transport.intake.country import Country
from transport.intake.addresses import AddressSplitter
from transport.intake.records import Within

SPLITTER = AddressSplitter(Country(), expected=Within(province="山西省"))


def parts(address: str, splitter: AddressSplitter = SPLITTER) -> tuple[str, ...]:
    asked = splitter.split(address)
    return asked.province, asked.city, asked.county, asked.town, asked.name


LINXIAN = ("山西省", "吕梁市", "临县")
SHENMU = ("陕西省", "榆林市", "神木市")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("陕西省榆林市神木市锦界镇工业园区", (*SHENMU, "锦界镇", "工业园区")),
        ("榆林神木", (*SHENMU, "", "")),
        ("陕西神木锦界", (*SHENMU, "锦界", "")),
        ("神木市某煤业有限公司", (*SHENMU, "", "某煤业有限公司")),
        ("临县示例镇示例村1", (*LINXIAN, "示例镇", "示例村1")),
        ("山西省 吕梁市 臨縣 碛口镇 寨则山村3组", (*LINXIAN, "碛口镇", "寨则山村3组")),
        ("Shenmu, Shaanxi", ("陕西省", "", "神木市", "", "")),
        ("榆林某厂", ("陕西省", "榆林市", "", "", "某厂")),
        ("永安镇东庄村委会", ("", "", "", "永安镇", "东庄村委会")),
        ("某某集团", ("", "", "", "", "某某集团")),
        ("", ("", "", "", "", "")),
    ],
)
def test_an_address_falls_apart(address: str, expected: tuple[str, ...]) -> None:
    assert parts(address) == expected


def test_a_short_name_alone_counts_where_the_expected_place_confirms_it() -> None:
    inside = AddressSplitter(Country(), expected=Within(province="陕西省"))
    assert parts("神木某厂") == ("", "", "", "", "神木某厂")
    assert parts("神木某厂", inside) == (*SHENMU, "", "某厂")
    assert parts("岢岚某村") == ("山西省", "忻州市", "岢岚县", "", "某村")


def test_yongan_town_is_never_yongan_city_of_fujian() -> None:
    assert parts("永安镇东庄村")[2] == ""
    assert parts("永安市某厂")[:3] == ("福建省", "三明市", "永安市")
    assert parts("山西永安某厂")[:3] == ("山西省", "", "")  # not in Shanxi
