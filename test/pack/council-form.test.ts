import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
import { councilFormPage } from '../../src/pack/council-form-page.ts';
import { councilFormForWord } from '../../src/pack/council-form-word.ts';
import { formStyle } from '../../src/pack/style.ts';
import { makeForm } from '../../src/words/council-forms/make-form.ts';
import type { MadeForm } from '../../src/words/council-forms/made-form.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { COMPLETE_ON, COMPLETE_PROVIDER, completeCase } from '../support/complete-case.ts';
import { content } from '../support/content.ts';
import { faintColours } from '../support/contrast.ts';

const complete = completeCase();
const made = (id: string, referral: Referral = complete): MadeForm => {
  const form = content.councilForms.find((each) => each.id === id);
  assert.ok(form, id);
  return makeForm(referral, content, form, {
    school: 'Test School',
    today: COMPLETE_ON,
    include: ['send'],
    settings: { closed: [] },
    providers: [COMPLETE_PROVIDER],
    dsl: { name: 'Dana Fictional', phone: '01234 567890' },
  });
};
/** The parts of a Word file, by name. */
const partsOf = async (form: MadeForm) =>
  new Map(
    Object.entries(unzipSync(await councilFormForWord(form))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  );
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) => text)
    .join('\n')
    .replaceAll('&apos;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What somebody types who wants to break a file. */
const EVIL =
  '=HYPERLINK("http://x.example")<script>alert(1)</script>\u0000\u0007]]>{{x}} & "quoted" \uD800 end';
const evil: Referral = {
  ...complete,
  reference: '"</style><script>',
  answers: { ...complete.answers, PV3: EVIL, PV4: EVIL },
  plan: { ...complete.plan!, why: EVIL, pupilWants: EVIL, transport: EVIL },
};

for (const { id } of content.councilForms)
  describe(`The form ${id}`, () => {
    it('has each label and each value on the page and in the Word file', async () => {
      const form = made(id);
      const page = councilFormPage(form);
      const word = textOf((await partsOf(form)).get('word/document.xml') ?? '');
      for (const { label, value } of form.sections.flatMap(({ fields }) => fields)) {
        assert.ok(word.includes(label), label);
        assert.ok(page.replaceAll('&#39;', "'").replaceAll('&amp;', '&').includes(label), label);
        const lines = value && 'lines' in value ? value.lines : [];
        for (const line of lines) assert.ok(word.includes(line), line);
      }
    });

    it('has a line to write on for all that is not on record, and for the rest of what is there in part', () => {
      const form = made(id);
      const blanks = form.sections
        .flatMap(({ fields }) => fields)
        .filter(({ value, mark }) => value === undefined || mark === 'half');
      assert.equal(councilFormPage(form).split('class="blank"').length - 1, blanks.length);
    });

    it('takes what people wrote as text, whatever it is', async () => {
      const form = made(id, evil);
      const page = councilFormPage(form);
      assert.equal(page.split('<script').length - 1, 0);
      const parts = await partsOf(form);
      for (const [name, xml] of parts) {
        assert.ok(!xml.includes('<script'), name);
        // oxlint-disable-next-line no-control-regex
        assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/, name);
        assert.ok(!/<w:(instrText|fldSimple)[^>]*>[^<]*(HYPERLINK|DDE)/.test(xml), name);
      }
      assert.deepEqual(JSON.parse(JSON.stringify(form)), form);
    });
  });

describe("The Word file of a council's form", () => {
  it('is a document with the parts that Word asks for', async () => {
    const parts = await partsOf(made('birmingham-section-19'));
    for (const name of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml', 'word/styles.xml'])
      assert.ok(parts.has(name), name);
    const document = parts.get('word/document.xml') ?? '';
    assert.match(document, /^<\?xml[^>]*\?>\s*<w:document/);
    assert.ok(document.split('<w:tbl>').length > 3);
  });
});

describe("The page of a council's form", () => {
  const page = councilFormPage(made('warwickshire-reduced-timetable'));

  it('has a caption on every table, and says of every heading cell what it heads', () => {
    for (const [, table = ''] of page.matchAll(/<table[^>]*>([^]*?)<\/table>/g)) {
      assert.match(table, /^\s*<caption[^>]*>\s*\S/);
      assert.doesNotMatch(table, /<th(?![^>]* scope=)[\s>]/);
    }
  });

  it('has colours that can be read', () => {
    assert.deepEqual(faintColours(String(formStyle), ['#ffffff']), []);
  });
});
