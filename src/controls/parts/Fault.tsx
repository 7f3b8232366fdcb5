import { createContext, use, useEffect, useState } from 'react';
import { Button } from '../Button.tsx';
import { LoadFailure } from './loadFailure.ts';
import { publishedVersion, type Published } from './publishedVersion.ts';
import './parts.css';

/** How the page is loaded again. */
export interface Reloading {
  /** Says what that loses; empty if it loses nothing. */
  readonly cost: () => string;
  /** Loads the page again, in its newest version. */
  readonly reload: () => void;
}

export const Reload = createContext<Reloading>({ cost: () => '', reload: () => location.reload() });

/** In place of a part of the page: why it is not there, and what can be done. */
export function Fault({
  name,
  error,
  onRetry,
  onClose,
}: {
  name: string;
  error: Error;
  onRetry: () => Promise<void>;
  onClose?: (() => void) | undefined;
}) {
  const { cost, reload } = use(Reload);
  const loss = cost();
  const [trying, setTrying] = useState(false);
  const published = usePublished(error);
  const reloads = published === 'newer';
  return (
    <div className={onClose ? 'part-fault floating' : 'part-fault'} role="alert">
      <p>
        {published
          ? faultSentence(name, error, published, location.host)
          : `${name} could not be loaded. Looking for the reason…`}
      </p>
      {reloads && loss && <p>{loss}</p>}
      <div className="row">
        <Button
          kind={reloads ? 'plain' : 'primary'}
          isDisabled={trying}
          onPress={() => {
            setTrying(true);
            void onRetry().finally(() => setTrying(false));
          }}
        >
          Try again
        </Button>
        <Button kind={reloads ? 'primary' : 'plain'} onPress={reload}>
          Reload the page
        </Button>
        {onClose && <Button onPress={onClose}>Close</Button>}
      </div>
    </div>
  );
}

/** What the host serves now; null until it is known. Only asked if a part could not be loaded. */
function usePublished(error: Error): Published | null {
  const failed = error instanceof LoadFailure;
  const [published, setPublished] = useState<Published | null>(null);
  useEffect(() => {
    if (!failed) return;
    let current = true;
    void publishedVersion().then((found) => current && setPublished(found));
    return () => {
      current = false;
    };
  }, [failed, error]);
  return failed ? published : 'same';
}

/**
 * Why a part of the page is not there, in words.
 *
 * @param name  of the part, as the start of a sentence
 * @param host  that the page came from
 */
export function faultSentence(name: string, error: Error, published: Published, host: string): string {
  const { message } = error;
  if (!(error instanceof LoadFailure)) {
    return `${name} stopped because of a fault in the program: ${message || error.name}. Everything else that is open stays. Please report this fault.`;
  }
  switch (published) {
    case 'newer':
      return `${name} could not be loaded because a new version of Tricosm was published. Reload the page to get it: the address keeps the view.`;
    case 'unreachable':
      return `${name} could not be loaded because ${host} does not answer. Everything that is open stays: try again when the connection is back.`;
    case 'same':
      return `${name} could not be loaded (${message}). Everything that is open stays: try again.`;
  }
}
