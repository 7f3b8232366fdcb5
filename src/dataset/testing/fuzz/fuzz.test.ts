import { describe, expect, it } from 'vitest';
import { parseDamaged } from './cases.ts';
import { GROUPS } from './groups.ts';

/** The cases of each kind of damage, of those that a target asks for: `npm run fuzz` has 100,000 for each target. */
const SHARE = 1 / 2;

describe.each(GROUPS)('%s', (_, targets) => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', async (_name, target) => {
    expect((await parseDamaged(target, 42, Math.ceil(SHARE * (target.count ?? 16)))).broken).toEqual([]);
  });
});
