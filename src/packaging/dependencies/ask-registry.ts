import { execFile } from 'node:child_process';
import { z } from 'zod/v4';

const SEVERITIES = ['info', 'low', 'moderate', 'high', 'critical'] as const;

/** Something published against some versions of a package. */
export interface Advisory {
  /** As the publisher names it, like `GHSA-35jh-r3h4-6jhm`. */
  readonly id: string;
  readonly package: string;
  readonly severity: (typeof SEVERITIES)[number];
  readonly title: string;
  readonly url: string;
}

/** What the registry answered, or why it did not, as the end of a sentence. */
export type Answer = { readonly advisories: readonly Advisory[] } | { readonly notChecked: string };

/** What `npm audit --json` prints: of each package either advisories, or the names of packages it has them through. */
const Audit = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({
            name: z.string(),
            severity: z.enum(SEVERITIES),
            title: z.string(),
            url: z.string(),
          }),
        ]),
      ),
    }),
  ),
});

/** What it prints instead when it has no answer. Its message is not repeated: the address in it may be private. */
const Failure = z.object({ message: z.string(), statusCode: z.number().optional() });

/**
 * Asks the registry, by `npm audit`, what is known against the production packages in this folder's lock file. Never
 * throws. It takes a minute at most.
 */
export async function askRegistry(folder: string): Promise<Answer> {
  const printed = await audit(folder);
  const json = parse(printed);
  const answer = Audit.safeParse(json);
  if (!answer.success) return { notChecked: describeFailure(Failure.safeParse(json).data) };
  const { vulnerabilities } = answer.data;
  const advisories = new Map<string, Advisory>();
  for (const { via } of Object.values(vulnerabilities))
    for (const from of via)
      if (typeof from !== 'string') {
        const id = from.url.split('/').at(-1) ?? from.url;
        advisories.set(`${id} ${from.name}`, {
          id,
          package: from.name,
          severity: from.severity,
          title: from.title,
          url: from.url,
        });
      }
  return { advisories: [...advisories.values()] };
}

function audit(folder: string): Promise<string> {
  const args = [
    ...['audit', '--omit=dev', '--json', '--package-lock-only'],
    // Told to stay offline, npm asks nobody and prints that it found nothing.
    '--no-offline',
    ...['--fetch-retries=0', '--fetch-timeout=30000'],
  ];
  const options = { cwd: folder, timeout: 60_000, maxBuffer: 2 ** 26, shell: process.platform === 'win32' };
  // It fails when there are advisories too: only what it prints says which it was.
  return new Promise((done) => execFile('npm', args, options, (_, stdout) => done(stdout)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describeFailure(failure: z.infer<typeof Failure> | undefined): string {
  if (failure?.statusCode !== undefined)
    return `the package registry that npm uses here does not answer this question (it said ${failure.statusCode})`;
  return failure
    ? 'the package registry that npm uses here was not reached'
    : 'npm did not say anything that could be read';
}
