import { zipSync } from 'fflate';
import { openTorch } from '../../files/torch/torch.ts';
import { openTensors } from '../../files/tensors.ts';
import { readEncoder } from '../../formats/sae/encoder.ts';
import { openSae } from '../../formats/sae/sae.ts';
import { zipEntries } from '../../files/zip.ts';
import { readEntryBytes } from '../../files/zipMember.ts';
import { fixture } from '../fixture.ts';
import { checkArray, checkMatrix, type Target } from './targets.ts';

const readTensors = async (bytes: Uint8Array, file: string) => {
  const torch = await openTorch(bytes, file);
  for (const name of torch.names) checkArray(await torch.read(name));
  structuredClone(torch.settings);
};

const readSae = async (bytes: Uint8Array, file: string) => {
  checkMatrix(await (await openSae(bytes, file)).read());
  checkMatrix((await readEncoder(await openTensors(bytes, file), file, null)).weights);
};

const each = (file: string, read: (bytes: Uint8Array, file: string) => Promise<unknown>): Target => ({
  name: file,
  parts: { [file]: fixture(file) },
  read: (parts) => read(parts[file]!, file),
});

/** The members of an archive, damaged before they are packed, so that the checksums are right. */
async function membersOf(
  file: string,
  read: (bytes: Uint8Array, file: string) => Promise<unknown>,
): Promise<Target> {
  const archive = fixture(file);
  const entries = await zipEntries(archive, file);
  const members = entries.map(
    async (entry) => [entry.name, await readEntryBytes(archive, entry, file)] as const,
  );
  return {
    name: `${file}, its members`,
    names: ['sae.pt'],
    parts: Object.fromEntries(await Promise.all(members)),
    count: 12,
    read: (parts) => read(zipSync(parts, { level: 0 }), 'sae.pt'),
  };
}

/** Parsers of PyTorch checkpoints. */
export const CHECKPOINTS: readonly Target[] = [
  each('torch/views.pt', readTensors),
  each('torch/views_legacy.pt', readTensors),
  each('torch/wrapped.pt', readTensors),
  each('torch/protocol4.pt', readTensors),
  each('encoder_torch/openai-topk.pt', readSae),
  await membersOf('torch/views.pt', readTensors),
  await membersOf('encoder_torch/matryoshka-alone.pt', readSae),
];
