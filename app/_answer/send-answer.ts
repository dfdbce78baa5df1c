import { outlivesPage, type SaveAnswerReply } from './saver';

const timeout = 15_000;

/** Where the answer to a question is saved as it is typed. */
export const saveAddress = (responseId: string, questionId: string): string =>
  `/uploads/answers/${responseId}/${questionId}`;

/** Sends one save; rejects where the network fails or what comes back is not an answer of ours. */
export async function sendAnswer(url: string, body: string): Promise<SaveAnswerReply> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body,
    // The request outlives the page when it is left.
    keepalive: body.length < outlivesPage,
    signal: AbortSignal.timeout(timeout),
  });
  return (await response.json()) as SaveAnswerReply;
}
