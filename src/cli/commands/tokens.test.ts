import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../../dataset/files/npy.ts';
import { random } from '../../math/random/random.ts';
import { quietWork } from '../../math/work/work.ts';
import { run } from '../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-tokens-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tokens = (...args: string[]) => run(['tokens', ...args], (_, compute) => compute(quietWork));

const FEATURES = 6;
const TOKENS = 300;
const BLOCKS = 60;

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const stream = random(3);
const identity = Float32Array.from({ length: FEATURES ** 2 }, (_, at) => (at % (FEATURES + 1) === 0 ? 1 : 0));
const zeros = new Float32Array(FEATURES);
const sae = written(
  'params.npz',
  zipSync({
    'W_enc.npy': writeNpy(identity, [FEATURES, FEATURES]),
    'W_dec.npy': writeNpy(identity, [FEATURES, FEATURES]),
    'b_enc.npy': writeNpy(zeros, [FEATURES]),
    'b_dec.npy': writeNpy(zeros, [FEATURES]),
    'threshold.npy': writeNpy(zeros.slice().fill(0.01), [FEATURES]),
  }),
);
/** The first three features lie on a circle, the others fire independently of each other. */
const activations = Float32Array.from(
  Array.from({ length: TOKENS }, () => {
    const angle = 2 * Math.PI * stream.uniform();
    const circle = [0, 1, 2].map((i) => Math.max(0, Math.cos(angle - (2 * Math.PI * i) / 3) + 0.5));
    return [...circle, ...[0, 1, 2].map(() => (stream.uniform() < 0.4 ? 0.2 + stream.uniform() : 0))];
  }).flat(),
);
const shard = written('tokens.npy', writeNpy(activations, [TOKENS, FEATURES]));
/** Blocks in which the first three features fire, and blocks in which the others do. */
const rows = Array.from({ length: BLOCKS }, (_, b) =>
  (b % 2 === 0 ? [0, 1, 2] : [3, 4, 5]).filter(() => stream.uniform() < 0.8),
);
const firings = written(
  'firings.npz',
  zipSync({
    'indptr.npy': writeNpy(
      Uint32Array.from(rows.reduce<number[]>((all, row) => [...all, all.at(-1) + row.length], [0])),
      [BLOCKS + 1],
    ),
    'indices.npy': writeNpy(Uint16Array.from(rows.flat()), [rows.flat().length]),
  }),
);
const files = ['--sae', sae, '--activations', shard, '--firings', firings];

describe('tokens --all', () => {
  test('ranks every lobe by the shape of its tokens, and finds the planted circle alone', async () => {
    const few = ['--rotations', '60', '--first-rotations', '20'];
    const { code, stdout, stderr } = await tokens(...files, '--all', '--k', '2', ...few);
    expect([code, stderr]).toEqual([0, '']);
    const { candidates, verdict } = JSON.parse(stdout) as {
      candidates: { members: string; verdict: string }[];
      verdict: string;
    };
    expect(candidates).toMatchObject([
      { members: '0-2', verdict: 'shape' },
      { members: '3-5', verdict: 'nothing' },
    ]);
    expect(verdict).toMatch(/^Beyond chance: 1 with a shape .* \(of 2 clusters, /);
  });

  test('says so where no lobe can be looked at', async () => {
    const { stdout } = await tokens(...files, '--all', '--k', '6');
    expect(JSON.parse(stdout)).toMatchObject({
      leftOut: { single: 6 },
      verdict: expect.stringMatching(/^Nothing was looked at: /) as string,
    });
  });
});
