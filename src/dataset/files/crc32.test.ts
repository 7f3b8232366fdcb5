import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

it('equals zlib’s for any length and any alignment of the bytes', () => {
  expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(9), (bytes, from) => {
      expect(crc32(bytes.subarray(from))).toBe(zlibCrc32(bytes.subarray(from)));
    }),
  );
});
