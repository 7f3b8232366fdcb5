import type { Step } from '../../lessons/lesson.ts';
import { Paragraphs } from './Paragraphs.tsx';
import { useAnswered } from './useLesson.ts';

/** The question of a step: it is answered by doing something, and says so. */
export function Question({ number, question }: { number: number; question: NonNullable<Step['question']> }) {
  const answered = useAnswered(number, question.done);
  return (
    <div className="lesson-question" data-answered={answered || undefined}>
      <h3>{answered ? 'Answered' : 'Your turn'}</h3>
      <Paragraphs text={question.text} />
      <div role="status">{answered && <Paragraphs text={question.right} />}</div>
    </div>
  );
}
