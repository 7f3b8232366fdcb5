import { Button } from '../controls/Button.tsx';
import { useTasks } from '../jobs/tasks.ts';

/** What is being computed, how far it is, and its cancel. */
export function TaskTray() {
  const running = useTasks((state) => state.tasks);
  return (
    <div className="task-tray" role="status" aria-live="off" aria-label="Running computations">
      {running.map((task) => (
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
          <span>{Math.round(100 * task.progress)} %</span>
          <Button kind="quiet" onPress={task.cancel} aria-label={`Cancel: ${task.title}`}>
            cancel
          </Button>
        </div>
      ))}
    </div>
  );
}
