import { asPartOfPage, download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { submittedEvidenceFile } from '@/lib/views/evidence-file';

type Params = { params: Promise<{ id: string; submissionId: string; evidenceId: string }> };

/** A file of an opened submission, named by its SHA-256, for those who may read the responses. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  if (asPartOfPage(request)) return noDownload();
  const { id, submissionId, evidenceId } = await params;
  const file = await submittedEvidenceFile(await readContext(), {
    procurementId: id,
    submissionId,
    sha256: evidenceId,
  });
  return file.ok && file.value ? download(file.value.name, file.value.bytes) : noDownload(file);
}
