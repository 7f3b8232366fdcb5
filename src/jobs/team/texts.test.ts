import { describe, expect, it, vi } from 'vitest';
import { packTexts, unpackTexts } from './texts.ts';

const pause = () => Promise.resolve();

describe('long lists of texts', () => {
  it('cross as bytes and come back as they were, with pauses between the parts', async () => {
    const description = Array.from(
      { length: 40_000 },
      (_, i) => ['', `é${i}`, '日本', '🎈 a\0b', '\ufeffx'][i % 5]!,
    );
    const value = { description, frequency: Float32Array.of(1, 2), category: ['a', 'b'] };
    const packed = packTexts(value) as Record<string, unknown>;
    expect(packed['description']).toMatchObject({ kind: 'packed texts' });
    expect(packed['category']).toBe(value.category);
    expect(packed['frequency']).toBe(value.frequency);
    const breathe = vi.fn(pause);
    expect(await unpackTexts(structuredClone(packed), breathe)).toEqual(value);
    expect(breathe.mock.calls.length).toBeGreaterThanOrEqual(4);
  });

  it('leave other data as they are', async () => {
    const mixed = { list: [...new Array<string>(20_000).fill('a'), 1], few: ['x'], nothing: null };
    for (const value of [mixed, null, 7, 'text', [1, 2], Float32Array.of(1)]) {
      expect(packTexts(value)).toBe(value);
      expect(await unpackTexts(value, pause)).toBe(value);
    }
  });
});
