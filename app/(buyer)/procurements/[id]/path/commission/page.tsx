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
import { Textarea } from '@/app/_ui/textarea';
import { dayInWords } from '@/lib/catalogue';
import { readContext } from '@/lib/commands/from-request';
import { dayField } from '@/lib/procurement/setup-form';
import { say } from '@/lib/text';
import { commission } from '@/lib/views/guided-path';
import { keepCommission } from '../actions';
import { SavedBy } from '../saved-by';

const load = cache(async (id: string) => commission(await readContext(), { id }));
const title = 'Who commissions this procurement';

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** The commission: who, in which post, what they approve, since when. */
export default async function CommissionPage({ params }: Params) {
  const { id } = await params;
  const back = `/procurements/${id}/path`;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={back} />;
  const { kept, saved, mayEdit, editReason } = result.value;
  const document = kept?.document;
  if (!mayEdit)
    return (
      <Page before={<BackLink href={back} />} title={title}>
        {editReason && <InsetText>{say(editReason)}</InsetText>}
        {document ? (
          <SummaryList
            rows={[
              { key: 'Name', value: document.commissioner },
              { key: 'Post', value: document.post },
              { key: 'Approves', value: document.approves },
              { key: 'Date', value: dayInWords(document.date) },
            ]}
          />
        ) : (
          <p className="govuk-body">Nobody is recorded yet.</p>
        )}
        <SavedBy saved={saved} />
      </Page>
    );
  return (
    <Page before={<BackLink href={back} />}>
      <ActionForm
        action={keepCommission.bind(null, id)}
        revision={String(kept?.revision ?? 0)}
        heading={
          <>
            <Heading>{title}</Heading>
            <p className="govuk-body">
              One person who wants this, pays for it and answers for the risk. Everybody on the buyer’s side reads this;
              suppliers do not.
            </p>
          </>
        }
      >
        <Input name="commissioner" label="Name" value={document?.commissioner} />
        <Input name="post" label="Post" value={document?.post} />
        <Textarea
          name="approves"
          label="What this person approves"
          hint="For example: the purchase, its budget, and the security risk that is left."
          value={document?.approves}
          rows={3}
        />
        <DateInput
          name="date"
          legend="Date of the commission"
          hint="For example 12 1 2027"
          value={document && dayField(document.date)}
        />
        <SavedBy saved={saved} />
        <ButtonGroup>
          <Button>Save commission</Button>
          <TextLink href={back}>Cancel</TextLink>
        </ButtonGroup>
      </ActionForm>
    </Page>
  );
}
