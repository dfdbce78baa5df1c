// Beside uk-time, so that the browser can count days without a library of dates.

/** Takes two days YYYY-MM-DD; returns how many days the second is after the first. */
export const daysBetween = (from: string, until: string): number =>
  Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
