import { found } from '../finding.ts';
import { endsAs, type Format } from '../format.ts';

const ENDINGS = ['.pt', '.pth', '.bin', '.pkl', '.pickle', '.ckpt'];

/** A PyTorch checkpoint, which is a pickle. */
export const pickle: Format = {
  id: 'pickle',
  role: 'pickle',
  label: 'PyTorch pickle',
  holds: 'is never opened, because it can run code; convert it, see below',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  refused: true,
  looks: ({ name }) => endsAs(name, ENDINGS),
  load: async () => ({
    describe: ({ name }) => ({
      ...found('pickle', 'PyTorch pickle'),
      fault: `${name}: is a pickle, which can run code and is never opened; convert it once with Python.`,
    }),
  }),
};

/** Three lines of Python that turn a PyTorch pickle into safetensors. */
export const convertPickle = (name: string): string =>
  `import torch
from safetensors.torch import save_file
save_file(torch.load(${JSON.stringify(name)}, map_location="cpu", weights_only=True), "sae.safetensors")`;
