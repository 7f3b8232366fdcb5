import { MANIFEST } from './bundle/format.ts';
import { endsAs, type Format } from './format.ts';
import { FORMATS } from './index.ts';

const nameOf = (path: string) => path.replace(/^.*\//, '');

/** Whether a path leads to a dataset in one file, or to a file that says why it is not one, by the end of its name. */
export const opensAlone = (path: string, formats: readonly Format[] = FORMATS): boolean =>
  formats.some((format) => endsAs(path, format.opensAlone ?? []));

/** Whether a path leads to a file that describes others beside it, and is no bundle's manifest, by its name. */
export const describesFiles = (path: string, formats: readonly Format[] = FORMATS): boolean =>
  /\.json$/i.test(path) &&
  !MANIFEST.test(path) &&
  formats.some((format) => format.describesFiles && endsAs(path, format.endings));

/** Whether a repository's file is offered as a checkpoint, by its name. */
export const isCheckpoint = (path: string, formats: readonly Format[] = FORMATS): boolean =>
  formats.some((format) => format.checkpoint && endsAs(path, format.endings)) &&
  !formats.some((format) => format.besideCheckpoints?.test(nameOf(path)));

/**
 * What a file dialog offers, as the `accept` of an input: every ending, and of a double one such as `.jsonl.gz` its
 * last part, which is all that systems look at.
 */
export const acceptedEndings = (formats: readonly Format[] = FORMATS): string =>
  [
    ...new Set(formats.flatMap(({ endings }) => endings.map((ending) => ending.replace(/^.*\./, '.')))),
  ].join();

/** What files may be dropped, in words. */
export function dropHint(formats: readonly Format[] = FORMATS): string {
  const hints = formats.flatMap(({ hint }) => hint ?? []);
  return `${hints.slice(0, -1).join(', ')} or ${hints.at(-1)}`;
}

/** The endings that are expected of a file whose name says nothing that is known, for messages. */
export const knownEndings = (formats: readonly Format[] = FORMATS): string[] => [
  ...new Set(
    formats
      .filter(({ role }) => role !== 'unknown')
      .flatMap(({ endings }) => endings)
      .filter((ending) => ending.startsWith('.') && !ending.endsWith('.gz')),
  ),
];
