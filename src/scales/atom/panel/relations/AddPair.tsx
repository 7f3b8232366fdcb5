import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../../../controls/Button.tsx';
import { useJob } from '../../../../jobs/follow/useJob.ts';
import { useDataset } from '../../../../state/hooks.ts';
import type { OwnPair } from '../../ownRelations.ts';
import { analogyJob } from '../../jobs.ts';
import { picking, pickWord, startPicking, stopPicking } from '../../picking.ts';
import { useParameters, useRelations } from '../../useCrystals.ts';
import { WordField } from '../WordField.tsx';

/** Adds a pair of words that the user types. */
export function AddPair({ onAdd }: { onAdd: (pair: OwnPair) => void }) {
  const { words, places } = useRelations();
  const [input, setInput] = useState('');
  const [output, setOutput] = useState('');
  const known = (word: string) => places?.has(word.trim()) ?? false;
  const complete = known(input) && known(output) && input.trim() !== output.trim();
  return (
    <form
      className="add-pair"
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        onAdd({ input: input.trim(), output: output.trim(), muted: false });
        setInput('');
        setOutput('');
      }}
    >
      <WordField label="input" value={input} words={words ?? []} onChange={setInput} />
      <WordField label="output" value={output} words={words ?? []} onChange={setOutput} />
      <Button type="submit" isDisabled={!complete}>
        Add
      </Button>
    </form>
  );
}

/** Adds pairs by clicks in the scene: an input, then its output. After the first pair an output is suggested. */
export function PickInScene({ onAdd }: { onAdd: (pair: OwnPair) => void }) {
  const { words } = useRelations();
  const { active, input } = useStore(picking);
  const suggested = useSuggestion();
  useEffect(() => stopPicking, []);
  const name = (word: number) => words?.[word] ?? '';
  if (!active) {
    return (
      <Button
        onPress={() => startPicking((a, b) => onAdd({ input: name(a), output: name(b), muted: false }))}
      >
        Click pairs in the scene
      </Button>
    );
  }
  return (
    <div className="note" role="status">
      {input === null ? 'Click the input word in the scene.' : `${name(input)} → click the output word.`}{' '}
      {input !== null && suggested !== null && (
        <Button onPress={() => pickWord(suggested)}>Take {name(suggested)}</Button>
      )}{' '}
      <Button kind="quiet" onPress={stopPicking}>
        Stop clicking
      </Button>
    </div>
  );
}

/** The d of a : b :: c : d, where a → b is the pair clicked last and c the word clicked now. */
function useSuggestion(): number | null {
  const { reference } = useDataset();
  const { chosen } = useRelations();
  const { input, last } = useStore(picking);
  const parameters = useParameters(chosen);
  const asked = parameters && input !== null && last !== null && !last.includes(input);
  const solved = useJob(
    analogyJob,
    asked ? reference : null,
    asked
      ? { ...parameters, question: { a: last[0], b: last[1], c: input, method: 'add' as const, count: 1 } }
      : null,
  );
  return asked && !solved.stale ? (solved.result?.answers[0]?.word ?? null) : null;
}
