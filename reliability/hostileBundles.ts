import { gzipSync } from 'fflate';
import { writeNpy } from '../src/dataset/files/npy.ts';

const FEATURES = 64;
const DIM = 8;
const BLOCKS = 96;
const STEMS = 12;

/** A manifest as attacks change it. */
interface Layer {
  id: string;
  name: string;
  dictionary?: string;
  decoder: { path: string; features: number; dim: number };
  labels: { path: string };
  firings: { indptr: string; indices: string; category: string; blocks: number };
  words: { path: string; dim: number };
}
interface Manifest {
  version: number;
  name: string;
  title: string;
  description: string;
  item?: string;
  defaultLayer: string;
  categories: string[];
  layers: [Layer, ...Layer[]];
  relations: {
    words: { path: string; count: number };
    pairs: { id: string; name?: string; path: string; pairs: number }[];
    covariates: Record<string, string>;
    first?: string[];
  };
  provenance: Record<string, string>;
  lesson?: string;
  results?: unknown;
}
type Label = Record<string, unknown> & { readonly index: number };
type Files = Map<string, Uint8Array>;

/** A bundle that attacks, by path, with what must happen. */
export interface HostileBundle {
  readonly name: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** what the refusal must say; without it, the dataset opens */
  readonly says?: RegExp;
  /** of the link, after the dataset: what of it is shown */
  readonly query?: string;
  /** whether every number on screen must be one, and every panel must say something */
  readonly sentences?: boolean;
  /** whether one of its precomputed results must be refused and computed here */
  readonly recomputed?: boolean;
}

const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const bytes = (text: string) => new TextEncoder().encode(text);
const numbers = (count: number) =>
  Float32Array.from({ length: count }, (_, i) => (Math.sin(i * 12.9898) * 43.7) % 1);

/** A small bundle with a part of every kind, before it is attacked. */
function plain(): Parts {
  const words = Array.from({ length: STEMS }, (_, i) => `w${i}`).flatMap((stem) => [
    stem,
    `${stem}x`,
    `${stem}y`,
  ]);
  const pairs = (end: string) =>
    json(Array.from({ length: STEMS }, (_, i) => ({ input: `w${i}`, output: `w${i}${end}` })));
  const manifest: Manifest = {
    version: 1,
    name: 'hostile',
    title: 'Hostile',
    description: '',
    defaultLayer: '0',
    categories: ['prose', 'code', 'mathematics'],
    layers: [
      {
        id: '0',
        name: 'layer 0',
        decoder: { path: 'decoder.npy', features: FEATURES, dim: DIM },
        labels: { path: 'labels.jsonl' },
        firings: { indptr: 'indptr.npy', indices: 'indices.npy', category: 'category.npy', blocks: BLOCKS },
        words: { path: 'words.npy', dim: DIM },
      },
    ],
    relations: {
      words: { path: 'words.json', count: words.length },
      pairs: [
        { id: 'x', path: 'x.json', pairs: STEMS },
        { id: 'y', path: 'y.json', pairs: STEMS },
      ],
      covariates: { length: 'length.npy' },
    },
    provenance: { licence: 'CC0', datasheet: 'README.md' },
  };
  const labels: Label[] = Array.from({ length: FEATURES }, (_, index) => ({
    index,
    description: `feature ${index}`,
    frequency: 0.1,
    score: index,
    top_tokens: ['a', 'b'],
    examples: [{ text: 'a b', token: 'a', activation: 1 }],
  }));
  const files: Files = new Map([
    ['decoder.npy', writeNpy(numbers(FEATURES * DIM), [FEATURES, DIM])],
    ['words.npy', writeNpy(numbers(words.length * DIM), [words.length, DIM])],
    ['length.npy', writeNpy(numbers(words.length), [words.length])],
    [
      'indptr.npy',
      writeNpy(
        Uint32Array.from({ length: BLOCKS + 1 }, (_, block) => 4 * block),
        [BLOCKS + 1],
      ),
    ],
    [
      'indices.npy',
      writeNpy(
        Uint32Array.from({ length: 4 * BLOCKS }, (_, i) => 16 * (i % 4) + ((i >> 2) % 16)),
        [4 * BLOCKS],
      ),
    ],
    [
      'category.npy',
      writeNpy(
        Uint8Array.from({ length: BLOCKS }, (_, i) => i % 3),
        [BLOCKS],
      ),
    ],
    ['x.json', pairs('x')],
    ['y.json', pairs('y')],
    ['README.md', bytes('# Hostile\n')],
  ]);
  return { manifest, labels, words, files };
}

interface Parts {
  readonly manifest: Manifest;
  readonly labels: Label[];
  readonly words: string[];
  readonly files: Files;
}

/** The plain bundle, changed. */
export function bundle(name: string, change: (parts: Parts) => void, says?: RegExp): HostileBundle {
  const parts = plain();
  change(parts);
  const { manifest, labels, words, files } = parts;
  const set = (path: string, content: Uint8Array) => void (files.has(path) || files.set(path, content));
  set('manifest.json', json(manifest));
  set('labels.jsonl', bytes(labels.map((line) => JSON.stringify(line)).join('\n')));
  set('words.json', json(words));
  return { name, files, ...(says && { says }) };
}

const MANY = 20_000;
const PROPERTIES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', 'prototype'];
const BIDI = '\u202egnp.exe\u2066\u200f';
const LONE = 'a\ud800b\udc00';
/** Text that is JSON; a parser makes fields of names that an object in a program cannot have. */
const parsed = <T>(text: string) => JSON.parse(text) as T;
const times = <T>(count: number, one: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** @param elsewhere  the address of a host that nothing may contact */
export function hostileBundles(elsewhere: string): readonly HostileBundle[] {
  return [
    bundle('nothing', () => undefined),
    bundle(`${MANY.toLocaleString('en')} layers`, ({ manifest }) => {
      const [layer] = manifest.layers;
      manifest.layers = [layer, ...times(MANY, (i) => ({ ...layer, id: String(i + 1), name: `layer ${i}` }))];
    }),
    ...[256, 200_000].map((count) =>
      bundle(
        `${count.toLocaleString('en')} categories`,
        ({ manifest }) => void (manifest.categories = times(count, (i) => `category ${i}`)),
        count > 256 ? /categories/ : undefined,
      ),
    ),
    ...[1000, MANY].map((count) =>
      bundle(
        `${count.toLocaleString('en')} relations of one file`,
        ({ manifest }) => {
          manifest.relations.pairs = times(count, (i) => ({ id: `r${i}`, path: 'x.json', pairs: STEMS }));
        },
        count > 1000 ? /relations/ : undefined,
      ),
    ),
    ...[100, 2000].map((count) =>
      bundle(
        `${count.toLocaleString('en')} covariates of one file`,
        ({ manifest }) => {
          manifest.relations.covariates = Object.fromEntries(times(count, (i) => [`c${i}`, 'length.npy']));
        },
        count > 100 ? /covariates/ : undefined,
      ),
    ),
    bundle('2,000 columns of labels', ({ labels }) => {
      for (const line of labels) for (let i = 0; i < 2000; i++) line[`column ${i}`] = i + line.index;
    }),
    bundle('100,000 results that do not exist', ({ manifest }) => {
      manifest.results = times(100_000, (i) => ({
        job: 'galaxy/cloud',
        parameters: { layer: '0', k: i },
        analysis: 5,
        path: `results/${i}.bin`,
        described: '0',
        inputs: {},
      }));
    }),
    bundle('a million examples of one feature', ({ labels }) => {
      labels[0]!.examples = times(1_000_000, () => 0);
    }),
    bundle('100,000 examples of one feature', ({ labels }) => {
      labels[0]!.examples = times(100_000, (i) => ({ text: `text ${i}`, token: 'text', activation: i }));
      labels[0]!.top_tokens = times(100_000, (i) => `t${i}`);
    }),
    bundle(
      'a manifest of 100,000 nested lists',
      ({ files }) => void files.set('manifest.json', bytes(`{"version":1,"layers":${nested(100_000)}}`)),
      /manifest\.json/,
    ),
    bundle('deep provenance', ({ files, manifest }) => {
      const text = JSON.stringify({ ...manifest, provenance: { ...manifest.provenance, x: 0 } });
      files.set('manifest.json', bytes(text.replace('"x":0', `"x":${nested(50_000)}`)));
    }),
    bundle('deep labels', ({ files, labels }) => {
      const lines = labels.map((line) => JSON.stringify(line).replace(/}$/, `,"deep":${nested(20_000)}}`));
      files.set('labels.jsonl', bytes(lines.join('\n')));
    }),
    bundle('parameters of a result that are nested deeply', ({ files, manifest }) => {
      const text = JSON.stringify({
        ...manifest,
        results: [{ job: 'galaxy/cloud', parameters: 0, analysis: 5, path: 'x', described: '', inputs: {} }],
      });
      files.set(
        'manifest.json',
        bytes(text.replace('"parameters":0', `"parameters":{"a":${nested(50_000)}}`)),
      );
    }),
    bundle('relations of the same id', ({ manifest }) => {
      for (const one of manifest.relations.pairs) one.id = 'same';
    }),
    bundle(
      'layers of the same id',
      ({ manifest }) => void manifest.layers.push({ ...manifest.layers[0] }),
      /id/,
    ),
    ...PROPERTIES.map((name) =>
      bundle(`everything is called ${name}`, (parts) => {
        const { manifest, labels, words } = parts;
        manifest.name = manifest.title = manifest.item = name;
        manifest.defaultLayer = manifest.layers[0].id = manifest.layers[0].name = name;
        manifest.layers[0].dictionary = name;
        manifest.categories = [name, `${name}1`, 'code'];
        manifest.relations.pairs[0]!.id = name;
        manifest.relations.first = [name];
        manifest.relations.covariates = parsed(`{"${name}":"length.npy"}`);
        words[0] = name;
        words[1] = `${name}1`;
        parts.files.set(
          'x.json',
          json(times(STEMS, (i) => ({ input: words[3 * i]!, output: words[3 * i + 1]! }))),
        );
        for (const [i, line] of labels.entries()) {
          line.description = line.category = name;
          labels[i] = parsed(JSON.stringify(line).replace(/}$/, `,"${name}":${i}}`));
        }
      }),
    ),
    bundle('columns with the names of built-in ones', ({ labels }) => {
      for (const line of labels)
        for (const name of [
          'lobe',
          'frequency',
          'norm',
          'category',
          'index',
          'label',
          'layer',
          'own',
          'blocks',
          '',
        ])
          line[name] ??= line.index / 100;
    }),
    bundle('marks that reorder and surrogates alone', ({ manifest, labels, words, files }) => {
      const odd = `${BIDI}${LONE}`;
      manifest.name = manifest.title = manifest.description = manifest.item = odd;
      manifest.layers[0].name = odd;
      manifest.layers[0].dictionary = odd;
      manifest.categories = [odd, `${odd}1`, `${odd}2`];
      manifest.relations.pairs[0]!.id = odd;
      manifest.relations.pairs[1]!.name = odd;
      manifest.relations.first = [odd];
      manifest.relations.covariates = { [odd]: 'length.npy' };
      manifest.provenance = { ...manifest.provenance, model: odd, citation: odd, source: odd };
      words[0] = odd;
      files.set('x.json', json(times(STEMS, (i) => ({ input: words[3 * i]!, output: words[3 * i + 1]! }))));
      files.set('y.json', json(times(STEMS, (i) => ({ input: words[3 * i], output: words[3 * i + 2] }))));
      for (const line of labels) Object.assign(line, { description: odd, category: odd, [odd]: line.index });
    }),
    bundle('lines and tabs in every name', ({ manifest, labels }) => {
      const lines = 'a\r\nb\tc\u2028d\u0085e\u0000f';
      manifest.name = manifest.title = manifest.item = manifest.layers[0].name = lines;
      manifest.categories = [lines, `${lines}1`, `${lines}2`];
      manifest.relations.pairs[0]!.name = lines;
      manifest.relations.covariates = { [lines]: 'length.npy' };
      for (const line of labels) Object.assign(line, { description: lines, [lines]: line.index });
    }),
    bundle('addresses and colours in every text', ({ manifest, labels, files }) => {
      const url = `url(${elsewhere}/colour)`;
      const address = `${elsewhere}/text`;
      manifest.name = address;
      manifest.title = `<img src=${address}>`;
      manifest.description = `![](${address}) [link](javascript:window.attacked=1) <script src=${address}></script>`;
      manifest.categories = [url, address, `;background:${url}`];
      manifest.layers[0].name = `</style><style>*{background:${url}}</style>`;
      manifest.relations.pairs[0]!.name = address;
      manifest.provenance = {
        ...manifest.provenance,
        source: address,
        model: address,
        citation: `@misc{a, url={${address}}}`,
        method: `<a href="${address}" ping="${address}">`,
      };
      files.set(
        'README.md',
        bytes(
          `# A\n![](${address})\n<img src="${address}"><iframe src="${address}"></iframe>\n[a](javascript:window.attacked=1)\n` +
            `[b](data:text/html,<script>1</script>)\n<style>@import url(${address})</style>\n[c]: ${address}\n![c]\n`,
        ),
      );
      for (const line of labels)
        Object.assign(line, {
          description: url,
          category: address,
          color: url,
          href: address,
          image: address,
          link: address,
        });
    }),
    ...[
      'http://127.0.0.1:1/x.npy',
      '//127.0.0.1:1/x.npy',
      '/etc/passwd',
      '../x.npy',
      'a/%2e%2e/../x.npy',
      '\\\\host\\x',
      'data:,x',
      'x\ny',
    ].map((path) =>
      bundle(
        `a path ${JSON.stringify(path)}`,
        ({ manifest }) => void (manifest.layers[0].decoder.path = path),
        /manifest\.json: “layers\[0\]\.decoder\.path”/,
      ),
    ),
    bundle(
      'a path of a surrogate',
      ({ manifest }) => void (manifest.layers[0].decoder.path = '\ud800.npy'),
      /npy|path/,
    ),
    bundle('a lesson that is hostile', ({ manifest, files }) => {
      manifest.lesson = 'lesson.json';
      const attack = `<img src=${elsewhere}/x onerror=window.attacked=1>`;
      files.set(
        'lesson.json',
        json({
          version: 1,
          title: attack,
          summary: attack,
          steps: [
            { text: attack, link: `?data=${elsewhere}/manifest.json`, target: '"];*{}', heading: attack },
          ],
        }),
      );
    }),
    bundle('ten gigabytes of labels in a gzip of ten megabytes', ({ manifest, files }) => {
      manifest.layers[0].labels.path = 'labels.jsonl.gz';
      // Members of a gzip follow each other.
      const member = gzipSync(new Uint8Array(64 << 20).fill(32), { level: 9 });
      files.set('labels.jsonl.gz', Buffer.concat(times(160, () => member)));
    }),
    bundle('a decoder in a gzip that goes on', ({ manifest, files }) => {
      manifest.layers[0].decoder.path = 'decoder.npy.gz';
      const member = gzipSync(new Uint8Array(64 << 20), { level: 9 });
      files.set(
        'decoder.npy.gz',
        Buffer.concat([gzipSync(files.get('decoder.npy')!), ...times(100, () => member)]),
      );
    }),
    bundle('2³¹ blocks', ({ manifest }) => void (manifest.layers[0].firings.blocks = 2 ** 31)),
    bundle('2²² features of 2³¹ dimensions', ({ manifest }) => {
      manifest.layers[0].decoder.features = 2 ** 22;
      manifest.layers[0].decoder.dim = 2 ** 31;
    }),
    bundle(
      '2²⁴ features',
      ({ manifest }) => void (manifest.layers[0].decoder.features = 2 ** 24),
      /decoder\.features/,
    ),
    bundle('4 million words', ({ manifest }) => void (manifest.relations.words.count = 2 ** 22)),
    bundle('an array that claims 2⁴⁰ entries', ({ files }) => {
      const text = new TextDecoder('latin1').decode(files.get('decoder.npy'));
      files.set(
        'decoder.npy',
        Buffer.from(text.replace('(64, 8)', '(1099511627776, 8)').replace(/ {11}\n/, '\n'), 'latin1'),
      );
    }),
    bundle('columns beyond floats', ({ labels }) => {
      for (const line of labels)
        Object.assign(line, { huge: 1e308 * (line.index - 32), tiny: 5e-324 * line.index, frequency: 1e300 });
    }),
    bundle('vectors that are all the same, zero or huge', ({ files }) => {
      files.set('decoder.npy', writeNpy(new Float32Array(FEATURES * DIM), [FEATURES, DIM]));
      files.set('words.npy', writeNpy(new Float32Array(36 * DIM).fill(3e38), [36, DIM]));
    }),
  ];
}
