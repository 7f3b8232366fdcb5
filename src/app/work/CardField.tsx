import { CheckField } from '../../controls/fields/CheckField.tsx';
import { count } from '../../controls/numbers.ts';
import { chooseCard, useCardStore } from '../../jobs/card.ts';
import type { CardChoice, CardState } from '../../jobs/team/protocol.ts';

/** Whether the graphics card may help, and whether it does. */
export function CardField() {
  const { choice, state } = useCardStore();
  return (
    <div>
      <CheckField value={choice !== 'never'} onChange={(on) => chooseCard(on ? 'auto' : 'never')}>
        Let the graphics card help (an experiment)
      </CheckField>
      <p className="note">
        {cardText(choice, state)} Results are the same to the last digit with and without it.
      </p>
    </div>
  );
}

function cardText(choice: CardChoice, state: CardState): string {
  if (choice === 'never') return 'The processor computes everything.';
  if (state.kind === 'none') return `The processor computes everything: ${state.reason}.`;
  if (state.kind === 'unasked') return 'No search was large enough for it yet.';
  const times = `${count(state.searches)} ${state.searches === 1 ? 'search' : 'searches'}`;
  return `Used by ${times} for nearest neighbours, best partners or firing features: ${state.name}.`;
}
