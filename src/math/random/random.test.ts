import { expect, test } from 'vitest';
import { random, resumed } from './random.ts';

test.each([0, 1, 2, 7, 1000])(
  'a stream that skipped %i normal numbers goes on as one that drew them',
  (count) => {
    for (const before of [0, 1]) {
      const [drawing, skipping] = [random(5), random(5)];
      for (const stream of [drawing, skipping]) for (let i = 0; i < before; i++) stream.normal();
      for (let i = 0; i < count; i++) drawing.normal();
      skipping.skipNormals(count);
      expect(skipping.state()).toEqual(drawing.state());
      expect([skipping.normal(), skipping.normal(), skipping.uniform()]).toEqual([
        drawing.normal(),
        drawing.normal(),
        drawing.uniform(),
      ]);
    }
  },
);

test('a stream goes on from a state that was sent to another thread', () => {
  const stream = random(9);
  stream.normal();
  const other = resumed(structuredClone(stream.state()));
  expect([other.normal(), other.uniform(), other.integer(10)]).toEqual([
    stream.normal(),
    stream.uniform(),
    stream.integer(10),
  ]);
});
