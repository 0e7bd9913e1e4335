"""DuckDB: ethnic group x IMD quintile, nothing else. Argument: one JSON object {list, imd, out, columns}."""
import json
import sys

import duckdb

job = json.loads(sys.argv[1])
c = {role: f'"{name}"' for role, name in job["columns"].items()}
duckdb.sql(f"""
copy (
  with area as (
    select {c["imdLsoa"]} as lsoa, (cast({c["imdDecile"]} as int) + 1) // 2 as quintile
    from read_csv('{job["imd"]}', all_varchar = true, header = true)
  ), pathway as (
    select
      date_diff('day', try_cast({c["clockStart"]} as date), cast({c["snapshot"]} as date)) as days,
      case
        when {c["ethnicity"]} in ('A', 'B', 'C') then 'white'
        when {c["ethnicity"]} in ('D', 'E', 'F', 'G') then 'mixed'
        when {c["ethnicity"]} in ('H', 'J', 'K', 'L') then 'asian'
        when {c["ethnicity"]} in ('M', 'N', 'P') then 'black'
        when {c["ethnicity"]} in ('R', 'S') then 'other'
        else 'unknown' end as ethnic,
      coalesce(cast(area.quintile as varchar), 'unknown') as quintile
    from read_csv('{job["list"]}', all_varchar = true, header = true) list
    left join area on area.lsoa = list.{c["lsoa"]}
    where {c["listType"]} in ('IRTT', 'ORTT') and {c["clockEnd"]} is null
      and try_cast({c["clockStart"]} as date) between date '2000-01-01' and cast({c["snapshot"]} as date)
  )
  select ethnic, quintile, count(*) as n, avg(days) / 7 as mean_weeks, median(days) / 7 as median_weeks,
    quantile_cont(days, 0.92) / 7 as p92_weeks, count(*) filter (days <= 126) as within18,
    count(*) filter (days > 364) as over52
  from pathway group by all order by all
) to '{job["out"]}' (header)
""")
