import { Button } from '../../controls/Button.tsx';
import { EMBEDDED_LESSONS } from '../../lessons/embedded.ts';
import './lessons.css';
import { openLesson } from './lessonState.ts';

interface LessonListProps {
  readonly onOpen?: () => void;
  /** only their titles, in a row */
  readonly compact?: boolean;
}

/** The lessons that come with the app. */
export function LessonList({ onOpen, compact = false }: LessonListProps) {
  const open = (id: string) => {
    onOpen?.();
    openLesson(id);
  };
  return (
    <ul className={compact ? 'lesson-list compact' : 'lesson-list'}>
      {EMBEDDED_LESSONS.map(({ id, title, hint }) => (
        <li key={id}>
          <Button onPress={() => open(id)}>{title}</Button>
          {!compact && <span className="note">{hint}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The list of lessons, as a part that is loaded when it is shown. */
export default LessonList;
