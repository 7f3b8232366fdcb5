/** What a link says of the frame itself, and not of the view. */
export interface FrameParameters {
  /** origin of the page that shows the frame, as the page states it; null if it states none */
  readonly origin: string | null;
  readonly theme: 'dark' | 'light' | null;
  /** whether to show the slider of layers */
  readonly slider: boolean;
  /** the rest of the link: the view */
  readonly query: string;
}

const OWN = ['embed', 'origin', 'theme', 'slider'];

/** Whether a link asks for the scene alone. */
export const isEmbedded = (search: string): boolean => new URLSearchParams(search).get('embed') === '1';

/**
 * Separates what a link says of the frame from what it says of the view.
 *
 * @param link  the query and the fragment of an address
 */
export function frameParameters(link: string): FrameParameters {
  const [query = '', ...fragments] = link.replace(/^\?/, '').split('#');
  const parts = query.split('&').filter((part) => part !== '');
  const isOwn = (part: string) => OWN.includes(part.split('=')[0]!);
  const own = new URLSearchParams(parts.filter(isOwn).join('&'));
  const theme = own.get('theme');
  const fragment = fragments.length > 0 ? `#${fragments.join('#')}` : '';
  return {
    origin: own.get('origin'),
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    slider: own.get('slider') === '1',
    query: parts.filter((part) => !isOwn(part)).join('&') + fragment,
  };
}
