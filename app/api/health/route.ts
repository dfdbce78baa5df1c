import { connection } from 'next/server';
import { health } from '@/lib/views/health';

/** Version, engine, schema, pragmas and clock; 503 when any of them is not as it must be. Public; no secrets. */
export async function GET(): Promise<Response> {
  await connection();
  const report = await health();
  return Response.json(report, { status: report.ok ? 200 : 503 });
}
