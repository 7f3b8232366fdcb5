import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../../dataset/dataset.ts';
import type { Cloud } from '../analysis/index.ts';
import type { Orientation } from '../inherited.ts';
import { nextStep, type Shown } from './step.ts';

const UNTURNED: Orientation = { signs: [1, 1, 1], turn: null };
const TURNED: Orientation = { ...UNTURNED, turn: [0, 1, 0, -1, 0, 0, 0, 0, 1] };

/** A cloud of two points whose axes are the first three of four dimensions, with these signs. */
function cloudAlong(signs: readonly number[], dim = 4): Cloud {
  const directions = new Float64Array(3 * dim);
  signs.forEach((sign, axis) => (directions[axis * dim + axis] = sign));
  return {
    n: 2,
    dim,
    axes: 'paper',
    components: [1, 2, 3],
    positions: new Float32Array(6),
    eigenvalues: Float64Array.of(9, 4, 1),
    share: new Float64Array(3),
    deviations: new Float64Array(3),
    directions,
    mean: new Float64Array(dim),
    totalVariance: 14,
    residual: 0,
    converged: true,
    preprocessing: '',
  };
}

const layer = (id: string, dictionary?: string) =>
  ({ id, features: 2, ...(dictionary !== undefined && { dictionary }) }) as LayerInfo;

function shown(change: Partial<Shown> & { readonly cloud?: Cloud | null; readonly n?: number } = {}): Shown {
  const { cloud = cloudAlong([1, 1, 1]), n = 2, ...rest } = change;
  const positions = new Float32Array(3 * n);
  return {
    dataset: 'here',
    layer: layer('0'),
    picture: { positions, own: positions, cloud },
    orientation: UNTURNED,
    equal: true,
    ...rest,
  };
}

describe('where the points of a picture come from', () => {
  it('the first picture, and the first of another dataset, come from nowhere', () => {
    expect(nextStep(null, shown({ orientation: TURNED }))).toEqual({ kind: 'show', from: null });
    expect(nextStep(shown(), shown({ dataset: 'elsewhere' }))).toEqual({ kind: 'show', from: null });
  });

  it('points of the same layer come from where they were, if there are as many', () => {
    const before = shown();
    expect(nextStep(before, shown())).toEqual({ kind: 'show', from: before.picture.positions });
    expect(nextStep(before, shown({ n: 3 }))).toEqual({ kind: 'show', from: null });
  });

  it('a turn is given up for other axes of the same layer, and for features that do not correspond', () => {
    const untwist = { kind: 'orient', change: { turn: null } };
    const before = shown({ orientation: TURNED });
    expect(nextStep(before, shown({ orientation: TURNED, cloud: null }))).toEqual(untwist);
    expect(nextStep(before, shown({ orientation: TURNED, layer: layer('1') }))).toEqual(untwist);
    expect(nextStep(before, shown({ orientation: TURNED })).kind).toBe('show');
  });

  it('features that correspond are turned onto each other, if their axes have one scale', () => {
    const before = shown({ layer: layer('0', 'one') });
    const next = { layer: layer('1', 'one') };
    expect(nextStep(before, shown(next))).toEqual({ kind: 'turn', onto: before.picture.positions });
    expect(nextStep(before, shown({ ...next, equal: false })).kind).toBe('project');
  });

  it('axes take the signs that point them the way of the axes before, then points come from along those', () => {
    const before = shown({ orientation: { ...UNTURNED, signs: [1, -1, 1] } });
    const cloud = cloudAlong([1, 1, -1]);
    const next = { layer: layer('1'), cloud };
    const signs = [1, -1, -1];
    expect(nextStep(before, shown(next))).toEqual({ kind: 'orient', change: { signs } });
    const step = nextStep(before, shown({ ...next, orientation: { ...UNTURNED, signs } }));
    expect(step).toMatchObject({ kind: 'project', along: { factors: [3, 2, 1] } });
    if (step.kind === 'project') expect(step.along.directions[5]).toBe(-1);
  });

  it('layers of other dimensions, and layouts without axes, share no space', () => {
    const elsewhere = { layer: layer('1'), cloud: cloudAlong([1, 1, 1], 5) };
    expect(nextStep(shown(), shown(elsewhere))).toEqual({ kind: 'show', from: null });
    expect(nextStep(shown(), shown({ layer: layer('1'), cloud: null }))).toEqual({
      kind: 'show',
      from: null,
    });
  });
});
