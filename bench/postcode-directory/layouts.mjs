/**
 * Headers of four real editions and which field each column holds (`fields.mjs`, `rows.mjs`). ONSPD February 2026 and the two
 * of NSPL are as published; of ONSPD February 2023 the columns as published and "npark" as one of two copies spells it.
 */
const NSPL_2021 = {
  name: "NSPL",
  columns: [
    ...["pcd:pcd7", "pcd2:pcd8", "pcds", "dointr:introduced", "doterm:terminated", "usertype:userType"],
    ...["oseast1m:easting", "osnrth1m:northingPadded", "osgrdind:grid", "oa11", "cty:county", "ced:division"],
    ...["laua:authority", "ward", "hlthau:healthAuthority", "nhser:nhsRegion", "ctry:country", "rgn:region"],
    ...[
      "pcon:constituency",
      "eer:european",
      "teclec:education",
      "ttwa:work",
      "pct:careTrust",
      "itl:authority",
    ],
    ...["park", "lsoa11", "msoa11", "wz11:workplace", "ccg:subIcb", "bua11:builtUp", "buasd11:builtUpPart"],
    ...[
      "ru11ind:rural11",
      "oac11:class11",
      "lat",
      "long",
      "lep1:enterprise",
      "lep2:enterprise2",
      "pfa:police",
    ],
    ...["imd:rank2019", "calncv:cancer", "stp:icb"],
  ],
};

const NSPL_2026 = {
  name: "NSPL",
  columns: [
    ...["pcd7", "pcd8", "pcds", "dointr:introduced", "doterm:terminated", "usrtypind:userType"],
    ...[
      "east1m:easting",
      "north1m:northing",
      "gridind:grid",
      "oa21cd:oa21",
      "cty26cd:county",
      "ced25cd:division",
    ],
    ...["lad26cd:authority", "wd26cd:ward", "nhser24cd:nhsRegion", "ctry26cd:country", "rgn26cd:region"],
    ...["pcon24cd:constituency", "ttwa15cd:work", "itl25cd:authority", "npark16cd:park", "lsoa21cd:lsoa21"],
    ...["msoa21cd:msoa21", "wz11cd:workplace", "sicbl26cd:subIcb", "bua24cd:builtUp24", "ruc21ind:rural21"],
    ...["oac21ind:class21", "lat", "long", "lep21cd1:enterprise", "lep21cd2:enterprise2", "pfa23cd:police"],
    ...["imd25ind:rank2025", "icb26cd:icb"],
  ],
};

const ONSPD_2023 = {
  name: "ONSPD",
  columns: [
    ...[
      "pcd:pcd7",
      "pcd2:pcd8",
      "pcds",
      "dointr:introduced",
      "doterm:terminated",
      "oscty:county",
      "ced:division",
    ],
    ...["oslaua:authority", "osward:ward", "parish", "usertype:userType", "oseast1m:easting"],
    ...[
      "osnrth1m:northingPadded",
      "osgrdind:grid",
      "oshlthau:healthAuthority",
      "nhser:nhsRegion",
      "ctry:country",
    ],
    ...[
      "rgn:region",
      "streg:standardRegion",
      "pcon:constituency",
      "eer:european",
      "teclec:education",
      "ttwa:work",
    ],
    ...[
      "pct:careTrust",
      "itl:authority",
      "statsward:ward2005",
      "oa01",
      "casward:ward2003",
      "npark:park",
      "lsoa01",
    ],
    ...[
      "msoa01",
      "ur01ind:rural01",
      "oac01:class01",
      "oa11",
      "lsoa11",
      "msoa11",
      "wz11:workplace",
      "sicbl:subIcb",
    ],
    ...["bua11:builtUp", "buasd11:builtUpPart", "ru11ind:rural11", "oac11:class11", "lat", "long"],
    ...["lep1:enterprise", "lep2:enterprise2", "pfa:police", "imd:rank2019", "calncv:cancer", "icb", "oa21"],
    ...["lsoa21", "msoa21"],
  ],
};

const ONSPD_2026 = {
  name: "ONSPD",
  columns: [
    ...[
      "pcd7",
      "pcd8",
      "pcds",
      "dointr:introduced",
      "doterm:terminated",
      "cty25cd:county",
      "ced25cd:division",
    ],
    ...["lad25cd:authority", "wd25cd:ward", "parncp25cd:parish", "usrtypind:userType", "east1m:easting"],
    ...[
      "north1m:northing",
      "gridind:grid",
      "hlth19cd:healthAuthority",
      "nhser24cd:nhsRegion",
      "ctry25cd:country",
    ],
    ...["rgn25cd:region", "ssr95cd:standardRegion", "pcon24cd:constituency", "eer20cd:european"],
    ...[
      "educ23cd:education",
      "ttwa15cd:work",
      "pco19cd:careTrust",
      "itl25cd:authority",
      "wdstl05cd:ward2005",
    ],
    ...["oa01cd:oa01", "wdcas03cd:ward2003", "npark16cd:park", "lsoa01cd:lsoa01", "msoa01cd:msoa01"],
    ...["ruc01ind:rural01", "oac01ind:class01", "oa11cd:oa11", "lsoa11cd:lsoa11", "msoa11cd:msoa11"],
    ...["wz11cd:workplace", "sicbl24cd:subIcb", "bua24cd:builtUp24", "ruc11ind:rural11", "oac11ind:class11"],
    ...["lat", "long", "lep21cd1:enterprise", "lep21cd2:enterprise2", "pfa23cd:police", "imd20ind:rank2019"],
    ...[
      "cal24cd:cancer",
      "icb23cd:icb",
      "oa21cd:oa21",
      "lsoa21cd:lsoa21",
      "msoa21cd:msoa21",
      "ruc21ind:rural21",
    ],
  ],
};

const layout = ({ name, columns }, month, year) => ({
  columns: columns.map((column) => {
    const [header, field = header] = column.split(":");
    return { header, field };
  }),
  /** Without its extension, as in the ZIP. */
  file: `${name}_${month}_${year}_UK`,
  guide: `${name} User Guide ${month} ${year}`,
});

export const LAYOUTS = {
  "onspd-2026": layout(ONSPD_2026, "FEB", 2026),
  "onspd-2023": layout(ONSPD_2023, "FEB", 2023),
  "nspl-2026": layout(NSPL_2026, "AUG", 2026),
  "nspl-2021": layout(NSPL_2021, "NOV", 2021),
};
