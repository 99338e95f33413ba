import type { DrawTrust, TrustLine } from '../../app/trust/with-trust.ts';
import { describePage } from '../../words/lists.ts';
import { describeTrustFigures, TRUST } from '../../words/trust.ts';
import { message } from '../forms/message-card.ts';
import { bulletsOrLine, pageButtons, plain } from '../parts.ts';

/** More would not fit on a card with the longest names. */
const SCHOOLS_A_PAGE = 15;

/** The figures of the schools, a page at a time. */
export const drawTrust: DrawTrust = ({ lines, page: asked }) => {
  const pages = Math.max(1, Math.ceil(lines.length / SCHOOLS_A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = lines.slice((page - 1) * SCHOOLS_A_PAGE, page * SCHOOLS_A_PAGE);
  return {
    card: message(
      TRUST.title,
      [
        ...(shown.length === 0 ? [TRUST.none] : [TRUST.explain]),
        ...(pages > 1 ? [describePage({ page, pages })] : []),
        ...shown.flatMap((line) => [`**${plain(line.name)}**`, bulletsOrLine(linesOf(line))]),
      ],
      pageButtons({ page, pages }, 'trust'),
    ),
    summary: TRUST.summary,
  };
};

function linesOf({ figures }: TrustLine): readonly string[] {
  if (figures === 'not-set-up') return [TRUST.notSetUp];
  if (figures === 'not-read') return [TRUST.notRead];
  return describeTrustFigures(figures);
}
