import type { ResultForms } from '../shared/results.ts';
import { absorptionForm } from './forms/absorption.ts';
import { followingForm } from './forms/following.ts';
import { hierarchyForm } from './forms/hierarchy.ts';
import { lobesForm } from './forms/lobes.ts';
import { togetherForm } from './forms/together.ts';
import { tokenRankingForm, tokensForm } from './forms/tokens.ts';
import {
  absorptionJob,
  followingJob,
  hierarchyJob,
  lobesJob,
  togetherJob,
  tokenRankingJob,
  tokensJob,
} from './jobs.ts';

/** The forms of the brain's results, by the job's name. */
export const forms: ResultForms = {
  [lobesJob.name]: lobesForm,
  [togetherJob.name]: togetherForm,
  [hierarchyJob.name]: hierarchyForm,
  [absorptionJob.name]: absorptionForm,
  [followingJob.name]: followingForm,
  [tokensJob.name]: tokensForm,
  [tokenRankingJob.name]: tokenRankingForm,
};
