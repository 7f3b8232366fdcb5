import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import { folderSource } from '../../../../cli/folder.ts';
import { openBundle } from '../../../../dataset/bundle/bundle.ts';
import { matrix } from '../../../../math/matrices/matrix.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { analogy } from './analogy.ts';
import { analogyQuestions } from './analogyQuestions.ts';
import { analogyTest, analogyTestParameters } from './analogyTest.ts';
import { crystalParameters } from '../parameters.ts';
import { relationWords } from '../reports.ts';
import type { RelationWords } from '../selection.ts';

withFastKernels();

interface Expected {
  readonly queen: number;
  readonly sets: Readonly<
    Record<string, { questions: number; answered: number; right: Record<string, number> }>
  >;
}

const expected = JSON.parse(
  readFileSync(new URL('../fixtures/analogies.json', import.meta.url), 'utf8'),
) as Expected;
const glove = await relationWords(await openBundle(folderSource('public/datasets/glove')), 'all');

describe('the analogy test of GloVe', () => {
  it.each(['family', 'capital-common-countries', 'superlative', 'country-currency', 'product-company'])(
    '%s: as many right answers as NumPy finds, by every score',
    async (id) => {
      const test = await analogyTest(glove, analogyTestParameters([id]), quietWork);
      const [set] = test.sets;
      const { questions, answered, right } = expected.sets[id]!;
      expect([test.words, set!.questions, set!.leftOut]).toEqual([
        20152,
        questions,
        { unknown: 0, answered, undrawn: 0 },
      ]);
      for (const [score, { top1, top5, mrr }] of Object.entries(set!.accuracy!)) {
        expect(Math.round(top1 * questions), score).toBe(right[score]);
        expect(top1 <= mrr && top1 <= top5 && mrr <= 1, score).toBe(true);
      }
    },
  );

  it('king − man + woman is nearest to queen, at NumPy’s cosine', async () => {
    const [man, woman, king] = ['man', 'woman', 'king'].map((word) => glove.relations.words.indexOf(word));
    const question = { a: man!, b: woman!, c: king!, method: 'add', count: 1 } as const;
    const { answers } = await analogy(glove, question, crystalParameters([]), quietWork);
    expect(glove.relations.words[answers[0]!.word]).toBe('queen');
    expect(answers[0]!.score).toBeCloseTo(expected.queen, 9);
    expect(answers[0]!.score.toFixed(3)).toBe('0.770');
  });

  it('together, the sets give the share of all questions and the mean of the sets', async () => {
    const { sets, questions, overall } = await analogyTest(
      glove,
      analogyTestParameters(['family', 'cardinal-ordinal']),
      quietWork,
    );
    const [family, numbers] = sets.map(({ accuracy }) => accuracy!.add.top1) as [number, number];
    expect(questions).toBe(506 + 90);
    expect(overall!.add.ofQuestions).toBeCloseTo((506 * family + 90 * numbers) / 596, 12);
    expect(overall!.add.ofSets).toBeCloseTo((family + numbers) / 2, 12);
  });

  it('an unknown relation, and none, are refused', async () => {
    const of = (relations: string[]) => analogyTest(glove, analogyTestParameters(relations), quietWork);
    await expect(of([])).rejects.toThrow('no relation is chosen');
    await expect(of(['moon'])).rejects.toThrow('there is no relation “moon”');
  });
});

/** Four pairs of words; the last word has no direction, and two pairs of the file are unknown. */
function small(): RelationWords {
  const vectors = matrix(Float32Array.from([1, 0, 1, 1, 2, 1, 2, 2, 3, 1, 3, 2, 0, 0]), 7, 2);
  const unknown = [
    { input: 'x', output: 'y' },
    { input: 'y', output: 'z' },
  ];
  const relation = {
    id: 'r',
    name: 'r',
    pairs: Uint32Array.from([0, 1, 2, 3, 4, 3, 5, 6]),
    leftOut: { unknown, repeated: [], lowered: 0 },
  };
  const words = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  return { vectors, relations: { words, relations: [relation], covariates: {} } };
}

describe('questions', () => {
  it('are all ordered pairs of pairs; those without words, directions or a possible answer are counted', () => {
    const { pairs, questions, leftOut } = analogyQuestions(small(), 'r', [], 100, 1);
    expect(pairs).toBe(3);
    expect(leftOut).toEqual({ unknown: 6 * 5 - 3 * 2, answered: 2, undrawn: 0 });
    expect([...questions]).toEqual([0, 1, 2, 3, 0, 1, 4, 3, 2, 3, 0, 1, 4, 3, 0, 1]);
  });

  it('beyond the limit some are drawn, the same for the same seed', () => {
    const draw = (seed: number) => analogyQuestions(glove, 'capital-world', [], 500, seed);
    const drawn = draw(3);
    expect([drawn.questions.length, drawn.leftOut.undrawn]).toEqual([2000, 116 * 115 - 500]);
    expect(draw(3).questions).toEqual(drawn.questions);
    expect(draw(4).questions).not.toEqual(drawn.questions);
    const numbers = new Set<string>();
    for (let q = 0; q < 500; q++) numbers.add([...drawn.questions.slice(4 * q, 4 * q + 4)].join());
    expect(numbers.size).toBe(500);
  });

  it('the user’s own relation takes the place of the dataset’s', async () => {
    const own = [{ id: 'r', name: 'mine', pairs: [0, 1] }];
    const { sets, overall } = await analogyTest(small(), analogyTestParameters(['r'], { own }), quietWork);
    expect(sets[0]).toMatchObject({ name: 'mine', pairs: 1, questions: 0, accuracy: null });
    expect(overall).toBeNull();
  });
});
