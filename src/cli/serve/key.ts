import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The parameter of the link that holds the key. */
const PARAMETER = 'key';

/**
 * A key to the served files, new for every server: other users of this machine reach its port too, but have not seen the
 * link.
 */
export const newKey = (): string => randomBytes(18).toString('base64url');

/** Adds the key to the query of the link. */
export const withKey = (query: string, key: string): string => `${PARAMETER}=${key}${query && `&${query}`}`;

/** Browsers do not separate the cookies of a machine's ports, so that each server names its own. */
const cookieName = (key: string): string =>
  `tricosm_${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;

/** Whether a request carries the key in its cookie. */
export function carriesKey(key: string, cookies: string | undefined): boolean {
  const name = `${cookieName(key)}=`;
  const parts = (cookies ?? '').split(/;\s*/);
  return parts.some((part) => part.startsWith(name) && sameText(part.slice(name.length), key));
}

/**
 * What to answer to an address with the key in it: the address without it, which can be shown and copied, and the cookie.
 *
 * @param url  of the request, with its query
 * @returns null if the address holds no key, or a wrong one
 */
export function keyTaken(
  key: string,
  url: string,
): { readonly location: string; readonly cookie: string } | null {
  const query = url.split('?').slice(1).join('?');
  const parts = query.split('&');
  const given = parts.find((part) => part.startsWith(`${PARAMETER}=`));
  if (given === undefined || !sameText(given.slice(PARAMETER.length + 1), key)) return null;
  // Relative, because a proxy may serve this under a path of its own.
  const rest = parts.filter((part) => part !== given).join('&');
  return {
    location: rest ? `?${rest}` : './',
    cookie: `${cookieName(key)}=${key}; HttpOnly; SameSite=Strict; Path=/`,
  };
}

/** Compares in a time that does not tell how much of the text was right. */
function sameText(given: string, expected: string): boolean {
  const [a, b] = [given, expected].map((text) => createHash('sha256').update(text).digest()) as [
    Buffer,
    Buffer,
  ];
  return timingSafeEqual(a, b);
}
