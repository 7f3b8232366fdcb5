import { expose } from 'comlink';
import { createMember } from '../src/jobs/team/member.ts';
import type { ComputeApi } from '../src/jobs/team/protocol.ts';
import { createLead, type LeadOptions } from './lead.ts';

/** What a worker offers: to lead (run jobs), and to serve as a member of another's team. */
export function createCompute(options: LeadOptions): ComputeApi {
  const member = createMember(options.ready, options.loadTasks);
  return {
    ...createLead(options),
    async serve(port) {
      expose(member, port);
    },
  };
}
