import { download, formatAsked, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { responseClarificationFile } from '@/lib/views/clarification-file';
import { workbookFile } from '@/lib/views/workbook';

type Params = { params: Promise<{ id: string; kind: string }> };

/** The response workbook of this team, blank or with its answers so far, or the log of clarifications; as ODS where the address asks. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { id, kind } = await params;
  const format = formatAsked(request);
  if (format === null) return noDownload();
  const context = await readContext();
  const result =
    kind === 'blank' || kind === 'filled'
      ? await workbookFile(context, { responseId: id, kind, format })
      : kind === 'clarifications'
        ? await responseClarificationFile(context, { responseId: id, format })
        : null;
  return result?.ok && result.value ? download(result.value.name, result.value.body) : noDownload(result);
}
