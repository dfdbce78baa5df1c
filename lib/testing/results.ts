/** What tests read of the result of a command or view. */
type Read = { ok: boolean; why?: string; messages?: readonly { key: string; path: string }[] };

/** The value of a result that must be ok. */
export const value = <T>(result: { ok: true; value: T } | { ok: false }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
};

/** `ok`, or the key of the first message. */
export const key = (result: Read) => (result.ok ? 'ok' : result.messages?.[0]?.key);

/** `ok`, or the keys of all messages. */
export const keys = (result: Read) => (result.ok ? ['ok'] : (result.messages ?? []).map((message) => message.key));

/** `ok`, or why not, with the first message's key. */
export const why = (result: Read) => (result.ok ? 'ok' : `${result.why} ${key(result)}`);

/** The fields of a refusal, each with its message's key; none where it is ok. */
export const faults = (result: Read) =>
  result.ok ? [] : (result.messages ?? []).map(({ path, key: name }) => `${path} ${name}`);
