import { beforeEach, expect, it } from 'vitest';
import { initialView, VIEW_SCHEMA } from '../../../scales/view.ts';
import { parseView } from '../../../state/link.ts';
import { store } from '../../../state/store.ts';
import { goToScale, nextDataset, openData } from './goTo.ts';

const of = (link: string) => parseView(VIEW_SCHEMA, link);
const now = () => {
  const { data, scale } = store.getState().view;
  return [data, scale];
};

beforeEach(() => store.getState().start(initialView()));

it.each([
  ['a first visit goes to Atom on GloVe', '', 'atom', 'glove'],
  ['and returns from there', 'data=glove&scale=atom', 'brain', 'mini-sae'],
  ['whichever way the camera looks', 'camera=1,2,3,0,0,0', 'atom', 'glove'],
  ['old links to Atom stay on their dataset', 'scale=atom', 'brain', 'mini-sae'],
  ['and so do links to other datasets', 'data=words&scale=atom', 'galaxy', 'words'],
  ['a pinned feature keeps its dataset', 'feature=3', 'atom', 'mini-sae'],
  ['so does a layer', 'layer=4', 'atom', 'mini-sae'],
  ['and a parameter of any scale', 'brain.k=7', 'atom', 'mini-sae'],
])('%s', (_, link, scale, data) => {
  expect(nextDataset(of(link), scale)).toBe(data);
});

it('a dataset that the user chooses stays at every scale', () => {
  goToScale('atom');
  expect(now()).toEqual(['glove', 'atom']);
  goToScale('galaxy');
  expect(now()).toEqual(['mini-sae', 'galaxy']);
  openData('mini-sae');
  goToScale('atom');
  expect(now()).toEqual(['mini-sae', 'atom']);
});
