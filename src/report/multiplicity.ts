import type { Multiplicity } from './document.ts';

const LEVEL = 0.05;

/**
 * What the number of figures with a p says.
 *
 * @param inReport  those in the report
 * @param inVisit  those computed of the dataset in the visit that made the report; null outside a visit
 */
export function multiplicityOf(inReport: number, inVisit: number | null): Multiplicity {
  const more = inVisit !== null && inVisit > inReport ? inVisit : null;
  return { inReport, inVisit: more, sentence: sentenceOf(inReport, more) };
}

function sentenceOf(inReport: number, inVisit: number | null): string {
  const all = inVisit ?? inReport;
  if (all === 0) return 'No figure with a p was computed.';
  const of =
    inVisit === null
      ? figures(inReport, 'is in this report', 'are in this report')
      : `${figures(inReport, 'is in this report', 'are in this report')}, of ${inVisit} that were computed from this dataset in the same visit`;
  if (all === 1) return `${of}: its p needs no correction.`;
  return `${of}: if nothing were there, about ${(LEVEL * all).toFixed(1)} of ${all} would fall below 0.05 by chance. For all together, 0.05 becomes ${(LEVEL / all).toPrecision(2)} (Bonferroni).`;
}

const figures = (n: number, one: string, several: string) =>
  n === 1 ? `1 figure with a p ${one}` : `${n} figures with a p ${several}`;
