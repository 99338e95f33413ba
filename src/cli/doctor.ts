import { examineSetUp } from '../start/doctor.ts';
import { describeTotal, type Finding } from '../words/doctor.ts';
import { command } from './command.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = { right: 'right', look: 'LOOK ', wrong: 'WRONG' };

/** What is right and wrong with a set-up, a sentence each, and what to do about it. */
export default command({
  typed: 'npm run doctor --',
  about:
    'Says in sentences what is right and what is wrong with the set-up, and what to do. Tries out storage and the sign-in to Teams; posts nothing. Exit code 1 if something is wrong.',
  options: { json: { help: 'the same as JSON: a list of part, state (right, look, wrong) and sentence' } },
  run: async ({ json }, _words, { env }) => {
    const findings = await examineSetUp(env);
    const count = (state: Finding['state']) => findings.filter((each) => each.state === state).length;
    const wide = Math.max(...findings.map(({ part }) => part.length));
    return {
      code: count('wrong') > 0 ? 1 : 0,
      out: json
        ? JSON.stringify(findings, null, 2)
        : [
            ...findings.map(
              ({ part, state, sentence }) => `${MARKS[state]}  ${part.padEnd(wide)}  ${sentence}`,
            ),
            '',
            describeTotal(count('wrong'), count('look')),
          ].join('\n'),
    };
  },
});
