import { expose } from 'comlink';
import './analyses.ts';
import { createCompute } from './compute.ts';
import { keepDatasets, openAddress, openPrepared } from './datasets.ts';
import { ready } from './ready.ts';

// Exposed before anything is awaited: a message that comes before somebody listens is lost.
expose(createCompute({ open: keepDatasets(openPrepared(keepDatasets(openAddress))), ready }));
