import { Button, ButtonGroup } from '@/app/_ui/button';
import { FileUpload } from '@/app/_ui/file-upload';
import { TextLink } from '@/app/_ui/links';
import { questionnairePath } from '../shown';

/** The choice of a file, posted straight to the upload handler. */
export function ChooseFile({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <form action={`/uploads/imports/${id}`} method="post" encType="multipart/form-data">
      <FileUpload
        name="file"
        label="Spreadsheet, or a questionnaire of Assay in JSON"
        labelSize="m"
        hint="XLSX, ODS or CSV, up to 10 MB. Macros are refused. A questionnaire downloaded from Assay may be JSON, up to 5 MB."
        accept=".xlsx,.ods,.csv,.json"
        {...(error === undefined ? {} : { error })}
      />
      <ButtonGroup>
        <Button>Read this file</Button>
        <TextLink href={questionnairePath(id)}>Cancel</TextLink>
      </ButtonGroup>
    </form>
  );
}
