import type { Metadata } from 'next';
import { cache } from 'react';
import { RemoveFile } from '@/app/_evidence/remove-file';
import { notFound } from '@/app/_frame/not-found';
import { BackLink } from '@/app/_ui/links';
import { Page } from '@/app/_ui/page';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { evidenceFilePage } from '@/lib/views/evidence-library';
import { remove } from '../actions';

type Props = { params: Promise<{ evidenceId: string }> };

const load = cache(async (evidenceId: string) => evidenceFilePage(await readContext(), { evidenceId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const result = await load((await params).evidenceId);
  return {
    title:
      result.ok && result.value
        ? say('evidence.remove-title', { name: result.value.file.name })
        : say('common.not-found'),
  };
}

/** What removing a file would touch, before it is done. */
export default async function RemovePage({ params }: Props) {
  const { evidenceId } = await params;
  const result = await load(evidenceId);
  if (!result.ok || !result.value) notFound();
  const back = `/evidence/${evidenceId}`;
  return (
    <Page before={<BackLink href={back}>{result.value.file.name}</BackLink>}>
      <RemoveFile file={result.value.file} action={remove.bind(null, evidenceId)} back={back} />
    </Page>
  );
}
