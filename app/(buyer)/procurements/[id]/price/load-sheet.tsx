import { Button } from '@/app/_ui/button';
import { FileUpload } from '@/app/_ui/file-upload';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { say } from '@/lib/text';

/** Prices from a spreadsheet: a form to load one, and the way back to one that waits. Works without scripts. */
export function LoadSheet({
  id,
  waiting,
  error,
}: {
  id: string;
  /** The name of a file that is loaded and not entered. */
  waiting: string | null;
  /** What the upload handler said of a file that never arrived whole. */
  error: string | undefined;
}) {
  return (
    <>
      <h3 className="govuk-heading-s">{say('price-sheet.section')}</h3>
      <p className="govuk-body">{say('price-sheet.lead')}</p>
      {waiting !== null && (
        <InsetText>
          {say('price-sheet.waiting', { name: waiting })}{' '}
          <TextLink href={`/procurements/${id}/price/sheet`}>{say('price-sheet.waiting-link')}</TextLink>
        </InsetText>
      )}
      <form action={`/uploads/prices/${id}`} method="post" encType="multipart/form-data">
        <FileUpload
          name="file"
          label={say('price-sheet.label')}
          labelSize="s"
          hint={say('price-sheet.hint')}
          accept=".xlsx,.ods,.csv"
          {...(error === undefined ? {} : { error })}
        />
        <Button look="secondary">{say('price-sheet.button')}</Button>
      </form>
    </>
  );
}
