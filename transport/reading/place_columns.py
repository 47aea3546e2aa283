"""Columns that several tables of places have."""

from __future__ import annotations

from transport.reading.table_records import column

CRS = column("crs", "坐标系", "crs", "datum of this row's coordinates; else the file's")
COUNTY = "county; where two share a name, CITY/COUNTY"
LAT = column("lat*", "纬度", "lat", "latitude")
LON = column("lon*", "经度", "lon", "longitude")
