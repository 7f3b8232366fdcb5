import { memo } from 'react';
import { useStore } from 'zustand';
import { Notice } from '../../../controls/frame/Notice.tsx';
import { layerOf, useTricosm } from '../../../state/hooks.ts';
import { linkRead } from '../../../state/history.ts';
import { store } from '../../../state/store.ts';
import { AskNotice } from './AskNotice.tsx';
import { saidOf } from './linkNotes.ts';

/**
 * Says in one line what of the link could not be taken as written, and what was taken instead, until it is dismissed;
 * then offers what the link asks for.
 */
export const LinkNotice = memo(function LinkNotice() {
  const untaken = useStore(linkRead, (read) => read.untaken);
  const info = useTricosm(({ dataset }) => dataset?.info ?? null);
  const ready = useTricosm(({ opening }) => opening.status === 'ready');
  const layer = useTricosm(({ view }) => view.layer);
  const text = ready ? saidOf(untaken, layer, info) : '';
  return text === '' ? <AskNotice /> : <Notice text={text} onDismiss={dismiss} />;
});

/** The link is as it is understood from now on. */
function dismiss(): void {
  linkRead.setState({ untaken: [] });
  const { dataset, view, go } = store.getState();
  if (dataset && view.layer !== '') {
    const { id } = layerOf(dataset.info, view.layer);
    if (id !== view.layer) go({ layer: id });
  }
}
