import { execFile, type ExecFileOptions } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DockerfileParser, type Copy, type Env, type JSONInstruction } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

export const DOCKERFILE = readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8');

/** What is wrong with it, and what is better left out. */
export function lintDockerfile(): readonly string[] {
  return validate(DOCKERFILE).map(
    ({ message, range }) =>
      `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
  );
}

/** The last stage of the container file, done by hand in a folder of this machine. */
export interface Rehearsal {
  /** Variables of the image, and what its folder is called. */
  readonly env: Readonly<Record<string, string>>;
  /** Node's arguments by which the container starts. */
  readonly start: readonly string[];
  /** Runs the health check. Rejects when it fails. */
  healthCheck(env: Readonly<Record<string, string>>): Promise<unknown>;
}

/**
 * Does in `folder` what the last stage does in its image, with `built` as what was built before: copies, and runs each
 * command that is Node's.
 */
export async function rehearse(built: string, folder: string): Promise<Rehearsal> {
  const parsed = DockerfileParser.parse(DOCKERFILE);
  const last = parsed.getFROMs().at(-1)?.getRange()?.start.line ?? 0;
  const steps = parsed.getInstructions().filter((each) => each.getRange().start.line > last);
  const named = (name: string) => steps.filter((each) => each.getKeyword() === name);
  const wordsOf = (step: unknown) =>
    (step as JSONInstruction).getJSONStrings().map((each) => each.getJSONValue());
  const env: Record<string, string> = {};
  for (const step of named('ENV'))
    for (const property of (step as Env).getProperties())
      env[property.getName()] = (property.getValue() ?? '').replace(/^\/app\b/, folder);
  const run = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    promisify(execFile)(words[0] === 'node' ? process.execPath : (words[0] ?? ''), words.slice(1), {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...env, ...more },
    } satisfies ExecFileOptions);
  for (const step of steps) {
    if (step.getKeyword() === 'COPY') {
      const [from = '', to = ''] = (step as Copy).getArguments().map((each) => each.getValue());
      if (from !== '/build/dist') throw new Error(`The rehearsal does not know ${from}.`);
      cpSync(built, join(folder, to), { recursive: true });
    }
    if (step.getKeyword() === 'RUN' && wordsOf(step)[0] === 'node') await run(wordsOf(step));
  }
  return {
    env,
    start: wordsOf(named('CMD')[0]).slice(1),
    healthCheck: (more) => {
      const [check] = named('HEALTHCHECK');
      const text = check?.getTextContent() ?? '';
      return run(JSON.parse(text.slice(text.indexOf('CMD') + 3)) as string[], more);
    },
  };
}
