import type { BlockPlan } from './blocks.ts';

/** So many tokens between two blocks are skipped rather than read and encoded for nothing. */
const WIDE_GAP = 64;

export interface Segment {
  /** number of the block, or null between blocks */
  readonly block: number | null;
  readonly begin: number;
}

export interface Run {
  readonly from: number;
  readonly to: number;
  readonly segments: Segment[];
}

/** Tokens to be read and encoded at once: at most so many, each run beginning and ending within a block. */
export function* runsOf({ starts, length }: BlockPlan, most: number): Generator<Run> {
  let run: { from: number; to: number; segments: Segment[] } | null = null;
  for (let block = 0; block < starts.length; block++) {
    const end = starts[block]! + length;
    for (let begin = starts[block]!; begin < end;) {
      const full = run && begin - run.from >= most;
      if (run && (full || begin - run.to > WIDE_GAP)) {
        yield run;
        run = null;
      }
      run ??= { from: begin, to: begin, segments: [] };
      if (begin > run.to) run.segments.push({ block: null, begin: run.to });
      run.segments.push({ block, begin });
      // A block that is begun in a run goes on in the next one where it does not fit.
      run.to = Math.min(end, run.from + most);
      begin = run.to;
    }
  }
  if (run) yield run;
}
