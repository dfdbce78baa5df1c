import { say } from '@/lib/text';
import { limitShown } from '../_answer/upload-words';
import { Button } from '../_ui/button';
import { FileUpload } from '../_ui/file-upload';

type PlainUploadProps = {
  to: string;
  limit: number;
  error: string | null;
  /** Small fields that go before the file. */
  fields?: Readonly<Record<string, string | undefined>>;
  /** Shown with scripts too. */
  always?: boolean;
  look?: 'primary' | 'secondary';
  label?: string;
  button?: string;
};

/** One file by a plain form, posted straight to the upload handler: for those without scripts, one file at a time. */
export function PlainUpload({
  to,
  limit,
  error,
  fields = {},
  always,
  look = 'secondary',
  label,
  button,
}: PlainUploadProps) {
  const form = (
    <form action={to} method="post" encType="multipart/form-data">
      {Object.entries(fields).map(
        ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <FileUpload
        name="file"
        label={label ?? say('supplier.file-label')}
        labelSize="s"
        hint={`${say('supplier.file-hint', { limit: limitShown(limit) })} ${say('supplier.file-hint-plain')}`}
        {...(error ? { error } : {})}
      />
      <Button look={look}>{button ?? say('supplier.file-upload')}</Button>
    </form>
  );
  return always || error ? form : <noscript>{form}</noscript>;
}
