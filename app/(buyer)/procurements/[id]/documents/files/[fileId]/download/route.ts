import { asPartOfPage, download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { takePreparedFile } from '@/lib/commands/take-prepared-file';

type Params = { params: Promise<{ id: string; fileId: string }> };

/** A file that was prepared for the person who asks; each time is on the record. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  if (asPartOfPage(request)) return noDownload();
  const taken = await takePreparedFile(await readContext(), await params);
  return taken.ok ? download(taken.value.name, taken.value.body) : noDownload();
}
