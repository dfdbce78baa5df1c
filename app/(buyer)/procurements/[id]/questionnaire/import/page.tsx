import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ErrorSummary } from '@/app/_ui/error-summary';
import { InsetText } from '@/app/_ui/notices';
import { pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { has, say } from '@/lib/text';
import { sayPart } from '@/lib/text/parts';
import { importStart } from '@/lib/views/import-file';
import { ChooseFile } from './choose-file';
import { ImportFrame } from './import-frame';

type Props = Params & Search<'fault'>;

const load = cache(async (id: string) => importStart(await readContext(), { id }));

/** What the upload handler said of a file that never arrived whole. Its name is not in the address. */
const faultOf = async ({ searchParams }: Props): Promise<string | undefined> => {
  const fault = one((await searchParams).fault);
  if (fault === undefined || !/^file-[a-z-]+$/.test(fault) || !has(`supplier.${fault}`)) return undefined;
  return say({ path: 'file', key: `supplier.${fault}`, params: { name: 'The file', limit: 10 } });
};

export async function generateMetadata(props: Props): Promise<Metadata> {
  const result = await load((await props.params).id);
  if (!result.ok) return refusedTitle(result);
  const title = pageTitle('Choose your spreadsheet', 'Security questionnaire');
  return { title: (await faultOf(props)) ? `${sayPart('parts.error-prefix')}: ${title}` : title };
}

/** Step 1: a file is chosen. Nothing of it is in the questionnaire before the last button. */
export default async function ImportPage(props: Props) {
  const { id } = await props.params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const procurement = result.value;
  if (!procurement) notFound();
  const error = await faultOf(props);
  return (
    <ImportFrame procurement={procurement} title="Choose your spreadsheet">
      {error && <ErrorSummary errors={[{ path: 'file', text: error }]} />}
      <span className="govuk-caption-l">Step 1</span>
      <h1 className="govuk-heading-l">Choose your spreadsheet</h1>
      <p className="govuk-body">
        Use the questions that you have. You match columns and answers, and check each row, before anything is added.
      </p>
      <InsetText>
        Formulas and merged cells are named, never guessed at. What we read of the file is kept sealed until you finish,
        and for a day at most.
      </InsetText>
      <ChooseFile id={id} error={error} />
    </ImportFrame>
  );
}
