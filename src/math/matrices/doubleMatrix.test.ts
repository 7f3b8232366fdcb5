import { expect, it } from 'vitest';
import { random } from '../random/random.ts';
import { transposedTimes } from './doubleMatrix.ts';

it('adds rows in their order, to the last bit, whatever their number', () => {
  const stream = random(3);
  for (const rows of [0, 1, 3, 4, 5, 11]) {
    const columns = 7;
    const data = Float64Array.from({ length: rows * columns }, () => stream.normal());
    const w = Float64Array.from({ length: rows }, (_, i) => (i === 2 ? 0 : stream.normal()));
    const expected = new Float64Array(columns);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) expected[j]! += w[i]! * data[i * columns + j]!;
    }
    expect(transposedTimes({ data, rows, columns }, w)).toEqual(expected);
  }
});
