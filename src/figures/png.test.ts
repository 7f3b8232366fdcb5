import { expect, it } from 'vitest';
import { withDensity } from './png.ts';

/** The smallest PNG: signature, header, an image of one pixel, end. */
const PIXEL = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

it('a density is a chunk of its own before the pixels, with the check that the specification asks for', () => {
  const written = withDensity(PIXEL, 300);
  expect(written.length).toBe(PIXEL.length + 21);
  const view = new DataView(written.buffer, 33);
  expect(view.getUint32(0)).toBe(9);
  expect(String.fromCharCode(...written.subarray(37, 41))).toBe('pHYs');
  // 300 pixels per inch are 11,811 per metre.
  expect([view.getUint32(8), view.getUint32(12), view.getUint8(16)]).toEqual([11811, 11811, 1]);
  // The check of this very chunk, as other programs write it.
  expect(view.getUint32(17)).toBe(0x78a53f76);
  expect(written.subarray(54)).toEqual(PIXEL.subarray(33));
});

it('other bytes are refused', () => {
  expect(() => withDensity(new Uint8Array(60), 300)).toThrow(/expected a PNG/);
});
