import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { responseCheck } from '@/lib/views/response';

/** Everything the team has typed, sent or not, as a file of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  const result = await responseCheck(await readContext(), { responseId: id });
  if (!result.ok) return noDownload(result);
  const { frame, version, entries } = result.value;
  const file = { format: 'assay-draft/1', procurement: frame.reference, version, sent: false, answers: entries };
  return download(
    `draft-${frame.reference.replace(/[^A-Za-z0-9-]+/g, '-')}.json`,
    `${JSON.stringify(file, null, 2)}\n`,
  );
}
