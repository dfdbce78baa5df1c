import 'server-only';
import { redirect } from 'next/navigation';

/**
 * Leads to the one page for what is not there, what belongs to others and what is forbidden. The framework's own
 * `notFound` answers with an empty document that only a script fills; an address that no page has is drawn on the
 * server, with status 404, and is the same for every reason.
 */
export function notFound(): never {
  redirect('/not-found');
}
