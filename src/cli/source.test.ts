import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { writeNpy } from '../dataset/files/npy.ts';
import { fixture } from '../dataset/testing/fixture.ts';
import { openSource } from './source.ts';

const folder = mkdtempSync(join(tmpdir(), 'tricosm-source-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a file below the test's folder and returns its path. */
function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const decoder = writeNpy(new Float32Array(24), [4, 6]);

/** The only layer of a checkpoint, named as SOURCE and by `--sae`. */
const layers = async (path: string) => {
  const [alone, option] = [await openSource([path], {}), await openSource([], { sae: path })];
  return [alone.info.layers[0]!, option.info.layers[0]!];
};

describe('a checkpoint of this machine, named as SOURCE or by --sae', () => {
  it('is read by the configuration beside it, which may hold NaN', async () => {
    const path = file('beside/params.npz', zipSync({ 'W_dec.npy': decoder }));
    file('beside/cfg.json', '{"d_in": 4, "d_sae": 6, "l1": NaN}');
    expect(await layers(path)).toMatchObject([
      { features: 6, dim: 4 },
      { features: 6, dim: 4 },
    ]);
  });

  it('is read by the configuration one folder above, and named by the layer in its path', async () => {
    const path = file('Llama-L15R-8x/checkpoints/final.safetensors', fixture('llama-scope.safetensors'));
    const above = file('Llama-L15R-8x/hyperparams.json', '{"d_model": 3, "d_sae": 5}');
    expect(await layers(path)).toMatchObject([
      { name: 'layer 15', features: 5 },
      { name: 'layer 15', features: 5 },
    ]);
    writeFileSync(above, '{"d_model": ');
    for (const open of [() => openSource([path], {}), () => openSource([], { sae: path })]) {
      await expect(open()).rejects.toThrow(/Llama-L15R-8x\/hyperparams\.json: expected JSON/);
    }
  });

  it('is not read by the configuration of a language model beside it', async () => {
    const path = file('model/decoder.npy', decoder);
    file('model/config.json', '{"model_type": "t5", "d_model": 512}');
    expect(await layers(path)).toMatchObject([
      { features: 4, dim: 6 },
      { features: 4, dim: 6 },
    ]);
  });
});
