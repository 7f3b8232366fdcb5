import { useState } from 'react';
import { count } from '../../../../controls/numbers.ts';
import { Button } from '../../../../controls/Button.tsx';
import { Section } from '../../../../controls/frame/Section.tsx';
import { Segmented } from '../../../../controls/fields/Segmented.tsx';
import type { Relations } from '../../../../dataset/dataset.ts';
import { Stale } from '../../../shared/asking/Stale.tsx';
import type { AnalogyMethod, AnalogyQuestion } from '../../analysis/index.ts';
import { useAnalogy } from '../../useAnalogy.ts';
import { useRelations } from '../../useCrystals.ts';
import { WordField } from '../WordField.tsx';
import { setAtom, useAtom } from '../../useAtom.ts';
import { Failed } from '../../../shared/asking/Failed.tsx';
import { Answers } from './Answers.tsx';
import { method } from '../../method.ts';

const METHODS: readonly { readonly id: AnalogyMethod; readonly name: string }[] = [
  { id: 'add', name: '3CosAdd' },
  { id: 'multiply', name: '3CosMul' },
  { id: 'removed', name: 'distractors removed' },
];
/** Solves a : b :: c : ?; the answers are ranked here and drawn in the scene. */
export function AnalogySection() {
  const { table, chosen } = useRelations();
  return (
    <Section title="Analogy" method={method('analogy')}>
      {table.result ? (
        <Solver key={table.result.words.length} table={table.result} first={chosen[0]} />
      ) : (
        <p className="note">Reading words…</p>
      )}
    </Section>
  );
}

function Solver({ table, first }: { table: Relations; first: string | undefined }) {
  const { places } = useRelations();
  const { solved, question } = useAnalogy();
  const method = useAtom((view) => view.method);
  const [typed, setTyped] = useState<readonly string[]>(() =>
    question.length === 3 ? question : example(table, first),
  );
  // Words that come from elsewhere (a link, a word's card) replace those that were typed.
  const [seen, setSeen] = useState(question);
  if (question !== seen) {
    setSeen(question);
    setTyped(typed.map((word, i) => question[i] || word));
  }
  const unknown = typed.filter((word) => places && word.trim() !== '' && !places.has(word.trim()));
  const answered = answeredQuestion(solved.resultOf?.parameters.question, table.words);
  const complete = typed.every((word) => places?.has(word.trim()));
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) setAtom({ analogy: typed.map((word) => word.trim()), space: 'analogy' });
      }}
    >
      <div className="analogy-fields">
        {['a', 'is to b', 'as c'].map((label, i) => (
          <WordField
            key={label}
            label={label}
            value={typed[i] ?? ''}
            words={table.words}
            onChange={(word) => setTyped(typed.map((other, j) => (j === i ? word : other)))}
          />
        ))}
      </div>
      <Segmented
        label="how analogies are scored"
        value={method}
        options={METHODS}
        onChange={(next) => setAtom({ method: next })}
      />
      <Button kind="primary" type="submit" isDisabled={!complete}>
        Solve {typed[0]?.trim()} : {typed[1]?.trim()} :: {typed[2]?.trim()} : ?
      </Button>
      {unknown.length > 0 && (
        <p className="note warning-note">
          Not among the {count(table.words.length)} words of this dataset: {unknown.join(', ')}.
        </p>
      )}
      <Failed of={solved} />
      {answered && solved.result && (
        <Stale stale={solved.stale}>
          <Answers
            solved={solved.result}
            question={answered.words}
            method={answered.method}
            words={table.words}
          />
        </Stale>
      )}
    </form>
  );
}

/** The words and the method that answers belong to. */
function answeredQuestion(question: AnalogyQuestion | undefined, words: readonly string[]) {
  if (!question) return null;
  const { a, b, c, method } = question;
  return { words: [a, b, c].map((word) => words[word] ?? ''), method };
}

/** A question to start from: two pairs of the first relation shown. */
function example(table: Relations, id: string | undefined): readonly string[] {
  const relation = table.relations.find((candidate) => candidate.id === id) ?? table.relations[0];
  if (!relation || relation.pairs.length < 4) return ['', '', ''];
  return [0, 1, 2].map((at) => table.words[relation.pairs[at]!] ?? '');
}
