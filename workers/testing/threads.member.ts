import { workerData } from 'node:worker_threads';
import { expose } from 'comlink';
import { createMember } from '../../src/jobs/team/member.ts';
import './threads.jobs.ts';

/** A member that knows the tasks of `threads.jobs.ts`. */
const { port } = workerData as { port: MessagePort };
expose(createMember(), port);
