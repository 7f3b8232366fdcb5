import type { TokenInContext } from '../../../../dataset/dataset.ts';
import type { TokenFile } from '../../../../dataset/tokenFile.ts';

/** Tokens shown before and after the one in the middle. */
const BEFORE = 12;
const AFTER = 6;

/**
 * Finds the texts around tokens in a file of the user's: up to 12 tokens before, and 6 after, as far as the file has them without
 * a gap and in the same document.
 *
 * @returns a function that gives null for a token without a text
 */
export function tokenContexts({
  key,
  numbers,
  texts,
  documents,
}: TokenFile): (token: number) => TokenInContext | null {
  if (!texts || key !== 'token') return () => null;
  const rowOf = new Map(Array.from(numbers, (number, row) => [number, row]));
  return (token) => {
    const row = rowOf.get(token);
    if (row === undefined) return null;
    const run = (step: 1 | -1, most: number) => {
      const found: string[] = [];
      for (let i = 1; i <= most; i++) {
        const other = rowOf.get(token + step * i);
        if (other === undefined || (documents && documents[other] !== documents[row])) break;
        found.push(texts[other]!);
      }
      return found;
    };
    return {
      before: run(-1, BEFORE).reverse().join(''),
      token: texts[row]!,
      after: run(1, AFTER).join(''),
    };
  };
}
