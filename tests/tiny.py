"""A small scenario as files: four workers, two villages, two employers."""

from __future__ import annotations

TABLES = {
    "scenario.toml": """\
name = "tiny"
title = "Two villages, two employers"
first_day = 2020-03-10
days = 2

[origin]
province = "Shanxi"
city = "Luliang"

[policy]
preset = "cn-2020-02-11"
acceptance_required = false

[variants.full.policy]
preset = "none"
""",
    "workers.csv": """\
worker_id,name,village_id,employer_id,certificate_until,health_code,temperature_c
W1,Worker One,V1,E1,2020-03-20,green,36.5
W2,Worker Two,V1,E1,2020-03-20,green,36.6
W3,Worker Three,V2,E2,2020-03-20,green,36.4
W4,Worker Four,V2,E1,2020-03-20,green,37.9
""",
    "villages.csv": """\
village_id,name,town,county,lat,lon
V1,North Village,North Town,Linxian,37.95,110.99
V2,South Village,South Town,Linxian,37.90,110.95
""",
    "employers.csv": """\
employer_id,name,city,province,lat,lon
E1,First Works,Shenmu,Shaanxi,38.84,110.50
E2,Second Works,Shenmu,Shaanxi,38.80,110.46
""",
    "depots.csv": """\
depot_id,name,county,lat,lon
D1,Coach Yard,Linxian,37.96,110.98
""",
    "fleet.csv": """\
depot_id,vehicle_type,seats,count,billing,fixed,per_km,drivers
D1,19-seater,19,2,per_trip,600,6,1
""",
}
