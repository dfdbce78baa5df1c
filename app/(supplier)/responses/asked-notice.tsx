import { TextLink } from '@/app/_ui/links';
import { InsetText } from '@/app/_ui/notices';
import { say } from '@/lib/text';

/** The way to what the authority asked this team about its tender, once it asked something. */
export function AskedNotice({ id, count }: { id: string; count: number }) {
  if (count === 0) return null;
  return (
    <InsetText>
      <TextLink href={`/responses/${id}/questions`}>{say('asked.supplier-link', { count })}</TextLink>
    </InsetText>
  );
}
