import { describe, expect, it } from 'vitest';
import { random } from '../../../../math/random/random.ts';
import { lobeFamilies } from './families.ts';

/** Features around the centres of lobes, which stand around the centres of groups: `[dim, n]`, and the lobe of each. */
function planted(groupOf: readonly number[], each = 6, dim = 8) {
  const stream = random(42);
  const n = groupOf.length * each;
  const vectors = new Float64Array(dim * n);
  const labels = Int32Array.from({ length: n }, (_, i) => Math.floor(i / each));
  const offsets = groupOf.map(() => Array.from({ length: dim }, () => stream.uniform() - 0.5));
  for (let i = 0; i < n; i++) {
    const lobe = labels[i]!;
    for (let c = 0; c < dim; c++) {
      const centre = (groupOf[lobe] === c ? 10 : 0) + offsets[lobe]![c]!;
      vectors[c * n + i] = centre + 0.1 * (stream.uniform() - 0.5);
    }
  }
  return { vectors, labels };
}

describe('families of lobes', () => {
  it('are the groups in which the lobes stand, numbered in the order of their first lobes', () => {
    const groupOf = Array.from({ length: 32 }, (_, lobe) => (lobe * 5) % 8);
    const { vectors, labels } = planted(groupOf);
    const order = [...new Set(groupOf)];
    expect([...lobeFamilies(vectors, labels, 32)]).toEqual(groupOf.map((group) => order.indexOf(group)));
  });

  it('have at most twice as many lobes as the average, however near the others are', () => {
    const groupOf = Array.from({ length: 32 }, (_, lobe) => (lobe < 26 ? 0 : lobe - 25));
    const { vectors, labels } = planted(groupOf);
    const counts = new Uint32Array(32);
    lobeFamilies(vectors, labels, 32).forEach((family) => counts[family]!++);
    expect(Math.max(...counts)).toBeLessThanOrEqual(8);
  });

  it('are more with more lobes, up to 24', () => {
    const familiesOf = (k: number) => {
      const { vectors, labels } = planted(
        Array.from({ length: k }, (_, lobe) => lobe % 24),
        2,
        24,
      );
      return new Set(lobeFamilies(vectors, labels, k)).size;
    };
    expect([25, 60, 200].map(familiesOf)).toEqual([8, 10, 24]);
  });

  it('do not fail on lobes without features', () => {
    const { vectors, labels } = planted(Array.from({ length: 30 }, (_, lobe) => lobe % 8));
    const found = lobeFamilies(vectors, labels, 33);
    expect(found).toHaveLength(33);
    expect(Math.min(...found)).toBe(0);
  });
});
