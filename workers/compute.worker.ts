import { expose } from 'comlink';
import { allowCard } from './card/findCard.ts';
import { createCompute } from './compute.ts';
import './firstView.ts';
import { limitResidentRows } from '../src/math/kernels/sharedRows.ts';
import { openReference } from '../src/dataset/open/open.ts';
import { keepDatasets, openPrepared } from './datasets.ts';
import { ready } from './ready.ts';

/** Bytes of rows that kernels of this worker keep between passes: more would hold a large decoder twice. */
const MOST_RESIDENT = 16 * 2 ** 20;

limitResidentRows(MOST_RESIDENT);
// Exposed before anything is awaited: a message that arrives before there is a listener is lost.
expose(
  createCompute({
    open: keepDatasets(openPrepared(keepDatasets(openReference))),
    ready,
    loadTasks: () => import('./analyses.ts'),
    useCard: allowCard,
  }),
);
