import { ANSWERS } from './answers.ts';
import { ARRAYS } from './arrays.ts';
import { CHECKPOINTS } from './checkpoints.ts';
import { DATASETS } from './datasets.ts';
import { FAMILIES } from './families.ts';
import { PARQUETS } from './parquets.ts';
import type { Target } from './targets.ts';
import { TEXTS } from './texts.ts';

/** Every parser, in groups. */
export const GROUPS: readonly (readonly [name: string, targets: readonly Target[]])[] = [
  ['arrays', ARRAYS],
  ['PyTorch checkpoints', CHECKPOINTS],
  ['texts', TEXTS],
  ['datasets', DATASETS],
  ['families', FAMILIES],
  ['Parquet', PARQUETS],
  ['answers and links', ANSWERS],
];
