import { Button } from '@/app/_ui/button';
import { FileUpload } from '@/app/_ui/file-upload';
import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { say } from '@/lib/text';
import type { MarkingWorkbookState } from '@/lib/views/marking-workbook-state';
import { workbookFormats } from '@/lib/workbook/model';

/** Scoring in a spreadsheet: the evaluator's own copy to download, and a form to load it. Works without scripts. */
export function Spreadsheet({
  id,
  workbook,
  error,
}: {
  id: string;
  workbook: MarkingWorkbookState;
  /** What the upload handler said of a file that never arrived whole. */
  error: string | undefined;
}) {
  if (!workbook.offered) return null;
  const home = `/evaluations/${id}/workbook`;
  return (
    <>
      <h2 className="govuk-heading-m">{say('marking-book.section')}</h2>
      <p className="govuk-body">{say('marking-book.section-lead')}</p>
      <ul className="govuk-list">
        {workbookFormats.map((format) => (
          <li key={format}>
            <TextLink href={`${home}/download${format === 'ods' ? '?format=ods' : ''}`} download>
              {say(`marking-book.download-${format}`)}
            </TextLink>
          </li>
        ))}
      </ul>
      {workbook.waiting !== null && (
        <InsetText>
          {say('marking-book.waiting', { name: workbook.waiting })}{' '}
          <TextLink href={home}>{say('marking-book.waiting-link')}</TextLink>
        </InsetText>
      )}
      {workbook.open ? (
        <form action={`/uploads/marking/${id}`} method="post" encType="multipart/form-data">
          <FileUpload
            name="file"
            label={say('marking-book.load-label')}
            labelSize="s"
            hint={say('marking-book.load-hint')}
            accept=".xlsx,.ods"
            {...(error === undefined ? {} : { error })}
          />
          <Button look="secondary">{say('marking-book.load-button')}</Button>
        </form>
      ) : (
        <p className="govuk-body">{say('marking-book.locked')}</p>
      )}
    </>
  );
}
