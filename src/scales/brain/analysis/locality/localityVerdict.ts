import { inSentence } from '../../../../math/statistics/nulls/inSentence.ts';
import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import { givenP } from '../geometry/verdicts.ts';
import type { LocalityFigures } from './figures.ts';
import type { Locality } from './locality.ts';

const BEYOND_P = 0.05;
const BEYOND_Z = 3;

/** What a figure of neighbours says: they are alike, they differ, or neither beyond chance. */
export type Leaning = 'follows' | 'avoids' | 'nothing';

/** On which side of its null a figure is beyond chance, by its p, or by z if there are too few draws for a p. */
export function leaning(figure: NullFigure, p: number | null = givenP(figure)): Leaning {
  const { z } = figure;
  if (z === null) return 'nothing';
  const beyond = givenP(figure) === null ? Math.abs(z) > BEYOND_Z : p !== null && p <= BEYOND_P;
  return !beyond ? 'nothing' : z > 0 ? 'follows' : 'avoids';
}

/** A figure and its null in words: `0.034 against 0.010`. */
const against = ({ value, null: { mean } }: NullFigure) =>
  `mean phi ${inSentence(value, 3)} against ${inSentence(mean, 3)}`;

/** What the tests of locality say, in two or three sentences. */
export function localityVerdict(found: Locality): string {
  return `${ofNeighbours(found)} ${ofCoordinates(found.collapsed ?? found, found.collapsed !== null)}`;
}

function ofNeighbours({ neighbours, phi, collapsed }: Locality): string {
  const own = leaning(phi);
  const near = `the ${neighbours} nearest directions of a feature`;
  if (own === 'nothing') {
    return `Nothing here: ${near} fire with it no more and no less than strangers that fire as often (${against(phi)}).`;
  }
  const how = `${near} fire with it ${own === 'follows' ? 'more' : 'less'} than strangers that fire as often (${against(phi)})`;
  if (collapsed && leaning(collapsed.phi) !== own) {
    return `Only near copies: ${how}, but with one feature of each family of near copies they do not (${against(collapsed.phi)}).`;
  }
  return own === 'follows'
    ? `Function follows geometry before anything is cut into lobes: ${how}.`
    : `Function avoids geometry: ${how}.`;
}

function ofCoordinates({ coordinates }: LocalityFigures, collapsed: boolean): string {
  const all = coordinates.length;
  const leanings = coordinates.map((figure) => leaning(figure, figure.correctedP));
  const [alike, unlike] = (['follows', 'avoids'] as const).map(
    (side) => leanings.filter((one) => one === side).length,
  );
  const where = collapsed ? ', near copies collapsed' : '';
  const parts = [
    alike! > 0 ? `${alike} of ${all} are alike among neighbours` : '',
    unlike! > 0 ? `${unlike} of ${all} differ among neighbours` : '',
  ].filter(Boolean);
  return parts.length > 0
    ? `Of the coordinates that lobes are cut from, ${parts.join(' and ')} beyond frequency${where}.`
    : `The coordinates that lobes are cut from are spread over the directions as chance spreads them${where}.`;
}
