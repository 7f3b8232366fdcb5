import { HUB, isHubAddress, readHubAddress } from '../../dataset/sources/hub.ts';
import { EMBEDDED, LOCAL, webAddress } from '../open/embedded.ts';

/** Who may talk to an embedded scene. See the threat model in docs/embed.md. */
export interface Partner {
  /** messages of other origins are ignored, and nothing is sent to them */
  readonly origin: string;
  /** whether the site that publishes the app trusts this origin: it is the site’s own, or one that the site lists */
  readonly trusted: boolean;
}

/**
 * The partner of an embedded scene: the page that shows it, by the origin that the link states.
 *
 * @param stated  the link’s `origin`; null if it has none: then only pages of the app’s own origin are answered
 * @param own  the app’s origin
 * @param listed  the origins that the site lists, separated by spaces; `*` stands for every origin
 * @returns null if what the link states is no origin that can be answered
 */
export function partnerOf(stated: string | null, own: string, listed: string): Partner | null {
  const origin = stated ?? own;
  if (!/^[a-z][a-z\d+.-]*:\/\/[^/?#\s]+$/i.test(origin)) return null;
  const names = listed.split(/\s+/);
  return { origin, trusted: origin === own || names.includes('*') || names.includes(origin) };
}

/**
 * Whether a partner may read what a dataset says: labels, places, and why it did not open. A page must not learn through the
 * scene what it could not read itself: files behind the app’s own log-in or network, or of a host that opens them to the app
 * only.
 *
 * @param data  as the link names the dataset
 */
export function mayReadData(data: string, { origin, trusted }: Partner): boolean {
  if (data === LOCAL) return false;
  if (trusted || EMBEDDED.some(({ name }) => name === data)) return true;
  try {
    if (isHubAddress(data)) return readHubAddress(data).hub === HUB;
    return new URL(webAddress(data)).origin === origin;
  } catch {
    return false;
  }
}
