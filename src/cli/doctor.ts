import { examineSetUp } from '../start/doctor.ts';
import { describeTotal, type Finding } from '../words/doctor.ts';
import { hasDemo, withDemo } from '../start/demo.ts';
import { command } from './command.ts';
import { ON_SCHOOL } from './on-school.ts';

const NO_DEMO = 'No demo was started here. "npm run demo" in another terminal starts one.';
const MARKS: Readonly<Record<Finding['state'], string>> = { right: 'right', look: 'LOOK ', wrong: 'WRONG' };

/** What is right and wrong with a set-up, a sentence each, and what to do about it. */
export default command({
  typed: 'npm run doctor --',
  about:
    'Says in sentences what is right and what is wrong with the set-up, and what to do. Tries out storage and the sign-in to Teams; posts nothing. Exit code 1 if something is wrong.',
  options: {
    ...ON_SCHOOL,
    school: { value: 'ID', help: 'only this school, where the bot has several' },
    json: { help: 'the same as JSON: a list of part, state (right, look, wrong), sentence and school' },
  },
  run: async ({ demo, school, json }, _words, { env }) => {
    if (demo && !hasDemo(env)) return { code: 1, message: NO_DEMO };
    const findings = await examineSetUp(demo ? withDemo(env) : env, school === undefined ? 'all' : [school]);
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
