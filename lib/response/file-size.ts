/** Bytes as megabytes with one place: 4.2 MB. Anything above nothing is at least 0.1 MB. */
export const megabytes = (bytes: number): string =>
  `${(bytes === 0 ? 0 : Math.max(0.1, bytes / 1_000_000)).toFixed(1)} MB`;
