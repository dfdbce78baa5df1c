export type Officer = { userId: string; procurementId: string; title: string };

/**
 * Takes the active officers and leads of running procurements, and a person; returns the title of the first
 * procurement that would be left with fewer than the two officers that publishing and opening need, or null.
 */
export function leftShort(officers: readonly Officer[], userId: string): string | null {
  const own = officers.filter((officer) => officer.userId === userId);
  const short = own.find(({ procurementId }) => {
    const others = officers.filter((other) => other.procurementId === procurementId && other.userId !== userId);
    return new Set(others.map((other) => other.userId)).size < 2;
  });
  return short?.title ?? null;
}
