import { expect, it } from 'vitest';
import { FORMATS } from '../../formats/index.ts';
import { recognise } from '../../recognise/recognise.ts';
import { openedBytes } from '../../sources/source.ts';
import { ARRAYS } from './arrays.ts';
import { CHECKPOINTS } from './checkpoints.ts';
import { DATASETS } from './datasets.ts';
import { FAMILIES } from './families.ts';
import { PARQUETS } from './parquets.ts';
import { TEXTS } from './texts.ts';

it('damages a file of every format that is read', async () => {
  const damaged = new Set<string>();
  for (const { parts } of [...ARRAYS, ...CHECKPOINTS, ...DATASETS, ...FAMILIES, ...PARQUETS, ...TEXTS]) {
    for (const [name, bytes] of Object.entries(parts)) {
      damaged.add((await recognise(name, openedBytes(bytes))).format);
    }
  }
  expect(FORMATS.map(({ id }) => id).filter((id) => !damaged.has(id))).toEqual([]);
});
