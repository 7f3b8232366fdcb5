import { StrictMode } from 'react';
import type { Root } from 'react-dom/client';
import { Guard } from '../../controls/parts/Guard.tsx';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { parseInherited, parseView } from '../../state/link.ts';
import { store } from '../../state/store.ts';
import { readTheme } from '../../state/theme.ts';
import { openChannel } from './channel.ts';
import { EmbedApp } from './EmbedApp.tsx';
import { frameParameters } from './parameters.ts';
import { partnerOf } from './policy.ts';

/** The meta element with which a site lists the origins that it trusts. */
const LISTED = 'meta[name="tricosm-embed-origins"]';

/**
 * Shows the scene of the page's link alone. The address stays as it is: in a frame, each change of it would be a step of the
 * embedding page's history.
 */
export function startEmbedded(root: Root): void {
  const { query, origin, theme, slider } = frameParameters(location.search + location.hash);
  if (theme) document.documentElement.dataset['theme'] = theme;
  readTheme();
  store.getState().start(parseView(VIEW_SCHEMA, query), parseInherited(VIEW_SCHEMA, query));
  root.render(
    <StrictMode>
      <Guard name="The scene">
        <EmbedApp slider={slider} />
      </Guard>
    </StrictMode>,
  );
  const listed = document.querySelector<HTMLMetaElement>(LISTED)?.content ?? '';
  const partner = partnerOf(origin, location.origin, listed);
  if (partner && parent !== window && mayBe(partner.origin)) openChannel(window, partner);
}

/** Whether the page that shows the frame may be of this origin; browsers warn of a message to another one. */
function mayBe(origin: string): boolean {
  const { ancestorOrigins } = location as { readonly ancestorOrigins?: ArrayLike<string> };
  const shower =
    ancestorOrigins?.[0] ?? (document.referrer === '' ? origin : new URL(document.referrer).origin);
  return shower === origin;
}
