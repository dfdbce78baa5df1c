import 'server-only';
import { reading } from '@/db/client';
import { findInstallationFact, isEmpty } from '@/db/store/people';
import { setupCodeIsRight } from '@/lib/server/setup-code';

/** Whether this code opens the set-up of this copy of Assay: right, and nobody has been set up. */
export async function setupCodeWorks(code: string): Promise<boolean> {
  const db = reading();
  return (await isEmpty(db)) && setupCodeIsRight(code, await findInstallationFact(db, 'setup-code'));
}
