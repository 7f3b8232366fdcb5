import {
  affinityTitle,
  COOCCURRENCE_AFFINITIES,
  type CooccurrenceAffinity,
} from '../src/scales/brain/analysis/affinities.ts';

/** What lobes by each affinity are to reach; the others of firings divide each count. */
const LOBES_TARGET: Readonly<Partial<Record<string, Case['target']>>> = {
  phi: { ratio: 80, megabytes: 400 },
};
const COUNTED_TARGET = { ratio: 10, megabytes: 800 };

/** The cases, in the order of the table. */
export const CASES: readonly Case[] = [
  ...COOCCURRENCE_AFFINITIES.map((name, i): Case => ({
    name,
    title: `${affinityTitle(name)}, k = 3${i === 0 ? ', firings → labels' : ''}`,
    target: LOBES_TARGET[name] ?? COUNTED_TARGET,
  })),
  { name: 'pca', title: 'PCA, 3 components with scores', target: { ratio: 1 } },
  { name: 'spectrum', title: 'full spectrum', target: { ratio: 1 / 3 } },
  { name: 'neighbours', title: 'k-NN, 100 dims, k = 15', target: { ratio: 1 } },
  { name: 'logistic', title: 'logistic regression, 3 lobes', target: {} },
  { name: 'sweep', title: 'sweep, one point: phi, k = 8', target: {}, alone: true },
  { name: 'single', title: 'float32 product, 1 thread', target: {} },
  { name: 'gram', title: 'float32 Gram in float64, 1 thread', target: {} },
  { name: 'double', title: 'float64 Gram, 1 thread', target: {} },
];

export interface Case {
  readonly name: CaseName;
  readonly title: string;
  readonly target: {
    /** at least so many times as fast as the other side */
    readonly ratio?: number;
    /** at most so much memory at the peak */
    readonly megabytes?: number;
  };
  /** nobody else is asked: what the other side would do for it takes most of an hour */
  readonly alone?: boolean;
}

/** What is measured besides the lobes. */
type OtherCase = 'pca' | 'spectrum' | 'neighbours' | 'logistic' | 'sweep' | 'single' | 'gram' | 'double';

export type CaseName = CooccurrenceAffinity | OtherCase;

/** What a run of a case found, for comparing the two sides. */
export interface Findings {
  /** `[features]` */
  readonly labels?: readonly number[];
  /** descending */
  readonly eigenvalues?: readonly number[];
  /** from a dense solver in float64, outside the measured time */
  readonly exact?: readonly number[];
  /** numbers of the nearest rows of each row, `[rows · k]` */
  readonly indices?: readonly number[];
  readonly distances?: readonly number[];
  /** `[classes · dim]` */
  readonly coefficients?: readonly number[];
  /** additions and multiplications */
  readonly operations?: number;
  /** what may be said besides, as “residual 1e-12” */
  readonly note?: string;
}

/** What a child process reports of its case. */
export interface Report extends Findings {
  /** wall clock, the best run */
  readonly seconds: number;
  /** processor time of all threads in that run */
  readonly processor: number;
  readonly runs: number;
  /** the most memory that the process held, libraries and input included */
  readonly bytes: number;
}
