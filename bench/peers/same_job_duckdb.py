"""
DuckDB doing fairwait's job: exact counts for six dimensions x treatment function x day of wait, with the same rows left
out in the same order of reasons. It is spared some of it: dates are ISO only, codes need no normalising, specialties
stay treatment functions, and no interval, gap, gradient or test is computed. Argument: one JSON object.
"""
import json
import sys

import duckdb

job = json.loads(sys.argv[1])
c = {role: f'"{name}"' if name else "null" for role, name in job["columns"].items()}
flag = "case upper({0}) when 'Y' then 'yes' when 'N' then 'no' else 'unknown' end"
duckdb.sql(f"""
copy (
  with area as (
    select {c["imdLsoa"]} as lsoa, (cast({c["imdDecile"]} as int) + 1) // 2 as quintile
    from read_csv('{job["imd"]}', all_varchar = true, header = true)
  ), read as (
    select cast({c["snapshot"]} as date) as asat, try_cast({c["clockStart"]} as date) as start,
      try_cast({c["clockEnd"]} as date) as stop, try_cast({c["birthDate"]} as date) as born,
      {c["listType"]} as list_type, {c["status"]} as status, {c["pathwayId"]} as pathway, {c["issuer"]} as issuer,
      {c["referralId"]} as referral, {c["ethnicity"]} as ethnicity, {c["sex"]} as sex, {c["lsoa"]} as lsoa,
      {c["treatmentFunction"]} as specialty, {c["learningDisability"]} as learning, {c["interpreter"]} as interpreter
    from read_csv('{job["list"]}', all_varchar = true, header = true)
  ), open as (
    select * from read
    where list_type not in ('PLN', 'INON', 'ONON')
      and (status is null or status not between '90' and '98')
      and (status is null or status not between '30' and '36')
      and not (stop is not null and stop <= asat and (start is null or stop >= start))
      and start between date '2000-01-01' and asat
    qualify pathway is null or row_number() over (partition by pathway, issuer, referral, start) = 1
  ), pathway as (
    select cast(asat - start as int) as days, specialty,
      case when ethnicity in ('A', 'B', 'C') then 'white' when ethnicity in ('D', 'E', 'F', 'G') then 'mixed'
        when ethnicity in ('H', 'J', 'K', 'L') then 'asian' when ethnicity in ('M', 'N', 'P') then 'black'
        when ethnicity in ('R', 'S') then 'other' when ethnicity = 'Z' then 'not-stated' else 'unknown' end as ethnic_group,
      coalesce(cast(area.quintile as varchar), 'unknown') as imd_quintile,
      case sex when '1' then 'male' when '2' then 'female' else 'unknown' end as sex,
      case when born is null or born > asat or born <= date '1900-01-01' then 'unknown'
        when date_sub('year', born, asat) < 18 then '0-17' when date_sub('year', born, asat) < 35 then '18-34'
        when date_sub('year', born, asat) < 50 then '35-49' when date_sub('year', born, asat) < 65 then '50-64'
        when date_sub('year', born, asat) < 80 then '65-79' else '80+' end as age_band,
      {flag.format("learning")} as learning_disability,
      {flag.format("interpreter")} as interpreter
    from open left join area using (lsoa)
  ), counted as (
    select ethnic_group, imd_quintile, sex, age_band, learning_disability, interpreter, specialty, days, count(*) as n,
      grouping(ethnic_group, imd_quintile, sex, age_band, learning_disability, interpreter) as absent
    from pathway
    group by grouping sets ((ethnic_group, specialty, days), (imd_quintile, specialty, days), (sex, specialty, days),
      (age_band, specialty, days), (learning_disability, specialty, days), (interpreter, specialty, days))
  )
  select
    case absent when 31 then 'ethnic-group' when 47 then 'imd-quintile' when 55 then 'sex' when 59 then 'age-band'
      when 61 then 'learning-disability' else 'interpreter' end as dimension,
    coalesce(ethnic_group, imd_quintile, sex, age_band, learning_disability, interpreter) as "group",
    specialty, days, n
  from counted
) to '{job["out"]}' (header)
""")
