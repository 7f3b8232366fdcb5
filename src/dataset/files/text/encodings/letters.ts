import type { Alphabet } from './alphabets.ts';

/** Signs that stand before a word. */
const OPENING = /[“‘«¿¡£€§©–—•·…±×÷°\u00A0'"([{-]/u;
/** Letters, or signs of the code pages of DOS, where no text has the sign after a letter. */
const NEVER_AFTER_A_LETTER = /[‚„ƒ†‡ˆ‰‹]/u;
const LETTER = /[\p{L}\p{M}]/u;
const LOWER = /\p{Ll}/u;
const UPPER = /\p{Lu}/u;

/**
 * How well decoded text fits an alphabet: the fraction of its letters beyond ASCII that the language has, at a place
 * where it has them, times the alphabet's weight. Signs in the middle of words count as letters that it lacks.
 *
 * @returns from 0 to 1; text that has signs only fits every Latin alphabet and no other
 */
export function alphabetFit(text: string, { letters, weight, latin }: Alphabet): number {
  let fitting = 0;
  let faults = 0;
  const characters = [...text];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character < '\x80') continue;
    const before = characters[at - 1] ?? '';
    const after = characters[at + 1] ?? '';
    if (!LETTER.test(character) || !letters.has(character)) {
      if (isFault(character, before, after)) faults++;
    } else if (isMisplaced(character, before, after, latin)) faults++;
    else fitting++;
  }
  if (fitting + faults === 0) return latin ? weight : 0;
  return (weight * fitting) / (fitting + faults);
}

/** Whether a character that is no letter of the language stands for one: it is a letter, or a sign within a word. */
function isFault(character: string, before: string, after: string): boolean {
  if (LETTER.test(character) || (character >= '\x80' && character < '\xA0') || character === '\uFFFD')
    return true;
  if (NEVER_AFTER_A_LETTER.test(character) && LETTER.test(before)) return true;
  return LETTER.test(after) && !(OPENING.test(character) && !LETTER.test(before)) && character !== '’';
}

/** Whether a letter of the language stands where it has none: a capital after a small letter, or among letters of ASCII. */
function isMisplaced(character: string, before: string, after: string, latin: boolean): boolean {
  if (UPPER.test(character) && LOWER.test(before)) return true;
  return !latin && (/[a-z]/i.test(before) || /[a-z]/i.test(after));
}
