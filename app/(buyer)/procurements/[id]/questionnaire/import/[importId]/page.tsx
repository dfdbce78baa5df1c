import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { importFile } from '@/lib/views/import-file';
import { ChooseFile } from '../choose-file';
import { ImportFrame, importPath, stepsOf } from '../import-frame';

type Props = Params<{ importId: string }>;

const load = cache(async (id: string, importId: string) => importFile(await readContext(), { id, importId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, importId } = await params;
  const result = await load(id, importId);
  const title = pageTitle('Choose your spreadsheet', 'Security questionnaire');
  return result.ok ? { title: `${sayPart('parts.error-prefix')}: ${title}` } : refusedTitle(result);
}

/** What came of a file: why it was refused, or the first step. */
export default async function ImportedPage({ params }: Props) {
  const { id, importId } = await params;
  const result = await load(id, importId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { source, file, procurement } = result.value;
  if (source) redirect(importPath(id, importId, stepsOf('document' in source)[0]));
  const [first, ...faults] = (file.refused ?? []).map((message) => say(message));
  return (
    <ImportFrame procurement={procurement} title="Choose your spreadsheet">
      <ErrorSummary errors={[{ path: 'file', text: first ?? '' }]} />
      <span className="govuk-caption-l">Step 1</span>
      <h1 className="govuk-heading-l">Choose your spreadsheet</h1>
      <p className="govuk-body">
        We did not take <strong>{file.name}</strong>.
      </p>
      {faults.length > 0 && (
        <>
          <h2 className="govuk-heading-m">What is wrong in the file</h2>
          <ul className="govuk-list govuk-list--bullet">
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </>
      )}
      <ChooseFile id={id} error={first} />
    </ImportFrame>
  );
}
