import { count, percent } from '../../../../controls/numbers.ts';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import { useDataset } from '../../../../state/hooks.ts';
import { Ask } from '../../../shared/asking/Ask.tsx';
import { useAsked } from '../../../shared/asking/useAsked.ts';
import type { AnalogySet, AnalogyTest } from '../../analysis/index.ts';
import { analogyTestJob } from '../../jobs.ts';
import { useAnalogyTestParameters } from '../../useAnalogyTest.ts';
import { setAtom, useAtom } from '../../useAtom.ts';
import { useRelations } from '../../useCrystals.ts';
import { AnalogyTestTable } from './AnalogyTestTable.tsx';
import { method } from '../../method.ts';

/** How often the analogies of whole relations are solved, beside baselines that know a part of the question. */
export function AnalogyTestSection() {
  const { reference } = useDataset();
  const tested = useAtom((view) => view.tested);
  const { listed, chosen } = useRelations();
  const all = listed.filter(({ pairs }) => pairs > 1).map(({ id }) => id);
  const parameters = useAnalogyTestParameters(tested === 'all' ? all : chosen);
  const test = useAsked(analogyTestJob, reference, parameters);
  return (
    <Section title="Analogy test" method={method('analogyTest')}>
      <div className="stack">
        <Segmented
          label="relations tested"
          value={tested}
          options={[
            { id: 'all', name: `all ${all.length}` },
            { id: 'shown', name: `the ${chosen.length} shown` },
          ]}
          onChange={(next) => setAtom({ tested: next })}
        />
        <Ask
          of={test}
          action="Run the test"
          cost="Every two pairs of a relation make a question a : b :: c : ? A few seconds for some thousands of questions."
        >
          {(found) => (
            <>
              <Summary test={found} />
              <AnalogyTestTable test={found} seed={test.resultOf?.parameters.seed} />
            </>
          )}
        </Ask>
      </div>
    </Section>
  );
}

function Summary({ test: { overall, questions, sets, words } }: { test: AnalogyTest }) {
  if (!overall) return <p className="note">No relation has two pairs that make a question.</p>;
  const share = (value: number) => percent(value, 0);
  const { add, multiply, nearestC, nearestB, offset } = overall;
  const omitted = omittedTexts(sets);
  return (
    <>
      <p className="story">
        3CosAdd answers {share(add.ofQuestions)} of {count(questions)} questions right among {count(words)}{' '}
        words, 3CosMul {share(multiply.ofQuestions)}. Baselines: the word nearest to c{' '}
        {share(nearestC.ofQuestions)}, to b {share(nearestB.ofQuestions)}, to b − a{' '}
        {share(offset.ofQuestions)}.
        {sets.length > 1 && ` The mean of the relations is ${share(add.ofSets)} for 3CosAdd.`}
      </p>
      {omitted.length > 0 && <p className="note">Left out: {omitted.join('; ')}.</p>}
    </>
  );
}

/** How many questions are left out, and why. */
function omittedTexts(sets: readonly AnalogySet[]): string[] {
  const sum = (reason: keyof AnalogySet['leftOut']) =>
    sets.reduce((total, set) => total + set.leftOut[reason], 0);
  const reasons = [
    ['answered', 'questions whose answer is one of their own words'],
    ['unknown', 'questions with a word that has no vector'],
    ['undrawn', 'questions beyond the limit of a relation; the others were drawn by the seed'],
  ] as const;
  return reasons.flatMap(([reason, text]) => (sum(reason) > 0 ? [`${count(sum(reason))} ${text}`] : []));
}
