/** Printed with every order and whatever is said of one. */
export const NOT_A_DECISION = "Decision support for human review. Not a clinical decision.";
