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

describe('the widget of the document', () => {
  const code = documented('python').find((cell) => cell.includes('anywidget'))!;
  const module = /_esm = """\n([\s\S]*?)\n {4}"""/.exec(code)![1]!;

  /** What a notebook gives to a widget: its values, who hears of their changes, and what was saved. */
  function modelOf(values: Record<string, unknown>) {
    const hearers = new Map<string, Set<() => void>>();
    return {
      values,
      saved: vi.fn(),
      get: (name: string) => values[name],
      set: (name: string, value: unknown) => void (values[name] = value),
      save_changes() {
        this.saved({ ...values });
      },
      on: (event: string, hear: () => void) =>
        void hearers.set(event, (hearers.get(event) ?? new Set()).add(hear)),
      off: (event: string, hear: () => void) => void hearers.get(event)?.delete(hear),
      emit: (event: string) => hearers.get(event)?.forEach((hear) => hear()),
    };
  }

  it('shows the view, follows it, saves what is pinned, and ends with its cell', async () => {
    const asked: { type: string; query?: string }[] = [];
    const answer = frame.contentWindow.postMessage;
    frame.contentWindow.postMessage = (message) => {
      asked.push(message as { type: string });
      answer(message);
    };
    const body = module
      .replace(/import (\{ embed \}) from ("[^"]*");/, 'const $1 = await load($2);')
      .replace('export default', 'return');
    const AsyncFunction = (async () => {}).constructor as new (
      ...texts: string[]
    ) => (load: () => Promise<object>) => Promise<{ render: (given: object) => Promise<() => void> }>;
    const { render } = await new AsyncFunction('load', body)(() => Promise.resolve({ embed }));
    const model = modelOf({ view: 'scale=brain&layer=3', pinned: null });
    const el = { ...shown, style: {} as Record<string, string> };
    const end = await render({ model, el });
    expect(el.style.height).toBe('420px');
    expect(frame.src).toContain('scale=brain&layer=3&embed=1&origin=');

    model.set('view', 'scale=galaxy&layer=3');
    model.emit('change:view');
    await settled();
    expect(asked.at(-1)).toMatchObject({ type: 'setView', query: 'scale=galaxy&layer=3' });

    say({ type: 'event', event: 'pin', detail: { item: 'feature', index: 7 } });
    expect(model.saved).toHaveBeenCalledWith({
      view: 'scale=galaxy&layer=3',
      pinned: { item: 'feature', index: 7 },
    });

    end();
    expect(frame.remove).toHaveBeenCalled();
    model.emit('change:view');
    expect(asked.filter(({ type }) => type === 'setView')).toHaveLength(1);
  });
});
