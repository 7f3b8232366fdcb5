import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { openedBytes } from '../../sources/source.ts';
import { fixture } from '../../testing/fixture.ts';
import { openTorch } from './torch.ts';

/** What torch says that each file of fixtures/make_torch.py holds. */
const expected = JSON.parse(new TextDecoder().decode(fixture('torch/expected.json'))) as Record<
  string,
  {
    readonly tensors: Record<string, { readonly shape: number[]; readonly values: number[] }>;
    readonly settings: Record<string, unknown>;
  }
>;

const open = (name: string) => openTorch(fixture(`torch/${name}`), name);

describe('openTorch', () => {
  it.each(Object.keys(expected))('reads every tensor of %s as torch does', async (name) => {
    const file = await open(name);
    const { tensors, settings } = expected[name]!;
    expect([...file.names].sort()).toEqual(Object.keys(tensors).sort());
    expect(Object.fromEntries(file.settings)).toEqual(settings);
    for (const [tensor, { shape, values }] of Object.entries(tensors)) {
      const found = await file.read(tensor);
      expect(found.shape, tensor).toEqual(shape);
      expect(file.shape(tensor)).toEqual(shape);
      expect(Array.from(found.data), tensor).toEqual(values);
    }
  });

  it('reads of a large storage the part that a tensor is a view of', async () => {
    const bytes = fixture('torch/views.pt');
    let read = 0;
    const opened = openedBytes(bytes);
    const counted = {
      size: opened.size,
      read: (begin: number, end: number) => {
        read += end - begin;
        return opened.read(begin, end);
      },
    };
    const file = await openTorch(counted, 'views.pt');
    read = 0;
    await file.read('rows');
    // Two rows of twelve float32, and the header before the storage.
    expect(read).toBeLessThan(2 * 12 * 4 + 400);
  });

  it.each([
    ['attack.pt', 'holds the name “posix.system”'],
    ['attack.pkl', 'holds the name “posix.system”'],
    ['whole_module.pt', 'holds the name “torch.nn.modules.container.Sequential”'],
    ['expanded.pt', 'has 1,000,000 elements of a storage of 1'],
  ])('refuses %s in a sentence', async (name, message) => {
    await expect(open(name)).rejects.toThrow(DataError);
    await expect(open(name)).rejects.toThrow(message);
  });

  it('says what another zip archive is', async () => {
    const { zipSync } = await import('fflate');
    await expect(openTorch(zipSync({ 'a.txt': new Uint8Array(3) }), 'x.pt')).rejects.toThrow(
      'expected a PyTorch checkpoint (“data.pkl” in a zip archive), found “a.txt”',
    );
  });
});
