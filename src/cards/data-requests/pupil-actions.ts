import { CORRECT_CARD } from '../../words/pupil-correction.ts';
import { VIEWS_CARD } from '../../words/pupil-views.ts';
import { TRANSFER_CARD } from '../../words/transfer.ts';
import { RECORD_CARD, REQUEST_WORDS } from '../../words/data-requests.ts';

/** Something that can be done about the ticked cases of a pupil. */
export interface PupilAction {
  readonly label: string;
  /** Gets `pupil`, the reference as typed, and `cases`, the references that are ticked with commas between them. */
  readonly verb: string;
}

/** What a pupil's card offers, in this order. To add one: a line here, and its verb in `app/data-requests/verbs.ts`. */
export const PUPIL_ACTIONS: readonly PupilAction[] = [
  { label: RECORD_CARD.open, verb: 'data-record' },
  { label: VIEWS_CARD.title, verb: 'data-views' },
  { label: CORRECT_CARD.open, verb: 'data-correct' },
  { label: TRANSFER_CARD.open, verb: 'data-transfer' },
  { label: REQUEST_WORDS.erase.ask, verb: 'data-ask-erase' },
];
