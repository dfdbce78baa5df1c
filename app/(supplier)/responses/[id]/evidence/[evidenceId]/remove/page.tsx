import type { Metadata } from 'next';
import { cache } from 'react';
import { RemoveFile } from '@/app/_evidence/remove-file';
import { notFound } from '@/app/_frame/not-found';
import { Refused } from '@/app/_frame/refused';
import type { Params } from '@/app/_frame/search';
import { readContext } from '@/lib/commands/from-request';
import { say } from '@/lib/text';
import { evidence } from '@/lib/views/evidence';
import { responseTasks } from '@/lib/views/response';
import { ResponsePage } from '../../../../response-page';
import { remove } from './actions';

type Props = Params<{ evidenceId: string }>;

const load = cache(async (responseId: string) => evidence(await readContext(), { responseId }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, evidenceId } = await params;
  const result = await load(id);
  const file = result.ok ? result.value.files.find((each) => each.id === evidenceId) : undefined;
  return { title: file ? say('evidence.remove-title', { name: file.name }) : say('common.not-found') };
}

/** What removing a file would touch, before it is done. */
export default async function RemovePage({ params }: Props) {
  const { id, evidenceId } = await params;
  const result = await load(id);
  const frame = await responseTasks(await readContext(), { responseId: id });
  if (!result.ok) return <Refused refusal={result} back="/responses" />;
  if (!frame.ok) return <Refused refusal={frame} back="/responses" />;
  const file = result.value.files.find((each) => each.id === evidenceId);
  if (!file) notFound();
  const back = `/responses/${id}/evidence`;
  return (
    <ResponsePage frame={frame.value.frame} back={{ href: back, text: say('evidence.title') }}>
      <RemoveFile file={file} action={remove.bind(null, id, evidenceId)} back={back} />
    </ResponsePage>
  );
}
