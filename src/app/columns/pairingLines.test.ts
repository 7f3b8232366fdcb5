import { expect, test } from 'vitest';
import type { ColumnFile } from '../../dataset/ownColumns.ts';
import { pairingLines } from './pairingLines.ts';

const CLEAN: ColumnFile = {
  file: 'a.csv',
  index: 'idx',
  columns: [],
  leftOut: [],
  unread: [],
  rows: 3,
  features: 3,
  outside: 0,
  firstOutside: '',
  unreadable: 0,
  repeated: 0,
  faults: 0,
  infinite: 0,
};

test('says what of a file is not used, and nothing if all is', () => {
  expect(pairingLines(CLEAN, 'feature', 4096)).toEqual([]);
  expect(
    pairingLines(
      {
        ...CLEAN,
        outside: 2,
        firstOutside: '4096',
        repeated: 1,
        unreadable: 3,
        faults: 1,
        infinite: 2,
        leftOut: ['x'],
        unread: ['when'],
      },
      'feature',
      4096,
    ),
  ).toEqual([
    '2 rows name no feature from 0 to 4,095 and are left out; the first has “4096” as its “idx”.',
    '1 row repeats a feature: of each column, the first value counts.',
    '3 rows cannot be read and are left out.',
    '1 field in columns of numbers is not a number and counts as missing.',
    '2 fields in columns of numbers are infinite or too large, and count as missing: a scale of colours has no place for them.',
    'Without values: x.',
    'Neither numbers nor texts, and left out: when.',
  ]);
});
