import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const ROOT = dirname(fileURLToPath(import.meta.url));
const SOURCES = join(ROOT, 'workers', 'kernels', 'assembly');
const CACHE = join(ROOT, 'node_modules', '.cache', 'tricosm-kernels');
const NAME = /^virtual:kernels\/(simd|relaxedSimd)$/;
const RESOLVED = '\0virtual:kernels/';

const COMMON = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory'];
/** AS112 warns of vectors handed to the host; the functions it names are for other sources alone. */
const QUIET = ['--disableWarning', '112'];
const VARIANTS = {
  simd: ['--enable', 'simd'],
  relaxedSimd: ['--enable', 'simd', '--enable', 'relaxed-simd'],
};

/** Both compilations of the kernels, as base64. */
type Compiled = Record<keyof typeof VARIANTS, string>;

/**
 * Compiles the AssemblyScript kernels when `virtual:kernels/…` is asked for, in development, builds and
 * tests alike. Compilations are kept under `node_modules/.cache`, by what they were made from.
 */
export default function kernels(): Plugin {
  return {
    name: 'tricosm-kernels',
    resolveId: (id) => {
      const variant = NAME.exec(id)?.[1];
      return variant ? RESOLVED + variant : null;
    },
    async load(id) {
      if (!id.startsWith(RESOLVED)) return null;
      for (const file of sourceFiles()) this.addWatchFile(file);
      const both = await compile();
      return `export const base64 = ${JSON.stringify(both[id.slice(RESOLVED.length) as keyof Compiled])};`;
    },
    hotUpdate({ file }) {
      const edited = file.split('/').join(sep);
      if (!edited.startsWith(SOURCES)) return;
      const modules = Object.keys(VARIANTS).flatMap(
        (variant) => this.environment.moduleGraph.getModuleById(RESOLVED + variant) ?? [],
      );
      return modules.length > 0 ? modules : undefined;
    },
  };
}

/** The compilations of this process by their fingerprints: both files of a build ask at once. */
const compiling = new Map<string, Promise<Compiled>>();

async function compile(): Promise<Compiled> {
  const key = await fingerprint();
  const known = compiling.get(key) ?? compiled(join(CACHE, `${key}.json`));
  compiling.set(key, known);
  return known;
}

async function compiled(file: string): Promise<Compiled> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Compiled;
  } catch {
    const fresh = {
      simd: await compileVariant(VARIANTS.simd),
      relaxedSimd: await compileVariant(VARIANTS.relaxedSimd),
    };
    // Written aside and renamed, for several processes may compile at once.
    mkdirSync(CACHE, { recursive: true });
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(fresh));
    renameSync(aside, file);
    return fresh;
  }
}

async function compileVariant(features: readonly string[]): Promise<string> {
  const asc = await import('assemblyscript/asc');
  let binary: Uint8Array | null = null;
  const messages = asc.createMemoryStream();
  const { error } = await asc.main(
    ['index.ts', '--baseDir', SOURCES, '--outFile', 'kernels.wasm', ...COMMON, ...QUIET, ...features],
    {
      stderr: messages,
      readFile: (name, base) => readOrNull(resolve(base, name)),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => null,
    },
  );
  if (error || !binary) {
    throw new Error(`kernels: the AssemblyScript sources do not compile\n${messages.toString()}`, {
      cause: error,
    });
  }
  return Buffer.from(binary).toString('base64');
}

async function fingerprint(): Promise<string> {
  const asc = await import('assemblyscript/asc');
  const hash = createHash('sha256')
    .update(asc.version)
    .update(JSON.stringify([COMMON, QUIET, VARIANTS]));
  for (const file of sourceFiles()) hash.update(file.slice(SOURCES.length)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 24);
}

function sourceFiles(): string[] {
  return readdirSync(SOURCES)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(SOURCES, name));
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
