import { count, fixed } from '../../../controls/numbers.ts';
import type { EdgeLegend, Edges } from '../../../stage/scene.ts';
import { paint, rgb } from '../../../stage/colour.ts';
import type { PartnersBy, PartnersFound } from '../../shared/partners.ts';

/** Opacity of edges, 0…1. */
const OPACITY = 0.7;

const TITLES: Readonly<Record<PartnersBy, string>> = {
  cosine: 'edges: cosine of directions',
  firing: 'edges: co-firing, phi',
};

/** Partners as edges whose thickness is their cosine or phi itself, so that edges of different features compare. */
export function drawnEdges({ ends, values }: PartnersFound, colour: string): Edges {
  const colours = new Uint8Array(4 * values.length);
  for (let i = 0; i < values.length; i++) paint(colours, i, rgb(colour), OPACITY);
  return { ends, strengths: Float32Array.from(values), colours };
}

/**
 * Says what the edges are, how thick the weakest and the strongest are, and whose they are.
 *
 * @param whose  such as `feature 7`, or `12 selected features`
 */
export function edgeLegend(
  by: PartnersBy,
  { values }: PartnersFound,
  whose: string,
  colour: string,
): EdgeLegend {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const shown = values.length === 0 ? [] : fixed(low, 2) === fixed(high, 2) ? [high] : [low, high];
  return {
    kind: 'edges',
    title: TITLES[by],
    colour,
    samples: shown.map((value) => ({ strength: value, name: fixed(value, 2) })),
    note: note(by, values.length, whose),
  };
}

function note(by: PartnersBy, edges: number, whose: string): string {
  const what = by === 'cosine' ? 'nearest to' : 'beyond chance with';
  if (edges > 0) return `${count(edges)} ${what} ${whose}`;
  return by === 'cosine' ? `no direction is near ${whose}` : `nothing fires beyond chance with ${whose}`;
}
