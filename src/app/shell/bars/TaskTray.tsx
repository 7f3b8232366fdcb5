import { memo } from 'react';
import { count, percent } from '../../../controls/numbers.ts';
import { Button } from '../../../controls/Button.tsx';
import { useTasks } from '../../../jobs/tray/tasks.ts';

/** The number of tasks that fit; the others are only counted. */
const SHOWN = 2;

/** The running jobs, each with its progress and a cancel button. */
export function TaskTray() {
  const running = useTasks((state) => state.tasks);
  return (
    <div className="task-tray" role="status" aria-live="off" aria-label="Running computations">
      {running.slice(0, SHOWN).map((task) => (
        <div key={task.id} className="task">
          <span className="task-text">{task.text || task.title}</span>
          <div
            className="bar"
            role="progressbar"
            aria-label={task.title}
            aria-valuenow={Math.round(100 * task.progress)}
          >
            <div style={{ width: `${100 * task.progress}%` }} />
          </div>
          <span className="task-percent">{percent(task.progress, 0)}</span>
          <CancelButton title={task.title} cancel={task.cancel} />
        </div>
      ))}
      {running.length > 1 && <span className="note task-more">{count(running.length)} running</span>}
    </div>
  );
}

/** Apart from the progress, which changes often: a button takes longer to draw than all the rest. */
const CancelButton = memo(function CancelButton({ title, cancel }: { title: string; cancel: () => void }) {
  return (
    <Button kind="quiet" onPress={cancel} aria-label={`Cancel: ${title}`}>
      cancel
    </Button>
  );
});
