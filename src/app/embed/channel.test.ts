import { afterAll, beforeEach, expect, it, vi } from 'vitest';
import type { FromScene } from '../../../embed/tricosm-embed.ts';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import { initialView } from '../../scales/view.ts';
import { stage, type Scene } from '../../stage/scene.ts';
import { pin } from '../../state/pin.ts';
import { select } from '../../state/selection/select.ts';
import { store, type OpenDataset } from '../../state/store.ts';
import { openChannel } from './channel.ts';
import type { Partner } from './policy.ts';

vi.stubGlobal('document', { baseURI: 'https://tricosm.org/' });
afterAll(() => vi.unstubAllGlobals());

const PAGE = 'https://a.org';
const layer = (id: string) => ({ id, name: `layer ${id}`, features: 100 });
const info = { name: 'mini-sae', layers: [layer('1'), layer('2')], defaultLayer: '2', relations: [] };
const dataset = { data: 'mini-sae', key: 'k', info: info as unknown as DatasetInfo } as OpenDataset;
const scene = {
  points: {
    positions: new Float32Array(300).fill(0.5),
    colours: new Uint8Array(400),
    sizes: new Float32Array(100),
  },
  describe: (point: number) => ({ title: `feature ${point}`, lines: [{ text: 'fires often' }] }),
} as unknown as Scene;

/** A scene in a frame, seen from the page around it. */
function embedded(partner: Partner = { origin: PAGE, trusted: false }) {
  const sent: FromScene[] = [];
  const parent = {
    postMessage: (message: FromScene, origin: string) => {
      // Nothing may be sent to anybody else.
      expect(origin).toBe(partner.origin);
      sent.push(message);
    },
  };
  const listeners = new Set<(event: MessageEvent) => void>();
  const frames = {
    parent: parent as unknown as Window,
    addEventListener: (_: 'message', listener: (event: MessageEvent) => void) => void listeners.add(listener),
    removeEventListener: (_: 'message', listener: (event: MessageEvent) => void) =>
      void listeners.delete(listener),
  };
  const stop = openChannel(frames, partner);
  const receive = (data: unknown, origin = partner.origin, source: unknown = parent) =>
    listeners.forEach((listen) => listen({ source, origin, data } as unknown as MessageEvent));
  const ask = (question: object) => {
    receive({ tricosm: 1, id: 1, ...question });
    return sent.at(-1);
  };
  const events = () => sent.flatMap((message) => (message.type === 'event' ? [message] : []));
  return { sent, receive, ask, events, stop };
}

beforeEach(() => {
  store.getState().start(initialView());
  store.getState().setOpening({ status: 'ready' }, dataset);
  stage.getState().publish(scene);
});

it('says that it listens, and answers the page that the link states, and nobody else', () => {
  const { sent, receive, stop } = embedded();
  expect(sent).toEqual([{ tricosm: 1, type: 'listening' }]);
  const question = { tricosm: 1, id: 1, type: 'view' };
  receive(question, 'https://evil.org');
  receive(question, PAGE, { postMessage: () => undefined });
  receive('view');
  expect(sent).toHaveLength(1);
  receive(question);
  expect(sent).toHaveLength(2);
  stop();
  receive(question);
  expect(sent).toHaveLength(2);
});

it('reads and sets the view, by a link or by some parameters', () => {
  const { ask, stop } = embedded();
  expect(ask({ type: 'setView', query: 'scale=galaxy&brain.k=5&feature=7' })).toMatchObject({
    result: { parameters: { scale: 'galaxy', 'brain.k': '5', feature: '7' } },
  });
  expect(ask({ type: 'setView', parameters: { 'brain.k': 6, feature: null } })).toMatchObject({
    result: { query: 'scale=galaxy&brain.k=6' },
  });
  // What belongs to a dataset does not come along to another one.
  ask({ type: 'setView', parameters: { feature: 7 } });
  expect(ask({ type: 'setView', parameters: { data: 'glove' } })).toMatchObject({
    result: { query: 'data=glove&scale=galaxy&brain.k=6' },
  });
  stop();
});

it.each([
  [
    { query: 'scale=moon' },
    'scale: expected a value that a link can hold, found “moon”; the view stays as it is.',
  ],
  [
    { parameters: { 'brain.q': 5 } },
    'brain.q: expected a parameter of a link, found “5”; the view stays as it is.',
  ],
  [
    { parameters: { data: 'local' } },
    'data: expected a dataset that a link can open, found local files; the view stays as it is.',
  ],
])('refuses a view in a sentence, and keeps the one before: %j', (view, error) => {
  const { ask, stop } = embedded();
  const before = store.getState().view;
  expect(ask({ type: 'setView', ...view })).toEqual({ tricosm: 1, type: 'answer', id: 1, error });
  expect(store.getState().view).toBe(before);
  stop();
});

it('reads and sets the selection', () => {
  const { ask, stop } = embedded();
  expect(ask({ type: 'selection' })).toMatchObject({ result: null });
  expect(ask({ type: 'select', item: 'feature', members: [3, 1, 3] })).toMatchObject({
    result: { item: 'feature', members: [1, 3] },
  });
  expect(ask({ type: 'select', item: 'feature', members: [9], change: 'add' })).toMatchObject({
    result: { members: [1, 3, 9] },
  });
  expect(ask({ type: 'select', item: 'feature', members: [100] })).toMatchObject({
    error: 'select, members: expected features from 0 to 99 of layer 2, found 100.',
  });
  stop();
});

it('says what tooltips say, of datasets that the page could read itself', () => {
  const { ask, stop } = embedded();
  expect(ask({ type: 'points', members: [4, 400] })).toMatchObject({
    result: [{ index: 4, title: 'feature 4', lines: ['fires often'], place: [0.5, 0.5, 0.5] }],
  });
  store.getState().go({ data: 'https://intranet.org/bundle/' });
  expect(ask({ type: 'points', members: [4] })).toMatchObject({
    error: expect.stringMatching(/expected a dataset that https:\/\/a\.org may read/) as string,
  });
  stop();
});

it('reports events that the page asked for', async () => {
  const { ask, events, stop } = embedded();
  pin('feature', 1);
  expect(events()).toEqual([]);
  expect(ask({ type: 'subscribe', events: ['pin', 'selectionchange', 'viewchange', 'ready'] })).toMatchObject(
    {
      result: { ready: true },
    },
  );
  pin('feature', 2);
  select('feature', [5]);
  expect(events()).toMatchObject([
    { event: 'pin', detail: { item: 'feature', index: 2 } },
    { event: 'selectionchange', detail: { item: 'feature', members: [5] } },
  ]);
  await expect
    .poll(() => events().at(-1))
    .toMatchObject({
      event: 'viewchange',
      detail: { parameters: { feature: '2', selection: 'feature:2:5' } },
    });
  stage.getState().hold();
  stage.getState().publish(scene);
  expect(events().at(-1)).toMatchObject({ event: 'ready' });
  stop();
});

it('reports why a dataset did not open, also to a page that listens later, and not what it must not know', () => {
  const { ask, events, stop } = embedded();
  const fail = (data: string) =>
    store.getState().setOpening({ status: 'failed', data, message: 'The file is missing.' });
  fail('glove');
  ask({ type: 'subscribe', events: ['error'] });
  expect(events().at(-1)).toMatchObject({ detail: { message: 'The file is missing.' } });
  fail('https://intranet.org/bundle/');
  expect(events().at(-1)).toMatchObject({
    detail: { message: 'The dataset did not open. The frame says why.' },
  });
  stop();
});
