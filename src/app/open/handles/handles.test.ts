import { expect, it } from 'vitest';
import { filesOf, mayRead, noteOrigin, originOf, type Handle } from './handles.ts';
import { handleNames } from './names.ts';
import { chosenFrom, isRemembered } from './remembered.ts';

const file = (name: string) =>
  ({ kind: 'file', name, getFile: async () => new File([name], name) }) as unknown as Handle;
const folder = (name: string, inner: readonly Handle[]) =>
  ({
    kind: 'directory',
    name,
    async *values() {
      yield* inner;
    },
  }) as unknown as Handle;

it('reads the files of handles, with their paths in folders and without hidden ones', async () => {
  const run = folder('run', [file('a.npy'), file('.DS_Store'), folder('layer_1', [file('b.npy')])]);
  expect((await filesOf([run, file('c.npz')])).map(({ path }) => path)).toEqual([
    'run/a.npy',
    'run/layer_1/b.npy',
    'c.npz',
  ]);
});

it('asks for permission only if it may, and needs it for every handle', async () => {
  const asked: string[] = [];
  const handle = (name: string, before: string, after: string) =>
    ({
      name,
      queryPermission: async () => before,
      requestPermission: async () => {
        asked.push(name);
        return after;
      },
    }) as unknown as Handle;
  const [granted, prompt, denied] = [
    handle('granted', 'granted', 'granted'),
    handle('prompt', 'prompt', 'granted'),
    handle('denied', 'prompt', 'denied'),
  ];
  expect(await mayRead([granted], false)).toBe(true);
  expect(await mayRead([granted, prompt], false)).toBe(false);
  expect(asked).toEqual([]);
  expect(await mayRead([granted, prompt], true)).toBe(true);
  expect(await mayRead([denied, prompt], true)).toBe(false);
  expect(asked).toEqual(['prompt', 'denied']);
  // A browser without permissions of handles gives handles only of what may be read.
  expect(await mayRead([file('a')], false)).toBe(true);
});

it('opens again what this tab had, and in a new tab what was opened last', () => {
  const opened = ['late', 'early'].map((id, i) => ({ id, time: 2 - i, handles: [] }));
  expect(chosenFrom(opened, 'early')?.id).toBe('early');
  expect(chosenFrom(opened, null)?.id).toBe('late');
  // This tab opened files that could not be remembered: those of another tab are not its own.
  expect(chosenFrom(opened, '')).toBeNull();
  expect(chosenFrom([], null)).toBeNull();
});

it('knows which handles files came from, and names them', () => {
  const files = [{ path: 'a', file: new Blob() }];
  expect(originOf(files)).toEqual([]);
  noteOrigin(files, [file('a')]);
  expect(originOf(files)).toHaveLength(1);
  expect(handleNames([{ name: 'a' }])).toBe('a');
  expect(handleNames([{ name: 'a' }, { name: 'b' }])).toBe('a and b');
  expect(handleNames([{ name: 'a' }, { name: 'b' }, { name: 'c' }])).toBe('a and 2 others');
});

it('takes a record of another form for no opening', () => {
  const record = { id: 'a', time: 1, handles: [file('a.npy')] };
  expect(isRemembered(record)).toBe(true);
  for (const other of [
    null,
    3,
    {},
    { ...record, time: '1' },
    { ...record, handles: undefined },
    { ...record, handles: [null] },
  ])
    expect(isRemembered(other)).toBe(false);
});
