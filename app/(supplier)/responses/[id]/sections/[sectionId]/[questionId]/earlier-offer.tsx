import { EarlierOffered } from '@/app/_answer/earlier-given';
import { readContext } from '@/lib/commands/from-request';
import { earlierOffer } from '@/lib/views/earlier-start';

type Place = { responseId: string; sectionId: string; questionId: string };

/** The team's own earlier answer to a question like this one, where there is one. */
export async function EarlierOffer({ place }: { place: Place }) {
  const result = await earlierOffer(await readContext(), place);
  if (!result.ok || !result.value) return null;
  const { submissionId, fromQuestionId } = result.value;
  const page = `/responses/${place.responseId}/sections/${place.sectionId}/${place.questionId}/earlier`;
  const from = new URLSearchParams({ submission: submissionId, question: fromQuestionId });
  return <EarlierOffered offer={result.value} href={`${page}?${from}`} />;
}
