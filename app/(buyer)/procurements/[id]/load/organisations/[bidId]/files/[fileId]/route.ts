import { asPartOfPage, download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { portalFile } from '@/lib/views/portal-load';

type Params = { params: Promise<{ id: string; bidId: string; fileId: string }> };

/** A file as it came through the portal, byte for byte, for those who load and confirm. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  if (asPartOfPage(request)) return noDownload();
  const { id, bidId, fileId } = await params;
  const file = await portalFile(await readContext(), { id, bidId, file: fileId });
  return file.ok && file.value ? download(file.value.name, file.value.bytes) : noDownload(file);
}
