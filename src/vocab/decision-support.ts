/** Printed on everything that an order or a simulation of one leaves the program as. */
export const DECISION_SUPPORT = "Decision support for human review. Not a clinical decision.";
