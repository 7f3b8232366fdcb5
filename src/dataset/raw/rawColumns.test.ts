import { describe, expect, test } from 'vitest';
import { fixture } from '../testing/fixture.ts';
import { openFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';
import { tensorFile } from '../testing/tensorFile.ts';

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
