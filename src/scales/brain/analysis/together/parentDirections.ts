import { dot } from '../../../../math/matrices/dot.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { permutation, random } from '../../../../math/random/random.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { HierarchyLink } from './links.ts';

/** The directions of parents and children, beside parents shuffled among the children. */
export interface ParentDirections {
  /** mean cosine of parent and child */
  readonly cosine: NullFigure;
  /** mean cosine of the parent and child − parent: 0 if they are orthogonal */
  readonly orthogonality: NullFigure;
  /** number of links */
  readonly links: number;
  /** whether all rows have one length: then the second figure follows from the cosine, as −√((1 − cosine) / 2) */
  readonly oneLength: boolean;
}

/** Fewer links have no null worth a word. */
const FEWEST = 5;
/** Lengths that differ by less, as a share, are one length: rows in half precision do. */
const ONE_LENGTH = 2e-3;

/**
 * The mean cosine of parents with their children, and with child − parent (Park and others, The Geometry of Categorical and
 * Hierarchical Concepts, ICLR 2025: a parent is orthogonal to what a child adds), each beside parents shuffled among the children. In
 * many dimensions near-orthogonality is free, which the shuffled parents show.
 *
 * @param decoder  `[features, dim]`, as it is: lengths count
 * @returns null for fewer than five links
 */
export async function parentDirections(
  decoder: Matrix,
  links: readonly HierarchyLink[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
  work: Work,
): Promise<ParentDirections | null> {
  if (links.length < FEWEST) return null;
  const d = decoder.columns;
  const product = (a: number, b: number) => dot(decoder.data, a * d, decoder.data, b * d, d);
  const squares = new Map<number, number>();
  for (const feature of links.flatMap(({ child, parent }) => [child, parent])) {
    if (!squares.has(feature)) squares.set(feature, product(feature, feature));
  }
  const figuresOf = (parentAt: (link: number) => number) => {
    let [cosine, orthogonality, count] = [0, 0, 0];
    links.forEach(({ child }, at) => {
      const parent = parentAt(at);
      if (parent === child) return;
      const [own, other, both] = [squares.get(parent)!, squares.get(child)!, product(parent, child)];
      cosine += ratio(both, own * other);
      orthogonality += ratio(both - own, own * (own + other - 2 * both));
      count++;
    });
    return { cosine: cosine / count, orthogonality: orthogonality / count };
  };
  const found = figuresOf((at) => links[at]!.parent);
  const [cosines, orthogonalities] = [new Float64Array(draws), new Float64Array(draws)];
  const stream = random(seed);
  for (let draw = 0; draw < draws; draw++) {
    if (draw % 10 === 0) await work.pause();
    work.progress(draw / draws, 'shuffling parents');
    const order = permutation(links.length, stream);
    const shuffled = figuresOf((at) => links[order[at]!]!.parent);
    cosines[draw] = shuffled.cosine;
    orthogonalities[draw] = shuffled.orthogonality;
  }
  const lengths = [...squares.values()].map(Math.sqrt);
  const [least, most] = [lengths.reduce((a, b) => Math.min(a, b)), lengths.reduce((a, b) => Math.max(a, b))];
  return {
    cosine: besideNull(found.cosine, cosines),
    orthogonality: besideNull(found.orthogonality, orthogonalities),
    links: links.length,
    oneLength: most - least <= ONE_LENGTH * most,
  };
}

/** product / √square; 0 if a vector has no length */
const ratio = (product: number, square: number) => (square > 1e-24 ? product / Math.sqrt(square) : 0);
