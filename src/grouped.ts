/** A whole number with commas between thousands: 12,345. Without Intl, whose first use costs more than a small list. */
export const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
