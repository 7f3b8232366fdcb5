import { canonical } from './canonical.ts';
import type { Control } from './control.ts';
import { AS_FOUND, type Corrections } from './corrections.ts';

/** A repository of models on Hugging Face, or on a mirror of it. */
export interface HubRepository {
  /** such as `https://huggingface.co` */
  readonly hub: string;
  /** `owner/name` */
  readonly repository: string;
  /** a branch, a tag or a commit */
  readonly revision: string;
}

/** Files of a repository that make a dataset together. */
export interface HubFiles extends HubRepository {
  readonly paths: readonly string[];
}

/** A file of this machine that the user chose, with its folders below what was dropped. */
export interface ChosenFile {
  readonly path: string;
  /** crosses to a worker by structured clone: its bytes stay where they are */
  readonly file: Blob;
}

/** Where a dataset is. */
export type DatasetPlace =
  /** a bundle, a single file, or a listing of files on the web */
  | { readonly kind: 'web'; readonly address: string }
  | { readonly kind: 'hub'; readonly files: HubFiles }
  /** `choice` numbers what the user chose: files chosen again are another dataset, even if their names are equal */
  | { readonly kind: 'local'; readonly choice: number; readonly files: readonly ChosenFile[] }
  | { readonly kind: 'nowhere' };

/** What is done to a dataset's vectors before anything is computed from them. */
export interface Preparation {
  /** rows scaled to unit length: a decoder's norms are folded into its activations */
  readonly unit: boolean;
  /** the mean row subtracted, after scaling */
  readonly centre: boolean;
}

/** Vectors as they are stored. */
export const AS_STORED: Preparation = { unit: false, centre: false };

/** A dataset as the store, the jobs and the workers name it: plain data. Text is made of it for the link only. */
export interface DatasetReference {
  readonly place: DatasetPlace;
  /** how its files are read if they do not say it themselves */
  readonly corrections: Corrections;
  readonly preparation: Preparation;
  /** what takes the place of its prepared vectors; null for the vectors themselves */
  readonly control: Control | null;
  /** opens a gated repository; empty for anything else. It stands in no key, no link and no message. */
  readonly token: string;
}

/** A place with its files as they are and its vectors as stored. */
export const referenceTo = (place: DatasetPlace, token = ''): DatasetReference => ({
  place,
  corrections: AS_FOUND,
  preparation: AS_STORED,
  control: null,
  token,
});

/** The key by which results of a dataset are cached: equal for references to the same data with the same reading, preparation and control. It has no token. */
export function referenceKey(reference: DatasetReference): string {
  let key = keys.get(reference);
  if (key === undefined) {
    const { place, corrections, preparation, control } = reference;
    // Keys without a control are as they were before controls: own columns are stored under them.
    key = canonical([placeKey(place), corrections, preparation, ...(control ? [control] : [])]);
    keys.set(reference, key);
  }
  return key;
}

/** Keys found before: every part of the page asks for them at every render. */
const keys = new WeakMap<DatasetReference, string>();

function placeKey(place: DatasetPlace): unknown {
  switch (place.kind) {
    case 'web':
      return place.address;
    case 'hub':
      return place.files;
    case 'local':
      return place.choice;
    case 'nowhere':
      return null;
    default:
      return place satisfies never;
  }
}

/** Whether two references lead to the same files, however they are read and prepared. */
export const samePlace = (one: DatasetReference, other: DatasetReference): boolean =>
  canonical(placeKey(one.place)) === canonical(placeKey(other.place));

/** Whether two references lead to the same data with the same reading, preparation and control. */
export const sameDataset = (one: DatasetReference, other: DatasetReference): boolean =>
  one === other || referenceKey(one) === referenceKey(other);
