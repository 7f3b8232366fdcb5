import { workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { createMember } from '../src/jobs/team/member.ts';
import './analyses.ts';
import { ready } from './ready.ts';

/** A member of the terminal's team: serves the lead at the other end of the port it was started with. */
const { port } = workerData as { port: MessagePort };
expose(createMember(ready), port);
