import { isOffline } from '../sources/http.ts';
import { DataError } from '../error.ts';
import type { HubRepository } from '../reference.ts';

/** More files than are listed of any repository. */
export const MOST_FILES = 1_000_000;

/** A repository with more files than are listed. */
export const endless = ({ hub, repository }: HubRepository) =>
  new DataError(
    `${hub}/${repository}: expected at most ${MOST_FILES.toLocaleString('en')} files, found more; open its files by their own addresses.`,
  );

/** The messages by which browsers and Node say that a request got no answer. */
const NO_ANSWER = /fetch|network|load failed/i;

/** Whether a request to list files got no answer. */
export const gotNoAnswer = (error: unknown): boolean =>
  error instanceof TypeError && NO_ANSWER.test(error.message);

/**
 * What a failure to list a repository means, and what to do.
 *
 * @param isRedirected  whether a request without an answer was led elsewhere
 */
export function listingFault(
  { hub, repository, revision }: HubRepository,
  error: unknown,
  isRedirected = false,
): Error {
  const status = (error as { statusCode?: number }).statusCode;
  const place = `${hub}/${repository}`;
  if (status === 401 || status === 403) {
    return new DataError(
      `${place}: expected to list its files, found that it is gated, private or not there (HTTP ${status}). Accept its terms on its page and give an access token, or check the name.`,
    );
  }
  if (status === 404) {
    return new DataError(
      `${place}: expected a repository with a revision “${revision}”, found none (HTTP 404). Check the name on its page.`,
    );
  }
  if (status !== undefined) {
    return new DataError(`${place}: expected a list of files, found HTTP ${status}. Try again in a minute.`);
  }
  // When the answer is not a list of files, the library fails in various ways.
  if (error instanceof SyntaxError || (error instanceof TypeError && !NO_ANSWER.test(error.message))) {
    const reason = /undefined|\[object/.test(error.message) ? 'entries that are no files' : error.message;
    return new DataError(
      `${place}: expected a list of files, found something else (${reason}); check that it is the address of a hub.`,
    );
  }
  if (!(error instanceof TypeError)) return error as Error;
  if (isOffline()) {
    return new DataError(
      `${place}: expected an answer, found none: this machine is offline. Connect it and try again, or open files from this machine.`,
    );
  }
  if (isRedirected) {
    return new DataError(
      `${place}: expected a list of files, found a redirection that leads to none: it goes round in circles, or to a host that does not let other sites read it. Check the address of the hub, or use the one to which it leads.`,
    );
  }
  return new DataError(
    `${place}: expected an answer, found none: the network is down, or the host does not let other sites read it (CORS). Try again, or download the files and open them from this machine.`,
  );
}

/**
 * Why the hub does not list a repository, from the message of `listingFault`, which is all that a worker hands over.
 *
 * @returns `gone` when it is not there, `closed` when it is gated, private or not there, null for another failure
 */
export function refusalOf(message: string): 'gone' | 'closed' | null {
  const status = /\(HTTP (40[134])\)/.exec(message)?.[1];
  if (status === undefined) return null;
  return status === '404' ? 'gone' : 'closed';
}
