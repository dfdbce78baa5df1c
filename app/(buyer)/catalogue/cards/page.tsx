import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { PrintLink } from '@/app/_frame/print-link';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { dayInWords, groupNames } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { principleCards } from '@/lib/views/catalogue';
import { GuidanceLicence } from '../licence';

const title = 'The 14 principles on cards';
export const metadata: Metadata = { title: pageTitle(title, 'Guidance') };

/** Every principle in brief, to print and to hand out. */
export default async function CardsPage() {
  const result = await principleCards(await readContext(), null);
  if (!result.ok) notFound();
  const { principles, source } = result.value;
  const [first] = principles;
  return (
    <Page
      before={<Breadcrumbs items={[{ text: 'Guidance', href: '/catalogue' }, { text: title }]} />}
      title={title}
      width="full"
    >
      <p className="govuk-body-l">What each principle means, and what it asks of the authority itself.</p>
      <PrintLink>Print the cards</PrintLink>
      <div className="assay-cards">
        {principles.map((principle) => (
          <section key={principle.number} className="assay-principle-card" aria-labelledby={`card-${principle.number}`}>
            <h2 className="govuk-heading-m" id={`card-${principle.number}`}>
              <span className="govuk-caption-m">
                Principle {principle.number} of {principles.length}, {groupNames[principle.group]}
              </span>
              {principle.title.en}
            </h2>
            {principle.explanation.slice(0, 2).map((paragraph) => (
              <p key={paragraph} className="govuk-body-s">
                {paragraph}
              </p>
            ))}
            <p className="govuk-body-s govuk-!-margin-bottom-0">
              <strong>For us:</strong> {principle.forAuthority}
            </p>
          </section>
        ))}
      </div>
      <p className="govuk-body-s">
        {say('catalogue.our-explanation')} Numbers and titles are the publisher’s.
        {source &&
          first &&
          ` Source: ${source.title}, ${source.publisher}, ${first.edition}, checked ${dayInWords(first.checked)}.`}
      </p>
      <GuidanceLicence />
    </Page>
  );
}
