import { Suspense } from 'react';
import { Button } from '../../controls/Button.tsx';
import { lazyPart } from '../../controls/parts/lazyPart.ts';
import { useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { openData } from './links/goTo.ts';
import { viewOf } from '../open/reading.ts';
import { DEFAULT_DATASET, LOCAL } from '../open/embedded.ts';
import { ReadAgain } from '../open/ReadAgain.tsx';

const Reopen = lazyPart(() => import('../open/handles/Reopen.tsx'));

/**
 * Why a dataset did not open. The dataset that was open stays; if there was none, the message replaces the scene and
 * offers the embedded dataset.
 */
export function Failure() {
  const opening = useTricosm((state) => state.opening);
  const before = useTricosm((state) => state.dataset);
  if (opening.status !== 'failed') return null;
  const again = opening.data === LOCAL && (
    <Suspense>
      <Reopen />
    </Suspense>
  );
  if (before) {
    return (
      <div className="banner" role="alert">
        <span>{opening.message}</span>
        {again}
        <ReadAgain data={opening.data} />
        <Button onPress={() => store.getState().go({ data: before.data, ...viewOf(before.reference) })}>
          Stay with {before.info.name}
        </Button>
      </div>
    );
  }
  return (
    <div className="failure" role="alert">
      <h2>This dataset did not open</h2>
      <p>{opening.message}</p>
      <div className="row">
        {again}
        <Button kind={again ? 'plain' : 'primary'} onPress={() => openData(DEFAULT_DATASET)}>
          Open the embedded dataset
        </Button>
        <ReadAgain data={opening.data} />
        <Button onPress={() => location.reload()}>Try again</Button>
      </div>
    </div>
  );
}
