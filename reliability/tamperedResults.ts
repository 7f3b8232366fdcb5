import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'fflate';
import { readResult, writeResult } from '../src/dataset/bundle/results/resultFile.ts';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import type { ResultEntry } from '../src/dataset/bundle/results/entry.ts';
import { memorySource } from '../src/dataset/sources/memory.ts';
import { quietWork } from '../src/math/work/work.ts';
import { formOf } from '../src/scales/publish/resultForms.ts';
import { precompute } from '../workers/precompute.ts';
import { RELATED, twoLayers } from '../workers/testing/twoLayers.ts';
import { bundle, type HostileBundle } from './hostileBundles.ts';
import { tamperedWithin } from './tamperedFields.ts';

/** What is done to each number, and to each typed array, of a result. */
interface Tampering {
  readonly name: string;
  /** only in results of these jobs */
  readonly jobs?: RegExp;
  readonly number?: (value: number) => unknown;
  readonly array?: (values: TypedArray) => unknown;
  /** the last field of every object is left out */
  readonly missing?: boolean;
  /** the result has to be refused */
  readonly recomputed?: boolean;
}
type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array;

const isWhole = (values: TypedArray) => values instanceof Int32Array || values instanceof Uint32Array;
const setAll = (value: number) => (values: TypedArray) => values.fill(value);

const TAMPERINGS: readonly Tampering[] = [
  { name: 'places that are not numbers', jobs: /cloud/, array: setAll(NaN), recomputed: true },
  { name: 'places that are infinite', jobs: /cloud/, array: setAll(Infinity), recomputed: true },
  { name: 'arrays that are too short', array: (values) => values.slice(1), recomputed: true },
  { name: 'arrays that are lists', array: (values) => [...values], recomputed: true },
  { name: 'arrays of zeros', array: setAll(0) },
  { name: 'arrays of −1', array: setAll(-1) },
  {
    name: 'indices beyond everything',
    array: (values) => (isWhole(values) ? values.fill(2 ** 31 - 1) : values),
  },
  { name: 'numbers that are not numbers', number: () => NaN },
  { name: 'numbers that are infinite', number: () => Infinity },
  { name: 'numbers that are huge', number: (value) => 1e300 * (value + 1) },
  { name: 'numbers that are texts', number: String, recomputed: true },
  { name: 'nothing for numbers', number: () => null, recomputed: true },
  { name: 'fields that are missing', missing: true, recomputed: true },
];

/** Bundles with results that the program itself computed and that were changed afterwards. */
export async function tamperedBundles(root: string): Promise<readonly HostileBundle[]> {
  const { files, results } = plainResults(root);
  const more = await relatedResults();
  const all = (
    from: Pick<typeof more, 'files' | 'results'>,
    how: (path: string, bytes: Uint8Array) => Uint8Array,
  ) => new Map([...from.files, ...from.results.map(([path, bytes]) => [path, how(path, bytes)] as const)]);
  return [
    ...TAMPERINGS.map((one) => ({
      name: `results with ${one.name}`,
      files: all({ files, results }, (path, bytes) => tampered(path, bytes, one)),
      ...(one.recomputed && { recomputed: true }),
    })),
    ...TAMPERINGS.map((one) => ({
      name: `results of pairs, parts, tokens and other layers with ${one.name}`,
      files: all(more, (path, bytes) => tampered(path, bytes, one)),
      query: EVERYTHING,
      sentences: true,
    })),
    ...[NaN, Infinity, -Infinity, 1e300, 2 ** 40, -1, 0].map((number) => ({
      name: `results of pairs, parts, tokens and other layers with ${number} wherever their form allows it`,
      files: all(more, (path, bytes) => {
        const { result } = tamperedWithin(readResult(gunzipSync(bytes), path), number, more.fits.get(path)!);
        return gzipSync(writeResult(result));
      }),
      query: EVERYTHING,
      sentences: true,
    })),
  ];
}

/** A feature and a lobe are chosen, so that the page shows what there is of them. */
const EVERYTHING = '&feature=3&brain.lobe=1';

/** The plain bundle, with every kind of result that the terminal adds to it. */
function plainResults(root: string) {
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-tampered-'));
  try {
    const { files } = bundle('', () => undefined);
    for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
    execFileSync(process.execPath, ['bin/tricosm.mjs', 'bundle', folder, '--results', 'all'], {
      cwd: root,
      stdio: 'ignore',
    });
    const results = readdirSync(join(folder, 'results')).map(
      (name) => [`results/${name}`, readFileSync(join(folder, 'results', name))] as const,
    );
    return {
      files: new Map([...files, ['manifest.json', readFileSync(join(folder, 'manifest.json'))]]),
      results,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A bundle of two layers, with the results that need both, an encoder or activations, and whether a value has their form. */
async function relatedResults() {
  const plain = twoLayers();
  const kinds = [...RELATED.kinds, 'meta-sae', 'components'];
  const { files: more } = await precompute(memorySource(plain), { ...RELATED, kinds }, quietWork);
  const files = new Map([...plain, ...more]);
  const { info } = await openBundle(memorySource(files));
  const { results } = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as {
    results: readonly ResultEntry[];
  };
  const fits = new Map<string, (value: unknown) => boolean>();
  for (const { job, parameters, path } of results) fits.set(path, (await formOf(job, parameters, info))!);
  return { files, results: results.map(({ path }) => [path, files.get(path)!] as const), fits };
}

function tampered(path: string, bytes: Uint8Array, how: Tampering): Uint8Array {
  if (how.jobs && !how.jobs.test(path)) return bytes;
  return gzipSync(writeResult(changed(readResult(gunzipSync(bytes), path), how)));
}

function changed(value: unknown, how: Tampering): unknown {
  if (typeof value === 'number') return how.number ? how.number(value) : value;
  if (ArrayBuffer.isView(value)) return how.array ? how.array(value as TypedArray) : value;
  if (Array.isArray(value)) return value.map((one) => changed(one, how));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).slice(0, how.missing ? -1 : undefined);
  return Object.fromEntries(fields.map(([name, one]) => [name, changed(one, how)]));
}
