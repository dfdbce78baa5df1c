import { readdirSync } from 'node:fs';

/**
 * Headers that are the same for every page. The Content-Security-Policy has a nonce and is set in proxy.ts; upload
 * routes, which proxy.ts leaves out, answer with data only and get the strictest policy here.
 */
const uploadPolicy = [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }];
const headers = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Not no-referrer: Chromium would then post `Origin: null` from forms without JavaScript.
  { key: 'Referrer-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

const distDir = process.env.ASSAY_DIST || '.next';
/** Builds beside this one; a server must not carry them. */
const otherBuilds = readdirSync(import.meta.dirname).filter((name) => name.startsWith('.next') && name !== distDir);

/** @type {import('next').NextConfig} */
export default {
  output: 'standalone',
  distDir,
  outputFileTracingRoot: import.meta.dirname,
  outputFileTracingExcludes: {
    '*': [...['data', '.assay', '.ci', 'e2e'], ...otherBuilds].map((name) => `./${name}/**`),
  },
  poweredByHeader: false,
  // Titles come with the page and never after it: a page without its title fails people who listen to it.
  htmlLimitedBots: /.*/,
  // No early `Link` headers: whether they are sent depends on how fast a page came together, and answers about one state
  // are to be the same, byte for byte. What they name stands at the top of the page anyway.
  reactMaxHeadersLength: 0,
  reactStrictMode: true,
  // The Ministry of Justice styles import govuk-frontend by a path from the root.
  sassOptions: { loadPaths: [import.meta.dirname] },
  serverExternalPackages: ['better-sqlite3', 'exceljs', 'pino'],
  // Types are checked by `npm test` over the whole repository, tests included, not a second time at each build.
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      { source: '/:path*', headers },
      { source: '/uploads/:path*', headers: uploadPolicy },
      {
        source: '/((?!_next/static/).*)',
        headers: [{ key: 'Cache-Control', value: 'private, no-store' }],
      },
    ];
  },
};
