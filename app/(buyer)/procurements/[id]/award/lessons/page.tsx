import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { one, type Params, type Search } from '@/app/_frame/search';
import { Button } from '@/app/_ui/button';
import { Radios } from '@/app/_ui/choices';
import { ActionForm } from '@/app/_ui/form';
import { InsetText, NotificationBanner } from '@/app/_ui/notices';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { ukDateTime } from '@/lib/procurement/uk-time';
import { say } from '@/lib/text';
import { lessonsChoicePage } from '@/lib/views/lessons';
import { choose } from './actions';

const load = cache(async (id: string) => lessonsChoicePage(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(say('lessons.title'), result.value.procurement.title) } : refusedTitle(result);
}

/** The switch for lessons: before publication, and never afterwards. */
export default async function LessonsChoicePage({ params, searchParams }: Params & Search<'done'>) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}/award`} />;
  const { procurement, choice, mayChoose, whyNot } = result.value;
  const done = one((await searchParams).done);
  const heading = (
    <>
      <Heading caption={procurement.title}>{say('lessons.title')}</Heading>
      <p className="govuk-body">{say('lessons.choose-hint')}</p>
      {choice && (
        <InsetText>
          {choice.chosen ? say('lessons.chosen') : say('lessons.not-chosen')} Chosen by {choice.by},{' '}
          {ukDateTime(choice.at)}. {say('lessons.fixed', { seed: choice.seed, spread: choice.spread })}
        </InsetText>
      )}
    </>
  );
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="questionnaire"
      crumbs={[{ text: 'Award model', href: `/procurements/${id}/award` }, { text: say('lessons.title') }]}
    >
      {done && choice && <NotificationBanner type="success">Choice saved.</NotificationBanner>}
      {mayChoose ? (
        <ActionForm action={choose.bind(null, id)} revision={String(choice?.version ?? 0)} heading={heading}>
          <Radios
            name="choice"
            legend={say('lessons.choose-legend')}
            legendSize="m"
            {...(choice ? { value: choice.chosen ? 'yes' : 'no' } : {})}
            items={[
              { value: 'yes', label: say('lessons.choose-yes') },
              { value: 'no', label: say('lessons.choose-no') },
            ]}
          />
          <Button>Save choice</Button>
        </ActionForm>
      ) : (
        <>
          {heading}
          {!choice && <InsetText>{say('lessons.not-chosen')}</InsetText>}
          {whyNot && <p className="govuk-body">{say({ path: '', key: whyNot })}</p>}
        </>
      )}
    </ProcurementFrame>
  );
}
