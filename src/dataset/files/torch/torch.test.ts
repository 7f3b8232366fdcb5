import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { openedBytes } from '../../sources/source.ts';
import { fixture } from '../../testing/fixture.ts';
import { metered } from '../../testing/fuzz/meter.ts';
import { recognise } from '../../recognise/recognise.ts';
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
    await expect(openTorch(zipSync({ 'a.txt': new Uint8Array(3) }), 'x.pt')).rejects.toThrow(
      'expected a PyTorch checkpoint (“data.pkl” in a zip archive), found “a.txt”',
    );
  });
});

/** Bytes of numbers and Latin-1 texts. */
const bytes = (...parts: readonly (number | string)[]) =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : Array.from(part, (letter) => letter.charCodeAt(0)),
    ),
  );
const text = (value: string) => ['X', value.length, 0, 0, 0, value] as const;
const integer = (value: number) => ['J', ...new Uint8Array(Int32Array.of(value).buffer)] as const;
const tuple = (values: readonly number[]) => ['(', ...values.flatMap(integer), 't'] as const;

/** A checkpoint with one tensor as torch describes one. */
function checkpoint({ count = 6, offset = 0, shape = [2, 3], strides = [3, 1], key = '0' } = {}) {
  const storage = ['(', ...text('storage'), 'ctorch\nFloatStorage\n', ...text(key), ...text('cpu')] as const;
  return archive(
    bytes(
      ...[0x80, 2, '}', ...text('W_dec'), 'ctorch._utils\n_rebuild_tensor_v2\n('],
      ...[...storage, ...integer(count), 'tQ', ...integer(offset), ...tuple(shape), ...tuple(strides)],
      ...[0x89, 'ccollections\nOrderedDict\n)RtRs.'],
    ),
  );
}

const archive = (pickle: Uint8Array) =>
  zipSync({ 'a/data.pkl': pickle, 'a/data/0': new Uint8Array(24) }, { level: 0 });

const readAll = async (file: Uint8Array) => {
  const torch = await openTorch(file, 'x.pt');
  for (const name of torch.names) await torch.read(name);
};

describe('tensors without names', () => {
  it.each([
    ['a list', bytes(']K', 1, 'a.')],
    ['a tuple', bytes('K', 1, '\x85.')],
    ['a list in a dictionary', bytes('}', ...text('layers'), ']K', 1, 'as.')],
  ])('in %s are refused with the form that opens', async (_, pickle) => {
    const file = await recognise('x.pt', openedBytes(archive(pickle)));
    expect(file.fault).toBe(
      'x.pt: expected a decoder, found no tensor with a name; save a dictionary of tensors, such as {"W_dec": decoder}.',
    );
  });
});

describe('a hostile checkpoint', () => {
  it('is one like this, which is read', async () => {
    const torch = await openTorch(checkpoint(), 'x.pt');
    expect(await torch.read('W_dec')).toMatchObject({ shape: [2, 3], data: new Float32Array(6) });
  });

  it.each<[string, Uint8Array, string]>([
    ['a storage longer than the file', checkpoint({ count: 1 << 30 }), 'should be 4,294,967,296 bytes long'],
    [
      'a tensor longer than its storage',
      checkpoint({ shape: [30_000, 30_000], strides: [0, 0] }),
      'has 900,000,000 elements of a storage of 6',
    ],
    [
      'a stride that leaves the storage',
      checkpoint({ strides: [1 << 28, 1] }),
      'lies outside its storage of 6',
    ],
    ['an offset that leaves the storage', checkpoint({ offset: 1 }), 'its element 6 lies outside'],
    ['a negative stride', checkpoint({ strides: [-1, 1] }), 'are no whole numbers'],
    ['a negative size', checkpoint({ shape: [-2, -3] }), 'are no whole numbers'],
    ['a storage that is not there', checkpoint({ key: '9' }), 'the storage “9” is missing'],
    ['a dictionary within itself', archive(bytes('}q', 0, ...text('a'), 'h', 0, 's.')), 'nested without end'],
    [
      'a text of 2 GB',
      archive(bytes('X', 0xff, 0xff, 0xff, 0x7f)),
      'expected 2,147,483,647 bytes at 5, found 0',
    ],
    [
      'bytes of 8 exabytes',
      archive(bytes(0x8e, ...Array<number>(7).fill(0xff), 0x7f)),
      'the pickle is cut short',
    ],
    ['a memo without end', archive(bytes('N', '\x94'.repeat((1 << 20) + 1), '.')), 'its memo has no end'],
    ['a stack without end', archive(bytes('N'.repeat((1 << 20) + 1))), 'its stack has no end'],
    ['the system', archive(bytes('cos\nsystem\n', ...text('true'), '\x85R.')), 'holds the name “os.system”'],
    [
      'code',
      archive(bytes('c__builtin__\neval\n', ...text('1'), '\x85R.')),
      'holds the name “__builtin__.eval”',
    ],
    [
      'an attribute of a name',
      archive(bytes('\x8c\x05torch\x8c\x0bhub.load_st\x93.')),
      '“torch.hub.load_st”',
    ],
  ])('with %s is refused in one sentence, and takes no memory for it', async (_, file, message) => {
    const refused = metered((1 << 24) + 4 * file.length, () => readAll(file));
    await expect(refused).rejects.toThrow(DataError);
    await expect(metered((1 << 24) + 4 * file.length, () => readAll(file))).rejects.toThrow(message);
  });

  it('has one number for each feature where a threshold was expanded', async () => {
    const torch = await openTorch(checkpoint({ shape: [500], strides: [0] }), 'x.pt');
    expect((await torch.read('W_dec')).data).toEqual(new Float32Array(500));
  });
});
