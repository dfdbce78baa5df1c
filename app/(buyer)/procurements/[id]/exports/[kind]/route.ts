import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { auditLines } from '@/lib/views/audit-log';
import { bundleKind, evidenceBundle } from '@/lib/views/evidence-bundle';
import { decidedExport, decidedExports, publishedExport, publishedExports } from '@/lib/views/exports';
import { guidanceExport, guidanceExports } from '@/lib/views/guidance-exports';
import { tenderNoticeFile } from '@/lib/views/tender-notice';

type Params = { params: Promise<{ id: string; kind: string }> };

/** A document to take away. What is not there yet, or not for this person, is not found. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const context = await readContext();
  const published = publishedExports.find((each) => each === kind);
  const decided = decidedExports.find((each) => each === kind);
  const guidance = guidanceExports.find((each) => each === kind);
  const made = published
    ? await publishedExport(context, { id, kind: published })
    : decided
      ? await decidedExport(context, { id, kind: decided })
      : guidance
        ? await guidanceExport(context, { id, kind: guidance })
        : kind === 'audit'
          ? await auditLines(context, { id })
          : kind === bundleKind
            ? await evidenceBundle(context, { id })
            : kind === 'tender-notice'
              ? await tenderNoticeFile(context, { id })
              : null;
  return made?.ok && made.value ? download(made.value.name, made.value.body) : noDownload();
}
