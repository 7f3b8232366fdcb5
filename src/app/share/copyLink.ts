import { VIEW_SCHEMA } from '../../scales/view.ts';
import { copiedText } from './longLink.ts';
import { viewAddress } from '../../state/history.ts';

/** Copies the address of the view; shows it, to be copied by hand, if the clipboard is closed to the page. */
export async function copyLink(): Promise<string> {
  const address = viewAddress(VIEW_SCHEMA);
  try {
    await navigator.clipboard.writeText(address);
    return copiedText(address);
  } catch {
    prompt('Copy this link:', address);
    return '';
  }
}
