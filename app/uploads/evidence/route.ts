import { takeUpload } from '@/app/_evidence/take-upload';

/** Upload of one evidence file straight into the organisation's library. */
export async function POST(request: Request): Promise<Response> {
  return takeUpload(request, null);
}
