import { expect, test } from 'vitest';
import type { LayerInfo } from '../../../../dataset/dataset.ts';
import type { L0 } from '../../../../dataset/l0.ts';
import { shapeOver, type ClusteringEntropy, type Shape } from '../../analysis/index.ts';
import type { LayerFigures } from '../../layerSeries.ts';
import { againstL0, atMatchedL0, ownFigures, publishedFigures } from './l0Points.ts';

/** A spectrum λ ∝ rank^slope in 200 dimensions. */
function spectrumOf(slope: number): Shape {
  const eigenvalues = Float64Array.from({ length: 200 }, (_, i) => (i + 1) ** slope);
  return shapeOver({ n: 999, dim: 200, eigenvalues, gaussian: { eigenvalues } } as unknown as Shape, {});
}

const figureOf = (id: string, name: string, slope: number): LayerFigures => ({
  layer: { id, name } as LayerInfo,
  shape: spectrumOf(slope),
  entropy: { difference: { value: 3, error: 0.5 } } as ClusteringEntropy,
  published: undefined,
});
const of = (value: number, per: L0['per'] = 'token'): L0 => ({ value, per, from: 'the name' });

const shown = {
  figures: [
    figureOf('a', 'layer 5, average_l0_18', -0.3),
    figureOf('b', 'layer 5, average_l0_68', -0.4),
    figureOf('c', 'layer 6', -0.5),
    figureOf('d', 'layer 7', -0.6),
  ],
  l0: [of(18), of(68), of(900, 'block'), null],
  current: 'b',
  window: { from: 0, to: 0 },
  asPublished: false,
};

test('only layers whose L0 on a token is known are shown, the SAEs of one layer joined', () => {
  const points = againstL0(ownFigures('slope', shown));
  expect(points.map(({ x, line, current }) => [x, line, current])).toEqual([
    [18, 'layer 5', false],
    [68, 'layer 5', true],
  ]);
  expect(points[1]!.value).toBeCloseTo(-0.4, 9);
  expect(ownFigures('entropy', shown)).toMatchObject([{ value: 3, error: 0.5 }, { value: 3 }]);
  expect(ownFigures('entropy', { ...shown, asPublished: true })).toEqual([]);
});

test('at matched L0 a layer of the paper’s model shares a rung with published ones; of another model it has no place', () => {
  const own = ownFigures('slope', shown);
  const published = publishedFigures('slope');
  const provenance = { model: 'gemma-2-2b', sae: '', source: '' };
  const { points, rungs } = atMatchedL0(own, published, { layers: [], provenance } as never);
  expect(points).toHaveLength(28);
  expect(rungs[0]).toEqual({ least: 18, most: 18 });
  const colourOf = (name: string) => points.find((point) => point.name === name)!.colour;
  expect(colourOf('layer 5, average_l0_68')).toBe(colourOf('published layer 12, L0 72'));
  expect(colourOf('layer 5, average_l0_68')).not.toBe(colourOf('published layer 10, L0 128'));
  const other = atMatchedL0(own, published, {
    layers: [],
    provenance: { ...provenance, model: 'x' },
  } as never);
  expect(other.points).toHaveLength(26);
});
