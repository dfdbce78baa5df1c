import { Checkbox, Checkboxes } from '@/app/_ui/choices';
import { Input } from '@/app/_ui/input';
import { say } from '@/lib/text';

/** What is declared with everything that is sent, for real or for practice. */
export function DeclarationFields({
  name,
  lots,
  sent = null,
}: {
  name: string;
  lots: readonly { id: string; title: string }[];
  /** The lots of what was sent before, and which version that is: what is sent now takes its place. */
  sent?: { version: number; lots: readonly string[] } | null;
}) {
  const titles = lots.filter(({ id }) => sent?.lots.includes(id)).map(({ title }) => title);
  return (
    <>
      <p className="govuk-body">{say('supplier.declaration-text')}</p>
      <Input name="name" label={say('supplier.declaration-name')} value={name} autoComplete="name" />
      <Input name="role" label={say('supplier.declaration-role')} autoComplete="organization-title" />
      {lots.length > 1 && (
        <Checkboxes
          name="lots"
          legend={say('supplier.declaration-lots')}
          legendSize="s"
          values={sent?.lots ?? []}
          {...(sent
            ? { hint: say('submit.lots-replaced', { version: sent.version, lots: titles.join('; ') }) }
            : { hint: say('submit.lots-hint') })}
          items={lots.map(({ id, title: lot }) => ({ value: id, label: lot }))}
        />
      )}
      <Checkbox name="confirmed" label={say('supplier.declaration-confirm')} />
    </>
  );
}
