import { takeUpload } from '@/app/_evidence/take-upload';

type Params = { params: Promise<{ responseId: string }> };

/** Upload of one evidence file for a response. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  return takeUpload(request, (await params).responseId);
}
