import { afterAll, beforeAll, expect, test } from 'vitest';
import { startHub } from '../../../../e2e/kit/hub.ts';
import { catalogueCommand } from './catalogue.ts';

let hub: Awaited<ReturnType<typeof startHub>>;
beforeAll(async () => {
  hub = await startHub();
});
afterAll(() => hub.stop());

test('lists the families, and describes one, without asking the hub', async () => {
  const { families } = (await catalogueCommand([])) as { families: { id: string; models: string[] }[] };
  expect(families.find(({ id }) => id === 'llama-scope')?.models).toEqual(['Llama 3.1 8B']);
  expect(await catalogueCommand(['gemma-scope-2'])).toMatchObject({
    id: 'gemma-scope-2',
    scales: { galaxy: '', brain: expect.stringContaining('strongest tokens') as string },
    repositories: expect.arrayContaining([
      { repository: 'google/gemma-scope-2-270m-pt', model: 'Gemma 3 270M', dim: 640, labels: false },
    ]) as object[],
  });
});

test('lists what a repository holds, with sizes and labels, and reads none of its files', async () => {
  const name = 'google/gemma-scope-2b-pt-res';
  const found = await catalogueCommand([name, '--hub', hub.address]);
  expect(found).toMatchObject({ family: 'gemma-scope', repository: name, files: 3 });
  const { saes } = found as { saes: { bytes: number; decoderBytes: number }[] };
  expect(saes).toHaveLength(3);
  expect(saes[2]).toMatchObject({
    layer: '2',
    width: '1k',
    l0: '12',
    features: 1024,
    exact: false,
    labels: null,
    data: `hf:${hub.address}/${name}@main:layer_2/width_1k/average_l0_12/params.npz`,
  });
  expect(saes[2]!.decoderBytes).toBe(Math.round(saes[2]!.bytes / 2));
  expect(hub.asked.every(({ path }) => path.startsWith('/api/models/'))).toBe(true);
});

test('refuses what it does not know, and says why a repository is not listed', async () => {
  await expect(catalogueCommand(['gemma'])).rejects.toThrow(
    /expected a family \(gemma-scope, .*found “gemma”/,
  );
  await expect(catalogueCommand(['a', 'b'])).rejects.toThrow('expected one NAME, found 2: a b');
  await expect(catalogueCommand(['google/gemma-scope-9b-pt-res', '--hub', hub.address])).rejects.toThrow(
    /google\/gemma-scope-9b-pt-res: .*found none \(HTTP 404\)/,
  );
});
