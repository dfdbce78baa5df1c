import { download, formatAsked, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { bundleKind } from '@/lib/procurement/documents';
import { bundlePlace } from '@/lib/views/bundle-place';
import { makers } from '@/lib/views/document-makers';

type Params = { params: Promise<{ id: string; kind: string }> };

/** A document to take away; a workbook as ODS where the address asks. What is not there, or not for this person, is not found. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const format = formatAsked(request);
  if (format === null) return noDownload();
  const context = await readContext();
  if (kind === bundleKind) {
    // Made outside the request: its page prepares it.
    const place = await bundlePlace(context, { id });
    if (!place.ok) return noDownload(place);
    const headers = { Location: `/procurements/${place.value.id}/documents`, 'Cache-Control': 'private, no-store' };
    return new Response(null, { status: 303, headers });
  }
  const made = await makers[kind]?.(context, { id, format });
  return made?.ok && made.value ? download(made.value.name, made.value.body) : noDownload(made);
}
