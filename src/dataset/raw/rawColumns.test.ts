import { describe, expect, test } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { openFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';

describe('the sparsity beside a SAELens checkpoint', () => {
  const files = async (sparsity: readonly number[]) => {
    const all = new Map([
      ['sae/sae_weights.safetensors', fixture('saelens.safetensors')],
      ['sae/sparsity.safetensors', tensorFile('sparsity', sparsity)],
    ]);
    return openFiles([...all.keys()], memorySource(all));
  };

  test('is a column, and says how often features fire; −10 is never', async () => {
    const dataset = await files([-1, -2, -10, -3, -10]);
    const [layer] = dataset.info.layers;
    expect(layer!.has).toMatchObject({ labels: false, columns: true });
    const { numeric, frequency, description } = await dataset.labels(layer!.id);
    expect(Array.from(numeric['log10 firing rate']!)).toEqual([-1, -2, -10, -3, -10]);
    expect(Array.from(frequency!, (value) => Number(value.toPrecision(5)))).toEqual([0.1, 0.01, 0, 0.001, 0]);
    expect(description).toEqual(['', '', '', '', '']);
  });

  test('of another SAE is refused', async () => {
    await expect(files([-1, -2])).rejects.toThrow(
      /sparsity: expected 5 numbers, one for each feature, found 2/,
    );
  });

  test('that was never measured is left out', async () => {
    const { info } = await files([-10, -10, -10, -10, -10]);
    expect(info.layers[0]!.has).not.toHaveProperty('columns');
  });
});

/** A safetensors file with one tensor of float32. */
function tensorFile(name: string, values: readonly number[]): Uint8Array {
  const entry = { dtype: 'F32', shape: [values.length], data_offsets: [0, 4 * values.length] };
  const header = new TextEncoder().encode(JSON.stringify({ [name]: entry }));
  const bytes = new Uint8Array(8 + header.length + 4 * values.length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, 8);
  values.forEach((value, i) => view.setFloat32(8 + header.length + 4 * i, value, true));
  return bytes;
}
