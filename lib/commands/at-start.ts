import 'server-only';
import { emptyChangeLog, reading } from '@/db/client';
import { findInstallationFact, isEmpty } from '@/db/store/people';
import { config, isLoopback } from '@/lib/server/config';
import { newSetupCode } from '@/lib/server/ids';
import { logError } from '@/lib/server/log';
import { printSetupCode, setupCodeHash } from '@/lib/server/setup-code';
import { deliverMail, systemContext } from './deliver-mail';
import { destroyRemovedFiles } from './destroy-removed-files';
import { endOverdueImports } from './end-import';
import { fileEarlierSubmissions } from './file-earlier-answers';
import { finishRemovals } from './finish-removals';
import { issueSetupCode } from './issue-setup-code';
import { scanWaitingEvidence, tidyEvidence } from './look-after-evidence';
import { tidyPreparedFiles } from './make-prepared-file';
import { probeMail } from './probe-mail';
import { startPulse } from './record-beat';
import { remindObligations } from './remind-obligations';
import { sendReminders } from './send-reminders';
import { tidyWorkbookLoads } from './tidy-workbook-loads';

const pollEvery = 10_000;
const held = globalThis as typeof globalThis & { assayPoller?: NodeJS.Timeout };

/** Sends what is due, again and again; one round ends before the next begins. */
function startPoller(): void {
  if (held.assayPoller) return;
  let busy = false;
  held.assayPoller = setInterval(() => {
    if (busy) return;
    busy = true;
    sendReminders()
      .catch((error: unknown) => logError('round of reminders failed', error))
      .then(() => remindObligations())
      .catch((error: unknown) => logError('round of reminders about obligations failed', error))
      .then(() => deliverMail())
      .catch((error: unknown) => logError('mail round failed', error))
      .then(() => probeMail())
      .catch((error: unknown) => logError('probe of mail failed', error))
      .then(() => endOverdueImports())
      .catch((error: unknown) => logError('round of overdue imports failed', error))
      .then(() => tidyWorkbookLoads())
      .catch((error: unknown) => logError('round of loaded workbooks failed', error))
      .then(() => finishRemovals())
      .catch((error: unknown) => logError('round of removals failed', error))
      .then(() => destroyRemovedFiles())
      .catch((error: unknown) => logError('round of removed files failed', error))
      .then(() => tidyPreparedFiles())
      .catch((error: unknown) => logError('round of prepared files failed', error))
      .then(() => tidyEvidence())
      .then(() => scanWaitingEvidence())
      .catch((error: unknown) => logError('round of evidence failed', error))
      .finally(() => {
        busy = false;
      });
  }, pollEvery);
  held.assayPoller.unref();
}

/**
 * What a server does once, when its configuration and schema are known to be right: keeps example data off addresses
 * that strangers reach, prints a set-up code while nobody is here, and starts the poller.
 */
export async function atStart(): Promise<void> {
  const { publicUrl } = config();
  if ((await findInstallationFact(reading(), 'example')) !== null && !isLoopback(publicUrl)) {
    process.stderr.write(
      'Assay cannot start.\nASSAY_PUBLIC_URL: the data folder holds example data, whose passwords everybody knows. Use it on this computer only, or choose another ASSAY_DATA.\n',
    );
    process.exit(1);
  }
  if (await isEmpty(reading())) {
    const code = newSetupCode();
    const issued = await issueSetupCode(systemContext(), { hash: setupCodeHash(code) });
    if (issued.ok) printSetupCode(code);
  }
  // Submissions of an earlier release come into their organisations' libraries; nobody has to wait for it.
  fileEarlierSubmissions().catch((error: unknown) => logError('filing earlier answers failed', error));
  // A server that died after a removal left its log of changes as it was.
  await emptyChangeLog();
  startPoller();
  await startPulse((error) => logError('beat failed', error));
}
