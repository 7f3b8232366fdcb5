import { describe, expect, it } from 'vitest';
import { checkPairs, roomHere } from './room.ts';

describe('a table of all pairs', () => {
  it('is refused before it is allocated, with the number of features that would fit', () => {
    const room = roomHere({ deviceMemory: 2 });
    expect(() => checkPairs('jaccard', 16_384, 2, room)).not.toThrow();
    expect(() => checkPairs('jaccard', 65_536, 2, room)).toThrow(
      /jaccard: expected at most 1\.3 GB.*found 4\.3 GB for 65,536 features; about 35,800 features would fit/,
    );
  });

  it('is not refused where the machine does not say how much memory it has', () => {
    expect(roomHere(undefined)).toBe(Infinity);
    expect(roomHere({})).toBe(Infinity);
  });
});
