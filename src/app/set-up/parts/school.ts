import { SCHOOL_FIELDS } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';

export const school = partByPath({
  id: 'school',
  fields: () => [
    { id: 'name', kind: 'text', ...SCHOOL_FIELDS.name },
    { id: 'pupilReference.example', kind: 'text', ...SCHOOL_FIELDS.example },
    { id: 'pupilReference.pattern', kind: 'text', ...SCHOOL_FIELDS.pattern },
    { id: 'sharePoint', kind: 'text', ...SCHOOL_FIELDS.sharePoint },
  ],
});
