import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { BackLink } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { keepSection } from '../[sectionId]/actions';
import { SectionForm } from '../[sectionId]/section-form';
import { type Params, questionnairePath, Refused } from '../shown';

export const metadata: Metadata = { title: pageTitle('New section', 'Security questionnaire') };

/** A new section at the end of the draft. */
export default async function NewSectionPage({ params }: Params) {
  const { id } = await params;
  const result = await questionnaireOutline(await readContext(), { id });
  if (!result.ok) return <Refused refusal={result} id={id} />;
  const { version, mayEdit } = result.value;
  if (!version || !mayEdit) notFound();
  return (
    <Page before={<BackLink href={questionnairePath(id)} />}>
      <SectionForm id={id} revision={version.revision} section={null} action={keepSection.bind(null, id, null)} />
    </Page>
  );
}
