import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { embed } from '../../../embed/tricosm-embed.ts';
import { snippet } from './snippets.ts';

const APP = 'https://example.org/tricosm/';
const OPTIONS = { src: APP, view: 'scale=galaxy', theme: 'light', slider: false } as const;
type Listener = (event: object) => void;

/** The page of a notebook: who listens to its messages, the frame of the scene, and the element that a cell shows. */
let listeners: Set<Listener>;
let frame: { src: string; style: object; contentWindow: { postMessage: Listener }; remove: () => void };
let shown: { append: () => void; textContent: string };

const say = (data: object) =>
  listeners.forEach((hear) =>
    hear({ source: frame.contentWindow, origin: new URL(APP).origin, data: { tricosm: 1, ...data } }),
  );
/** Long enough for every promise of a scene that answers at once. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  listeners = new Set();
  const postMessage = (message: object) =>
    queueMicrotask(() =>
      say({ type: 'answer', id: (message as { id: number }).id, result: { ready: true } }),
    );
  frame = { src: '', style: {}, contentWindow: { postMessage }, remove: vi.fn() };
  shown = { append: () => queueMicrotask(() => say({ type: 'listening' })), textContent: '' };
  vi.stubGlobal('origin', 'https://notebook.example.org');
  vi.stubGlobal('document', { baseURI: 'https://notebook.example.org/', createElement: () => frame });
  vi.stubGlobal('window', globalThis);
  vi.stubGlobal('addEventListener', (_: string, listener: Listener) => listeners.add(listener));
  vi.stubGlobal('removeEventListener', (_: string, listener: Listener) => listeners.delete(listener));
});
afterEach(() => vi.unstubAllGlobals());

/** Runs the body of a cell with what Observable gives to cells, and returns what it shows. */
async function run(body: string, invalidation: Promise<void>): Promise<unknown> {
  const imported: string[] = [];
  const load = (address: string) => {
    imported.push(address);
    return Promise.resolve({ embed });
  };
  const displayed: unknown[] = [];
  const AsyncFunction = (async () => {}).constructor as new (
    ...texts: string[]
  ) => (...values: unknown[]) => Promise<unknown>;
  const cell = new AsyncFunction(
    'load',
    'html',
    'display',
    'invalidation',
    body.replace('await import(', 'await load('),
  );
  const html = ([text]: TemplateStringsArray) => {
    expect(text).toBe('<div style="height: 420px"></div>');
    return shown;
  };
  const returned = await cell(load, html, (value: unknown) => displayed.push(value), invalidation);
  expect(imported).toEqual([`${APP}embed/tricosm-embed.js`]);
  return returned ?? displayed[0];
}

/** The cells of a language in the document. */
const documented = (language: string): string[] =>
  [...readFileSync('docs/embed.md', 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)]
    .filter(([, of]) => of === language)
    .map(([, , code]) => code!.trim());

const CELLS = [
  ['the one to paste', snippet('observable', OPTIONS)],
  ...documented('js').map((cell, i) => [`number ${i + 1} of the document`, cell] as const),
] as const;

describe.each(CELLS)('a cell of Observable, %s,', (_, cell) => {
  const body = /^scene = \{([\s\S]*)\}$/.exec(cell)?.[1] ?? cell;

  it('shows the scene, and removes it when the cell runs again', async () => {
    let invalidate = () => {};
    expect(await run(body, new Promise((resolve) => (invalidate = resolve)))).toBe(shown);
    await settled();
    expect(frame.src).toMatch(/^https:\/\/example\.org\/tricosm\/\?scale=galaxy&embed=1&origin=/);
    expect(listeners.size).toBe(1);
    expect(frame.remove).not.toHaveBeenCalled();
    invalidate();
    await settled();
    expect(listeners.size).toBe(0);
    expect(frame.remove).toHaveBeenCalled();
  });
});

it('there are two cells of Observable in the document', () => {
  expect(documented('js')).toHaveLength(2);
});

it('a cell of marimo survives that marimo joins the lines of its HTML', () => {
  const page = /r'''\n([\s\S]*)\n'''/.exec(snippet('marimo', OPTIONS))![1]!;
  const script = /<script type="module">([\s\S]*)<\/script>/.exec(page)![1]!;
  const joined = script
    .split('\n')
    .map((line) => line.trim())
    .join('');
  const body = joined.replace(/import (\{ embed \}) from ("[^"]*");/, 'const $1 = await load($2);');
  expect(body).toMatch(/^const \{ embed \} = await load/);
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  expect(() => new AsyncFunction('load', body)).not.toThrow();
});
