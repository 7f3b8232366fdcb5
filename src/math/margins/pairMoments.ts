import type { MarginsModel } from './fit.ts';

/**
 * Classes of blocks at most. Blocks with multipliers closer than this grid are taken as one; it changes an expected count by
 * less than 1 in 10,000.
 */
const MOST_NODES = 256;

/** What the moments of pairs are computed from: plain data, which a team can share. */
export interface PairNull {
  /** number of classes of features, and of nodes (classes of blocks) */
  readonly classes: number;
  readonly nodes: number;
  /** number of blocks */
  readonly blocks: number;
  /** number of blocks of a node, `[nodes]` */
  readonly sizes: Float64Array;
  /** the probability that a feature of a class fires in a block of a node, `[classes, nodes]` */
  readonly p: Float64Array;
  /** p (1 − p) divided by the spread of a block's number of features, and p (1 − p) itself, `[classes, nodes]` */
  readonly tied: Float64Array;
  readonly spread: Float64Array;
  /** the variance of a class's number of blocks, `[classes]` */
  readonly variances: Float64Array;
}

/** The mean and the variance of the number of shared blocks, for one class with classes from `from` on. */
export interface PairMoments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Prepares the moments of pairs from a fitted model of features (rows) and blocks (columns). */
export function pairNull({ rows, columns, rowLogs, columnLogs }: MarginsModel): PairNull {
  const { logs, sizes } = nodesOf(columnLogs, columns.sizes);
  const [classes, nodes] = [rowLogs.length, logs.length];
  const p = new Float64Array(classes * nodes);
  const spread = new Float64Array(classes * nodes);
  const variances = new Float64Array(classes);
  const [all, squares] = [new Float64Array(nodes), new Float64Array(nodes)];
  for (let u = 0; u < classes; u++) {
    for (let l = 0; l < nodes; l++) {
      const at = u * nodes + l;
      const chance = 1 / (1 + Math.exp(-(rowLogs[u]! + logs[l]!)));
      const own = chance * (1 - chance);
      p[at] = chance;
      spread[at] = own;
      variances[u]! += sizes[l]! * own;
      all[l]! += rows.sizes[u]! * own;
      squares[l]! += rows.sizes[u]! * own * own;
    }
  }
  const tied = spread.map((own, at) => {
    const l = at % nodes;
    const among = all[l]! - squares[l]! / all[l]!;
    return among > 0 ? own / among : 0;
  });
  const blocks = sizes.reduce((sum, size) => sum + size, 0);
  return { classes, nodes, blocks, sizes, p, tied, spread, variances };
}

/** Classes of blocks merged on a grid of log y if there are too many; each node has their mean log y. */
function nodesOf(logs: Float64Array, sizes: Float64Array): { logs: Float64Array; sizes: Float64Array } {
  if (logs.length <= MOST_NODES) return { logs, sizes };
  let [least, most] = [Infinity, -Infinity];
  for (const log of logs) [least, most] = [Math.min(least, log), Math.max(most, log)];
  const width = (most - least) / (MOST_NODES - 1) || 1;
  const [sums, counts] = [new Float64Array(MOST_NODES), new Float64Array(MOST_NODES)];
  logs.forEach((log, l) => {
    const node = Math.round((log - least) / width);
    sums[node]! += sizes[l]! * log;
    counts[node]! += sizes[l]!;
  });
  const used = [...counts.keys()].filter((node) => counts[node]! > 0);
  return {
    logs: Float64Array.from(used, (node) => sums[node]! / counts[node]!),
    sizes: Float64Array.from(used, (node) => counts[node]!),
  };
}

/**
 * The mean and the variance of the number of blocks that a feature of class u shares with one of each class v ≥ from, if both
 * keep their number of blocks and the blocks keep their number of features.
 *
 * With p and q the probabilities of the two in a block and w = p (1 − p): the mean is Σ p q less Σ w_p w_q / V, because the
 * other features of a block leave less room once one fires (V is the spread of the block's number of features, so that the
 * means of all pairs add up to the number that the blocks fix). The variance is Σ p q (1 − p q) less what fixing the
 * two numbers of blocks explains, (Σ q w_p)² / Σ w_p + (Σ p w_q)² / Σ w_q, times N / (N − 1). If all blocks are alike these
 * are the moments of the hypergeometric distribution.
 *
 * @returns `[classes − from]` each
 */
export function pairMoments(model: PairNull, u: number, from: number): PairMoments {
  const { classes, nodes, blocks, sizes, p, tied, spread, variances } = model;
  const mean = new Float64Array(classes - from);
  const variance = new Float64Array(classes - from);
  const scale = blocks > 1 ? blocks / (blocks - 1) : 1;
  for (let v = from; v < classes; v++) {
    let [both, squares, own, other, tie] = [0, 0, 0, 0, 0];
    for (let l = 0, a = u * nodes, b = v * nodes; l < nodes; l++, a++, b++) {
      const [first, second] = [p[a]!, p[b]!];
      const shared = sizes[l]! * first * second;
      both += shared;
      squares += shared * first * second;
      own += shared * first;
      other += shared * second;
      tie += sizes[l]! * tied[a]! * spread[b]!;
    }
    mean[v - from] = both - tie;
    const explained = share(both - own, variances[u]!) + share(both - other, variances[v]!);
    variance[v - from] = Math.max(0, scale * (both - squares - explained));
  }
  return { mean, variance };
}

/** covariance² / variance; 0 if nothing varies */
const share = (covariance: number, variance: number) => (variance > 0 ? covariance ** 2 / variance : 0);
