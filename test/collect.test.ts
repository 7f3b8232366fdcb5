import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/cli/main.ts';
import { openBundle } from '../src/dataset/bundle/bundle.ts';
import { folderSource } from '../src/cli/folder.ts';
import { quietWork } from '../src/math/work/work.ts';
import { hasNumpy, PYTHON } from './python.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-collect-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a script that imports the recipe's functions; returns its output. */
function python(...lines: string[]): string {
  const start = ['import sys; sys.path.insert(0, "recipes")', 'import numpy as np', 'import collect'];
  const options = { encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } } as const;
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', [...start, ...lines].join('\n')], options);
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

describe.skipIf(!hasNumpy)('collect.py', () => {
  it('cuts full blocks within documents, at most the requested number', () => {
    const printed = python(
      'ids, document = collect.cut_blocks([range(600), range(255), range(256)], 100)',
      'print(ids.shape, ids[:, 0].tolist(), ids[:, -1].tolist(), document.tolist())',
      'print(collect.cut_blocks([range(600)], 1)[0].shape, collect.cut_blocks([[1]], 9)[0].shape)',
    );
    expect(printed).toBe('(3, 256) [0, 256, 0] [255, 511, 255] [0, 0, 2]\n(1, 256) (0, 256)\n');
  });

  it('packs activations above the threshold into compressed sparse rows', () => {
    const printed = python(
      'batches = [np.array([[0, 1.5, 1.0, 2], [0, 0, 0, 0]]), np.array([[1.01, 0, 0, 0]])]',
      'indptr, indices = collect.pack_csr(batches, 1)',
      'print(indptr.tolist(), indices.tolist(), indptr.dtype, indices.dtype)',
    );
    expect(printed).toBe('[0, 2, 2, 3] [1, 3, 0] uint32 uint32\n');
  });

  it('stops before a layer has more features or firings than a bundle takes', () => {
    const printed = python(
      'import types',
      'def layer(features):',
      '  metadata = types.SimpleNamespace(hook_name="blocks.0.hook")',
      '  sae = types.SimpleNamespace(cfg=types.SimpleNamespace(metadata=metadata))',
      '  sae.W_dec = types.SimpleNamespace(shape=(features, 1))',
      '  return collect.Layer(sae, "out", 1)',
      'try: layer(2**22 + 1)',
      'except SystemExit as stop: print(stop)',
      'try: collect.check_limit("blocks.0.hook", 2**32, collect.MOST_FIRINGS, "firings")',
      'except SystemExit as stop: print(stop)',
    );
    expect(printed.split('\n').slice(0, 2)).toEqual([
      'blocks.0.hook: expected at most 4,194,304 features, found 4,194,305.',
      'blocks.0.hook: expected at most 4,294,967,295 firings, found 4,294,967,296.',
    ]);
  });

  it('keeps the strongest blocks of a feature, however the blocks are batched', () => {
    const printed = python(
      'rng = np.random.default_rng(0)',
      'maxima, at = rng.random((40, 3), np.float32), rng.integers(0, 256, (40, 3))',
      'one, many = collect.Strongest(3), collect.Strongest(3)',
      'one.add(0, maxima, at)',
      'for i in range(0, 40, 7): many.add(i, maxima[i:i + 7], at[i:i + 7])',
      'best = np.argsort(-maxima, 0)[:collect.EXAMPLES].T',
      'places = best * 256 + np.take_along_axis(at, best.T, 0).T',
      'print((one.places == places).all(), (many.places == places).all(), (one.values == many.values).all())',
    );
    expect(printed).toBe('True True True\n');
  });

  it('writes a recipe and raw files that make a bundle', async () => {
    python(
      'import types',
      `out = ${JSON.stringify(join(folder, 'collected'))}`,
      'rng = np.random.default_rng(1)',
      'class Array(np.ndarray):',
      '    detach = float = cpu = lambda self: self',
      '    def numpy(self): return np.asarray(self)',
      'metadata = types.SimpleNamespace(hook_name="blocks.8.hook_resid_pre", neuronpedia_id="small/8-res")',
      'weights = rng.standard_normal((6, 4)).astype("f4").view(Array)',
      'sae = types.SimpleNamespace(W_dec=weights, cfg=types.SimpleNamespace(metadata=metadata))',
      'layer = collect.Layer(sae, out + "/layer_8", 1.0)',
      'documents = [{"text": "", "category": "code"}, {"text": "", "category": "prose", "source": "mine"}]',
      'ids, document = collect.cut_blocks([range(512), range(300)], 9)',
      'maxima = np.array([[0, 2, 0, 0, 3, 0], [5, 0, 0, 0, 0, 0], [0, 4, 0, 0, 0, 0]], "f4")',
      'layer.strongest.add(0, maxima, np.full(maxima.shape, 3))',
      'layer.fired += (maxima > 1).sum(0)',
      'indptr, indices = collect.pack_csr([maxima], 1)',
      'layer.indptr.append(indptr[1:]); layer.indices.append(indices)',
      'layer.sample.append(rng.standard_normal((5, 4)).astype("f2"))',
      'layer.write(ids, lambda ids: " ".join(map(str, ids)), documents, document, np.array([0, 0, 1], "u1"))',
      'args = types.SimpleNamespace(out=out, sae=[["r", "s"]], threshold=1.0, licence="CC0", texts="a.jsonl")',
      'import json; open(out + "/recipe.json", "w").write(json.dumps(collect.recipe_of(args, [layer], "small", ["code", "prose"])))',
    );
    const from = join(folder, 'collected');
    const out = join(folder, 'bundle');
    const args = ['bundle', join(from, 'recipe.json'), '--from', from, '--out', out];
    const { code, stderr } = await run(args, (_, compute) => compute(quietWork));
    expect([code, stderr]).toEqual([0, '']);
    const bundle = await openBundle(folderSource(out));
    expect(bundle.info.layers[0]).toMatchObject({
      id: 'layer_8',
      name: 'blocks.8.hook_resid_pre',
      features: 6,
      dim: 4,
      blocks: 3,
      neuronpedia: { modelId: 'small', sourceId: '8-res' },
      has: { firings: true, labels: true, activations: true },
    });
    const { indices, indptr, category } = await bundle.firings('layer_8');
    expect([[...indptr], [...indices], [...category!]]).toEqual([
      [0, 2, 3, 4],
      [1, 4, 0, 1],
      [0, 0, 1],
    ]);
    const { topTokens, examples } = await bundle.notes('layer_8', 1);
    expect(topTokens).toEqual(['3']);
    expect(examples.map(({ activation, source }) => [activation, source])).toEqual([
      [4, 'mine'],
      [2, ''],
    ]);
    expect(JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
      provenance: { licence: 'CC0', model: 'small' },
    });
  });
});
