/**
 * A policy to start from, as `fairwait prioritise --example` prints it: reasonable adjustments for disabled people and a small,
 * bounded credit for deprivation, for contact first. The same text as fixtures/policies/inclusive-recovery.yaml.
 */
export const EXAMPLE_POLICY = `# A policy for fairwait: who comes first on a waiting list, and why.
# Change what is below, then run: fairwait prioritise ptl.csv --policy this-file.yaml
# fairwait schema policy describes every key. Weeks may have up to two decimals.

# As it is called in every output.
name: Inclusive recovery

# contact: whom to contact, validate and support first (phone, transport, interpreter, longer slots). The default.
# booking: whom to book first. Ask for it only with a clinical lead, after reading the policy's equality impact.
purpose: contact

# Clinical priority makes the tiers (P1a, P1b, P2, P3, P4). Nothing moves anybody across them.
tiers: [procedure-priority]

# Within a tier. days-waited: whoever has waited longest. breach-ratio: days since the priority review as a part of the
# tier's target; whoever is past the target is not overtaken by somebody who is not.
order: days-waited

# Weeks. Whoever has waited longer than one of these comes before whoever has not, whatever the credit.
guards: [78, 65, 52]

# Days from the priority review within which a tier is to be treated, for breach-ratio. Those not named keep the national
# ones: P1a 1, P1b 3, P2 28, P3 91, P4 none. Some trusts use 84 for P3.
# targetDays: { P3: 84 }

# Who is ordered as if they had waited longer: by how many weeks, and the reason that stands beside each of them.
# \`when\` names dimensions and groups; all dimensions of a rule must hold. Someone of whom it is not known has the credit of
# the group that others are compared with, so nobody loses by being unknown.
credit:
  # Reasonable adjustments (Equality Act 2010, section 20) for people whom a long wait harms more.
  - when: { learning-disability: [yes] }
    weeks: 12
    reason: reasonable adjustment (learning disability)
  # The same for autism and serious mental illness, where the list holds them: take the marks away.
  # - when: { autism: [yes] }
  #   weeks: 8
  #   reason: reasonable adjustment (autism)
  # - when: { serious-mental-illness: [yes] }
  #   weeks: 8
  #   reason: reasonable adjustment (serious mental illness)
  # Deprivation is no protected characteristic; test its effect by ethnicity, sex and age all the same. 1 is the most
  # deprived fifth. maxWeeks is what the rule may never exceed; reviewBy: YYYY-MM-DD would say until when it counts.
  - when: { imd-quintile: ["1"] }
    weeks: 4
    maxWeeks: 4
    reason: deprivation

# One person's credits never add up to more weeks than this.
maxCreditWeeks: 16

# Credit on any other protected characteristic (ethnicity, sex, age, religion …) is refused unless the rule also says
# evidence, justification, legalBasis, approvedBy, reviewBy and maxWeeks. fairwait does not decide lawfulness.
`;
