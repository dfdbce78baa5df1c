/** One file each of programs that run outside Next: children of the server, scripts, and what builds data for journeys. */
import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { at } from './place.mjs';

/**
 * Bundles programs for Node, packages and all but the database driver, which must be found from the output folder.
 * @param entryPoints for each, the source file (`in`) and the output's path under `outdir` without its ending (`out`).
 */
export async function bundlePrograms(entryPoints, outdir) {
  const { build, stop: endService } = await import('esbuild');
  await build({
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    tsconfig: at('tsconfig.json'),
    // `server-only` throws without this condition.
    conditions: ['react-server'],
    // The second is an optional part of a package that nothing here uses.
    external: ['better-sqlite3', '@aws-sdk/client-s3'],
    // CommonJS packages inside an ES module still call require.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  });
  // Its background process would otherwise live as long as this one.
  await endService();
}

// `node lib/run/bundle.mjs SOURCE OUTPUT`: one program, the output without its ending.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [source = '', output = ''] = process.argv.slice(2);
  await bundlePrograms([{ in: at(source), out: basename(output) }], dirname(output));
}
