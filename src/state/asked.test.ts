import { beforeEach, expect, test } from 'vitest';
import { acceptAsks, declineAsks, linkAsks, noteAsked, noteGivenUp, settle, startLinkAsks } from './asked.ts';
import { askedField, askedName } from './askedField.ts';
import { parseView, printView } from './link.ts';
import { store } from './store.ts';
import { followSteps, steps, undo } from './undo.ts';
import { untaken } from './untaken.ts';
import { viewSchema } from './view.ts';

const schema = viewSchema([], '', [], ['brain.geometry', 'brain.classifier']);

beforeEach(() => {
  startLinkAsks([]);
  store.getState().start(parseView(schema, ''), {});
});

test('a link names what was asked for by the job’s name', () => {
  expect(askedName('brain/geometry')).toBe('brain.geometry');
  noteAsked('brain.geometry');
  noteAsked('brain.classifier');
  noteAsked('brain.geometry');
  const link = printView(schema, store.getState().view);
  expect(link).toBe('asked=brain.classifier,brain.geometry');
  expect(parseView(schema, link).asked).toEqual(['brain.classifier', 'brain.geometry']);
  noteGivenUp('brain.geometry');
  expect(store.getState().view.asked).toEqual(['brain.classifier']);
});

test('names that are not known are left out, and said', () => {
  const field = askedField(['a.b']);
  expect(field.parse('a.b,c.d,a.b')).toEqual(['a.b']);
  expect(field.parse('c.d')).toBeUndefined();
  expect(field.parse('')).toEqual([]);
  expect(untaken(schema, '?asked=brain.geometry,brain.moon')).toEqual([
    { name: 'asked', written: 'brain.geometry,brain.moon', taken: 'brain.geometry' },
  ]);
  expect(untaken(schema, '?asked=brain.geometry')).toEqual([]);
});

test('what a link asks for waits until it has started or is declined', () => {
  startLinkAsks(['brain.geometry', 'brain.classifier']);
  acceptAsks();
  settle('brain.geometry');
  expect(linkAsks.getState()).toEqual({ pending: ['brain.classifier'], accepted: true });
  noteAsked('brain.classifier');
  expect(linkAsks.getState().pending).toEqual([]);
  startLinkAsks(['brain.geometry']);
  declineAsks();
  expect(linkAsks.getState()).toEqual({ pending: [], accepted: false });
});

test('asking is no step back, and a step back keeps what was asked for of the same dataset', () => {
  steps.setState({ past: [], future: [] });
  const leave = followSteps(() => 0, new EventTarget());
  store.getState().go({ feature: 3 });
  noteAsked('brain.geometry');
  expect(steps.getState().past).toHaveLength(1);
  expect(undo()).toBe(true);
  expect(store.getState().view).toMatchObject({ feature: null, asked: ['brain.geometry'] });
  store.getState().start({ ...parseView(schema, ''), data: 'other' });
  steps.setState({
    past: [{ view: parseView(schema, 'asked=brain.classifier'), inherited: {} }],
    future: [],
  });
  undo();
  expect(store.getState().view.asked).toEqual(['brain.classifier']);
  leave();
});
