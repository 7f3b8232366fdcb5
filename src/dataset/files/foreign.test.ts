import { expect, it } from 'vitest';
import { openFiles } from '../open/local.ts';
import { memorySource } from '../sources/memory.ts';
import { openTensors } from './tensors.ts';

const bytes = (text: string) => Uint8Array.from(text.padEnd(80, '\0'), (letter) => letter.charCodeAt(0));
const NOTE = 'version https://git-lfs.github.com/spec/v1\noid sha256:abc\n';

it.each([
  ['sae.safetensors', NOTE, 'Git’s note of where it is stored; fetch the file itself'],
  ['params.npz', NOTE, 'Git’s note of where it is stored; fetch the file itself'],
  ['ae.pt', NOTE, 'Git’s note of where it is stored; fetch the file itself'],
  ['sae.safetensors', '<!DOCTYPE html><html>', 'a web page'],
  ['params.npz', '<html>', 'a web page'],
  ['model.bin', 'GGUF\x03', 'a language model in GGUF'],
  ['weights.pt', '\x89HDF\r\n\x1a\n', 'an HDF5 file; load it with h5py'],
  ['sae.safetensors', '\x93NUMPY\x01\x00', 'a NumPy array; give it the ending .npy'],
])('says of %s that begins with %j what it is', async (file, text, found) => {
  const refusal = expect(openTensors(bytes(text), file)).rejects;
  await refusal.toThrow(`${file}: expected a`);
  await expect(openTensors(bytes(text), file)).rejects.toThrow(`found ${found}`);
});

it('says of an archive of torch.save that it is cut short', async () => {
  await expect(openTensors(bytes('PK\x03\x04'), 'ae.pt')).rejects.toThrow(
    'ae.pt: expected a zip archive such as torch.save writes, found no zip directory at its end',
  );
});

it('refuses a bare array of three axes whose name does not say that it is a decoder', async () => {
  const { writeNpy } = await import('./npy.ts');
  const opened = (name: string) =>
    openFiles([name], memorySource(new Map([[name, writeNpy(new Float32Array(24).fill(1), [2, 3, 4])]])));
  await expect(opened('firings.npy')).rejects.toThrow(/firings.npy: expected /);
  await expect(opened('x.npy')).rejects.toThrow(
    'x.npy: expected a matrix [features, dim], found an array of',
  );
  const { layers } = (await opened('decoder.npy')).info;
  expect(layers.map(({ features, dim }) => [features, dim])).toEqual([
    [3, 4],
    [3, 4],
  ]);
});
