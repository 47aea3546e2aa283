"""Names that the gazetteer's build cannot take from its sources."""

from __future__ import annotations

# Reorganised units whose name did not merely change its ending: old code to new.
SUCCESSORS = {
    "130223": "130284",  # 滦县, 滦州市
    "130526": "130505",  # 任县, 任泽区
    "140202": "140213",  # 城区, 平城区 (Datong 2018)
    "140211": "140214",  # 南郊区, 云冈区
    "140227": "140215",  # 大同县, 云州区
    "140402": "140403",  # 城区, 潞州区
    "140421": "140404",  # 长治县, 上党区
    "220381": "220184",
    "340221": "340210",
    "350427": "350405",
    "360421": "360404",
    "360721": "360704",
    "361121": "361104",
    "371202": "370116",
    "371203": "370117",
    "411023": "411003",
    "430221": "430212",
    "450127": "450181",
    "500228": "500155",
    "500232": "500156",
    "510124": "510117",
    "511521": "511504",
    "520222": "520281",
    "542421": "540602",
    "610125": "610118",
    "610427": "610482",
}
# Readings that a general pinyin dictionary gets wrong in names of places.
READINGS = {
    "单县": "shanxian", "六合": "luhe", "大城": "daicheng", "洪洞": "hongtong",
    "浚县": "xunxian", "涡阳": "guoyang", "繁峙": "fanshi", "蚌山": "bengshan",
    "荥经": "yingjing", "筠连": "junlian", "乐陵": "laoling", "长子": "zhangzi",
    "曾都": "zengdu", "长治": "changzhi", "略阳": "lueyang", "漯河": "luohe",
    "珲春": "hunchun", "北碚": "beibei",
}  # fmt: skip
# Names usual in English that are not pinyin.
ENGLISH = {
    "呼和浩特": "Hohhot", "鄂尔多斯": "Ordos", "呼伦贝尔": "Hulunbuir",
    "巴彦淖尔": "Bayannur", "乌兰察布": "Ulanqab", "锡林郭勒": "Xilingol",
    "阿拉善": "Alxa", "哈尔滨": "Harbin", "齐齐哈尔": "Qiqihar", "拉萨": "Lhasa",
    "日喀则": "Shigatse", "昌都": "Qamdo", "林芝": "Nyingchi", "那曲": "Nagqu",
    "阿里": "Ngari", "阿坝": "Ngawa", "甘孜": "Garze", "乌鲁木齐": "Urumqi",
    "克拉玛依": "Karamay", "吐鲁番": "Turpan", "阿克苏": "Aksu", "喀什": "Kashgar",
    "和田": "Hotan", "伊犁": "Ili", "阿勒泰": "Altay",
}  # fmt: skip
CHARACTER_READINGS = {"长": "chang", "都": "du", "什": "shi", "朝": "chao"}
