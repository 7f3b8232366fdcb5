import { useState } from 'react';
import { Input, Label, TextField, type Selection } from 'react-aria-components';
import { useStore } from 'zustand';
import { Button } from '../../controls/Button.tsx';
import { count } from '../../controls/numbers.ts';
import type { HubRepository } from '../../dataset/reference.ts';
import { HUB, printHubAddress, readRepository } from '../../dataset/sources/hub.ts';
import { HubTree } from './HubTree.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import { hubTokens } from './token.ts';
import { TokenField } from './TokenField.tsx';
import { type Listing, useListing } from './useListing.ts';
import { MOST_TEXT } from '../../controls/fields/textLimits.ts';

const EXAMPLES = ['google/gemma-scope-2b-pt-res', 'EleutherAI/sae-llama-3-8b-32x'];

/** The user names a repository, chooses SAEs, and opens one or several layers. */
export function RepositoryPart({
  onOpen,
  onClose,
}: {
  onOpen: (address: string) => void;
  onClose: () => void;
}) {
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<HubRepository | null>(null);
  const [fault, setFault] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const hub = asked?.hub ?? HUB;
  const token = useStore(hubTokens, (tokens) => tokens[hub] ?? '');
  const looking = useListing(asked, token);
  const look = () => {
    setChosen(new Set());
    try {
      setAsked(readRepository(typed));
      setFault('');
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  const open = () => {
    if (looking.status !== 'found') return;
    const { repository, checkpoints } = looking.listing;
    const paths = checkpoints.map(({ path }) => path).filter((path) => chosen.has(path));
    onOpen(printHubAddress({ ...repository, paths }));
  };
  return (
    <>
      <form
        className="hub-ask"
        onSubmit={(event) => {
          event.preventDefault();
          look();
        }}
      >
        <TextField value={typed} onChange={setTyped} autoFocus>
          <Label className="label">Repository, or the address of its page</Label>
          <Input
            className="input"
            maxLength={MOST_TEXT}
            placeholder={EXAMPLES[0]}
            spellCheck={false}
            autoCapitalize="none"
          />
        </TextField>
        <Button type="submit" kind="primary" isDisabled={typed.trim() === ''}>
          List
        </Button>
      </form>
      {fault && (
        <p role="alert" className="warning-note">
          {fault}
        </p>
      )}
      <Found looking={looking} chosen={chosen} onChoose={setChosen} />
      <details>
        <summary>Access token, for a gated repository</summary>
        <TokenField key={hub} hub={hub} token={token} />
      </details>
      <StoredFiles />
      <p className="note">
        Files go straight from the hub to this browser. If the hub serves parts of files, only the decoder of
        each checkpoint is read.
      </p>
      <div className="row">
        <Button kind="primary" isDisabled={chosen.size === 0} onPress={open}>
          {chosen.size > 1 ? `Open ${chosen.size} layers` : 'Open'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </>
  );
}

function Found({
  looking,
  chosen,
  onChoose,
}: {
  looking: Listing;
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
}) {
  switch (looking.status) {
    case 'idle':
      return <p className="note">For example {EXAMPLES.join(', or ')}.</p>;
    case 'looking':
      return (
        <p role="status" className="note">
          {looking.text}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className="warning-note">
          {looking.message}
        </p>
      );
    case 'found': {
      const { checkpoints, files } = looking.listing;
      return (
        <>
          <p role="status" className="note">
            {checkpoints.length === 0 ? 'No' : count(checkpoints.length)} checkpoints among {count(files)}{' '}
            files.
          </p>
          {checkpoints.length > 0 && (
            <HubTree
              checkpoints={checkpoints}
              chosen={chosen}
              onChoose={(selection: Selection) => {
                const all = checkpoints.map(({ path }) => path);
                onChoose(new Set(all.filter((path) => selection === 'all' || selection.has(path))));
              }}
            />
          )}
        </>
      );
    }
  }
}
