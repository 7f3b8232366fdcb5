import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeNpy } from '../../../dataset/files/npy.ts';
import { random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { run } from '../../main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-match-'));
afterAll(() => rmSync(folder, { recursive: true }));

const match = (...args: string[]) => run(['match', ...args], (_, compute) => compute(quietWork));

/** Writes a decoder as a file. */
function written(name: string, data: Float32Array, dim: number): string {
  const path = join(folder, name);
  writeFileSync(path, writeNpy(data, [data.length / dim, dim]));
  return path;
}

const stream = random(1);
const rows = Float32Array.from({ length: 60 * 16 }, () => stream.normal());
const first = written('first.npy', rows, 16);
// The same rows from the last to the first.
const turned = Float32Array.from(rows, (_, at) => rows[(59 - Math.floor(at / 16)) * 16 + (at % 16)]!);
const second = written('second.npy', turned, 16);

describe('match', () => {
  test('finds the rows of one file in another, with nulls, seed and a sentence', async () => {
    const { code, stdout, stderr } = await match('--sae', first, '--other', second, '--seed', '7');
    expect([code, stderr]).toEqual([0, '']);
    const found = JSON.parse(stdout) as {
      first: { partner: number[]; kind: string[]; nulls: object[] };
      assignment: { partner: number[]; unproven: number };
      verdict: string;
    };
    const reversed = Array.from({ length: 60 }, (_, i) => 59 - i);
    expect(found.first.partner).toEqual(reversed);
    expect(found.assignment).toMatchObject({ partner: reversed, unproven: 0 });
    expect(found).toMatchObject({ by: 'decoder', seed: 7, mutual: 60 });
    expect(found.first.nulls).toMatchObject([
      { name: 'randomly turned', draws: 2040 },
      { name: 'spectrum-matched', draws: 2040 },
    ]);
    expect(found.verdict).toContain('60 of the 60 features');
  });

  test('says what a wrong call lacks', async () => {
    for (const [args, message] of [
      [['--sae', first], 'expected a second layer that can be matched'],
      [['--sae', first, '--by', 'sound'], 'expected one of decoder, both, firings'],
      [['--sae', first, '--chains'], 'expected at least two layers to match, found 1'],
      [['--sae', first, '--chains', '--other', second], 'leave out --layer, --with and --other'],
      [['--sae', first, '--other', second, '--by', 'both'], 'match by decoder instead'],
    ] as const) {
      const { code, stderr } = await match(...args);
      expect(code).toBe(2);
      expect(stderr).toContain(message);
    }
  });
});
