import { expose } from 'comlink';
import './analyses.ts';
import { createCompute } from './compute.ts';
import { openReference } from '../src/dataset/open/open.ts';
import { keepDatasets, openPrepared } from './datasets.ts';
import { ready } from './ready.ts';

// Exposed before anything is awaited: a message that arrives before there is a listener is lost.
expose(createCompute({ open: keepDatasets(openPrepared(keepDatasets(openReference))), ready }));
