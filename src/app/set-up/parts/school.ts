import { withoutForms } from '../../../domain/council-forms/own-councils.ts';
import { describeNoForms } from '../../../words/council-forms/no-forms.ts';
import { describeCouncilsField, SCHOOL_FIELDS } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';

export const school = partByPath({
  id: 'school',
  fields: ({ formCouncils }) => [
    { id: 'name', kind: 'text', ...SCHOOL_FIELDS.name },
    { id: 'pupilReference.example', kind: 'text', ...SCHOOL_FIELDS.example },
    { id: 'pupilReference.pattern', kind: 'text', ...SCHOOL_FIELDS.pattern },
    { id: 'councils', kind: 'lines', ...describeCouncilsField(formCouncils) },
    { id: 'sharePoint', kind: 'text', ...SCHOOL_FIELDS.sharePoint },
  ],
  warnings: ({ councils }, { formCouncils }) => {
    const own = Array.isArray(councils) ? councils.filter((each) => typeof each === 'string') : [];
    const without = withoutForms(
      own,
      formCouncils.map((council) => ({ council })),
    );
    return without.length === 0 ? [] : [describeNoForms(without)];
  },
});
