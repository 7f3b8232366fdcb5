import { expect, it } from 'vitest';
import { numbers } from './fields.ts';
import { store } from './store.ts';
import { scaleView } from './view.ts';

const signs = scaleView('galaxy', { signs: numbers(3, [1, 1, 1]) });

it('a picture inherits until another view is started', () => {
  const { inherit, go, start } = store.getState();
  const inherited = () => signs.of(store.getState().inherited).signs;
  inherit(signs, { signs: [1, -1, 1] });
  go({ layer: '2' });
  expect(inherited()).toEqual([1, -1, 1]);
  const { view } = store.getState();
  start({ ...view, data: 'elsewhere' });
  expect(inherited()).toEqual([1, 1, 1]);
  start(view, { galaxy: { signs: [-1, -1, 1] } });
  expect(inherited()).toEqual([-1, -1, 1]);
});
