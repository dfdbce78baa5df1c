import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { ownSummaryFile } from '@/lib/views/own-summary';

/** A supplier's own assessment summary, once released, as a document to take away. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const made = await ownSummaryFile(await readContext(), { responseId: (await params).id });
  return made.ok && made.value ? download(made.value.name, made.value.body) : noDownload();
}
