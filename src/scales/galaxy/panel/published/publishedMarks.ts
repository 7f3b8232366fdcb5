import { PUBLISHED_MARKS, type PublishedLayer } from '../../analysis/index.ts';
import type { AxisMark } from './MarksAxis.tsx';

/** A figure of the published table. */
export type MarkedFigure = 'slope' | 'logVolume' | 'entropy';

/** A figure of a published layer, with its error if one was published. */
export function figureOf(layer: PublishedLayer, figure: MarkedFigure): { value: number; error?: number } {
  switch (figure) {
    case 'slope':
      return { value: layer.slope, error: layer.slopeError };
    case 'logVolume':
      return { value: layer.logVolume };
    case 'entropy':
      return { value: layer.entropy, error: layer.entropyError };
  }
}

/** A figure of all published layers, each named by its layer. */
export const marksOf = (figure: MarkedFigure): AxisMark[] =>
  PUBLISHED_MARKS.layers.map((layer) => ({
    name: `published layer ${layer.layer}`,
    l0: layer.l0,
    ...figureOf(layer, figure),
  }));

/** The L0 that divides the published layers: those below stand apart from their neighbours, 70 to 93 against 105 to 128. */
export const SPARSE_BELOW = 100;

/** Whether few features of a published layer fire on a token. */
export const isSparse = ({ l0 }: Pick<PublishedLayer, 'l0'>): boolean => l0 < SPARSE_BELOW;
