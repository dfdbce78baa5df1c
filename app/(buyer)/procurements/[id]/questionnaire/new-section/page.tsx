import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { BackLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { keepSection } from '../[sectionId]/actions';
import { SectionForm } from '../[sectionId]/section-form';
import { questionnairePath } from '../shown';

const load = cache(async (id: string) => questionnaireOutline(await readContext(), { id }));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle('New section', 'Security questionnaire') } : refusedTitle(result);
}

/** A new section at the end of the draft. */
export default async function NewSectionPage({ params }: Params) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { version, mayEdit } = result.value;
  if (!version || !mayEdit) notFound();
  return (
    <Page before={<BackLink href={questionnairePath(id)} />}>
      <SectionForm id={id} revision={version.revision} section={null} action={keepSection.bind(null, id, null)} />
    </Page>
  );
}
