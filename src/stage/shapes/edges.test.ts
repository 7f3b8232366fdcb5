import { describe, expect, it } from 'vitest';
import { edgeWidth, type PointSet } from '../scene.ts';
import { edgeGeometry } from './edges.ts';

const points: PointSet = {
  positions: Float32Array.of(0, 0, 0, 1, 0, 0, 0, 2, 0),
  colours: new Uint8Array(12),
  sizes: new Float32Array(3),
};

describe('edges', () => {
  it('are thicker the stronger they are, in proportion, and never invisible', () => {
    expect(edgeWidth(0)).toBeGreaterThan(0);
    expect(edgeWidth(1) - edgeWidth(0.5)).toBeCloseTo(edgeWidth(0.5) - edgeWidth(0), 10);
    expect(edgeWidth(7)).toBe(edgeWidth(1));
    expect(edgeWidth(-1)).toBe(edgeWidth(0));
  });

  it('join their two points where they are and where they come from', () => {
    const from = points.positions.map((value) => value + 10);
    const geometry = edgeGeometry(
      { ...points, from },
      {
        ends: Uint32Array.of(0, 1, 2, 1),
        strengths: Float32Array.of(0.5, 1),
        colour: [1, 2, 3, 4],
        casing: [5, 6, 7, 8],
      },
    );
    const at = (name: string, vertex: number) => {
      const { array, itemSize } = geometry.getAttribute(name);
      return [...array.slice(vertex * itemSize, (vertex + 1) * itemSize)];
    };
    // Two casings, then two edges, of four vertices each.
    expect(geometry.getIndex()!.count).toBe(24);
    for (const vertex of [4, 12]) {
      expect([at('position', vertex), at('far', vertex)]).toEqual([
        [0, 2, 0],
        [1, 0, 0],
      ]);
    }
    expect(at('from', 0)).toEqual([10, 10, 10]);
    expect([at('colour', 7), at('colour', 8)]).toEqual([
      [5, 6, 7, 8],
      [1, 2, 3, 4],
    ]);
    expect(at('corner', 8)[2]).toBeCloseTo(edgeWidth(0.5), 5);
    expect(at('corner', 0)[2]).toBeGreaterThan(edgeWidth(0.5));
  });
});
