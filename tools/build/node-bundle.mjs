/**
 * Bundles the Node programs: our own TypeScript in one file each, packages left where npm put them.
 * SWC compiles each file because Nest needs decorator metadata, which esbuild does not emit; esbuild then joins them.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Entry file -> folder that receives its `main.mjs`. */
export const NODE_PROGRAMS = {
  'apps/api/src/main.ts': 'dist/api',
  'apps/worker/src/main.ts': 'dist/worker',
  'apps/api/src/migrate.ts': 'dist/migrate',
};

/** What decides the output beside the sources: change one of these and every bundle is made again. */
const RECIPE = ['tools/build/node-bundle.mjs', 'tsconfig.base.json', 'package-lock.json'];

/**
 * Makes one bundle unless it is up to date.
 *
 * @param {{ entry: string, outFolder: string, force?: boolean }} options paths relative to the root
 * @returns {Promise<{ built: boolean, outFile: string }>} `built` is false when nothing had changed
 * @throws Error with esbuild's messages when a source does not compile
 */
export async function bundleNode({ entry, outFolder, force = false }) {
  const outFile = path.join(ROOT, outFolder, 'main.mjs');
  const stampFile = path.join(ROOT, outFolder, 'bundle.stamp.json');
  if (!force && isUpToDate(stampFile)) return { built: false, outFile };

  const { build } = await import('esbuild');
  const result = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile: outFile,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    sourcemap: 'linked',
    sourcesContent: false,
    keepNames: true,
    tsconfig: path.join(ROOT, 'tsconfig.base.json'),
    plugins: [await swcPlugin()],
    logLevel: 'silent',
  }).catch((error) => {
    throw new Error(`${entry} could not be bundled:\n${describe(error)}`);
  });

  mkdirSync(path.dirname(outFile), { recursive: true });
  rmSync(stampFile, { force: true }); // a build that is cut off here is repeated, not believed
  for (const file of result.outputFiles) writeWhole(file.path, file.contents);
  const inputs = [...Object.keys(result.metafile.inputs), ...RECIPE];
  writeWhole(stampFile, JSON.stringify({ inputs: fingerprints(inputs), outputs: fingerprints(result.outputFiles.map((file) => path.relative(ROOT, file.path))) }));
  return { built: true, outFile };
}

/**
 * Brings every Node program whose entry exists up to date.
 *
 * @param {{ force?: boolean }} [options]
 * @returns {Promise<string[]>} the output folders that were made again
 */
export async function bundleNodePrograms({ force = false } = {}) {
  const made = [];
  for (const [entry, outFolder] of Object.entries(NODE_PROGRAMS)) {
    const { built } = await bundleNode({ entry, outFolder, force });
    if (built) made.push(outFolder);
  }
  return made;
}

/** Whether every Node program stands as its sources say; needs no package, so it also works before an install. */
export function nodeProgramsUpToDate() {
  return Object.values(NODE_PROGRAMS).every((outFolder) => isUpToDate(path.join(ROOT, outFolder, 'bundle.stamp.json')));
}

/** @returns {Promise<import('esbuild').Plugin>} */
async function swcPlugin() {
  const { transform } = await import('@swc/core');
  return {
    name: 'swc',
    setup(build) {
      build.onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path: file }) => {
        const { code, map } = await transform(readFileSync(file, 'utf8'), {
          filename: file,
          configFile: false,
          swcrc: false,
          sourceMaps: true,
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
            keepClassNames: true,
          },
        });
        const sourceMap = Buffer.from(map ?? '{}').toString('base64');
        // The loader stays `ts` so that esbuild forgives an import that turned out to be a type only.
        return { contents: `${code}\n//# sourceMappingURL=data:application/json;base64,${sourceMap}`, loader: 'ts' };
      });
    },
  };
}

/** @param {readonly string[]} files relative to the root @returns {Record<string, { size: number, modified: number, hash: string }>} */
function fingerprints(files) {
  return Object.fromEntries(files.map((file) => {
    const { size, mtimeMs } = statSync(path.join(ROOT, file));
    return [file, { size, modified: mtimeMs, hash: hashOf(file) }];
  }));
}

/** True when every file the stamp names still has the same size and time or, failing that (a fresh clone, a touch), the same content. */
function isUpToDate(stampFile) {
  try {
    const { inputs, outputs } = JSON.parse(readFileSync(stampFile, 'utf8'));
    return Object.entries({ ...inputs, ...outputs }).every(([file, known]) => {
      const { size, mtimeMs } = statSync(path.join(ROOT, file));
      return size === known.size && (mtimeMs === known.modified || hashOf(file) === known.hash);
    });
  } catch {
    return false; // no stamp, half a stamp, or a file that is gone
  }
}

/** @param {string} file relative to the root */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(path.join(ROOT, file))).digest('hex');
}

/** Readers see the old file or the new one, never a part. */
function writeWhole(file, contents) {
  const unfinished = `${file}.${process.pid}.part`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
}

/** @param {any} error */
function describe(error) {
  if (!Array.isArray(error?.errors)) return String(error?.message ?? error);
  return error.errors
    .map((/** @type {any} */ { text, location }) => (location ? `  ${location.file}:${location.line}:${location.column} ${text}` : `  ${text}`))
    .join('\n');
}
