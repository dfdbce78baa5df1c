import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { summaryFile } from '@/lib/views/summary-editor';

type Params = { params: Promise<{ id: string; submissionId: string }> };

/** An assessment summary as a document to take away: what its supplier reads. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const made = await summaryFile(await readContext(), await params);
  return made.ok && made.value ? download(made.value.name, made.value.body) : noDownload();
}
