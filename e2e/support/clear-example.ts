import { rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Removes the example that specs copied from, after the last of them. */
export default function clearExample(): void {
  const kept = process.env.ASSAY_E2E_EXAMPLE;
  if (kept) rmSync(dirname(kept), { recursive: true, force: true });
}
