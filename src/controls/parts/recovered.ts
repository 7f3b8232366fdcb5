import { LoadFailure } from './loadFailure.ts';

/**
 * For `createRoot`: an error from which React recovered, because it drew the page again and the part was there. That a part came
 * late needs no report; any other error is reported as an uncaught one, as React does.
 */
export function reportRecovered(error: unknown): void {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (!(cause instanceof LoadFailure)) reportError(error);
}
