import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AS_FOUND, type Corrections, parseCorrections, printCorrections } from './corrections.ts';

const corrections = fc.record({
  tensor: fc.string({ unit: 'grapheme' }),
  transpose: fc.boolean(),
  label: fc.oneof(fc.constantFrom('a,b', 'transpose', '%2C', '#read=label:x'), fc.string()),
}) as fc.Arbitrary<Corrections>;

it.each(['labels', 'vectors'] as const)('reads that tables are %s, and nothing else', (table) => {
  expect(printCorrections({ ...AS_FOUND, table })).toBe(`table:${table}`);
  expect(parseCorrections(`table:${table}`)).toEqual({ ...AS_FOUND, table });
  expect(parseCorrections('table:words')).toBeNull();
});

it('reads the corrections that it writes, whatever a tensor or a column is called', () => {
  const all = { tensor: 'decoder.weight', transpose: true, label: 'my explanation' };
  expect(printCorrections(all)).toBe('tensor:decoder.weight,transpose,label:my explanation');
  expect(printCorrections(AS_FOUND)).toBe('');
  fc.assert(
    fc.property(corrections, (given) => {
      expect(parseCorrections(printCorrections(given))).toEqual(given);
    }),
  );
});

it.each(['sideways', 'tensor', 'tensor:', 'label:%', 'transpose:1'])('refuses “%s”', (text) => {
  expect(parseCorrections(text)).toBeNull();
});
