import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../../../dataset/files/npy.ts';
import { fixture } from '../../../dataset/testing/fixture.ts';
import { random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { run } from '../../main.ts';

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

describe('tokens of examples.safetensors', () => {
  test('without activations, the strongest tokens of the features are joined into what NumPy finds', async () => {
    const { cloud } = JSON.parse(new TextDecoder().decode(fixture('gemma_scope2/expected.json'))) as {
      cloud: {
        tokens: number[];
        share: number[];
        shared: number;
        capped: number;
        of: number;
        strongest: number[];
        activation: number[];
      };
    };
    expect(cloud.shared).toBeGreaterThan(0);
    const params = fileURLToPath(
      new URL('../../../dataset/testing/fixtures/gemma_scope2/params.safetensors', import.meta.url),
    );
    const few = ['--rotations', '20', '--draws', '19'];
    const { code, stdout, stderr } = await tokens(
      '--sae',
      params,
      '--features',
      '5-9',
      '--bos',
      '100',
      ...few,
    );
    expect([code, stderr]).toEqual([0, '']);
    const found = JSON.parse(stdout) as {
      tokens: number[];
      document: number[];
      share: number[];
      strongest: number[];
      activation: number[];
      note: string;
    };
    expect(found).toMatchObject({
      tokens: cloud.tokens,
      document: cloud.tokens.map((token) => Math.floor(token / 512)),
      strongest: cloud.strongest,
      firing: cloud.tokens.length,
      of: cloud.of,
      strongestOnly: { kept: 20, capped: cloud.capped, shared: cloud.shared },
    });
    found.activation.forEach((sum, at) => expect(sum).toBeCloseTo(cloud.activation[at]!, 5));
    expect(found.share.length).toBe(5);
    found.share.forEach((share, c) => expect(share).toBeCloseTo(cloud.share[c]!, 6));
    expect(found.note).toMatch(/^Only the 20 strongest tokens/);
  });
});
