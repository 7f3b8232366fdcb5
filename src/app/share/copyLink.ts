import { VIEW_SCHEMA } from '../../scales/view.ts';
import { viewAddress } from '../../state/history.ts';

/** Copies the address of the view; shows it, to be copied by hand, if the clipboard is closed to the page. */
export async function copyLink(): Promise<string> {
  const address = viewAddress(VIEW_SCHEMA);
  try {
    await navigator.clipboard.writeText(address);
    return 'Link copied';
  } catch {
    prompt('Copy this link:', address);
    return '';
  }
}
