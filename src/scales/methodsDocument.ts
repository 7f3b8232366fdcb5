import { METHOD_PARTS } from '../controls/methods/parts.ts';
import { METHOD_LISTS } from './methods.ts';

const BEGIN =
  '<!-- figures: written by `node docs/methods.mjs` from the lists of `src/scales/methods.ts` -->';
const END = '<!-- figures end -->';

/**
 * `docs/methods.md` with the notes on figures as they are on screen, between its two marks.
 *
 * @throws RangeError when a mark is missing
 */
export function withFigures(document: string): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new RangeError(`docs/methods.md: expected the lines “${BEGIN}” and “${END}”.`);
  }
  const parts = METHOD_LISTS.map(({ title, texts }) => {
    const figures = Object.values(texts).map((text) => {
      const lines = METHOD_PARTS.map(({ key, name }) => `- _${name}_: ${asMarkdown(text[key])}`);
      return `#### ${text.title}\n\n${lines.join('\n')}`;
    });
    return `### ${title}, figure by figure\n\n${figures.join('\n\n')}`;
  });
  return `${document.slice(0, begin)}${BEGIN}\n\n${parts.join('\n\n')}\n\n${document.slice(end)}`;
}

/** Text with the characters escaped that Markdown would take as marks. */
const asMarkdown = (text: string): string => text.replace(/[*_<>|[\]]/g, '\\$&');
