import { asPartOfPage, download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { ownEvidenceFile } from '@/lib/views/evidence-file';

/** A file of the library, as an attachment; with `?file=` one whose place it took. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ evidenceId: string }> },
): Promise<Response> {
  if (asPartOfPage(request)) return noDownload();
  const { evidenceId } = await params;
  const fileId = new URL(request.url).searchParams.get('file') ?? undefined;
  const file = await ownEvidenceFile(await readContext(), { evidenceId, fileId });
  return file.ok && file.value ? download(file.value.name, file.value.bytes) : noDownload(file);
}
