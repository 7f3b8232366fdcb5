import { AS_FOUND, type Corrections, parseCorrections, printCorrections } from '../../dataset/corrections.ts';
import { parsePreparation, printPreparation } from '../../dataset/open/preparation.ts';
import { AS_STORED, type DatasetReference, type Preparation } from '../../dataset/reference.ts';
import type { Place } from '../../state/view.ts';

/** How files are read, and how their vectors are prepared before anything is computed. */
export interface Reading {
  readonly corrections: Corrections;
  readonly preparation: Preparation;
}

/** Files as they are. */
export const AS_THEY_ARE: Reading = { corrections: AS_FOUND, preparation: AS_STORED };

/** The reading that a view names. */
export const readingOf = ({ read, prepare }: Pick<Place, 'read' | 'prepare'>): Reading => ({
  corrections: parseCorrections(read) ?? AS_FOUND,
  preparation: parsePreparation(prepare) ?? AS_STORED,
});

/** A reading in the form that the view and its link hold. */
export const viewOf = ({ corrections, preparation }: Reading): Pick<Place, 'read' | 'prepare'> => ({
  read: printCorrections(corrections),
  prepare: printPreparation(preparation) as Place['prepare'],
});

/** A dataset read and prepared in this way. */
export const readAs = (reference: DatasetReference, reading: Reading): DatasetReference => ({
  ...reference,
  ...reading,
});
