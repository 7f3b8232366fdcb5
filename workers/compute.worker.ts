import { expose } from 'comlink';
import { openBundleAt } from '../src/dataset/bundle.ts';
import './analyses.ts';
import { createCompute } from './compute.ts';
import { keepDatasets } from './datasets.ts';
import { ready } from './ready.ts';

// Exposed before anything is awaited: a message that comes before somebody listens is lost.
expose(createCompute({ open: keepDatasets((url) => openBundleAt(url)), ready }));
