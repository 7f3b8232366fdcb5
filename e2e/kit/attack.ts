import { writeNpy } from '../../src/dataset/files/npy.ts';

/** Strings that attack: markup, addresses that run, names of properties, marks that reorder, cells that compute. */
export const ATTACKS = [
  '<img src=x onerror="window.attacked=1">',
  '</script><script>window.attacked=1</script>',
  'javascript:window.attacked=1',
  'data:text/html,<script>window.attacked=1</script>',
  '__proto__',
  'constructor',
  '\u202e12.5 drawkcab\u2066',
  '\u200b\u200d\ufeff',
  'before\u0000after',
  '=cmd|\u0027/c calc\u0027!A1',
  '@SUM(1)',
  '-2+3',
  '\u0300'.repeat(200),
  'W'.repeat(20_000),
  '${7*7}{{7*7}}',
  '\u001b]0;title\u0007\u001b[31m',
] as const;

const FEATURES = 64;
const DIM = 8;
const BLOCKS = 96;

/** A bundle whose every string is an attack, by path. It opens: its numbers are those of a small cloud. */
export function attackBundle(): Map<string, Uint8Array> {
  const text = (i: number) => ATTACKS[i % ATTACKS.length]!;
  const wide = 'W'.repeat(400);
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const lines = Array.from({ length: FEATURES }, (_, index) => ({
    index,
    description: text(index),
    category: text(index + 1),
    frequency: 0.1,
    top_tokens: [text(index + 2), text(index + 3)],
    examples: [
      {
        text: text(index + 4),
        token: text(index + 4),
        activation: 1,
        category: text(5),
        source: text(index + 6),
      },
    ],
  }));
  const indptr = Uint32Array.from({ length: BLOCKS + 1 }, (_, block) => 4 * block);
  const indices = Uint32Array.from({ length: 4 * BLOCKS }, (_, i) => 16 * (i % 4) + ((i >> 2) % 16));
  const decoder = Float32Array.from({ length: FEATURES * DIM }, (_, i) => (Math.sin(i * 12.9898) * 43.7) % 1);
  const manifest = {
    version: 1,
    name: `${text(0)}${wide}`,
    title: `${text(0)}${text(6)}${wide}`,
    description: `${text(1)} ${wide} ${text(6)}`,
    item: `${text(0)}${wide}`,
    defaultLayer: '0',
    categories: [text(0), text(6), text(13)],
    layers: [
      {
        id: '0',
        name: `${text(0)}${text(6)}${wide}`,
        decoder: { path: 'decoder.npy', features: FEATURES, dim: DIM },
        labels: { path: 'labels.jsonl' },
        notes: { path: 'labels.jsonl' },
        firings: { indptr: 'indptr.npy', indices: 'indices.npy', category: 'category.npy', blocks: BLOCKS },
      },
    ],
    provenance: {
      model: text(0),
      sae: text(2),
      source: text(2),
      licence: text(1),
      citation: wide,
      method: text(6),
      preprocessing: text(12),
    },
  };
  return new Map([
    ['manifest.json', json(manifest)],
    ['labels.jsonl', new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join('\n'))],
    ['decoder.npy', writeNpy(decoder, [FEATURES, DIM])],
    ['indptr.npy', writeNpy(indptr, [BLOCKS + 1])],
    ['indices.npy', writeNpy(indices, [4 * BLOCKS])],
    [
      'category.npy',
      writeNpy(
        Uint8Array.from({ length: BLOCKS }, (_, i) => i % 3),
        [BLOCKS],
      ),
    ],
  ]);
}
