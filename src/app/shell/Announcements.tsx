import { useStore } from 'zustand';
import { longEnd } from '../../jobs/tray/longEnds.ts';

/** The one place where the end of a long job is read out, once the user’s screen reader has a pause. */
export function Announcements() {
  const text = useStore(longEnd, (end) => end.text);
  return (
    <p className="visually-hidden" role="status" aria-label="Finished computations">
      {text}
    </p>
  );
}
