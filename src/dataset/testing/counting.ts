import type { OpenedFile, Source } from '../sources/source.ts';

/** What was read from a source. */
export interface Reads {
  /** the number of times that each path was opened */
  readonly opened: Map<string, number>;
  /** the runs of bytes that were read, by path */
  readonly runs: Map<string, (readonly [begin: number, end: number])[]>;
  /** the paths that were read whole by `read` */
  readonly whole: string[];
}

/** For tests: a source that counts what is read from it. */
export function countingSource(source: Source): Source & { readonly reads: Reads } {
  const reads: Reads = { opened: new Map(), runs: new Map(), whole: [] };
  return {
    ...source,
    reads,
    read: (path, options) => {
      reads.whole.push(path);
      return source.read(path, options);
    },
    async open(path, options): Promise<OpenedFile> {
      reads.opened.set(path, (reads.opened.get(path) ?? 0) + 1);
      const file = await source.open(path, options);
      return {
        size: file.size,
        read: (begin, end, more) => {
          const runs = reads.runs.get(path) ?? [];
          reads.runs.set(path, [...runs, [begin, end]]);
          return file.read(begin, end, more);
        },
      };
    },
  };
}

/** The paths of which a byte was read more than once. */
export const readTwice = ({ runs }: Reads): string[] =>
  [...runs].flatMap(([path, list]) => {
    const sorted = list.filter(([begin, end]) => end > begin).sort(([a], [b]) => a - b);
    return sorted.some(([begin], i) => i > 0 && begin < sorted[i - 1]![1]) ? [path] : [];
  });
