import 'server-only';
import { cache } from 'react';
import { reading } from '@/db/client';
import { findInstallationFact, isEmpty, onlyAuthority } from '@/db/store/people';
import { exampleSecret, inGroups, secretForApp } from '@/lib/people/second-factor';
import { config, isLoopback } from '@/lib/server/config';
import { mailIsSent } from '@/lib/server/mail';

export type Installation = {
  /** Nobody has been set up yet. */
  empty: boolean;
  /** Name of the one authority, '' while there is none. */
  authority: string;
  /** In example mode, the secret that example accounts share, as an authenticator app takes it. */
  example: { secret: string } | null;
  /** Whether example data may be built here, and the address that decides it. */
  exampleAllowed: boolean;
  address: string;
  /** Whether messages go out by e-mail, or wait for somebody to copy them. */
  sendsMail: boolean;
  /** Whether files are checked for viruses. */
  scansFiles: boolean;
};

/** What anybody may know of this copy of Assay: whose it is and whether it is an example. */
export const installation = cache(async (): Promise<Installation> => {
  const db = reading();
  const { example, publicUrl, scanner } = config();
  return {
    empty: await isEmpty(db),
    authority: (await onlyAuthority(db))?.name ?? '',
    example:
      example || (await findInstallationFact(db, 'example')) !== null
        ? { secret: inGroups(secretForApp(exampleSecret)) }
        : null,
    exampleAllowed: isLoopback(publicUrl),
    address: publicUrl,
    sendsMail: mailIsSent(),
    scansFiles: scanner !== null,
  };
});
