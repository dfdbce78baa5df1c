import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { ActionForm } from '@/app/_ui/form';
import { BackLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { TwoTexts } from '@/app/_ui/two-texts';
import { readContext } from '@/lib/commands/from-request';
import { ukSavedTime } from '@/lib/procurement/uk-time';
import { fieldChanges } from '@/lib/questionnaire/diff';
import { questionTexts } from '@/lib/views/question-editor';
import { questionnairePath } from '../../../shown';
import { chooseText } from '../actions';

type Props = Params<{ sectionId: string; questionId: string }> & Search<'mine'>;

const load = cache(async (id: string, questionId: string, historyId: string) =>
  questionTexts(await readContext(), { id, questionId, historyId }),
);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id, questionId } = await params;
  const result = await load(id, questionId, one((await searchParams).mine) ?? '');
  return result.ok
    ? { title: pageTitle('Two versions of this question', 'Security questionnaire') }
    : refusedTitle(result);
}

const fieldWords: Record<string, string> = {
  guidance: 'guidance',
  kind: 'kind of answer',
  settings: 'options, bands, columns or limits',
  purpose: 'purpose',
  weight: 'weighting',
  threshold: 'minimum mark',
  markingGuide: 'marking guide',
  passIf: 'what passes',
  passRule: 'what passes',
  evidence: 'evidence asked',
  evidenceRequired: 'whether evidence is needed',
  equivalence: 'equivalent route',
  showIf: 'condition',
  extras: 'what suppliers may add',
  principle: 'principle',
};

/** After a lost race: both texts, both names, and a choice. Both stay in the history. */
export default async function TwoTextsPage({ params, searchParams }: Props) {
  const { id, sectionId, questionId } = await params;
  const historyId = one((await searchParams).mine) ?? '';
  const result = await load(id, questionId, historyId);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const texts = result.value;
  if (!texts.version) notFound();
  const { version, mine, theirs, theirsBy, theirsAt } = texts;
  const others = theirs ? fieldChanges(theirs, mine, ['wording']) : [];
  return (
    <Page width="full" before={<BackLink href={`${questionnairePath(id)}/${sectionId}/${questionId}`} />}>
      <ActionForm
        action={chooseText.bind(null, { id, sectionId, questionId, historyId })}
        revision={String(version.revision)}
        heading={
          <>
            <span className="govuk-caption-l">{mine.ref ?? mine.id}</span>
            <h1 className="govuk-heading-l">Two versions of this question</h1>
          </>
        }
      >
        {!theirs && <InsetText>{theirsBy} removed this question. Keep yours to bring it back.</InsetText>}
        {others.length > 0 && (
          <InsetText>
            The versions also differ in: {others.map(({ field }) => fieldWords[field] ?? field).join(', ')}. These come
            from the version that you keep; with your edited text they are yours.
          </InsetText>
        )}
        <TwoTexts
          yours={mine.wording.en}
          theirs={{ text: theirs?.wording.en ?? '', name: theirsBy, time: ukSavedTime(theirsAt) }}
        />
      </ActionForm>
    </Page>
  );
}
