import { download, formatAsked, noDownload } from '@/app/_act/download';
import type { Context } from '@/lib/commands/command';
import { readContext } from '@/lib/commands/from-request';
import type { Result } from '@/lib/result';
import { auditLines } from '@/lib/views/audit-log';
import { clarificationFile } from '@/lib/views/clarification-file';
import { bundleKind, evidenceBundle } from '@/lib/views/evidence-bundle';
import { decidedExport, decidedExports, type ExportFile, publishedExport, publishedExports } from '@/lib/views/exports';
import { guidanceExport, guidanceExports } from '@/lib/views/guidance-exports';
import { obligationExport, obligationExports } from '@/lib/views/obligation-exports';
import { openDataExport, openDataExports } from '@/lib/views/open-data';
import { paperFile, paperKinds } from '@/lib/views/papers';
import { conflictRegisterFile, conflictsKind, openingKind, openingRecordFile } from '@/lib/views/record-workbooks';
import { tenderNoticeFile } from '@/lib/views/tender-notice';
import type { WorkbookFormat } from '@/lib/workbook/model';

type Params = { params: Promise<{ id: string; kind: string }> };

type Made = Promise<Result<ExportFile | null>>;
type Maker = (context: Context, asked: { id: string; format: WorkbookFormat }) => Made;

/** Several kinds that one view makes. */
const each = <K extends string>(kinds: readonly K[], make: (kind: K) => Maker): Record<string, Maker> =>
  Object.fromEntries(kinds.map((kind) => [kind, make(kind)]));

/** Who makes which kind; without a prototype, for the kind is whatever the address says. */
const makers: Partial<Record<string, Maker>> = Object.assign(Object.create(null), {
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
  [openingKind]: openingRecordFile,
  [conflictsKind]: conflictRegisterFile,
} satisfies Record<string, Maker>);

/** A document to take away; a workbook as ODS where the address asks. What is not there, or not for this person, is not found. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const format = formatAsked(request);
  if (format === null) return noDownload();
  const context = await readContext();
  const made = await makers[kind]?.(context, { id, format });
  return made?.ok && made.value ? download(made.value.name, made.value.body) : noDownload();
}
