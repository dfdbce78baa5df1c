import { download, noDownload } from '@/app/_act/download';
import { readContext } from '@/lib/commands/from-request';
import { libraryExports, libraryFile } from '@/lib/views/library';

/** The organisation's earlier answers as a file of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ kind: string }> }): Promise<Response> {
  const asked = (await params).kind;
  const kind = libraryExports.find((each) => each === asked);
  const made = kind ? await libraryFile(await readContext(), { kind }) : null;
  return made?.ok && made.value ? download(made.value.name, made.value.body) : noDownload(made);
}
