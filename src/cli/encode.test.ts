import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { readFiringsNpz } from '../dataset/formats/firings/firings.ts';
import { writeNpy } from '../dataset/files/npy.ts';
import { quietWork } from '../math/work/work.ts';
import { run } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-encode-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fixture = (name: string) =>
  fileURLToPath(new URL(`../dataset/testing/fixtures/encoder/${name}`, import.meta.url));
const encode = (...args: string[]) => run(['encode', ...args], (_, compute) => compute(quietWork));

const out = join(folder, 'firings.npz');
const BASE = [
  ...['--sae', fixture('topk.safetensors'), '--config', fixture('topk.json')],
  ...['--activations', fixture('shard-0.npy'), fixture('shard-1.safetensors')],
  ...['--offsets', fixture('doc_offsets.npy'), '--block-length', '8', '--out', out],
];

it('writes firings that can be read again, with the category of each block’s document', async () => {
  const category = join(folder, 'category.npy');
  writeFileSync(category, writeNpy(Uint8Array.of(2, 0, 1, 0, 0, 3), [6]));
  const { code, stdout, stderr } = await encode(...BASE, '--category', category);
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    blocks: 12,
    features: 30,
    documents: 6,
    tokens: 107,
    dropped: 11,
    architecture: 'topk',
    threshold: 1,
    blockLength: 8,
    bos: 0,
    rule: 'activation > 1 in a block of 8 tokens',
  });
  const { firings } = JSON.parse(readFileSync(fixture('expected.json'), 'utf8')) as {
    firings: Record<string, number[][]>;
  };
  const written = await readFiringsNpz(new Uint8Array(readFileSync(out)), out, null);
  expect([...written.indices]).toEqual(firings['topk']!.flat());
  expect(written.features).toBe(30);
  expect([...written.category!]).toEqual([2, 2, 1, 1, 1, 1, 1, 0, 3, 3, 3, 3]);
});

it('refuses missing or unusable input with a sentence that names it', async () => {
  const refusal = async (...args: string[]) => {
    const { code, stderr } = await encode(...args);
    expect(code).toBe(2);
    return stderr;
  };
  expect(await refusal('--sae', 'x.npz')).toMatch(/expected --activations FILE…/);
  expect(await refusal(...BASE, '--block-length', '99')).toMatch(
    /documents of at least 99 tokens, found none among 6, the longest with 40/,
  );
  expect(await refusal(...BASE, '--threshold=-1')).toMatch(/--threshold: expected a number of at least 0/);
  const wide = join(folder, 'wide.npy');
  writeFileSync(wide, writeNpy(new Float32Array(26), [2, 13]));
  expect(await refusal(...BASE, '--activations', wide)).toMatch(/expected 12 dimensions as in .*, found 13/);
});
