import { describe, expect, it } from 'vitest';
import { ANSWERS } from './answers.ts';
import { ARRAYS } from './arrays.ts';
import { CHECKPOINTS } from './checkpoints.ts';
import { DATASETS } from './datasets.ts';
import { FAMILIES } from './families.ts';
import { lawBroken } from './law.ts';
import { mutations } from './mutations.ts';
import type { Target } from './targets.ts';
import { PARQUETS } from './parquets.ts';
import { TEXTS } from './texts.ts';

/** A damaged manifest may name a file that does not exist, and then the refusal names that file. */
const MISSING = ': expected a file, found none';

/** The number of kinds of damage whose cases can be counted; see `mutations`. */
const KINDS = 5;
/** `npm run fuzz` sets the number of cases of each parser. */
const CASES = Number(process.env['TRICOSM_FUZZ_CASES'] ?? 0);

/** The number of cases of each kind of damage to each file of a parser. */
const ownCount = ({ parts, count = 16 }: Target): number =>
  CASES > 0 ? Math.ceil(CASES / (KINDS * Object.keys(parts).length)) : count;

const attempt = ({ names, growth = 64, read }: Target, parts: Readonly<Record<string, Uint8Array>>) =>
  lawBroken({
    names: [...(names ?? Object.keys(parts)), MISSING],
    size: Object.values(parts).reduce((sum, { length }) => sum + length, 0),
    growth,
    read: () => read(parts),
  });

describe.each([
  ['arrays', ARRAYS],
  ['PyTorch checkpoints', CHECKPOINTS],
  ['texts', TEXTS],
  ['datasets', DATASETS],
  ['families', FAMILIES],
  ['Parquet', PARQUETS],
  ['answers and links', ANSWERS],
])('%s', (_, targets) => {
  // A run of 10⁵ cases takes as long as it takes.
  const limit = CASES > 0 ? { timeout: 3_600_000 } : {};
  it.each(targets.map((target) => [target.name, target] as const))('%s', limit, async (_name, target) => {
    await target.read(target.parts);
    const { parts } = target;
    const count = ownCount(target);
    const broken: string[] = [];
    for (const [name, bytes] of Object.entries(parts)) {
      for (const { what, bytes: damaged } of mutations(bytes, 42, count)) {
        const why = await attempt(target, { ...parts, [name]: damaged });
        if (why !== null) broken.push(`${name}, ${what}: ${why}`);
      }
    }
    expect(broken).toEqual([]);
  });
});
