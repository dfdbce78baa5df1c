import { redirect } from 'next/navigation';
import { readContext } from '@/lib/commands/from-request';
import { newProcurement } from '@/lib/views/procurement-set-up';

/** The address without a step leads to the first one. */
export default async function NewProcurementPage() {
  await newProcurement(await readContext(), null);
  redirect('/procurements/new/1');
}
