import { useEffect, useState } from 'react';
import {
  Dialog,
  Heading,
  Input,
  Label,
  Modal,
  ModalOverlay,
  TextField,
  type Selection,
} from 'react-aria-components';
import { useStore } from 'zustand';
import { count } from '../../controls/numbers.ts';
import { Button } from '../../controls/Button.tsx';
import type { HubListing } from '../../dataset/open/hub.ts';
import { type HubRepository, referenceTo } from '../../dataset/reference.ts';
import { HUB, printHubAddress, readRepository } from '../../dataset/sources/hub.ts';
import { hubListingJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { openData } from '../shell/goTo.ts';
import { HubTree } from './HubTree.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import { hubTokens } from './token.ts';
import { TokenField } from './TokenField.tsx';
import './hub.css';

const EXAMPLES = ['google/gemma-scope-2b-pt-res', 'EleutherAI/sae-llama-3-8b-32x'];

type Looking =
  | { readonly status: 'idle' }
  | { readonly status: 'looking'; readonly text: string }
  | { readonly status: 'failed'; readonly message: string }
  | { readonly status: 'found'; readonly listing: HubListing };

/** Opens checkpoints from Hugging Face: the user names a repository, chooses SAEs, and opens one or several layers. */
export default function HubDialog({ onClose }: { onClose: () => void }) {
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
    openData(printHubAddress({ ...repository, paths }));
    onClose();
  };
  return (
    <ModalOverlay className="modal-back" isOpen isDismissable onOpenChange={(stays) => !stays && onClose()}>
      <Modal className="modal">
        <Dialog className="dialog">
          <header>
            <Heading slot="title">From Hugging Face</Heading>
            <Button kind="quiet" aria-label="Close" onPress={onClose}>
              ✕
            </Button>
          </header>
          <form
            className="hub-ask"
            onSubmit={(event) => {
              event.preventDefault();
              look();
            }}
          >
            <TextField value={typed} onChange={setTyped} autoFocus>
              <Label className="label">Repository, or the address of its page</Label>
              <Input className="input" placeholder={EXAMPLES[0]} spellCheck={false} autoCapitalize="none" />
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
            Files go straight from the hub to this browser. If the hub serves parts of files, only the decoder
            of each checkpoint is read.
          </p>
          <div className="row">
            <Button kind="primary" isDisabled={chosen.size === 0} onPress={open}>
              {chosen.size > 1 ? `Open ${chosen.size} layers` : 'Open'}
            </Button>
            <Button onPress={onClose}>Cancel</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Lists a repository; the listing is cancelled when the user names another one or closes the dialog. */
function useListing(repository: HubRepository | null, token: string): Looking {
  const [looking, setLooking] = useState<Looking>({ status: 'idle' });
  useEffect(() => {
    if (!repository) return;
    const stop = new AbortController();
    setLooking({ status: 'looking', text: 'Listing its files…' });
    jobs
      .run(
        hubListingJob,
        { dataset: referenceTo({ kind: 'nowhere' }, token), parameters: repository },
        {
          signal: stop.signal,
          onProgress: (_, text) => setLooking({ status: 'looking', text: `${text}…` }),
        },
      )
      .then(
        (listing) => setLooking({ status: 'found', listing }),
        (error: Error) => {
          if (!stop.signal.aborted) setLooking({ status: 'failed', message: error.message });
        },
      );
    return () => stop.abort();
  }, [repository, token]);
  return looking;
}

function Found({
  looking,
  chosen,
  onChoose,
}: {
  looking: Looking;
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
      const { checkpoints, files, pickles } = looking.listing;
      const left = pickles > 0 ? `; ${count(pickles)} pickles are never opened` : '';
      return (
        <>
          <p role="status" className="note">
            {checkpoints.length === 0 ? 'No' : count(checkpoints.length)} checkpoints among {count(files)}{' '}
            files{left}.
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
