import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { store } from '../../state/store.ts';
import { stage, type CategoryLegend, type Scene } from '../scene.ts';
import { legendChoice, toggle } from './choice.ts';
import { dropDeadChoices } from './deadChoice.ts';

const lobes = (...names: string[]): CategoryLegend => ({
  kind: 'categories',
  title: 'lobes',
  entries: names.map((name) => ({ name, colour: '#ff0000' })),
  entryOf: [0, 1],
});
const scene = (legend: CategoryLegend, layer = '5'): Scene => ({
  space: 'galaxy mini-sae',
  layer,
  points: { positions: new Float32Array(6), colours: new Uint8Array(8), sizes: new Float32Array(2) },
  axes: [],
  legend,
  describe: () => ({ title: '', lines: [] }),
  onPick: () => undefined,
  pinned: null,
});
const before = lobes('legal texts', 'mathematics');
const after = lobes('law', 'mathematics', 'web pages');

let leave: () => void;
beforeEach(() => {
  store.getState().go({ legend: null });
  stage.getState().publish(scene(before));
  leave = dropDeadChoices();
});
afterEach(() => leave());

describe('the choice in a legend', () => {
  it('is dropped once lobes computed again replace the lobes that it is of', () => {
    toggle(before, 0);
    stage.getState().publish(scene(before), true);
    expect(legendChoice()).not.toBeNull();
    stage.getState().publish(scene(after));
    expect(legendChoice()).toBeNull();
  });

  it('that was made while the lobes were being computed is dropped as well', () => {
    stage.getState().hold();
    toggle(before, 1);
    stage.getState().publish(scene(after));
    expect(legendChoice()).toBeNull();
  });

  it('stays if the lobes computed again are the same', () => {
    toggle(before, 0);
    stage.getState().publish(scene(before), true);
    stage.getState().publish(scene(lobes('legal texts', 'mathematics')));
    expect(legendChoice()).toMatchObject({ hidden: [0] });
  });

  it('stays for the legend of another layer, of another colouring, and of a link', () => {
    toggle(before, 0);
    stage.getState().publish(scene(after, '6'));
    stage.getState().publish(scene({ ...after, title: 'category' }, '6'));
    stage.getState().publish(scene(before));
    expect(legendChoice()).toMatchObject({ hidden: [0] });
    store.getState().go({ legend: { legend: 'oflink', alone: 1, hidden: [] } });
    stage.getState().publish(scene(after));
    expect(legendChoice()).toMatchObject({ legend: 'oflink' });
  });
});
