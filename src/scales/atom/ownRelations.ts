import type { Field } from '../../state/fields.ts';
import { encodeText } from '../../dataset/encodeText.ts';

/** A pair of the user's own; a muted pair stays in the list but takes no part. */
export interface OwnPair {
  readonly input: string;
  readonly output: string;
  readonly muted: boolean;
}

/** A relation of the user's own, by its words; with the id of a bundled relation it replaces that one. */
export interface OwnSet {
  readonly id: string;
  readonly name: string;
  readonly pairs: readonly OwnPair[];
}

/** Sets that take more characters than this are left out of the link: browsers and chats cut longer links. */
const MOST_IN_LINK = 1800;

/**
 * Own relations in a link: `id,name,a>b,>c>d;…`, where the second pair is muted. The link leaves out sets that are too
 * long for it (`MOST_IN_LINK`).
 */
export function ownRelations(): Field<readonly OwnSet[]> {
  return {
    initial: [],
    print: (sets) => {
      const printed = printSets(sets);
      return printed.length <= MOST_IN_LINK ? printed : '';
    },
    parse: parseSets,
  };
}

/** Whether these sets are short enough for the link. */
export function fitLink(sets: readonly OwnSet[]): boolean {
  return printSets(sets).length <= MOST_IN_LINK;
}

function printSets(sets: readonly OwnSet[]): string {
  return sets
    .map(({ id, name, pairs }) =>
      [
        encodeText(id),
        encodeText(name),
        ...pairs.map(
          ({ input, output, muted }) => `${muted ? '>' : ''}${encodeText(input)}>${encodeText(output)}`,
        ),
      ].join(','),
    )
    .join(';');
}

function parseSets(text: string): readonly OwnSet[] | undefined {
  if (text === '') return [];
  try {
    return text.split(';').map((set): OwnSet => {
      const [id = '', name = '', ...pairs] = set.split(',');
      return {
        id: decodeURIComponent(id),
        name: decodeURIComponent(name),
        pairs: pairs.map((pair) => {
          const parts = pair.split('>').map(decodeURIComponent);
          // A muted pair has two marks; a pair whose input is still empty has one.
          const muted = parts.length > 2;
          const [input = '', output = ''] = muted ? parts.slice(1) : parts;
          return { input, output, muted };
        }),
      };
    });
  } catch {
    return undefined;
  }
}
