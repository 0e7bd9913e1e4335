/** Sources that several measures share. */
export const RTT_RULES =
  "NHS England, Recording and reporting referral to treatment (RTT) waiting times, v5.0, 11 February 2025";
export const WILSON = "Wilson (1927), J Am Stat Assoc 22:209–212";
export const HYNDMAN_FAN = "Hyndman & Fan (1996), Am Stat 50:361–365, definition 7";
export const ORDER_STATISTICS = "Conover (1999), Practical Nonparametric Statistics, section 3.2";
