import { BINS } from './strata.ts';

/** What may make lobes and directions agree without either following the other. */
export const COVARIATES = ['frequency', 'norm', 'index'] as const;
export type Covariate = (typeof COVARIATES)[number];

/** The choices of what a null holds: covariates, separated by commas. */
export const HELD = [
  'frequency',
  'norm',
  'index',
  'frequency,norm',
  'frequency,index',
  'norm,index',
  'frequency,norm,index',
] as const;
export type Held = (typeof HELD)[number];

/** The covariates of a choice, in words: `frequency and norm`. */
export const heldInWords = (held: Held): string =>
  held
    .replace(/,(?=[^,]*$)/, ' and ')
    .replaceAll(',', ', ')
    .replace('index', 'position in the dictionary');

/** The strata of a choice, in words: `8 × 8 bins`. */
export function binsInWords(held: Held): string {
  const count = held.split(',').length;
  return `${Array.from({ length: count }, () => BINS[count]).join(' × ')} bins`;
}
