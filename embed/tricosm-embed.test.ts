import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { embed, embedAddress, type FromScene } from './tricosm-embed.ts';

const APP = 'https://tricosm.org/app/';
const PAGE = 'https://a.org';
type Listener = (event: Partial<MessageEvent<FromScene>>) => void;

let listeners: Set<Listener>;
let asked: { message: Record<string, unknown>; origin: string }[];
let frame: { src: string; style: object; contentWindow: object; remove: () => void };
/** What the scene does with a question. */
let scene: (message: Record<string, unknown>) => void;

const say = (data: object, origin = 'https://tricosm.org', source: unknown = frame.contentWindow) =>
  listeners.forEach((listen) => listen({ data, origin, source } as Partial<MessageEvent<FromScene>>));
const answer = (id: unknown, content: object) => say({ tricosm: 1, type: 'answer', id, ...content });

beforeEach(() => {
  listeners = new Set();
  asked = [];
  scene = ({ id }) => answer(id, { result: { ready: true } });
  const postMessage = (message: Record<string, unknown>, origin: string) => {
    asked.push({ message, origin });
    queueMicrotask(() => scene(message));
  };
  frame = { src: '', style: {}, contentWindow: { postMessage }, remove: vi.fn() };
  vi.stubGlobal('origin', PAGE);
  vi.stubGlobal('document', { baseURI: `${PAGE}/`, createElement: () => frame });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('addEventListener', (_: string, listener: Listener) => listeners.add(listener));
  vi.stubGlobal('removeEventListener', (_: string, listener: Listener) => listeners.delete(listener));
});
afterEach(() => vi.unstubAllGlobals());

/** An element in which the frame says that it listens. */
const element = {
  append: () => queueMicrotask(() => say({ tricosm: 1, type: 'listening' })),
} as unknown as Element;
const silent = { append: () => undefined } as unknown as Element;

it('writes the link of the frame', () => {
  expect(embedAddress({ src: APP, view: 'scale=brain&brain.k=5#selection=feature:2:1' }, PAGE)).toBe(
    `${APP}?scale=brain&brain.k=5&embed=1&origin=https%3A%2F%2Fa.org#selection=feature:2:1`,
  );
  const view = { scale: 'atom', 'atom.own': true, feature: 7, camera: [1, 2, 3], layer: null };
  expect(
    new URL(embedAddress({ src: '/t/', data: 'words', view, theme: 'light', slider: true }, PAGE)).search,
  ).toBe(
    '?scale=atom&atom.own=1&feature=7&camera=1%2C2%2C3&data=words&embed=1&origin=https%3A%2F%2Fa.org&theme=light&slider=1',
  );
});

it('shows a scene, asks, and hears what happens', async () => {
  const shown = await embed(element, { src: APP });
  expect(asked).toEqual([
    {
      message: expect.objectContaining({ type: 'subscribe', tricosm: 1 }) as object,
      origin: 'https://tricosm.org',
    },
  ]);
  scene = ({ id, ...rest }) => answer(id, { result: rest });
  expect(await shown.setView({ 'brain.k': 5 })).toMatchObject({
    type: 'setView',
    parameters: { 'brain.k': 5 },
  });
  expect(await shown.setView('scale=atom')).toMatchObject({ type: 'setView', query: 'scale=atom' });
  expect(await shown.select('feature', [1])).toMatchObject({ members: [1], change: 'replace' });
  const pins: unknown[] = [];
  const stop = shown.on('pin', (detail) => pins.push(detail));
  const pinned = { tricosm: 1, type: 'event', event: 'pin', detail: { item: 'feature', index: 3 } };
  say(pinned);
  // Messages of other windows and origins are not the scene's.
  say(pinned, 'https://evil.org');
  say(pinned, 'https://tricosm.org', {});
  stop();
  say(pinned);
  expect(pins).toEqual([{ item: 'feature', index: 3 }]);
});

it('rejects with the sentence of the scene', async () => {
  const shown = await embed(element, { src: APP });
  scene = ({ id }) => answer(id, { error: 'scale: expected …' });
  await expect(shown.setView('scale=moon')).rejects.toThrow('scale: expected …');
});

it('says what did not answer, and leaves nothing behind', async () => {
  await expect(embed(silent, { src: APP, patience: 1 })).rejects.toThrow(
    'https://tricosm.org showed no page of Tricosm that answers https://a.org within 0.001 s.',
  );
  expect(frame.remove).toHaveBeenCalled();
  expect(listeners.size).toBe(0);
  scene = ({ id }) => answer(id, { result: { ready: false } });
  await expect(embed(element, { src: APP, patience: 50 })).rejects.toThrow('drew no scene within 0.15 s.');
  scene = () => undefined;
  await expect(embed(element, { src: APP, patience: 5 })).rejects.toThrow(
    'did not answer “subscribe” within 0.005 s.',
  );
});

it('rejects with the reason why a dataset did not open', async () => {
  scene = ({ id }) => {
    answer(id, { result: { ready: false } });
    say({ tricosm: 1, type: 'event', event: 'error', detail: { message: 'The file is missing.' } });
  };
  await expect(embed(element, { src: APP })).rejects.toThrow('The file is missing.');
});

it('ends what is asked when it is removed', async () => {
  const shown = await embed(element, { src: APP });
  scene = () => undefined;
  const view = shown.view();
  shown.destroy();
  await expect(view).rejects.toThrow('The scene was removed from the page.');
  expect(listeners.size).toBe(0);
});

it('subscribes again when the frame is loaded again', async () => {
  await embed(element, { src: APP });
  say({ tricosm: 1, type: 'listening' });
  expect(asked.map(({ message }) => message['type'])).toEqual(['subscribe', 'subscribe']);
});
