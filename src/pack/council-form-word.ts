import type { Paragraph as Line, TableRow as Row } from 'docx';
import { COUNCIL_FORM } from '../words/council-forms/page-words.ts';
import type { FieldValue, MadeField, MadeForm } from '../words/council-forms/made-form.ts';
import { day } from './parts.ts';

/** Loaded when the first form is made for Word: the bot itself needs nothing of it. */
const load = () => import('docx');
type Docx = Awaited<ReturnType<typeof load>>;

const FONT = 'Arial';
const INK = '16202E';
const BAND = '1F3A5F';
const LINE = 'CCD3DD';
/** A third of the width for labels, in hundredths of a per cent as Word counts. */
const LABEL_WIDTH = 34;

/** A council's form as a Word document of the same content as its page, for the office to write into. */
export async function councilFormForWord(made: MadeForm): Promise<Uint8Array> {
  const docx = await load();
  const { Document, Packer, Footer, PageNumber, Paragraph, TextRun, AlignmentType } = docx;
  const { form, pupil, reference, sections, attachments } = made;
  const line = (text: string, look: object = {}) =>
    new Paragraph({ spacing: { after: 80 }, children: [new TextRun({ text: clean(text), ...look })] });
  const heading = (text: string) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 280, after: 100 },
      heading: docx.HeadingLevel.HEADING_2,
      children: [new TextRun({ text: clean(text), font: FONT, bold: true, size: 26, color: BAND })],
    });
  const document = new Document({
    creator: clean(made.school),
    title: clean(form.title),
    styles: { default: { document: { run: { font: FONT, size: 20, color: INK } } } },
    sections: [
      {
        properties: { page: { size: { width: '210mm', height: '297mm' }, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.LEFT,
                children: [
                  new TextRun({
                    size: 16,
                    children: [
                      clean(`${form.title}, pupil ${pupil.reference}. ${COUNCIL_FORM.marking} `),
                      PageNumber.CURRENT,
                      ' / ',
                      PageNumber.TOTAL_PAGES,
                    ],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [
          line(`${COUNCIL_FORM.marking} ${COUNCIL_FORM.whoReads}`, { bold: true }),
          line(made.school),
          new Paragraph({
            heading: docx.HeadingLevel.HEADING_1,
            spacing: { after: 120 },
            children: [
              new TextRun({ text: clean(form.title), font: FONT, bold: true, size: 36, color: BAND }),
            ],
          }),
          line(COUNCIL_FORM.about(made, day(made.madeOn))),
          line(COUNCIL_FORM.blanks),
          ...sections.flatMap(({ title, fields }, at) => [
            heading(`${at + 1}. ${title}`),
            table(docx, fields),
          ]),
          heading(COUNCIL_FORM.enclosed),
          ...(attachments.length === 0
            ? [line(COUNCIL_FORM.nothingEnclosed)]
            : attachments.map((label) => line(`${EMPTY} ${label}`))),
          line(COUNCIL_FORM.foot(reference, day(made.madeOn)), { size: 16 }),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

const MARGIN = { top: '18mm', right: '17mm', bottom: '18mm', left: '17mm' } as const;
const TICKED = '☒';
const EMPTY = '☐';

function table(docx: Docx, fields: readonly MadeField[]) {
  const { BorderStyle, Table, WidthType } = docx;
  const rule = { style: BorderStyle.SINGLE, size: 4, color: LINE };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [3300, 6400],
    borders: {
      top: rule,
      bottom: rule,
      left: rule,
      right: rule,
      insideHorizontal: rule,
      insideVertical: rule,
    },
    rows: fields.map((field) => row(docx, field)),
  });
}

function row({ Paragraph, TableCell, TableRow, TextRun, WidthType }: Docx, field: MadeField): Row {
  const paragraphs = (lines: readonly string[], bold = false): Line[] =>
    lines.map((text) => new Paragraph({ children: [new TextRun({ text: clean(text), bold })] }));
  const margins = { top: 60, bottom: 60, left: 100, right: 100 };
  // Room to write where nothing is recorded, and where only a part is.
  const lines = [
    ...(field.value === undefined ? [''] : linesOf(field.value)),
    ...(field.mark === 'half' || field.value === undefined ? [''] : []),
  ];
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        width: { size: LABEL_WIDTH, type: WidthType.PERCENTAGE },
        margins,
        children: paragraphs([field.label], true),
      }),
      new TableCell({
        width: { size: 100 - LABEL_WIDTH, type: WidthType.PERCENTAGE },
        margins,
        children: paragraphs(lines),
      }),
    ],
  });
}

function linesOf(value: FieldValue): readonly string[] {
  return 'lines' in value
    ? value.lines.flatMap((line) => line.split('\n'))
    : value.ticks.map(({ label, ticked }) => `${ticked ? TICKED : EMPTY} ${label}`);
}

/** Without what XML cannot hold, which would make Word refuse the document. */
function clean(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}
