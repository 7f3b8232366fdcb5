import type { Corrections } from '../../corrections.ts';
import { TORCH_ENDINGS } from '../../files/torch/endings.ts';
import { found } from '../finding.ts';
import { type Format, type Head, orGzipped } from '../format.ts';
import { isModelConfig } from './configuration.ts';
import { decodersOf, hasEncoder, isEncoderPart } from './names.ts';

const ENDINGS = ['.npz', '.safetensors', ...TORCH_ENDINGS];
const load = () => import('./describe.ts');

/** Whether a file holds the tensor that the user named, or the decoders of one checkpoint. */
function hasDecoder({ tensors }: Head, { tensor }: Pick<Corrections, 'tensor'>): boolean {
  if (!tensors) return false;
  if (tensor === '') return (decodersOf(tensors.names)?.length ?? 0) > 0;
  return tensors.names.some((name) => tensor === name || tensor.startsWith(`${name}[`));
}

/** A whole SAE. */
export const encoder: Format = {
  id: 'encoder',
  role: 'decoder',
  label: 'whole SAE',
  holds: 'a decoder, and an encoder `W_enc` or `encoder.weight` from which firings are encoded',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  checkpoint: true,
  looks: (head, corrections) => hasDecoder(head, corrections) && hasEncoder(head.tensors!.names),
  load,
};

/** An SAE's decoder without its encoder. */
export const sae: Format = {
  id: 'sae',
  role: 'decoder',
  label: 'SAE checkpoint',
  holds: 'a decoder `W_dec` or `decoder.weight`, either way round',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  checkpoint: true,
  hint: 'SAE checkpoint',
  looks: hasDecoder,
  load,
};

/** The encoder of a layer of a cross-layer transcoder whose decoder is in another file. */
export const encoderPart: Format = {
  id: 'encoder part',
  role: 'encoder',
  label: 'encoder in a file of its own',
  holds: 'circuit-tracer’s `W_enc_3`, from which firings are encoded for `W_dec_3.safetensors` beside it',
  endings: ['.safetensors'],
  besideCheckpoints: /^W_enc_\d+\.safetensors$/,
  looks: ({ tensors }) => tensors !== undefined && isEncoderPart(tensors.names),
  load: async () => ({ describe: () => found('encoder', 'encoder of a cross-layer transcoder') }),
};

const TRAINING = /sparsity|optimizer|scheduler|rng_state|training_args/i;

/** What training leaves beside a checkpoint. */
export const training: Format = {
  id: 'training',
  role: 'aside',
  label: 'record of training',
  holds:
    'a name with `sparsity`, `optimizer`, `scheduler`, `rng_state` or `training_args`, and no decoder; left out',
  endings: ENDINGS,
  besideCheckpoints: TRAINING,
  looks: ({ name, tensors }) => tensors !== undefined && TRAINING.test(name),
  load: async () => ({ describe: () => found('aside', 'record of training') }),
};

/** Tensors among which no decoder is known by its name. */
export const tensors: Format = {
  id: 'tensors',
  role: 'unknown',
  label: 'other tensors',
  holds: 'matrices; the user [chooses](#corrections) the decoder',
  endings: ENDINGS,
  opensAlone: ENDINGS,
  looks: (head) => head.tensors !== undefined,
  load,
};

/** The configuration of a language model, which says nothing about an SAE. */
export const modelConfiguration: Format = {
  id: 'model configuration',
  role: 'aside',
  label: 'configuration of a language model',
  holds: 'an object with `model_type` or `architectures`; left out',
  endings: orGzipped('.json'),
  looks: ({ json }) => json !== undefined && isModelConfig(json.value),
  load: async () => ({ describe: () => found('aside', 'configuration of a language model') }),
};

/** An SAE's configuration. */
export const configuration: Format = {
  id: 'configuration',
  role: 'configuration',
  label: 'configuration',
  holds:
    'any other object: the sizes of a checkpoint and its architecture, see below; of YAML the texts and numbers at its top',
  endings: [...orGzipped('.json'), '.yaml'],
  looks: ({ json }) => json !== undefined && !Array.isArray(json.value),
  load: async () => ({ describe: () => found('configuration', 'configuration') }),
};
