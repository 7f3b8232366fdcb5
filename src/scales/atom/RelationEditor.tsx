import { useEffect, useState } from 'react';
import { DropZone, FileTrigger, Input, Label, TextArea, TextField } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { CheckField } from '../../controls/CheckField.tsx';
import { useJob } from '../../jobs/useJob.ts';
import { useDataset } from '../../state/hooks.ts';
import { fitLink, type OwnPair, type OwnSet } from '../../state/ownRelations.ts';
import { store } from '../../state/store.ts';
import { analogyJob } from './jobs.ts';
import { printPairs, readPairs } from './pairList.ts';
import { picking, pickWord, startPicking, stopPicking } from './picking.ts';
import { useParameters, useRelations } from './useCrystals.ts';
import { WordField } from './WordField.tsx';

/** Edits one relation of the reader's own: typed, clicked in the scene, pasted or dropped. */
export function RelationEditor({
  set,
  bundled,
  onChange,
  onRemove,
  onClose,
}: {
  set: OwnSet;
  /** whether it stands in the place of a bundled relation */
  bundled: boolean;
  onChange: (set: OwnSet) => void;
  onRemove: () => void;
  onClose: () => void;
}) {
  const add = (pairs: readonly OwnPair[]) => onChange({ ...set, pairs: joined(set.pairs, pairs) });
  return (
    <div className="editor stack" role="group" aria-label={`Edit ${set.name}`}>
      <TextField value={set.name} onChange={(name) => onChange({ ...set, name })} className="word-field">
        <Label className="label">name</Label>
        <Input className="input" />
      </TextField>
      <AddPair onAdd={(pair) => add([pair])} />
      <PickInScene onAdd={(pair) => add([pair])} />
      <PairTable set={set} onChange={onChange} />
      <ReadList onRead={add} />
      {!fitLink(store.getState().view.atom.own) && (
        <p className="note warning-note">
          Your pairs are too long for the link, which is shared without them; export them to keep them.
        </p>
      )}
      <div className="row">
        <Button kind="primary" onPress={onClose}>
          Done
        </Button>
        <Button onPress={() => download(set)}>Export</Button>
        <Button kind="quiet" onPress={onRemove}>
          {bundled ? 'Undo all edits' : 'Delete relation'}
        </Button>
      </div>
    </div>
  );
}

function AddPair({ onAdd }: { onAdd: (pair: OwnPair) => void }) {
  const { words, places } = useRelations();
  const [input, setInput] = useState('');
  const [output, setOutput] = useState('');
  const complete = places.has(input.trim()) && places.has(output.trim()) && input.trim() !== output.trim();
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

/** Clicks in the scene: input, output, and so on; after the first pair an output is suggested. */
function PickInScene({ onAdd }: { onAdd: (pair: OwnPair) => void }) {
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

/** a : b :: c : d, where a → b is the pair clicked last and c the word clicked now. */
function useSuggestion(): number | null {
  const { url } = useDataset();
  const { chosen } = useRelations();
  const { input, last } = useStore(picking);
  const parameters = useParameters(chosen);
  const asked = parameters && input !== null && last !== null && !last.includes(input);
  const solved = useJob(
    analogyJob,
    asked ? url : null,
    asked
      ? { ...parameters, question: { a: last[0], b: last[1], c: input, method: 'add' as const, count: 1 } }
      : null,
  );
  return asked && !solved.stale ? (solved.result?.answers[0]?.word ?? null) : null;
}

function PairTable({ set, onChange }: { set: OwnSet; onChange: (set: OwnSet) => void }) {
  const { places } = useRelations();
  const change = (at: number, pair: OwnPair | null) =>
    onChange({ ...set, pairs: set.pairs.flatMap((other, i) => (i !== at ? [other] : pair ? [pair] : [])) });
  if (set.pairs.length === 0)
    return <p className="note">No pairs yet. A relation needs a few to say anything.</p>;
  return (
    <div className="pair-table">
      <table className="data-table">
        <caption className="visually-hidden">Pairs of {set.name}</caption>
        <tbody>
          {set.pairs.map((pair, i) => {
            const name = `${pair.input} → ${pair.output}`;
            const unknown = [pair.input, pair.output].filter((word) => !places.has(word));
            return (
              <tr key={i}>
                <td>
                  <CheckField value={!pair.muted} onChange={(on) => change(i, { ...pair, muted: !on })}>
                    <span className={pair.muted ? 'muted-pair' : ''}>{name}</span>
                  </CheckField>
                  {unknown.length > 0 && (
                    <p className="note warning-note">not in this dataset: {unknown.join(', ')}</p>
                  )}
                </td>
                <td className="number">
                  <Button kind="quiet" aria-label={`Delete ${name}`} onPress={() => change(i, null)}>
                    ✕
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Pairs from text or a file. */
function ReadList({ onRead }: { onRead: (pairs: readonly OwnPair[]) => void }) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = (source: string) => {
    const pairs = readPairs(source);
    setProblem(typeof pairs === 'string' ? pairs : null);
    if (typeof pairs === 'string') return;
    onRead(pairs);
    setText('');
  };
  const readFile = async (file: Blob | undefined) => {
    if (file) read(await file.text());
  };
  return (
    <details>
      <summary>Paste or drop a list</summary>
      <DropZone
        className="drop-zone stack"
        onDrop={(event) => {
          const file = event.items.find((item) => item.kind === 'file');
          const typed = event.items.find((item) => item.kind === 'text');
          if (file) void file.getFile().then(readFile);
          else if (typed) void typed.getText('text/plain').then(read);
        }}
      >
        <TextField value={text} onChange={setText} className="word-field">
          <Label className="label">pairs, one a line, or JSON</Label>
          <TextArea className="input" rows={4} placeholder={'france, paris\njapan, tokyo'} />
        </TextField>
        <div className="row">
          <Button isDisabled={text.trim() === ''} onPress={() => read(text)}>
            Add these pairs
          </Button>
          <FileTrigger
            acceptedFileTypes={['.json', '.csv', '.tsv', '.txt']}
            onSelect={(files) => void readFile(files?.[0])}
          >
            <Button>Choose a file…</Button>
          </FileTrigger>
        </div>
        {problem && (
          <p className="note warning-note" role="alert">
            {problem}
          </p>
        )}
      </DropZone>
    </details>
  );
}

/** Pairs added to a list; those already there are left where they are. */
function joined(pairs: readonly OwnPair[], more: readonly OwnPair[]): OwnPair[] {
  const all = new Map(pairs.map((pair) => [JSON.stringify([pair.input, pair.output]), pair]));
  for (const pair of more) {
    const key = JSON.stringify([pair.input, pair.output]);
    if (!all.has(key)) all.set(key, pair);
  }
  return [...all.values()];
}

function download({ name, pairs }: OwnSet): void {
  const address = URL.createObjectURL(new Blob([printPairs(name, pairs)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
