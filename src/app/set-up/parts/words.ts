import { OWN_WORDS_FIELDS } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';

export const words = partByPath({
  id: 'words',
  fields: () => [
    { id: 'wordCheck.words', kind: 'lines', ...OWN_WORDS_FIELDS.words },
    { id: 'wordCheck.harmless', kind: 'lines', ...OWN_WORDS_FIELDS.harmless },
  ],
});
