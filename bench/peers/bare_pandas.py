"""pandas: ethnic group x IMD quintile, nothing else. Argument: one JSON object {list, imd, out, columns}."""
import json
import sys

import pandas as pd

job = json.loads(sys.argv[1])
c = job["columns"]
groups = {"white": "ABC", "mixed": "DEFG", "asian": "HJKL", "black": "MNP", "other": "RS"}
group_of = {code: group for group, codes in groups.items() for code in codes}
area = pd.read_csv(job["imd"], usecols=[c["imdLsoa"], c["imdDecile"]])
quintile_of = ((area.set_index(c["imdLsoa"])[c["imdDecile"]] + 1) // 2).astype(str)
wanted = [c[role] for role in ("snapshot", "listType", "clockStart", "clockEnd", "ethnicity", "lsoa")]
rows = pd.read_csv(job["list"], dtype=str, keep_default_na=False, usecols=wanted)
rows = rows[rows[c["listType"]].isin(["IRTT", "ORTT"]) & (rows[c["clockEnd"]] == "")].copy()
start = pd.to_datetime(rows[c["clockStart"]], format="%Y-%m-%d", errors="coerce")
asat = pd.to_datetime(rows[c["snapshot"]], format="%Y-%m-%d")
rows["days"] = (asat - start).dt.days
rows = rows[start.notna() & (start <= asat) & (start >= "2000-01-01")]
rows = rows.assign(
    ethnic=rows[c["ethnicity"]].map(group_of).fillna("unknown"),
    quintile=rows[c["lsoa"]].map(quintile_of).fillna("unknown"),
    within18=rows.days <= 126,
    over52=rows.days > 364,
)
grouped = rows.groupby(["ethnic", "quintile"])
result = grouped.agg(
    n=("days", "size"), mean_weeks=("days", "mean"), median_weeks=("days", "median"),
    within18=("within18", "sum"), over52=("over52", "sum"),
)
result["p92_weeks"] = grouped.days.quantile(0.92)
result[["mean_weeks", "median_weeks", "p92_weeks"]] /= 7
result.reset_index().to_csv(job["out"], index=False)
