import { Button } from '../../controls/Button.tsx';
import { LessonList } from './LessonList.tsx';
import './lessons.css';
import { dismissOffer } from './offered.ts';

/** What someone sees who is here for the first time. */
export default function Offer() {
  return (
    <section className="section offer" aria-label="Lessons">
      <header>
        <h2>New here? Take a lesson</h2>
        <Button kind="quiet" aria-label="Dismiss the offer of lessons" onPress={dismissOffer}>
          ✕
        </Button>
      </header>
      <LessonList onOpen={dismissOffer} compact />
      <p className="note">Five minutes each. Later they are in the help, behind the question mark.</p>
    </section>
  );
}
