"""Columns that several tables of places have."""

from __future__ import annotations

from transport.reading.table_records import column, printed

CRS = column("crs", "坐标系", "crs", "datum of this row's coordinates; else the file's")
COUNTY = "county; where two share a name, CITY/COUNTY"
LAT = column("lat*", "纬度", "lat", "latitude")
LON = column("lon*", "经度", "lon", "longitude")
PRECISION = column(
    "precision",
    "位置精度",
    "precision",
    "how finely the position is known: the place itself, its village, or the centre of "
    "its town or county. Changes no plan; what hangs on coarse places is told",
    default="point",
    is_on_paper_alone=True,
)
POSITION_SOURCE = printed("position_source", "位置来源", "where the position is from")
