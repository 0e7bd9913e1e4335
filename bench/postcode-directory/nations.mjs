/**
 * Shares of the postcodes of each nation, and of its postcodes the terminated ones and the large users among both. From the
 * sample of NSPL November 2021 (20 areas, 123,018 rows), except the shares of the four nations and Northern Ireland's own,
 * which are as remembered, and the terminated, which are raised so that they make a third of all as in the whole directory.
 */
export const NATIONS = {
  E: { share: 0.836, country: "E92000001", terminated: 0.345, large: { terminated: 0.86, live: 0.048 } },
  W: { share: 0.052, country: "W92000004", terminated: 0.28, large: { terminated: 0.89, live: 0.038 } },
  S: { share: 0.0834, country: "S92000003", terminated: 0.28, large: { terminated: 0.81, live: 0.034 } },
  N: { share: 0.024, country: "N92000002", terminated: 0.22, large: { terminated: 0.85, live: 0.04 } },
  L: { share: 0.0025, country: "L93000001", terminated: 0.045, large: { terminated: 0.29, live: 0.29 } },
  M: { share: 0.0021, country: "M83000003", terminated: 0.23, large: { terminated: 0.9, live: 0.08 } },
};

/** Postcodes without any place: 342 of 123,018; grid indicator 9, nearly all large users, three quarters terminated. */
export const UNPLACED = { share: 0.0028, terminated: 0.77 };

/** How a postcode's place is known (grid indicator), with the share of each among those that have one. */
export const GRID_SHARES = [
  ["1", 0.896],
  ["8", 0.065],
  ["6", 0.022],
  ["5", 0.0159],
  ["3", 0.0009],
  ["2", 0.0002],
];

const AREAS = {
  E:
    "AL B BA BB BD BH BL BN BR BS CA CB CH CM CO CR CT CV CW DA DE DH DL DN DT DY E EC EN EX FY GL GU HA HD HG HP HR HU HX " +
    "IG IP KT L LA LE LN LS LU M ME MK N NE NG NN NR NW OL OX PE PL PO PR RG RH RM S SE SG SK SL SM SN SO SP SR SS ST SW SY TA " +
    "TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO",
  W: "CF LD LL NP SA",
  S: "AB DD DG EH FK G HS IV KA KW KY ML PA PH TD ZE",
  N: "BT",
  L: "GY JE",
  M: "IM",
};

/** Areas that a border runs through: the nation beyond it, and how much of the area lies there. */
const ACROSS = {
  LD: ["E", 0.02],
  TD: ["E", 0.15],
  DG: ["E", 0.01],
  CA: ["S", 0.005],
  CH: ["W", 0.3],
  SY: ["W", 0.3],
  HR: ["W", 0.05],
  NP: ["E", 0.05],
};

/** Districts of central London end in a letter. */
const LETTERED = {
  EC: [
    "1A",
    "1M",
    "1N",
    "1P",
    "1R",
    "1V",
    "1Y",
    "2A",
    "2B",
    "2M",
    "2N",
    "2R",
    "2V",
    "2Y",
    "3A",
    "3B",
    "3M",
    "3N",
    "3R",
    "4A",
    "4M",
    "4N",
    "4V",
    "4Y",
  ],
  WC: ["1A", "1B", "1E", "1H", "1N", "1R", "1V", "1X", "2A", "2B", "2E", "2H", "2N", "2R"],
  W: [
    "1A",
    "1B",
    "1C",
    "1D",
    "1F",
    "1G",
    "1H",
    "1J",
    "1K",
    "1S",
    "1T",
    "1U",
    "1W",
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
  ],
  SW: [
    "1A",
    "1E",
    "1H",
    "1P",
    "1V",
    "1W",
    "1X",
    "1Y",
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11,
    12,
    13,
    14,
    15,
    16,
    17,
    18,
    19,
    20,
  ],
};

/** Every postcode area with its nation, the one across the border, and its lettered districts; in order of the alphabet. */
export const POSTCODE_AREAS = Object.entries(AREAS)
  .flatMap(([nation, letters]) =>
    letters.split(" ").map((area) => ({ area, nation, across: ACROSS[area], districts: LETTERED[area] })),
  )
  .sort((one, other) => (one.area < other.area ? -1 : 1));
