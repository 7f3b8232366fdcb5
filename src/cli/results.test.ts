import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { writeNpy } from '../dataset/files/npy.ts';
import { openBundle } from '../dataset/bundle/bundle.ts';
import { random } from '../math/random/random.ts';
import { quietWork } from '../math/work/work.ts';
import { FIRST_VIEW, plannedResults } from '../scales/publish/publishable.ts';
import { initialView } from '../scales/view.ts';
import { publishedResult } from '../../workers/published.ts';
import { folderSource } from './folder.ts';
import { run } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-results-'));
afterAll(() => rmSync(folder, { recursive: true }));
const tricosm = async (...args: string[]) => {
  const { code, stdout, stderr } = await run(args, (_, compute) => compute(quietWork));
  return { code, stderr, printed: stdout === '' ? null : (JSON.parse(stdout) as Record<string, unknown>) };
};

const FEATURES = 40;
const stream = random(1);
const rows = Array.from({ length: 30 }, () =>
  [...Array(FEATURES).keys()].filter(() => stream.uniform() < 0.3),
);
const sae = join(folder, 'decoder.npy');
const firings = join(folder, 'firings.npz');
writeFileSync(
  sae,
  writeNpy(
    Float32Array.from({ length: FEATURES * 6 }, () => stream.normal()),
    [FEATURES, 6],
  ),
);
writeFileSync(
  firings,
  zipSync({
    'indptr.npy': writeNpy(
      Uint32Array.from(rows.reduce<number[]>((all, row) => [...all, all.at(-1) + row.length], [0])),
      [rows.length + 1],
    ),
    'indices.npy': writeNpy(Uint16Array.from(rows.flat()), [rows.flat().length]),
  }),
);

it('bundle --results first adds all results of the first view, in a new bundle and in an existing one', async () => {
  const out = join(folder, 'bundle');
  const args = ['bundle', '--sae', sae, '--firings', firings, '--out', out, '--results', 'first'];
  expect(await tricosm(...args)).toMatchObject({ code: 0, printed: { results: 4, skipped: [] } });
  const dataset = await openBundle(folderSource(out));
  const choice = { kinds: FIRST_VIEW, scales: initialView().scales, layers: null };
  const planned = await plannedResults(dataset, choice);
  expect(planned.map(({ job }) => job)).toEqual([
    ...['galaxy/cloud', 'galaxy/shape', 'galaxy/isotropy', 'brain/lobes'],
  ]);
  for (const { job, parameters } of planned) {
    expect(await publishedResult(dataset, job, parameters), job).not.toBeNull();
  }
  const { printed } = await tricosm('inspect', out);
  expect(printed!.results).toEqual(planned.map(({ job, parameters }) => ({ job, parameters })));
  const before = readFileSync(join(out, 'manifest.json'));
  expect(await tricosm('bundle', out, '--results', 'first')).toMatchObject({
    code: 0,
    printed: { out, results: 4, files: 5 },
  });
  expect(readFileSync(join(out, 'manifest.json'))).toEqual(before);
});

it('bundle lists the results that it skips, and refuses unknown kinds, layers and --out', async () => {
  const out = join(folder, 'few');
  writeFileSync(join(folder, 'few.npy'), writeNpy(Float32Array.of(1, 0, 0, 1, 1, 1), [3, 2]));
  const few = ['bundle', '--sae', join(folder, 'few.npy'), '--out', out];
  const { code, printed } = await tricosm(...few, '--results', 'layouts');
  expect([code, printed!.results]).toEqual([0, 0]);
  expect(printed!.skipped).toMatchObject([{ title: 'UMAP, few' }]);
  const refusals = [
    [[...few, '--results', 'pictures'], /--results: expected one of components, .*, found “pictures”/],
    [['bundle', out], /expected --results/],
    [['bundle', out, '--results', 'first', '--out', folder], /found --out/],
    [['bundle', out, '--results', 'first', '--layer', '7'], /--layer: expected one of 0, found “7”/],
  ] as const;
  for (const [args, message] of refusals) {
    const { code: refused, stderr } = await tricosm(...args);
    expect([refused, message.test(stderr)], stderr).toEqual([2, true]);
  }
});
