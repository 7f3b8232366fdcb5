import { expect, test } from 'vitest';
import { csv } from './saveTable.ts';

test('cells are quoted where they must be, numbers keep their digits, what is missing stays empty', () => {
  expect(
    csv(
      ['name', 'value'],
      [
        ['a,b', 0.1 + 0.2],
        ['say “"hi"”', NaN],
        ['two\nlines', null],
      ],
    ),
  ).toBe('name,value\r\n"a,b",0.30000000000000004\r\n"say “""hi""”",\r\n"two\nlines",\r\n');
});
