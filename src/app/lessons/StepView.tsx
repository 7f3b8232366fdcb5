import { Button } from '../../controls/Button.tsx';
import type { Step } from '../../lessons/lesson.ts';
import { stepLink } from '../../lessons/stepLink.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { useTricosm } from '../../state/hooks.ts';
import { untaken } from '../../state/untaken.ts';
import { linkSentence } from '../shell/links/linkNotes.ts';
import { goToStep, hasLeft, hostAskedFor } from './steps.ts';
import { showLook } from './useLooks.ts';

/** How the view of the step and the view on screen differ, and the way to it. */
export function StepView({ step, place, number }: { step: Step; place: string; number: number }) {
  const view = useTricosm((state) => state.view);
  const host = hostAskedFor(step, place, view.data);
  const left = hasLeft(step, place, view);
  const points = step.look?.some((look) => 'control' in look || 'section' in look);
  const fault = linkSentence(untaken(VIEW_SCHEMA, stepLink(step.link, place)));
  return (
    <>
      {fault !== '' && <p className="note">{fault}</p>}
      {host !== '' ? (
        <div className="lesson-fetch">
          <Button kind="primary" onPress={() => goToStep(number, true)}>
            Read it from {host}
          </Button>
          <p className="note">Nothing is read before you press this.</p>
        </div>
      ) : (
        <div className="lesson-view">
          {points && <Button onPress={showLook}>Show me where</Button>}
          {left && <Button onPress={() => goToStep(number, true)}>Back to this step’s view</Button>}
        </div>
      )}
    </>
  );
}
