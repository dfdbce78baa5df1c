import { download, formatAsked, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { auditLines } from '@/lib/views/audit-log';
import { clarificationFile } from '@/lib/views/clarification-file';
import { bundleKind, evidenceBundle } from '@/lib/views/evidence-bundle';
import { decidedExport, decidedExports, publishedExport, publishedExports } from '@/lib/views/exports';
import { guidanceExport, guidanceExports } from '@/lib/views/guidance-exports';
import { conflictRegisterFile, conflictsKind, openingKind, openingRecordFile } from '@/lib/views/record-workbooks';
import { tenderNoticeFile } from '@/lib/views/tender-notice';

type Params = { params: Promise<{ id: string; kind: string }> };

/** A document to take away; a workbook as ODS where the address asks. What is not there, or not for this person, is not found. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const format = formatAsked(request);
  if (format === null) return noDownload();
  const context = await readContext();
  const published = publishedExports.find((each) => each === kind);
  const decided = decidedExports.find((each) => each === kind);
  const guidance = guidanceExports.find((each) => each === kind);
  const made = published
    ? await publishedExport(context, { id, kind: published, format })
    : decided
      ? await decidedExport(context, { id, kind: decided, format })
      : guidance
        ? await guidanceExport(context, { id, kind: guidance, format })
        : kind === 'audit'
          ? await auditLines(context, { id })
          : kind === bundleKind
            ? await evidenceBundle(context, { id })
            : kind === 'tender-notice'
              ? await tenderNoticeFile(context, { id, format })
              : kind === 'clarifications'
                ? await clarificationFile(context, { id, format })
                : kind === openingKind
                  ? await openingRecordFile(context, { id, format })
                  : kind === conflictsKind
                    ? await conflictRegisterFile(context, { id, format })
                    : null;
  return made?.ok && made.value ? download(made.value.name, made.value.body) : noDownload();
}
