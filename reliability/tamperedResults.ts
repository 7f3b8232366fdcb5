import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'fflate';
import { readResult, writeResult } from '../src/dataset/bundle/results/resultFile.ts';
import { bundle, type HostileBundle } from './hostileBundles.ts';

/** What is done to each number, and to each typed array, of a result. */
interface Tampering {
  readonly name: string;
  /** only in results of these jobs */
  readonly jobs?: RegExp;
  readonly number?: (value: number) => unknown;
  readonly array?: (values: TypedArray) => unknown;
  /** the result has to be refused */
  readonly recomputed?: boolean;
}
type TypedArray = Float32Array | Float64Array | Int32Array | Uint32Array;

const setAll = (value: number) => (values: TypedArray) => values.fill(value);

const TAMPERINGS: readonly Tampering[] = [
  { name: 'places that are not numbers', jobs: /cloud/, array: setAll(NaN), recomputed: true },
  { name: 'places that are infinite', jobs: /cloud/, array: setAll(Infinity), recomputed: true },
  { name: 'arrays that are too short', array: (values) => values.slice(1), recomputed: true },
  { name: 'arrays that are lists', array: (values) => [...values], recomputed: true },
  { name: 'arrays of zeros', array: setAll(0) },
  { name: 'arrays of −1', array: setAll(-1) },
  { name: 'numbers that are not numbers', number: () => NaN },
  { name: 'numbers that are infinite', number: () => Infinity },
  { name: 'numbers that are huge', number: (value) => 1e300 * (value + 1) },
  { name: 'numbers that are texts', number: String, recomputed: true },
  { name: 'nothing for numbers', number: () => null, recomputed: true },
];

/** Bundles with results that the program itself computed and that were changed afterwards. */
export function tamperedBundles(root: string): readonly HostileBundle[] {
  const folder = mkdtempSync(join(tmpdir(), 'tricosm-tampered-'));
  try {
    const { files } = bundle('', () => undefined);
    for (const [path, bytes] of files) writeFileSync(join(folder, path), bytes);
    execFileSync(process.execPath, ['bin/tricosm.mjs', 'bundle', folder, '--results', 'all'], {
      cwd: root,
      stdio: 'ignore',
    });
    const whole = new Map([...files, ['manifest.json', readFileSync(join(folder, 'manifest.json'))]]);
    const results = readdirSync(join(folder, 'results')).map(
      (name) => [`results/${name}`, readFileSync(join(folder, 'results', name))] as const,
    );
    return TAMPERINGS.map((one) => ({
      name: `results with ${one.name}`,
      files: new Map([
        ...whole,
        ...results.map(([path, bytes]) => [path, tampered(path, bytes, one)] as const),
      ]),
      ...(one.recomputed && { recomputed: true }),
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
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
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, changed(one, how)]));
}
