import type { ReactNode } from 'react';
import { limitOf } from '@/lib/question/limits';
import { sayPart } from '@/lib/text/parts';
import { Checkboxes } from '../choices';
import { type ControlProps, labelling } from './asked';

/** A file of the team that may be attached. `id` is what the form posts. */
export type AvailableFile = { id: string; name: string; detail?: string };

type FileControlProps = ControlProps<'file'> & {
  available: readonly AvailableFile[];
  /** Ids of the attached ones. */
  attached: readonly string[];
  /** The upload, which is a form of its own. */
  upload?: ReactNode;
};

/** Files of the team's evidence, ticked where they support this answer. */
export function FileControl({ available, attached, upload, ...props }: FileControlProps) {
  const { words, size, isHeading, ...field } = labelling(props);
  const Heading = isHeading ? 'h1' : 'h2';
  const none = sayPart('parts.files-none', undefined, props.locale);
  const { files, pages } = limitOf(props.question);
  const limit = [
    sayPart('parts.files-limit', { count: files }, props.locale),
    pages === undefined ? '' : sayPart('parts.pages-limit', { count: pages }, props.locale),
  ]
    .join(' ')
    .trim();
  return (
    <>
      {available.length > 0 ? (
        <Checkboxes
          {...field}
          legend={words}
          legendSize={size}
          legendIsHeading={isHeading}
          hint={`${sayPart('parts.files-here', undefined, props.locale)}. ${limit}`}
          items={available.map(({ id, name, detail }) => ({
            value: id,
            label: name,
            ...(detail ? { hint: detail } : {}),
          }))}
          values={attached}
        />
      ) : (
        <>
          <Heading className={`govuk-heading-${size}`}>{words}</Heading>
          <p className="govuk-body" id={field.name}>
            {none} {limit}
          </p>
        </>
      )}
      {upload}
    </>
  );
}
