import type { ReactNode } from 'react';

/** What a search found. While it is of an earlier query it is dimmed after a glance, and cannot be pressed. */
export function Outdated({ stale, children }: { stale: boolean; children: ReactNode }) {
  return (
    // A press on what is stale must not take the focus from the field.
    <div className="search-outdated" onMouseDown={(event) => stale && event.preventDefault()}>
      <div className="search-found" inert={stale}>
        {children}
      </div>
    </div>
  );
}
