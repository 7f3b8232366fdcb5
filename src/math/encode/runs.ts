import type { BlockPlan } from './blocks.ts';

/** A gap between two blocks with more tokens than this is skipped, not read and encoded in vain. */
const WIDE_GAP = 64;

/** Tokens of one block, or between blocks, from `begin` on. */
export interface Segment {
  /** the number of the block, or null between blocks */
  readonly block: number | null;
  readonly begin: number;
}

/** Tokens `[from, to)`, in segments. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly segments: Segment[];
}

/** The runs of tokens to read and encode at once: each has at most `most` tokens, and begins and ends in a block. */
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
      // A block that does not fit in a run continues in the next.
      run.to = Math.min(end, run.from + most);
      begin = run.to;
    }
  }
  if (run) yield run;
}
