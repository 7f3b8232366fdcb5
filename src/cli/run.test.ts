import { ALL_AFFINITIES, COOCCURRENCE_AFFINITIES } from '../scales/brain/analysis/affinities/affinities.ts';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../dataset/files/npy.ts';
import { quietWork } from '../math/work/work.ts';
import { random } from '../math/random/random.ts';
import { run } from './main.ts';
import type { StartWork } from './threads.ts';

const here: StartWork = (_, compute) => compute(quietWork);
const tricosm = (...args: string[]) => run(args, here);
const document = async (...args: string[]) => {
  const { code, stdout, stderr } = await tricosm(...args);
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Record<string, never>;
};
const refusal = async (...args: string[]) => {
  const { code, stdout, stderr } = await tricosm(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^tricosm: [^\n]+\n$/);
  return stderr.slice('tricosm: '.length, -1);
};

const folder = mkdtempSync(join(tmpdir(), 'tricosm-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};

const normals = (count: number, seed: number) => {
  const stream = random(seed);
  return Float32Array.from({ length: count }, () => stream.normal());
};
const FEATURES = 40;
const DIM = 6;
const directions = normals(FEATURES * DIM, 1);
const sae = file(
  'params.npz',
  zipSync({
    'W_dec.npy': writeNpy(directions, [FEATURES, DIM]),
    'b_enc.npy': writeNpy(new Float32Array(FEATURES), [FEATURES]),
  }),
);
const firings = file(
  'firings.npz',
  zipSync({
    'indptr.npy': writeNpy(Uint32Array.of(0, 2, 3, 5), [4]),
    'indices.npy': writeNpy(Uint16Array.of(0, 7, 39, 1, 2), [5]),
    'category.npy': writeNpy(Uint8Array.of(0, 1, 1), [3]),
  }),
);
const names = ['a', 'b', 'c', 'd'].flatMap((stem) => [stem, `${stem}x`, `${stem}y`]);
const words = file('words.json', JSON.stringify(names));
const vectors = file('words.npy', writeNpy(normals(names.length * DIM, 2), [names.length, DIM]));
const relation = (end: string) =>
  file(
    `stem-${end}.json`,
    JSON.stringify(['a', 'b', 'c', 'd'].map((stem) => ({ input: stem, output: stem + end }))),
  );
const pairs = [relation('x'), relation('y')];
const numbers = normals(names.length * DIM, 2);
const rows = names.map((name, i) => [name, ...numbers.subarray(i * DIM, (i + 1) * DIM)].join(' '));
const table = file('table.txt', [`${names.length} ${DIM}`, ...rows].join('\n'));

describe('inspect', () => {
  it('describes raw files', async () => {
    const info = await document('inspect', '--sae', sae, '--firings', firings);
    expect(info.layers).toMatchObject([{ id: '0', name: 'params', features: FEATURES, dim: DIM, blocks: 3 }]);
    expect(info.categories).toEqual(['category 0', 'category 1']);
  });

  it('takes a text table for features, whose labels are its words', async () => {
    const info = await document('inspect', '--sae', table);
    expect(info.layers).toMatchObject([
      { name: 'table', features: names.length, dim: DIM, has: { decoder: true, labels: true, words: false } },
    ]);
  });

  it('says what a table of columns adds to a layer', async () => {
    const columns = file('scores.csv', 'latent,score\n0,1.5\n3,-2\n40,9\n');
    expect(await document('inspect', '--sae', sae, '--columns', columns)).toEqual({
      layer: '0',
      file: 'scores.csv',
      index: 'latent',
      rows: 3,
      features: 2,
      outside: 1,
      firstOutside: '40',
      repeated: 0,
      unreadable: 0,
      faults: 0,
      infinite: 0,
      leftOut: [],
      unread: [],
      columns: [{ name: 'score', kind: 'number', least: -2, greatest: 1.5, missing: FEATURES - 2 }],
    });
    expect(await refusal('inspect', '--sae', sae, '--columns', table)).toMatch(/whose header names a column/);
    rmSync(columns);
  });

  it('refuses labels beyond the number of features', async () => {
    const labels = file('wide.jsonl', '{"index": "41", "description": "beyond"}\n');
    const recipe = {
      name: 'wide',
      title: 'wide',
      layers: [{ id: '0', name: '0', sae: 'params.npz', features: 'wide.jsonl' }],
      provenance: { licence: 'CC0' },
    };
    const made = file('recipe.json', JSON.stringify(recipe));
    expect(await refusal('bundle', made, '--from', folder, '--out', join(folder, 'wide'))).toMatch(
      /wide\.jsonl: labels for 42 features, the decoder has 40;/,
    );
    rmSync(labels);
  });

  it('describes a bundle, by its folder and by its manifest', async () => {
    const info = await document('inspect', 'public/datasets/words');
    expect(info).toMatchObject({ name: 'words', layers: [{ features: 13271, dim: 200, blocks: 4160 }] });
    expect(info.relations).toHaveLength(12);
    expect(await document('inspect', 'public/datasets/words/manifest.json')).toEqual(info);
  });
});

describe('galaxy', () => {
  it('prints the spectrum and its figures', async () => {
    const galaxy = await document('galaxy', '--sae', sae, '--from', '1', '--to', '5');
    expect(galaxy).toMatchObject({ n: FEATURES, dim: DIM, powerLaw: { from: 1, to: 5 } });
    expect(galaxy.eigenvalues).toHaveLength(DIM);
    expect(galaxy.powerLaw).toHaveProperty('slope', expect.any(Number));
    expect(galaxy.powerLaw).toHaveProperty('ci95', [expect.any(Number), expect.any(Number)]);
    expect(galaxy).toHaveProperty('participationRatio', expect.any(Number));
    expect(galaxy).toHaveProperty('logVolume', expect.any(Number));
  });

  it('prepares vectors on request, and records it in the provenance', async () => {
    const trace = async (...more: string[]) => {
      const { eigenvalues } = await document('galaxy', '--sae', sae, '--no-entropy', ...more);
      return (eigenvalues as unknown as number[]).reduce((sum, value) => sum + value, 0);
    };
    // The mean square of unit rows is 1, and subtracting the mean can only reduce it.
    expect(await trace()).toBeGreaterThan(4);
    expect(await trace('--prepare', 'unit')).toBeLessThanOrEqual(FEATURES / (FEATURES - 1));
    const { provenance } = await document('inspect', '--sae', sae, '--prepare', 'unit,centre');
    expect(provenance).toMatchObject({
      preprocessing: 'raw; here scaled to unit length, mean subtracted',
    });
    expect(await refusal('inspect', '--sae', sae, '--prepare', 'fold')).toContain('--prepare: expected unit');
  });

  it('puts a control in the place of the vectors, and says so first', async () => {
    const galaxy = async (...more: string[]) =>
      document('galaxy', '--sae', sae, '--from', '1', '--to', '5', '--no-entropy', ...more);
    const own = await galaxy();
    expect(own).not.toHaveProperty('control');
    const matched = await galaxy('--control', 'spectrum', '--control-seed', '7');
    expect(Object.keys(matched).slice(0, 2)).toEqual(['layer', 'control']);
    expect(matched.control).toEqual({
      kind: 'spectrum',
      seed: 7,
      note: 'control: spectrum-matched cloud, seed 7 — not the SAE',
    });
    const values = ({ eigenvalues }: typeof own) => eigenvalues as unknown as number[];
    values(matched).forEach((value, i) => expect(value).toBeCloseTo(values(own)[i]!, 5));
    const random = await galaxy('--control', 'random');
    expect(values(random)).not.toEqual(values(own));
    expect(await galaxy('--control', 'random')).toEqual(random);
    expect(await refusal('galaxy', '--sae', sae, '--control', 'noise')).toContain(
      '--control: expected one of random, spectrum, permuted, found “noise”',
    );
    expect(await refusal('galaxy', '--sae', sae, '--control-seed', '1')).toContain(
      'expected --control with it',
    );
  });

  it('reads raw files with the user’s corrections', async () => {
    const shape = async (...more: string[]) => {
      const { layers } = await document('inspect', '--sae', sae, ...more);
      return (layers as unknown as { features: number; dim: number }[]).map(({ features, dim }) => [
        features,
        dim,
      ]);
    };
    expect(await shape('--transpose')).toEqual([[DIM, FEATURES]]);
    expect(await shape('--tensor', 'W_dec')).toEqual([[FEATURES, DIM]]);
    expect(await refusal('inspect', '--sae', sae, '--tensor', 'b_enc')).toContain(
      'b_enc: expected an array of shape',
    );
    expect(await refusal('inspect', '--sae', sae, '--label-column', 'gloss')).toContain(
      'expected labels with a column “gloss”, found no labels',
    );
    expect(await refusal('inspect', 'public/datasets/words', '--transpose')).toContain(
      'say how raw files such as --sae are read',
    );
  });

  it('opens a file that is a dataset by itself', async () => {
    const { layers, item } = await document('inspect', sae);
    expect([item, layers]).toMatchObject(['feature', [{ name: 'params', features: FEATURES, dim: DIM }]]);
    expect(await refusal('inspect', join(folder, 'none.parquet'))).toMatch(/none\.parquet: expected a file/);
  });

  it('refuses a window whose ends are not ascending whole ranks', async () => {
    expect(await refusal('galaxy', '--sae', sae, '--from', '5', '--to', '2')).toMatch(/ranks 5 to 2/);
    expect(await refusal('galaxy', '--sae', sae, '--from', '1.5')).toBe(
      '--from: expected a whole number from 1, found “1.5”.',
    );
  });
});

describe('lobes', () => {
  // Two groups of features that fire in turn, and one feature that never fires.
  const blocks = Array.from({ length: 60 }, (_, b) =>
    [0, 1, 2, 3, 4].map((i) => (b % 2) * 5 + i).filter((i) => (b + i) % 5 > 0),
  );
  const indptr = blocks.reduce((starts, block) => [...starts, starts.at(-1) + block.length], [0]);
  const turns = file(
    'turns.npz',
    zipSync({
      'indptr.npy': writeNpy(Uint32Array.from(indptr), [61]),
      'indices.npy': writeNpy(Uint16Array.from(blocks.flat()), [blocks.flat().length]),
      'shape.npy': writeNpy(Int32Array.of(60, 11), [2]),
    }),
  );
  const histogram = new Int32Array(121);
  for (const block of blocks) for (const i of block) for (const j of block) histogram[i * 11 + j]!++;
  const cooccurrence = file(
    'cooccurrence.npz',
    zipSync({
      'histogram.npy': writeNpy(histogram, [11, 11]),
      'n_chunks.npy': writeNpy(Int32Array.of(60), []),
    }),
  );

  it.each(COOCCURRENCE_AFFINITIES)(
    'finds planted lobes by %s, from firings and from counts',
    async (affinity) => {
      for (const source of [
        ['--firings', turns],
        ['--cooccurrence', cooccurrence],
      ]) {
        const found = await document('lobes', ...source, '--affinity', affinity, '--k', '2');
        expect(found.sizes).toEqual([5, 5]);
        const labels = found.labels as unknown as number[];
        expect(new Set(labels.slice(0, 5)).size + new Set(labels.slice(5, 10)).size).toBe(2);
        expect(labels[10]).toBe(-1);
        // Up to twelve for the eigengap; ten features are clustered.
        expect(found.eigenvalues).toHaveLength(10);
        expect(found.residuals).toHaveLength(10);
      }
    },
  );

  it('finds the same lobes from counts stored in a bundle', async () => {
    const out = join(folder, 'counted');
    const decoder = file('eleven.npy', writeNpy(normals(11 * DIM, 3), [11, DIM]));
    const { stderr } = await tricosm(
      'bundle',
      '--sae',
      decoder,
      '--cooccurrence',
      cooccurrence,
      '--out',
      out,
    );
    expect(stderr).toBe('');
    const parameters = ['--affinity', 'jaccard', '--k', '2', '--measure', 'none'];
    const found = await document('lobes', out, ...parameters);
    expect(found.sizes).toEqual([5, 5]);
    expect({ ...found, layer: '0' }).toEqual(
      await document('lobes', '--sae', decoder, '--cooccurrence', cooccurrence, ...parameters),
    );
  });

  it('clusters silent features too with --keep-silent', async () => {
    const withSilent = await document('lobes', '--firings', turns, '--k', '2', '--keep-silent');
    expect(withSilent.clustered).toBe(11);
  });

  it('prints the controls that are asked for, each with a sentence', async () => {
    const decoder = file('eleven.npy', writeNpy(normals(11 * DIM, 3), [11, DIM]));
    const source = ['--sae', decoder, '--firings', turns, '--k', '2'];
    const found = (await document(
      'lobes',
      ...source,
      ...['--measure', 'locality,seeds,held-out,geometry', '--neighbours', '3', '--hold', 'frequency,index'],
    )) as unknown as Record<string, Record<string, unknown>>;
    expect(found.locality).toMatchObject({
      neighbours: 3,
      n: 10,
      collapsed: null,
      phi: { null: { draws: 499 } },
    });
    expect(found.locality!.verdict).toMatch(/^Nothing here: the 3 nearest directions/);
    expect(found.seeds!.verdict).toMatch(/^The seed does not matter: 20 other seeds give the same lobes/);
    expect(found.geometry).toMatchObject({ held: 'frequency,index' });
    // These firings have no categories.
    expect(found.heldOut).toBeUndefined();
    expect(await refusal('lobes', ...source, '--hold', 'norm,frequency')).toMatch(
      /^--hold: expected one of frequency, norm/,
    );
    expect(await refusal('lobes', ...source, '--measure', 'locality', '--neighbours', '9')).toMatch(
      /more than 10 features that fire in some blocks and not in all, found 10/,
    );
  });

  it.each(['cosine', 'angular'])('finds lobes of directions by %s', async (affinity) => {
    const found = await document('lobes', '--sae', sae, '--affinity', affinity, '--k', '3');
    expect(found.labels).toHaveLength(FEATURES);
  });

  it('refuses what it cannot cluster', async () => {
    expect(await refusal('lobes', '--firings', turns)).toBe('lobes: expected --k K, the number of lobes.');
    expect(await refusal('lobes', '--firings', turns, '--k', '2', '--affinity', 'odd')).toBe(
      `--affinity: expected one of ${ALL_AFFINITIES.join(', ')}, found “odd”.`,
    );
    expect(await refusal('lobes', '--firings', turns, '--k', '99')).toMatch(/99 asked for/);
    expect(await refusal('lobes', '--firings', turns, '--k', '2', '--affinity', 'cosine')).toMatch(
      /expected decoder directions, found none/,
    );
    expect(await refusal('lobes', '--sae', sae, '--k', '2')).toMatch(
      /no firings and no co-occurrence counts/,
    );
    expect(await refusal('lobes', '--firings', turns, '--cooccurrence', cooccurrence, '--k', '2')).toMatch(
      /found both/,
    );
  });
});

describe('crystals', () => {
  const source = ['--words', words, '--vectors', vectors, '--pairs', ...pairs];
  it('prints silhouettes and a row for each relation, named by its file', async () => {
    const crystals = await document('crystals', ...source);
    expect(crystals.raw).toHaveProperty('silhouette', expect.any(Number));
    expect(crystals.lda).toMatchObject({ components: 1, silhouette: expect.any(Number) as number });
    expect(crystals.relations).toMatchObject([
      { name: 'stem-x', pairs: 4, meanCosine: expect.any(Number) as number },
      { name: 'stem-y', pairs: 4 },
    ]);
  });

  it('takes vectors as a text table, which names its words', async () => {
    const crystals = await document('crystals', '--vectors', table, '--pairs', ...pairs);
    expect(crystals).toEqual(await document('crystals', ...source));
    expect(await refusal('crystals', '--vectors', vectors, '--pairs', ...pairs)).toMatch(
      /^--vectors: expected --words with an \.npy file/,
    );
  });

  it('takes the requested relations, in that order', async () => {
    const crystals = await document('crystals', ...source, '--relations', 'stem-y,stem-x');
    expect(crystals.relations).toMatchObject([{ name: 'stem-y' }, { name: 'stem-x' }]);
    expect(await refusal('crystals', ...source, '--relations', 'stem-z')).toMatch(/no relation “stem-z”/);
  });

  it('says which option lacks which other', async () => {
    expect(await refusal('crystals', '--words', words)).toBe(
      '--words: expected --vectors with it, found none; add it.',
    );
    expect(await refusal('crystals', '--sae', sae, '--pairs', ...pairs)).toBe(
      '--pairs: expected --vectors with it, found none; add it.',
    );
    expect(await refusal('crystals', '--sae', sae)).toMatch(/expected word vectors, found none/);
  });
});

describe('bundle', () => {
  const recipe = (changes: object = {}) => ({
    name: 'small',
    title: 'Small',
    categories: ['prose', 'code'],
    rule: { threshold: 1, blockLength: 256 },
    layers: [
      {
        id: '0',
        name: 'layer 0',
        sae: 'params.npz',
        firings: 'firings.npz',
        features: 'features.jsonl',
        words: 'words.npy',
      },
    ],
    relations: { words: 'words.json', pairs: ['stem-x.json', 'stem-y.json'] },
    provenance: { licence: 'CC0', datasheet: 'README.md' },
    publish: { sources: { free: 'public domain' }, mask: ['darn*'], omit: [' left out'] },
    ...changes,
  });
  file('README.md', '# Small\n\nKept, left out.\n');
  file(
    'features.jsonl',
    [
      { index: 3, description: '“Darned”', frequency: 0.25, top_tokens: [' darn', 'x'] },
      {
        index: 4,
        description: 'four',
        examples: ['free', 'secret'].map((source) => ({
          text: `oh darn ${source}`,
          token: 'oh',
          activation: 1,
          category: 'prose',
          source,
        })),
      },
    ]
      .map((record) => JSON.stringify(record))
      .join('\n'),
  );
  const made = async (out: string, changes: object = {}) => {
    const path = file('recipe.json', JSON.stringify(recipe(changes)));
    return document('bundle', path, '--from', folder, '--out', join(folder, out));
  };
  const contents = (out: string) =>
    Object.fromEntries(
      readdirSync(join(folder, out), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [path.slice(join(folder, out).length), readFileSync(path, 'latin1')]),
    );

  it('writes the same bytes each time, and they open', async () => {
    expect(await made('first')).toMatchObject({ name: 'small', masked: 3, examples: 2, examplesKept: 1 });
    await made('second');
    await made('second');
    expect(contents('second')).toEqual(contents('first'));
    const info = await document('inspect', join(folder, 'first'));
    expect(info).toMatchObject({
      name: 'small',
      layers: [{ features: FEATURES, blocks: 3, has: { words: true } }],
    });
    expect(info.relations).toMatchObject([{ id: 'stem-x', name: 'stem → x', pairs: 4 }, {}]);
  });

  it('masks words, drops contexts without a licence, and notes both in the datasheet', async () => {
    await made('masked');
    const { openBundle } = await import('../dataset/bundle/bundle.ts');
    const { folderSource } = await import('./folder.ts');
    const dataset = await openBundle(folderSource(join(folder, 'masked')));
    expect((await dataset.labels('0')).description.slice(3, 5)).toEqual(['“D*****”', 'four']);
    expect((await dataset.notes('0', 3)).topTokens).toEqual([' d***', 'x']);
    expect((await dataset.notes('0', 4)).examples.map(({ text }) => text)).toEqual(['oh d*** free']);
    const sheet = readFileSync(join(folder, 'masked/README.md'), 'utf8');
    expect(sheet).toMatch(/^# Small\n\nKept,\.\n/);
    expect(sheet).toContain('1 of 2 example contexts are kept');
    expect(sheet).toContain('| free | public domain | 1 |');
  });

  it('makes a bundle from raw files without a recipe', async () => {
    const out = join(folder, 'raw');
    await document(
      'bundle',
      '--sae',
      sae,
      '--firings',
      firings,
      '--out',
      out,
      '--name',
      'mine',
      '--licence',
      'CC0',
    );
    expect(await document('inspect', out)).toMatchObject({ name: 'mine', provenance: { licence: 'CC0' } });
    const [raw, bundled] = [await document('galaxy', '--sae', sae), await document('galaxy', out)];
    (bundled.eigenvalues as unknown as number[]).forEach((value, i) =>
      expect(value).toBeCloseTo((raw.eigenvalues as unknown as number[])[i]!, 2),
    );
  });

  it('refuses bad recipes, missing options and folders in use', async () => {
    const path = file(
      'bad.json',
      JSON.stringify(recipe({ layers: [{ id: '0', name: 'x', sae: '../params.npz' }] })),
    );
    expect(await refusal('bundle', path, '--from', folder, '--out', join(folder, 'x'))).toMatch(
      /bad\.json: “layers\[0\]\.sae”: expected a path that stays inside the folder/,
    );
    expect(await refusal('bundle', path, '--out', join(folder, 'x'))).toMatch(/expected --from DIR/);
    expect(await refusal('bundle', path, '--from', folder)).toMatch(/expected --out DIR/);
    mkdirSync(join(folder, 'full'));
    file('full/thesis.txt', 'x');
    expect(await refusal('bundle', path, '--from', folder, '--out', join(folder, 'full'))).toMatch(
      /--out: expected an empty folder or a bundle, found “thesis\.txt”/,
    );
    expect(await refusal('bundle', path, path, '--from', folder)).toMatch(/expected one recipe or bundle/);
    expect(await refusal('bundle', 'nowhere', '--from', folder, '--out', join(folder, 'x'))).toMatch(
      /recipes\/nowhere\.json: expected a file/,
    );
    expect(await refusal('bundle', '--firings', firings, '--out', join(folder, 'x'))).toMatch(
      /expected “decoder” or “words”/,
    );
  });
});

describe('bundle refuses options without an effect', () => {
  const there = 'public/datasets/worlds';
  it.each([
    [
      [there, '--results', 'first', '--prepare', 'unit'],
      /--prepare .* results are added to an existing bundle/,
    ],
    [
      [there, '--licence', 'CC0', '--results', 'first'],
      /--licence .* results are added to an existing bundle/,
    ],
    [
      [there, '--sae', 'x.npz', '--name', 'x', '--results', 'first'],
      /--sae .* results are added to an existing bundle/,
    ],
    [['words', '--from', '.', '--out', 'x', '--tensor', 'W'], /--tensor .* a recipe says how/],
    [['words', '--transpose', '--from', '.', '--out', 'x'], /--transpose .* a recipe says how/],
    [['words', '--from', '.', '--label-column', 'l'], /--label-column .* a recipe says how/],
    [['words', '--from', '.', '--out', 'x', '--threshold', '2'], /--threshold .* a recipe says how/],
    [['--sae', 'x.npz', '--from', '.', '--out', 'x'], /--from .* no recipe is named/],
    [['--sae', 'x.npz', '--layer', '0', '--out', 'x'], /--layer chooses the layer of --results/],
  ])('%j', async (args, message) => {
    expect(await refusal('bundle', ...args)).toMatch(message);
  });

  it('and finds the recipes of the package from any folder', async () => {
    const here = process.cwd();
    process.chdir(folder);
    try {
      expect(await refusal('bundle', 'words', '--from', '.', '--out', 'x')).toMatch(
        /^categories\.json: expected a file/,
      );
    } finally {
      process.chdir(here);
    }
  });
});

describe('validate', () => {
  const validated = async (place: string) => {
    const { code, stdout, stderr } = await tricosm('validate', place);
    return { code, stderr, report: JSON.parse(stdout) as Record<string, unknown> };
  };

  it('a good bundle, by its folder, its manifest and its address', async () => {
    const byFolder = await validated('public/datasets/worlds');
    expect(byFolder).toMatchObject({
      code: 0,
      report: { valid: true, name: 'worlds', faults: [], files: 8 },
    });
    expect(byFolder.stderr).toMatch(/^public\/datasets\/worlds: valid, \d warnings?\n$/);
    expect((await validated('public/datasets/worlds/manifest.json')).report).toEqual(byFolder.report);
    const server = createServer((request, response) => {
      response.end(readFileSync(`public/datasets${request.url}`));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    expect(await validated(`http://127.0.0.1:${port}/worlds/`)).toMatchObject({
      code: 0,
      report: { valid: true, files: 8, bytes: byFolder.report.bytes },
    });
    server.close().closeAllConnections();
  });

  it('a bad one, with exit code 2 and every fault', async () => {
    const { code, stderr, report } = await validated('e2e/cases/wrong-shape');
    expect([code, report.valid]).toEqual([2, false]);
    expect(report.faults).toEqual([
      expect.stringMatching(/^e2e\/cases\/wrong-shape\/decoder\.npy: expected an array of shape/),
      expect.stringMatching(/^e2e\/cases\/wrong-shape\/README\.md: expected a file/),
    ]);
    expect(stderr).toBe('e2e/cases/wrong-shape: 2 faults, 0 warnings\n');
  });

  it('warns of files that the manifest does not name', async () => {
    const { report } = await validated('e2e/cases/lobes');
    expect(report.warnings).toContain(
      'e2e/cases/lobes/make.py: the manifest does not name this file; nothing reads it.',
    );
  });

  it('refuses a path or an address without a bundle', async () => {
    expect(await refusal('validate')).toMatch(/^validate: expected one bundle, .* found nothing/);
    expect(await refusal('validate', '/nowhere')).toMatch(/found nothing there/);
    expect(await refusal('validate', 'https://')).toMatch(/expected the address of a bundle/);
  });
});

describe('serve refuses', () => {
  it.each([
    [['/nowhere'], /“\/nowhere”: expected a file or a folder, found nothing there/],
    [['--port', 'x'], /--port: expected a whole number from 0, found “x”/],
    [['--allow-host', 'hub:80'], /--allow-host: expected a name such as .*, found “hub:80”/],
    [['--port', '70000'], /--port: expected a whole number up to 65535/],
    [['package.json'], /package\.json: expected a decoder, firings or word vectors .* found configuration/],
    [['src/state'], /^\w+(\.test)?\.ts: expected a table of words and numbers/],
    [['e2e/cases/malformed'], /malformed\/manifest\.json: expected JSON/],
  ])('%j', async (args, message) => {
    expect(await refusal('serve', ...args)).toMatch(message);
  });

  it('a name that cannot be part of an address', async () => {
    expect(await refusal('serve', file('a#b.npy', 'x'))).toMatch(
      /“a#b\.npy”: expected a name that can be part of an address, found that it holds a reserved character/,
    );
  });
});

describe('serve of bundles', () => {
  const bundles = ['public/datasets/worlds', 'public/datasets/words'];
  it.each([
    [bundles, /found 2 bundles \(worlds\/manifest\.json, words\/manifest\.json\); name one bundle/],
    [['public/datasets'], /found 4 bundles \(datasets\/glove\/manifest\.json, /],
    [[bundles[0]!, sae], /found other paths beside the bundle of .*worlds\/manifest\.json; name one bundle/],
    [[`${bundles[0]}/manifest.json`, `${bundles[0]}/power`], /found other paths beside the bundle/],
  ])('refuses several bundles, or a bundle with other paths: %j', async (paths, message) => {
    expect(await refusal('serve', ...paths)).toMatch(message);
  });

  it('refuses several bundle archives too', async () => {
    const packed = zipSync({ 'manifest.json': readFileSync('public/datasets/worlds/manifest.json') });
    expect(await refusal('serve', file('a.zip', packed), file('b.zip', packed))).toMatch(
      /found 2 bundles \(a\.zip, b\.zip\)/,
    );
  });
});

describe('wrong use', () => {
  it.each([
    [['nonsense'], /expected a command \(inspect, .*\), found “nonsense”; see tricosm help/],
    [[], /expected a command \(.*\), found nothing/],
    [['inspect'], /expected a SOURCE: a bundle folder/],
    [['inspect', 'a', 'b'], /expected one SOURCE, found 2: a b/],
    [
      ['inspect', 'public/datasets/words', '--sae', 'x.npz'],
      /found both “public\/datasets\/words” and --sae/,
    ],
    [
      ['inspect', '/nowhere'],
      /“\/nowhere”: expected a bundle folder or its manifest\.json, found nothing there/,
    ],
    [['inspect', 'package.json'], /“package\.json”: expected a bundle folder.*found another file/],
    [['inspect', 'src'], /src\/manifest\.json: expected a file, found none/],
    [['inspect', '--sae', '/nowhere.npz'], /\/nowhere\.npz: expected a file, found none/],
    [['inspect', '--sae', 'src'], /src: expected a file, found a folder/],
    [['inspect', '--sae', 'package.json'], /package\.json: expected a safetensors file/],
    [['inspect', '--sae'], /--sae/],
    [['inspect', '--unknown'], /--unknown/],
    [
      ['galaxy', 'public/datasets/mini-sae', '--layer', '9'],
      /--layer: expected one of embed, 0, .*found “9”/,
    ],
    [['galaxy', 'public/datasets/mini-sae', '--layer', 'embed'], /layer embed: expected “decoder”/],
  ])('%j', async (args, message) => {
    expect(await refusal(...args)).toMatch(message);
  });

  it('help exits with 0', async () => {
    for (const args of [['help'], ['--help'], ['galaxy', '-h']]) {
      expect(await tricosm(...args)).toMatchObject({ code: 0, stderr: '' });
    }
  });

  it('an internal failure exits with 1 and one line', async () => {
    const broken: StartWork = () => Promise.reject(new Error('the machine\nstopped'));
    expect(await run(['galaxy', '--sae', sae], broken)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'tricosm: the machine stopped\n',
    });
  });
});
