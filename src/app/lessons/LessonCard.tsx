import { useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../../controls/Button.tsx';
import type { Lesson, Look, Step } from '../../lessons/lesson.ts';
import { useTricosm } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import './lessons.css';
import { leaveLesson } from './lessonState.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { Question } from './Question.tsx';
import { StepView } from './StepView.tsx';
import { goToStep, stepOf } from './steps.ts';
import { useLesson } from './useLesson.ts';
import { useLessonKeys } from './useLessonKeys.ts';
import { FeatureRings, useLooks, WordRings } from './useLooks.ts';
import { useMoreBelow } from './useMoreBelow.ts';

const NOTHING: readonly Look[] = [];

/** The open lesson: its step, its question, and the ways on. */
export default function LessonCard() {
  const { lesson, place, error } = useLesson();
  const wanted = useTricosm(({ view }) => view.step);
  if (lesson) return <OpenLesson lesson={lesson} place={place} number={stepOf(lesson, wanted)} />;
  return (
    <section className="lesson section" aria-label="Lesson">
      {error === '' ? <p className="note">Opening the lesson…</p> : <p role="alert">{error}</p>}
      {error !== '' && <Button onPress={leaveLesson}>Leave the lesson</Button>}
    </section>
  );
}

function OpenLesson({ lesson, place, number }: { lesson: Lesson; place: string; number: number }) {
  const presented = useTricosm(({ view }) => view.present);
  const [notes, setNotes] = useState(false);
  const step = lesson.steps[number - 1]!;
  const looks = step.look ?? NOTHING;
  useLooks(looks);
  const heading = useHeading(number);
  const present = (on: boolean) => store.getState().go({ present: on });
  const keys = useLessonKeys(
    {
      by: (steps) => goToStep(number + steps),
      leave: () => (presented ? present(false) : leaveLesson()),
      toggleNotes: () => setNotes(!notes),
    },
    presented,
  );
  return (
    <section className="lesson section" aria-label={`Lesson: ${lesson.title}`} onKeyDown={keys}>
      <header className="lesson-head">
        <p>
          {lesson.title} <span className="lesson-count">{`${number} of ${lesson.steps.length}`}</span>
        </p>
        <Button kind="quiet" aria-label="Leave the lesson" onPress={leaveLesson}>
          ✕
        </Button>
      </header>
      <h2 ref={heading} tabIndex={-1}>
        {step.title}
      </h2>
      <Paragraphs text={step.paragraph} />
      <StepView step={step} place={place} number={number} />
      {step.question && <Question key={number} number={number} question={step.question} />}
      {notes && <Notes step={step} />}
      <Ways
        number={number}
        last={lesson.steps.length}
        presented={presented}
        notes={{ shown: notes, has: lesson.steps.some((one) => one.notes), toggle: () => setNotes(!notes) }}
        onPresent={present}
      />
      <Rings looks={looks} />
    </section>
  );
}

/** The heading of the step; it takes the focus with every further step, so that the step is read out and keys go on. */
function useHeading(number: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef<number | null>(null);
  useEffect(() => {
    const dialog = document.querySelector('[role="dialog"]');
    if (before.current !== number && !dialog) heading.current?.focus({ preventScroll: true });
    if (before.current !== null) heading.current?.closest('aside')?.scrollTo({ top: 0 });
    before.current = number;
  }, [number]);
  return heading;
}

function Notes({ step }: { step: Step }) {
  return (
    <aside className="lesson-notes" aria-label="Notes for the presenter">
      <h3>Notes</h3>
      {step.notes ? <Paragraphs text={step.notes} /> : <p className="note">This step has no notes.</p>}
    </aside>
  );
}

interface WaysProps {
  readonly number: number;
  readonly last: number;
  readonly presented: boolean;
  readonly notes: { readonly shown: boolean; readonly has: boolean; readonly toggle: () => void };
  readonly onPresent: (on: boolean) => void;
}

/** Back, on, and how the lesson is shown. */
function Ways({ number, last, presented, notes, onPresent }: WaysProps) {
  const end = useRef<HTMLDivElement>(null);
  const more = useMoreBelow(end);
  return (
    <>
      <div ref={end} className="lesson-end" />
      <footer className="lesson-ways" data-more={more || undefined}>
        <div>
          <Button isDisabled={number === 1} onPress={() => goToStep(number - 1)}>
            Back
          </Button>
          {number < last ? (
            <Button kind="primary" onPress={() => goToStep(number + 1)}>
              Next
            </Button>
          ) : (
            <Button kind="primary" onPress={leaveLesson}>
              Finish
            </Button>
          )}
        </div>
        <div>
          {(notes.has || notes.shown) && (
            <Button kind="quiet" aria-expanded={notes.shown} onPress={notes.toggle}>
              Notes
            </Button>
          )}
          <Button kind="quiet" onPress={() => onPresent(!presented)}>
            {presented ? 'Stop presenting' : 'Present'}
          </Button>
        </div>
      </footer>
    </>
  );
}

/** The points that the step is about. */
function Rings({ looks }: { looks: readonly Look[] }) {
  const names = useMemo(() => looks.flatMap((look) => ('words' in look ? look.words : [])), [looks]);
  const features = useMemo(() => looks.flatMap((look) => ('features' in look ? look.features : [])), [looks]);
  return (
    <>
      {names.length > 0 && <WordRings names={names} />}
      {features.length > 0 && <FeatureRings features={features} />}
    </>
  );
}
