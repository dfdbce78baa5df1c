/** The first thing found wrong in one check of a bundle: the file, where in it, and what. */
export class BundleFault extends Error {
  override name = 'BundleFault';
  constructor(
    /** Path in the bundle, or `archive` for the archive itself. */
    readonly path: string,
    readonly reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}

export const archive = 'archive';
