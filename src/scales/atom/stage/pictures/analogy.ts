import { fixed } from '../../../../controls/numbers.ts';
import type { Palette } from '../../../../state/theme.ts';
import { isBeyondChance } from '../../analysis/index.ts';
import type { SolvedAnalogy } from '../../jobs.ts';
import type { Picture } from './picture.ts';
import { planeScene } from './plane.ts';

/**
 * The parallelogram of an analogy, with its answers around it.
 *
 * @param question  a, b and c as words
 * @param words  the text of every word of the dataset
 */
export function analogyPicture(
  { answers, view, chance }: SolvedAnalogy,
  question: readonly string[],
  words: readonly string[],
  palette: Palette,
): Picture {
  const items = [
    ...question.map((name, i) => ({ name, meaning: 'abc'[i] ?? '', bright: true })),
    ...answers.map(({ word, score }, i) => ({
      name: words[word] ?? '',
      meaning: `answer ${i + 1}, score ${fixed(score, 3)}`,
      bright: i === 0,
    })),
  ];
  // A face would show as a crystal what random pairs of words give too.
  const beyond = isBeyondChance({ chance });
  const fourth = {
    d: answers.length > 0 ? 3 : null,
    name: beyond ? 'best answer' : 'best answer, no better than chance',
  };
  const { faces, ...scene } = planeScene(view, items, fourth, palette);
  const asked = question.map((name) => words.indexOf(name));
  return {
    items: [...asked, ...answers.map(({ word }) => word)],
    scene: beyond && faces ? { ...scene, faces } : scene,
  };
}
