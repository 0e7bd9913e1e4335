/** The reference of a dimension that has none of its own: all other known groups together. */
export const REST_OF_LIST = "rest-of-list";
/** All known groups together, against which the unknown are held. */
export const ALL_KNOWN = "all-known";
