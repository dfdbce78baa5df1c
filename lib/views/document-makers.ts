import 'server-only';
import type { Context } from '@/lib/commands/command';
import { bundleKind } from '@/lib/procurement/documents';
import type { Result } from '@/lib/result';
import { auditLines } from './audit-log';
import { clarificationFile } from './clarification-file';
import { evidenceBundle } from './evidence-bundle';
import {
  decidedExport,
  decidedExports,
  type ExportFile,
  publishedExport,
  publishedExports,
  type Wanted,
} from './exports';
import { guidanceExport, guidanceExports } from './guidance-exports';
import { moderationKind, moderationRecordFile } from './moderation-record';
import { obligationExport, obligationExports } from './obligation-exports';
import { openDataExport, openDataExports } from './open-data';
import { paperFile, paperKinds } from './papers';
import { conflictRegisterFile, conflictsKind, openingKind, openingRecordFile } from './record-workbooks';
import { removalCertificate } from './removal';
import { tenderNoticeFile } from './tender-notice';

type Maker = (context: Context, asked: { id: string } & Wanted) => Promise<Result<ExportFile | null>>;

/** Several kinds that one view makes. */
const each = <K extends string>(kinds: readonly K[], make: (kind: K) => Maker): Record<string, Maker> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)]));

/** Which view makes which kind; without a prototype, for the kind is whatever an address says. Each asks the policy itself. */
export const makers: Partial<Record<string, Maker>> = Object.assign(Object.create(null), {
  ...each(publishedExports, (kind) => (context, asked) => publishedExport(context, { ...asked, kind })),
  ...each(decidedExports, (kind) => (context, asked) => decidedExport(context, { ...asked, kind })),
  ...each(guidanceExports, (kind) => (context, asked) => guidanceExport(context, { ...asked, kind })),
  ...each(obligationExports, (kind) => (context, asked) => obligationExport(context, { ...asked, kind })),
  ...each(
    openDataExports,
    (kind) =>
      (context, { id }) =>
        openDataExport(context, { id, kind }),
  ),
  ...Object.fromEntries(paperKinds.map((kind) => [`${kind}-document`, paperFile(kind)])),
  audit: (context, { id }) => auditLines(context, { id }),
  [bundleKind]: (context, { id }) => evidenceBundle(context, { id }),
  'tender-notice': tenderNoticeFile,
  clarifications: clarificationFile,
  removal: removalCertificate,
  [openingKind]: openingRecordFile,
  [moderationKind]: moderationRecordFile,
  [conflictsKind]: conflictRegisterFile,
} satisfies Record<string, Maker>);
