import type { Metadata } from 'next';
import { cache } from 'react';
import { notFound } from '@/app/_frame/not-found';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { BackLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Page, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { readContext } from '@/lib/commands/from-request';
import { weightInFull } from '@/lib/scoring/weights';
import { say } from '@/lib/text';
import { questionnaireOutline } from '@/lib/views/questionnaire-outline';
import { questionnairePath } from '../shown';
import { keepSection } from './actions';
import { SectionForm } from './section-form';

const load = cache(async (id: string) => questionnaireOutline(await readContext(), { id }));

export async function generateMetadata({ params }: Params<{ sectionId: string }>): Promise<Metadata> {
  const { id, sectionId } = await params;
  const result = await load(id);
  if (!result.ok) return refusedTitle(result);
  if (!result.value.version) return {};
  const { document, mayEdit } = result.value;
  const title = document.sections.find((each) => each.id === sectionId)?.title.en;
  return title ? { title: pageTitle(mayEdit ? `Section: ${title}` : title, 'Security questionnaire') } : {};
}

/** One section of the draft. */
export default async function SectionPage({ params }: Params<{ sectionId: string }>) {
  const { id, sectionId } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const outline = result.value;
  const section = outline.version && outline.document.sections.find((each) => each.id === sectionId);
  if (!outline.version || !section) notFound();
  const { version, mayEdit, whyNot } = outline;
  const before = <BackLink href={questionnairePath(id)} />;
  if (mayEdit)
    return (
      <Page before={before}>
        <SectionForm
          id={id}
          revision={version.revision}
          section={section}
          action={keepSection.bind(null, id, section.id)}
        />
      </Page>
    );
  return (
    <Page before={before} title={section.title.en}>
      {whyNot && <InsetText>{say({ path: '', key: whyNot })}</InsetText>}
      <SummaryList
        rows={[
          { key: 'Introduction', value: section.introduction?.en ?? 'None' },
          { key: 'Weighting', value: `${weightInFull(section.weight)}%` },
          { key: 'Minimum score', value: section.threshold ?? 'None' },
          { key: 'Questions', value: String(section.questions.length) },
        ]}
      />
    </Page>
  );
}
