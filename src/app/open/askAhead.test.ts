import { expect, it } from 'vitest';
import type { DatasetInfo } from '../../dataset/dataset.ts';
import type { Job } from '../../jobs/job.ts';
import type { Request } from '../../jobs/manager/manager.ts';
import type { RunOptions } from '../../jobs/manager/entry.ts';
import { initialView } from '../../scales/view.ts';
import { askAhead } from './askAhead.ts';

const layer = (has: object, more: object = {}) => ({ id: '2', features: 8, has, ...more });
const info = (...layers: object[]) => ({ name: 'x', layers }) as unknown as DatasetInfo;
const recorded = info(layer({ decoder: true, firings: true }));
const at = { ...initialView(), data: 'hf:a/b@main:x.npz' };

/** Which jobs are asked for, if the dataset is this one; and what ends the asking. */
async function asked(view: typeof at, found: () => Promise<DatasetInfo>) {
  const names: string[] = [];
  const signals: AbortSignal[] = [];
  let end = () => undefined as void;
  const run = ((job: Job<unknown, unknown>, request: Request<unknown>, { signal }: RunOptions = {}) => {
    names.push(`${job.name} ${JSON.stringify(request.parameters)}`);
    signals.push(signal!);
    return job.name === 'dataset/info' ? found() : Promise.resolve(null);
  }) as Parameters<typeof askAhead>[1] & object;
  await askAhead(view, { run } as never, (_, act) => (end = act));
  return { names, signals, end };
}

it('asks for the dataset and the lobes of its layer before the page does, and leaves them to it later', async () => {
  const { names, signals, end } = await asked(at, () => Promise.resolve(recorded));
  const lobes = 'brain/lobes {"layer":"2","affinity":"phi","k":4,"seed":42,"keepSilent":false}';
  expect(names).toEqual(['dataset/info {}', lobes]);
  expect(signals.some(({ aborted }) => aborted)).toBe(false);
  end();
  expect(signals.every(({ aborted }) => aborted)).toBe(true);
});

it.each([
  ['at another scale', { ...at, scale: 'galaxy' }, recorded],
  ['without firings', at, info(layer({ decoder: true }))],
  [
    'of firings that wait for the user',
    at,
    info(layer({ firings: true, decoder: true }, { firingsBytes: 1e9 })),
  ],
])('asks for no lobes %s', async (_, view, found) => {
  expect((await asked(view, () => Promise.resolve(found))).names).toEqual(['dataset/info {}']);
});

it('leaves faults to the page', async () => {
  const { names } = await asked(at, () => Promise.reject(new Error('no such file')));
  expect(names).toEqual(['dataset/info {}']);
  expect((await asked({ ...at, data: 'hf:nonsense' }, () => Promise.resolve(recorded))).names).toEqual([]);
});
