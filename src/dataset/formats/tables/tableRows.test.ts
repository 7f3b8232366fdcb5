import { expect, it } from 'vitest';
import { createRows } from './tableRows.ts';

const refuse = (field: string): never => {
  throw new Error(`refused ${field}`);
};

it('numbers beyond one block are joined in their order', () => {
  const rows = createRows('a.csv');
  const width = 1000;
  const places = Array.from({ length: width }, (_, i) => i);
  const count = Math.ceil((2 ** 22 + 5000) / width);
  for (let i = 0; i < count; i++) {
    const value = String(i);
    rows.push(new Array<string>(width).fill(value), places, 0, '.', refuse);
  }
  const data = rows.data();
  expect(data.length).toBe(count * width);
  expect([0, 1234, 2 ** 22 - 1, 2 ** 22, count * width - 1].map((at) => data[at])).toEqual(
    [0, 1234, 2 ** 22 - 1, 2 ** 22, count * width - 1].map((at) => Math.floor(at / width)),
  );
});

it('a few numbers take no more memory than they need, and a field that is no number is refused', () => {
  const rows = createRows('a.csv');
  rows.push(['word', '1', '2,5'], [1], 0, '.', refuse);
  expect([...rows.data()]).toEqual([1]);
  expect(() => rows.push(['word', '1', 'x'], [1], 1, '.', refuse)).toThrow('refused x');
});
