import { useEffect, useRef } from 'react';
import type { Step } from '../../lessons/lesson.ts';
import { isNarrow } from '../shell/phone/useNarrow.ts';
import { raiseSheet } from '../shell/phone/sheet.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { useAnswered } from './useLesson.ts';

/** The least height of a phone's sheet with a question in it, in per cent of the screen. */
const WITH_QUESTION = 46;

/** The question of a step: it is answered by doing something, and says so. On a phone it stays in view until it is answered. */
export function Question({ number, question }: { number: number; question: NonNullable<Step['question']> }) {
  const answered = useAnswered(number, question.done);
  const box = useAnswerInView(answered);
  useEffect(() => raiseSheet(WITH_QUESTION), []);
  return (
    <div ref={box} className="lesson-question" data-answered={answered || undefined}>
      <h3>{answered ? 'Answered' : 'Your turn'}</h3>
      <Paragraphs text={question.text} />
      <div role="status">{answered && <Paragraphs text={question.right} />}</div>
    </div>
  );
}

/** On a phone what answers a question is further down in the sheet: the answer comes into view once it is there. */
function useAnswerInView(answered: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const before = useRef(answered);
  useEffect(() => {
    if (answered && !before.current && isNarrow()) box.current?.scrollIntoView({ block: 'nearest' });
    before.current = answered;
  }, [answered]);
  return box;
}
