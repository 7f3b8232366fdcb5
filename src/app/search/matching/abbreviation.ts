/** Whether the letters typed occur in a word in this order, from its first letter on: `brckt` in `bracket`. */
export function skipsLetters(typed: string, word: string): boolean {
  if (typed[0] !== word[0]) return false;
  let at = 0;
  for (let i = 0; i < word.length && at < typed.length; i++) if (word[i] === typed[at]) at++;
  return at === typed.length;
}

/**
 * Whether the letters typed are the beginnings of words of a text in this order, where words may be passed over: `frwo` in
 * “French words”.
 */
export function abbreviates(typed: string, words: readonly string[], from = 0): boolean {
  if (typed === '') return true;
  for (let w = from; w < words.length; w++) {
    const word = words[w]!;
    for (let length = 1; length <= typed.length && word[length - 1] === typed[length - 1]; length++) {
      if (abbreviates(typed.slice(length), words, w + 1)) return true;
    }
  }
  return false;
}
