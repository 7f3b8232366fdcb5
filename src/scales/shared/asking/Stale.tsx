import type { ReactNode } from 'react';
import './asking.css';

/** Dims and marks a result that is of the earlier parameters, until that of the parameters chosen now is there. */
export function Stale({ stale, children }: { stale: boolean; children: ReactNode }) {
  return (
    <div className={stale ? 'result stale' : 'result'} aria-busy={stale}>
      {stale && <p className="stale-mark tag warning">of the earlier parameters</p>}
      {children}
    </div>
  );
}
