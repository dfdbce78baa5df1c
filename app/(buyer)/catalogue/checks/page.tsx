import type { Metadata } from 'next';
import { notFound } from '@/app/_frame/not-found';
import { Breadcrumbs } from '@/app/_ui/links';
import { Page, pageTitle } from '@/app/_ui/page';
import { SourceOfRule } from '@/app/_ui/rule-behind';
import { Table } from '@/app/_ui/table';
import { readContext } from '@/lib/commands/from-request';
import { ukDate } from '@/lib/procurement/uk-time';
import { namesChecked } from '@/lib/questionnaire/lint/names';
import { type CheckRule, checkRules } from '@/lib/views/catalogue';

export const metadata: Metadata = { title: pageTitle('What Assay checks', 'Guidance') };

const effectOf = ({ stops, warns }: CheckRule): string => {
  if (stops && warns) return 'Must be fixed; lesser faults need a fix or a reason';
  return stops ? 'Must be fixed' : 'Needs a fix or a reason';
};

/** Every rule that a questionnaire is held against before it is published. */
export default async function CheckRulesPage() {
  const result = await checkRules(await readContext(), null);
  if (!result.ok) notFound();
  const { rules } = result.value;
  return (
    <Page
      title="What Assay checks"
      width="full"
      before={<Breadcrumbs items={[{ text: 'Guidance', href: '/catalogue' }, { text: 'What Assay checks' }]} />}
    >
      <p className="govuk-body">
        {rules.length} rules are checked before a questionnaire is published. They are rules of reading: they look for
        words and settings, and a person decides. Nothing here is legal advice.
      </p>
      <p className="govuk-body">
        Sections are those of the Procurement Act 2023. Devolved Scottish authorities follow other rules, so there they
        are our advice only. Our list of standards, schemes and brands was last looked through on {ukDate(namesChecked)}
        .
      </p>
      <Table
        form="stack"
        small
        caption="Rules"
        captionHidden
        columns={[
          { key: 'rule', label: 'Rule' },
          { key: 'why', label: 'Why' },
          { key: 'fix', label: 'How to keep it' },
          { key: 'effect', label: 'If it is broken' },
          { key: 'source', label: 'Source' },
        ]}
        rows={rules.map((rule) => ({
          key: rule.id,
          cells: [
            { className: 'govuk-!-width-one-quarter', content: rule.title },
            rule.explanation,
            rule.fix,
            effectOf(rule),
            <SourceOfRule key="source" source={rule.source} />,
          ],
        }))}
      />
    </Page>
  );
}
