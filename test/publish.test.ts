import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderSource } from '../src/cli/folder.ts';
import { run } from '../src/cli/main.ts';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import { quietWork } from '../src/math/work/work.ts';
import { PYTHON } from './python.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-publish-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hasScipy = spawnSync(PYTHON, ['-c', 'import scipy.sparse']).status === 0;

it.skipIf(!hasScipy)('the ten lines of NumPy in docs/publish.md write a bundle that opens', async () => {
  const [, code] = /```python\n(.*?)```/s.exec(readFileSync('docs/publish.md', 'utf8'))!;
  const given = [
    'import numpy as np, scipy.sparse',
    'W_dec = np.arange(20.0).reshape(5, 4)',
    'blocks, features = [0, 0, 0, 2, 2], [4, 1, 1, 0, 3]',
    'firings = scipy.sparse.csr_matrix((np.ones(5), (blocks, features)), (3, 5))',
  ].join('\n');
  const { status, stderr } = spawnSync(PYTHON, ['-c', `${given}\n${code}`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const out = join(folder, 'my-bundle');
  const inspected = await run(['inspect', out], (_, compute) => compute(quietWork));
  expect(inspected).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(inspected.stdout)).toMatchObject({
    name: 'mine',
    layers: [{ id: '12', features: 5, dim: 4, blocks: 3, has: { decoder: true, firings: true } }],
  });
  const bundle = await openBundle(folderSource(out));
  expect((await bundle.decoder('12')).data[19]).toBe(19);
  const { indptr, indices } = await bundle.firings('12');
  expect([[...indptr], [...indices]]).toEqual([
    [0, 2, 2, 4],
    [1, 4, 0, 3],
  ]);
});
