import { Random } from "../stats/random.ts";
import type { Areas } from "./areas.ts";
import { type GapDimension, shiftsOf, type WaitShift } from "./gap.ts";
import type { ResolvedOptions } from "./options.ts";
import {
  AGE_SHARES,
  ETHNIC_CATEGORIES,
  LEARNING_DISABILITY_BY_QUINTILE,
  MINORITY_BY_QUINTILE,
  SEXES,
  UNKNOWN_ETHNICITY,
} from "./population.ts";
import { drawIndex, weightedSlots } from "./weighted-slots.ts";

const QUINTILES = [1, 2, 3, 4, 5] as const;
const MEAN_YEAR = 365.2425;

/** What is recorded about a person; the numbers are positions in the tables of `population.ts`. */
export interface Person {
  index: number;
  area: number;
  quintile: number;
  ethnicity: number;
  /** Position in the unknown codes, or −1 when ethnicity is recorded. */
  unknownEthnicity: number;
  sex: number;
  ageBand: number;
  birthDay: number;
  learningDisability: boolean;
  interpreter: boolean;
  /** What the gaps asked for do to this person's waits, all together. */
  factor: number;
  extraDays: number;
}

export const emptyPerson = (): Person => ({
  index: 0,
  area: 0,
  quintile: 1,
  ethnicity: 0,
  unknownEthnicity: -1,
  sex: 0,
  ageBand: 0,
  birthDay: 0,
  learningDisability: false,
  interpreter: false,
  factor: 1,
  extraDays: 0,
});

const ethnicSlots = QUINTILES.map((quintile) =>
  weightedSlots(
    ETHNIC_CATEGORIES.map(
      ({ code, weight }) => weight * (code === "A" ? 1 : MINORITY_BY_QUINTILE[quintile - 1]!),
    ),
  ),
);
const ageSlots = QUINTILES.map((quintile) =>
  weightedSlots(
    AGE_SHARES.map(
      ({ mostDeprived, leastDeprived }) =>
        (mostDeprived * (5 - quintile) + leastDeprived * (quintile - 1)) / 4,
    ),
  ),
);
const sexSlots = weightedSlots(SEXES.map(({ weight }) => weight));
const unknownSlots = weightedSlots(UNKNOWN_ETHNICITY.map(({ weight }) => weight));

const YES_NO = ["yes", "no"] as const;
const GROUPS_BY_CODE = {
  "imd-quintile": QUINTILES.map(String),
  "ethnic-group": ETHNIC_CATEGORIES.map(({ group }) => group),
  "ethnic-category": ETHNIC_CATEGORIES.map(({ code }) => code),
  sex: SEXES.map(({ id }) => id),
  "age-band": AGE_SHARES.map(({ band }) => band),
  "learning-disability": YES_NO,
  interpreter: YES_NO,
} as const satisfies Record<GapDimension, readonly string[]>;

/**
 * Draws the people of a list. A person's record depends on the seed and the person's index alone, so a second pathway
 * of the same person needs no memory: the person is drawn again.
 */
export class People {
  readonly #options: ResolvedOptions;
  readonly #areas: Areas;
  readonly #random = new Random(0);
  readonly #shifts: Record<GapDimension, readonly WaitShift[]>;

  constructor(options: ResolvedOptions, areas: Areas) {
    this.#options = options;
    this.#areas = areas;
    const shifts = (dimension: GapDimension) => shiftsOf(options.gaps, dimension, GROUPS_BY_CODE[dimension]);
    this.#shifts = {
      "imd-quintile": shifts("imd-quintile"),
      "ethnic-group": shifts("ethnic-group"),
      "ethnic-category": shifts("ethnic-category"),
      sex: shifts("sex"),
      "age-band": shifts("age-band"),
      "learning-disability": shifts("learning-disability"),
      interpreter: shifts("interpreter"),
    };
  }

  /** Fills `person` in with the person of this index. */
  draw(index: number, person: Person): void {
    const random = this.#random;
    random.restart(this.#options.seed, index);
    person.index = index;
    person.area = random.below(this.#areas.count);
    person.quintile = this.#areas.quintiles[person.area]!;
    person.ethnicity = drawIndex(ethnicSlots[person.quintile - 1]!, random);
    person.unknownEthnicity = random.chance(this.#options.unknownEthnicity)
      ? drawIndex(unknownSlots, random)
      : -1;
    person.sex = drawIndex(sexSlots, random);
    person.ageBand = drawIndex(ageSlots[person.quintile - 1]!, random);
    const { from, to } = AGE_SHARES[person.ageBand]!;
    const years = from + random.unit() * (to - from + 1);
    person.birthDay = this.#options.asAt - Math.floor(years * MEAN_YEAR);
    person.learningDisability = random.chance(LEARNING_DISABILITY_BY_QUINTILE[person.quintile - 1]!);
    person.interpreter = random.chance(ETHNIC_CATEGORIES[person.ethnicity]!.interpreter);
    this.#shiftWaits(person);
  }

  #shiftWaits(person: Person): void {
    person.factor = 1;
    person.extraDays = 0;
    const shifts = this.#shifts;
    shiftBy(person, shifts["imd-quintile"][person.quintile - 1]!);
    shiftBy(person, shifts["ethnic-group"][person.ethnicity]!);
    shiftBy(person, shifts["ethnic-category"][person.ethnicity]!);
    shiftBy(person, shifts.sex[person.sex]!);
    shiftBy(person, shifts["age-band"][person.ageBand]!);
    shiftBy(person, shifts["learning-disability"][person.learningDisability ? 0 : 1]!);
    shiftBy(person, shifts.interpreter[person.interpreter ? 0 : 1]!);
  }
}

const DAYS_PER_WEEK = 7;

const shiftBy = (person: Person, shift: WaitShift): void => {
  person.factor *= shift.factor;
  person.extraDays += shift.weeks * DAYS_PER_WEEK;
};
