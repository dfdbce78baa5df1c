import { type NextRequest, NextResponse } from 'next/server';
import { downloadPolicy, isDownloadPath } from '@/app/_act/download-paths';

/**
 * Sets the Content-Security-Policy with a fresh nonce, and a request id. It is never a lock: access is decided
 * beside the data, by commands and views.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  // React's development build calls eval, and its tools connect to a socket; the production build does neither.
  const development = process.env.NODE_ENV === 'development';
  const policy = [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    `style-src 'self'${development ? " 'unsafe-inline'" : ''}`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy);
  // Overwritten, so that a caller cannot choose what our log lines are filed under.
  const requestId = crypto.randomUUID();
  headers.set('x-request-id', requestId);
  // Pages cannot see their own address; the frame needs it to mark the current item and to come back after sign-in.
  headers.set('x-assay-path', request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  // What is set here stands: a route cannot set it again.
  response.headers.set('content-security-policy', isDownloadPath(request.nextUrl.pathname) ? downloadPolicy : policy);
  response.headers.set('x-request-id', requestId);
  return response;
}

export const config = {
  // A body that passes the proxy is buffered and cut at 10 MB, so upload routes stay outside it.
  matcher: ['/((?!_next/static/|uploads/).*)'],
};
