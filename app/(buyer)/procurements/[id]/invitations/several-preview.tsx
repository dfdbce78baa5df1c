'use client';

import { useContext } from 'react';
import { Button } from '@/app/_ui/button';
import { FormContext } from '@/app/_ui/form-context';
import { Table } from '@/app/_ui/table';
import { readInvitationLines } from '@/lib/procurement/invitation-lines';

/** The list as it was read, to look over before it is sent; the button says what it will do next. */
export function SeveralPreview() {
  const { values } = useContext(FormContext).state;
  const checked = typeof values.checked === 'string' ? values.checked : null;
  if (checked === null) return <Button look="secondary">Check the list</Button>;
  const { rows } = readInvitationLines(checked);
  return (
    <>
      <input type="hidden" name="checked" value={checked} />
      <Table
        caption={`${rows.length} ${rows.length === 1 ? 'supplier' : 'suppliers'} to invite`}
        captionSize="s"
        form="stack"
        columns={[
          { key: 'organisation', label: 'Supplier' },
          { key: 'email', label: 'Contact e-mail' },
        ]}
        rows={rows.map(({ organisation, email }) => ({ key: email, cells: [organisation, email] }))}
      />
      <p className="govuk-body">If you change the list, it is checked again.</p>
      <Button look="secondary">{rows.length === 1 ? 'Send 1 invitation' : `Send ${rows.length} invitations`}</Button>
    </>
  );
}
