import { COMMANDS } from './commands.ts';
import './commands.css';
import { GESTURES } from './gestures.ts';
import { printKeys } from './keys.ts';

interface Line {
  readonly how: string;
  readonly what: string;
}

const KEYED_COMMANDS = COMMANDS.filter(({ keys }) => keys !== undefined);

/** Whether the keys of a group work in the scene only. */
const ofScene = (group: string): boolean =>
  KEYED_COMMANDS.some((command) => command.group === group && command.scene);

/** The keys of all commands by group, and what keys, mouse and fingers do in the scene. */
export function KeyList() {
  const groups = [...new Set(KEYED_COMMANDS.map(({ group }) => group))];
  return (
    <div className="keys-columns">
      {groups.map((group) => (
        <Lines
          key={group}
          title={ofScene(group) ? `${group}, when the scene has the focus` : group}
          lines={KEYED_COMMANDS.filter((command) => command.group === group).map(({ name, keys = [] }) => ({
            how: keys.map((one) => printKeys(one)).join(', '),
            what: name,
          }))}
        />
      ))}
      {GESTURES.map(({ title, gestures }) => (
        <Lines key={title} title={title} lines={gestures} />
      ))}
    </div>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section className="keys-group">
      <h3>{title}</h3>
      <dl className="keys">
        {lines.map(({ how, what }) => (
          <div key={how} style={{ display: 'contents' }}>
            <dt>
              <kbd>{how}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
