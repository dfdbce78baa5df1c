import type { Metadata } from 'next';
import { cache } from 'react';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { Button, ButtonGroup } from '@/app/_ui/button';
import { DateInput } from '@/app/_ui/date-input';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { BackLink, TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { Heading, Page, pageTitle } from '@/app/_ui/page';
import { SummaryList } from '@/app/_ui/summary-list';
import { Table } from '@/app/_ui/table';
import { dayInWords } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { dayField } from '@/lib/procurement/setup-form';
import type { Ok } from '@/lib/result';
import { say } from '@/lib/text';
import { governance } from '@/lib/views/guided-path';
import { keepSignOff } from '../actions';
import { Rows } from '../rows';
import { SavedBy } from '../saved-by';

const load = cache(async (id: string) => governance(await readContext(), { id }));
const title = 'Sign-off by the governance group';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

type View = Extract<Awaited<ReturnType<typeof governance>>, Ok<unknown>>['value'];

function Recorded({ kept }: { kept: NonNullable<View['kept']> }) {
  const { group, members, date, minute, number } = kept.document;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Group', value: group },
          { key: 'Signed off', value: `Draft version ${number}, on ${dayInWords(date)}` },
          { key: 'Minute', value: minute || 'None given' },
        ]}
      />
      <Table
        form="stack"
        caption="Who signed off"
        captionSize="s"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'duty', label: 'Duty in the group' },
          { key: 'approves', label: 'Approves' },
        ]}
        rows={members.map(({ name, duty, approves }) => ({ key: `${name}${duty}`, cells: [name, duty, approves] }))}
      />
    </>
  );
}

/** The group's terms and its sign-off, which publication waits for. */
export default async function SignOffPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/path`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const { kept, saved, draft, mayEdit, editReason } = result.value;
  const document = kept?.document;
  if (!mayEdit || !draft)
    return (
      <Page before={<BackLink href={back} />} title={title}>
        {editReason && <InsetText>{say(editReason)}</InsetText>}
        {kept ? <Recorded kept={kept} /> : <p className="govuk-body">No sign-off is recorded yet.</p>}
        {mayEdit && !draft && !kept && (
          <p className="govuk-body">
            The group signs off a draft.{' '}
            <TextLink href={`/procurements/${id}/questionnaire`}>Write the questionnaire</TextLink> first.
          </p>
        )}
        <SavedBy saved={saved} />
      </Page>
    );
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={keepSignOff.bind(null, id)}
        revision={String(kept?.revision ?? 0)}
        heading={
          <>
            <Heading>{title}</Heading>
            <p className="govuk-body">
              Record here what the group decided, and who stands behind it. Publication waits for this. It is kept in
              the audit log with draft version {draft.number} as it reads now.
            </p>
            {document && (
              <InsetText>
                {draft.same
                  ? `Signed off on ${dayInWords(document.date)}. The draft still reads as it did then.`
                  : `Signed off on ${dayInWords(document.date)}. The draft has changed since then. If the group has to see the change, record its new decision here.`}
              </InsetText>
            )}
          </>
        }
      >
        <Input
          name="group"
          label="Name of the group"
          hint="An existing group is better than a new one."
          value={document?.group}
        />
        <Rows
          list="members"
          one="Person"
          least={3}
          columns={[
            { name: 'name', label: 'Name' },
            { name: 'duty', label: 'Duty in the group', hint: 'For example chair, or security adviser.' },
            {
              name: 'approves',
              label: 'What this person approves',
              hint: 'For example publication, or the risk that is left.',
            },
          ]}
          values={document?.members ?? []}
        />
        <DateInput
          name="date"
          legend="Date of the decision"
          hint="For example 12 1 2027"
          value={document && dayField(document.date)}
        />
        <Input name="minute" label="Where it is minuted (optional)" value={document?.minute} />
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save sign-off</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
