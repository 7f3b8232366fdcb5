import { describe, expect, it } from 'vitest';
import { parseDamaged } from './cases.ts';
import { GROUPS } from './groups.ts';

describe.each(GROUPS)('%s', (_, targets) => {
  it.each(targets.map((target) => [target.name, target] as const))('%s', async (_name, target) => {
    expect((await parseDamaged(target, 42, target.count ?? 16)).broken).toEqual([]);
  });
});
