import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';

const FOLDER = new URL('../../appPackage/', import.meta.url);
const manifest: unknown = JSON.parse(readFileSync(new URL('manifest.json', FOLDER), 'utf8'));

/** Filled in by the school before the package is uploaded. */
const placeholder = z.string().regex(/^\$\{\{[A-Z_]+\}\}$/);
const line = (longest: number) => z.string().min(1).max(longest);
const scope = z.enum(['personal', 'team']);

/** What the Teams manifest 1.19 asks of the parts this app uses. Strict: permissions and the like do not slip in. */
const schema = z.strictObject({
  $schema: z.url(),
  manifestVersion: z.literal('1.19'),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  id: placeholder,
  developer: z.strictObject({
    name: placeholder,
    websiteUrl: placeholder,
    privacyUrl: placeholder,
    termsOfUseUrl: placeholder,
  }),
  name: z.strictObject({ short: line(30), full: line(100) }),
  description: z.strictObject({ short: line(80), full: line(4000) }),
  icons: z.strictObject({ color: z.literal('color.png'), outline: z.literal('outline.png') }),
  accentColor: z.string().regex(/^#[0-9A-F]{6}$/i),
  bots: z.tuple([
    z.strictObject({
      botId: placeholder,
      scopes: z.tuple([z.literal('personal'), z.literal('team')]),
      supportsFiles: z.literal(true),
      isNotificationOnly: z.literal(false),
      commandLists: z
        .array(
          z.strictObject({
            scopes: z.array(scope),
            commands: z.array(z.strictObject({ title: line(32), description: line(128) })).max(10),
          }),
        )
        .max(3),
    }),
  ]),
  validDomains: z.tuple([]),
});

describe('The Teams app package', () => {
  it('has a manifest that Teams takes and that asks for no permission', () => {
    const { error } = schema.safeParse(manifest);
    assert.equal(error && z.prettifyError(error), undefined);
  });

  it('has the version of the product', () => {
    const schoolBot = JSON.parse(readFileSync(new URL('../package.json', FOLDER), 'utf8')) as {
      version: string;
    };
    assert.equal(schema.parse(manifest).version, schoolBot.version);
  });

  it('has exactly the three files that are zipped, beside the page for staff', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'README.md');
    assert.deepEqual(files.toSorted(), ['color.png', 'manifest.json', 'outline.png']);
  });

  for (const [file, size] of [
    ['color.png', 192],
    ['outline.png', 32],
  ] as const) {
    it(`has ${file} as a picture of ${size} by ${size} points`, () => {
      const picture = readFileSync(new URL(file, FOLDER));
      assert.equal(picture.subarray(1, 4).toString('latin1'), 'PNG');
      // Width and height stand in the first chunk.
      assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [size, size]);
    });
  }
});
