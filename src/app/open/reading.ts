import {
  AS_FOUND,
  correctedAddress,
  type Corrections,
  parseCorrections,
  printCorrections,
  splitCorrections,
} from '../../dataset/corrections.ts';
import {
  AS_STORED,
  parsePreparation,
  type Preparation,
  preparedAddress,
  printPreparation,
  splitAddress,
} from '../../dataset/open/preparation.ts';
import type { Place } from '../../state/view.ts';

/** How files are read, and what is done to their vectors before anything is computed. */
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

/** A reading as the view and its link keep it. */
export const viewOf = ({ corrections, preparation }: Reading): Pick<Place, 'read' | 'prepare'> => ({
  read: printCorrections(corrections),
  prepare: printPreparation(preparation) as Place['prepare'],
});

/** The dataset's address under which results of this reading are kept. */
export const readAddress = (address: string, { corrections, preparation }: Reading): string =>
  preparedAddress(correctedAddress(address, corrections), preparation);

/** The reading that stands behind a dataset's address. */
export function readingBehind(url: string): Reading {
  const { address, preparation } = splitAddress(url);
  return { corrections: splitCorrections(address).corrections, preparation };
}
