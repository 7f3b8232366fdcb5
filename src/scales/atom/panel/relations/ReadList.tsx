import { useState } from 'react';
import { DropZone, FileTrigger, Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '../../../../controls/Button.tsx';
import type { OwnPair } from '../../ownRelations.ts';
import { readPairs } from './pairList.ts';
import { MOST_LIST } from '../../../../controls/fields/textLimits.ts';

/** Adds pairs from text that is pasted or dropped, or from a file. */
export function ReadList({ onRead }: { onRead: (pairs: readonly OwnPair[]) => void }) {
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
        <TextField value={text} onChange={setText} className="field">
          <Label className="label">pairs, one a line, or JSON</Label>
          <TextArea
            className="input"
            maxLength={MOST_LIST}
            rows={4}
            placeholder={'france, paris\njapan, tokyo'}
          />
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
