import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type ResolvedConfig, type Rolldown } from 'vite';
import type { OfflineList } from './src/dataset/sources/offline.ts';

const ROOT = dirname(fileURLToPath(import.meta.url));
const SOURCE = join(ROOT, 'workers', 'offline', 'serviceWorker.ts');
/** Beside the page: a service worker answers for its own folder. */
const NAME = 'service-worker.js';
/** What a visit without a network needs, besides the page. */
const APP = /^(assets\/.*|icons\/.*|manifest\.webmanifest)$/;

/** Builds the service worker once everything else is written, with the list of what was written. */
export default function offline(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'tricosm-offline',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    async closeBundle() {
      const folder = resolve(config.root, config.build.outDir);
      writeFileSync(join(folder, NAME), await compiled(listOf(folder)));
    },
  };
}

/** What a built folder holds. */
export function listOf(folder: string): OfflineList {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => String(name).split(sep).join('/'))
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  const app = files.filter((path) => APP.test(path));
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const entry = /<script\b[^>]*\bsrc="\.\/([^"]+)"/.exec(html)?.[1];
  if (entry === undefined)
    throw new Error(`${folder}/index.html: expected a script that the page starts with.`);
  const hash = createHash('sha256').update(html);
  for (const path of app) hash.update(path).update(readFileSync(join(folder, path)));
  return { version: shortDigest(hash), entry, app, datasets: datasetsOf(folder, files) };
}

/** The embedded datasets among the files of a built folder. */
function datasetsOf(folder: string, files: readonly string[]): OfflineList['datasets'] {
  const names = new Set(files.flatMap((path) => /^datasets\/([^/]+)\//.exec(path)?.[1] ?? []));
  const datasetOf = (name: string) => {
    const hash = createHash('sha256');
    const sizes: Record<string, number> = {};
    for (const path of files.filter((one) => one.startsWith(`datasets/${name}/`))) {
      hash.update(path).update(readFileSync(join(folder, path)));
      sizes[path.slice(`datasets/${name}/`.length)] = statSync(join(folder, path)).size;
    }
    return { version: shortDigest(hash), files: sizes };
  };
  return Object.fromEntries([...names].map((name) => [name, datasetOf(name)]));
}

const shortDigest = (hash: Hash): string => hash.digest('hex').slice(0, 12);

/** The service worker as one script that imports nothing: not every browser takes modules here. */
async function compiled(list: OfflineList): Promise<string> {
  const result = (await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    define: { OFFLINE_LIST: JSON.stringify(list) },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: SOURCE, formats: ['iife'], name: 'tricosmOffline', fileName: () => NAME },
    },
  })) as Rolldown.RolldownOutput[];
  return result[0]!.output[0].code;
}
