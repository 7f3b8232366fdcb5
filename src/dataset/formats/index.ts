import { activations } from './activations/format.ts';
import { decoderArray, layout, matrix, offsets } from './arrays/format.ts';
import { archive, manifest, otherArchive } from './bundle/format.ts';
import { cooccurrence } from './cooccurrence/format.ts';
import { firings } from './firings/format.ts';
import { freeColumns } from './columns/format.ts';
import { otherProgram } from './elsewhere/format.ts';
import type { Format } from './format.ts';
import { labels } from './labels/format.ts';
import { listing } from './listing/format.ts';
import { float32, projector } from './projector/format.ts';
import { categories, pairs, words } from './relations/format.ts';
import {
  configuration,
  encoder,
  encoderPart,
  modelConfiguration,
  sae,
  tensors,
  training,
} from './sae/format.ts';
import { strongest } from './strongest/format.ts';
import { binaryTable, table } from './tables/format.ts';
import { tokenizer } from './tokenizer/format.ts';

/**
 * The formats that can be read, and those that are known to be something else. This is the only list: recognition, the
 * addresses that open by themselves, what a repository offers, the hint for dropped files, the file dialog and the
 * table in docs/formats.md are made from it. A file is taken for the first format that it looks like.
 */
export const FORMATS: readonly Format[] = [
  encoder,
  sae,
  firings,
  cooccurrence,
  strongest,
  activations,
  freeColumns,
  encoderPart,
  training,
  tensors,
  decoderArray,
  matrix,
  offsets,
  layout,
  labels,
  table,
  binaryTable,
  categories,
  words,
  pairs,
  projector,
  float32,
  tokenizer,
  manifest,
  listing,
  modelConfiguration,
  configuration,
  archive,
  otherArchive,
  otherProgram,
];
