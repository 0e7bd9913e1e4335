"""polars: ethnic group x IMD quintile, nothing else. Argument: one JSON object {list, imd, out, columns}."""
import json
import sys

import polars as pl

job = json.loads(sys.argv[1])
c = job["columns"]
groups = {"white": "ABC", "mixed": "DEFG", "asian": "HJKL", "black": "MNP", "other": "RS"}
group_of = {code: group for group, codes in groups.items() for code in codes}
area = pl.scan_csv(job["imd"], infer_schema=False).select(
    pl.col(c["imdLsoa"]).alias("lsoa"),
    quintile=((pl.col(c["imdDecile"]).cast(pl.Int32) + 1) // 2).cast(pl.String),
)
start = pl.col(c["clockStart"]).str.to_date("%Y-%m-%d", strict=False)
days = pl.col("days")
result = (
    pl.scan_csv(job["list"], infer_schema=False)
    .filter(pl.col(c["listType"]).is_in(["IRTT", "ORTT"]) & pl.col(c["clockEnd"]).is_null())
    .select(
        start=start,
        asat=pl.col(c["snapshot"]).str.to_date("%Y-%m-%d"),
        ethnic=pl.col(c["ethnicity"]).replace_strict(group_of, default="unknown"),
        lsoa=pl.col(c["lsoa"]),
    )
    .filter(pl.col("start").is_not_null() & (pl.col("start") <= pl.col("asat")) & (pl.col("start") >= pl.date(2000, 1, 1)))
    .join(area, on="lsoa", how="left")
    .with_columns(days=(pl.col("asat") - pl.col("start")).dt.total_days(), quintile=pl.col("quintile").fill_null("unknown"))
    .group_by("ethnic", "quintile")
    .agg(
        n=pl.len(),
        mean_weeks=days.mean() / 7,
        median_weeks=days.median() / 7,
        p92_weeks=days.quantile(0.92, "linear") / 7,
        within18=(days <= 126).sum(),
        over52=(days > 364).sum(),
    )
    .sort("ethnic", "quintile")
    .collect()
)
result.write_csv(job["out"])
