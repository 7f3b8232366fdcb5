import { describe, expect, it } from 'vitest';
import { drawnEdges, edgeLegend } from './drawnEdges.ts';

const found = { ends: Uint32Array.of(7, 3, 7, 9), values: Float64Array.of(0.62, 0.31) };

describe('edges of partners', () => {
  it('are as thick as their cosine or phi', () => {
    const { ends, strengths, colour } = drawnEdges(found, { text: '#102030', background: '#000000' });
    expect(ends).toBe(found.ends);
    expect([...strengths].map((value) => Number(value.toFixed(2)))).toEqual([0.62, 0.31]);
    expect(colour.slice(0, 3)).toEqual([16, 32, 48]);
  });

  it('have a legend with the weakest and the strongest, and what they are', () => {
    expect(edgeLegend('cosine', found, 'feature 7', '#fff')).toMatchObject({
      title: 'edges: cosine of directions',
      samples: [
        { strength: 0.31, name: '0.31' },
        { strength: 0.62, name: '0.62' },
      ],
      note: '2 nearest to feature 7',
    });
    const one = { ends: Uint32Array.of(7, 3), values: Float64Array.of(0.5) };
    expect(edgeLegend('firing', one, 'feature 7', '#fff').samples).toHaveLength(1);
  });

  it('say so if there are no partners', () => {
    const nothing = { ends: new Uint32Array(), values: new Float64Array() };
    const legend = edgeLegend('firing', nothing, 'feature 7', '#fff');
    expect([legend.samples, legend.note]).toEqual([[], 'nothing fires beyond chance with feature 7']);
  });
});
