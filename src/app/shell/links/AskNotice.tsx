import { Button } from '../../../controls/Button.tsx';
import { Notice } from '../../../controls/frame/Notice.tsx';
import { useOffered } from '../../../scales/shared/asking/useLinkAsk.ts';
import { acceptAsks, declineAsks } from '../../../state/asked.ts';
import { offerText } from './linkNotes.ts';

/** Offers the computations that a link asks for and that take a while, until they are started or declined. */
export function AskNotice() {
  const offers = useOffered((state) => state.offers);
  const titles = [...new Map(offers.map(({ name, title }) => [name, title])).values()];
  if (titles.length === 0) return null;
  return (
    <Notice text={offerText(titles)} onDismiss={declineAsks}>
      <Button kind="primary" onPress={acceptAsks}>
        {titles.length === 1 ? 'Compute it' : 'Compute all'}
      </Button>
    </Notice>
  );
}
