import {
  affinityTitle,
  COOCCURRENCE_AFFINITIES,
  type CooccurrenceAffinity,
} from '../src/scales/brain/analysis/affinities/affinities.ts';

/** Targets of lobes by affinity; an affinity that is not listed has `COUNTED_TARGET`. */
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
  { name: 'tsne', title: 't-SNE, 100 dims, perplexity 30', target: {} },
  { name: 'umap', title: 'UMAP, 15 neighbours by cosine', target: {}, alone: true },
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
    /** least speed relative to the other side */
    readonly ratio?: number;
    /** largest peak of memory */
    readonly megabytes?: number;
  };
  /** runs without the other side, which would take most of an hour or is missing */
  readonly alone?: boolean;
}

/** The cases other than lobes. */
type OtherCase =
  | 'pca'
  | 'spectrum'
  | 'neighbours'
  | 'tsne'
  | 'umap'
  | 'logistic'
  | 'sweep'
  | 'single'
  | 'gram'
  | 'double';

export type CaseName = CooccurrenceAffinity | OtherCase;

/** The results of a case, for comparing the two sides. */
export interface Findings {
  /** `[features]` */
  readonly labels?: readonly number[];
  /** descending */
  readonly eigenvalues?: readonly number[];
  /** eigenvalues from a dense solver in float64, outside the measured time */
  readonly exact?: readonly number[];
  /** numbers of the nearest rows of each row, `[rows · k]` */
  readonly indices?: readonly number[];
  readonly distances?: readonly number[];
  /** `[classes · dim]` */
  readonly coefficients?: readonly number[];
  /** additions and multiplications */
  readonly operations?: number;
  /** a remark, such as “residual 1e-12” */
  readonly note?: string;
}

/** The report of a child process on its case. */
export interface Report extends Findings {
  /** wall clock, the best run */
  readonly seconds: number;
  /** processor time of all threads in that run */
  readonly processor: number;
  readonly runs: number;
  /** peak memory of the process, including libraries and input */
  readonly bytes: number;
}
