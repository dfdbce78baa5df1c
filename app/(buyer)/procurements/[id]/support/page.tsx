import type { Metadata } from 'next';
import { cache } from 'react';
import { ProcurementFrame } from '@/app/_frame/procurement-frame';
import { Refused, refusedTitle } from '@/app/_frame/refused';
import { Button } from '@/app/_ui/button';
import { ActionForm } from '@/app/_ui/form';
import { Input } from '@/app/_ui/input';
import { Heading, pageTitle } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { supportForm } from '@/lib/views/support';
import { lookWith } from './actions';

type Props = { params: Promise<{ id: string }> };

const title = 'Use a supplier’s support code';
const load = cache(async (id: string) => supportForm(await readContext(), { id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).id);
  return result.ok ? { title: pageTitle(title, result.value.procurement.title) } : refusedTitle(result);
}

/** Where an officer enters the code that a supplier gave them. The page is the same whatever suppliers do. */
export default async function SupportCodePage({ params }: Props) {
  const { id } = await params;
  const result = await load(id);
  if (!result.ok) return <Refused refusal={result} back={`/procurements/${id}`} />;
  const { procurement } = result.value;
  const home = `/procurements/${id}`;
  return (
    <ProcurementFrame
      procurement={procurement}
      tab="suppliers"
      crumbs={[{ text: 'Suppliers', href: `${home}/invitations` }, { text: 'Support code' }]}
    >
      <ActionForm
        action={lookWith.bind(null, id)}
        heading={
          <>
            <Heading>{title}</Heading>
            <p className="govuk-body">
              A supplier that needs help can give you a code. It shows you when they saved, sizes and faults. It never
              shows answers, or names of files.
            </p>
            <p className="govuk-body">
              The supplier sees that you looked, when, and what you saw. They can stop it at any time. Do not tell
              colleagues who gave you a code: before opening, who responds is known to nobody.
            </p>
          </>
        }
      >
        <Input
          name="supportCode"
          label="Support code"
          hint="12 letters and digits, such as ABCD-EFGH-JKMN"
          autoComplete="off"
          spellCheck={false}
        />
        <Button>Show the technical state</Button>
      </ActionForm>
    </ProcurementFrame>
  );
}
