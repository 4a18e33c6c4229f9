import type { IncomingMessage } from 'node:http';
import { type Answer, answer, refuse } from '../../channels/directLine/answer.js';
import type { Figures, FiguresMonths } from '../../protocol/statistics.js';
import type { WhoIsIt } from '../../staff/staff.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { readConsolePage } from './consolePage.js';
import { leadsGuard } from './leads.js';

const base = '/console/statistics';

const noFigures = refuse({
  status: 404,
  code: 'NoFigures',
  message: 'There are no figures of this month, or it is not over.',
});

/** Figures as they may be shown: what is to be hidden is hidden already. */
export interface StatisticsSource {
  months(): Promise<FiguresMonths>;
  /** @returns undefined for a month that cannot be shown */
  figures(month: string): Promise<Figures | undefined>;
  csvOf(figures: Figures): string;
}

export interface StatisticsDoorOptions {
  readonly statistics: StatisticsSource;
  readonly whoIsIt: WhoIsIt;
  readonly signInPath: string;
  readonly publicDir: string;
  readonly templatesDir: string;
}

/** The addresses by which supervisors and admins read the figures. */
export function statisticsEndpoints(
  options: StatisticsDoorOptions,
  kindOf: (request: IncomingMessage) => OriginKind,
): readonly Endpoint[] {
  const { statistics } = options;
  const guard = leadsGuard(options, kindOf);

  /** An address that shows one month. */
  const ofMonth = (what: string, show: (figures: Figures) => Answer): Endpoint => ({
    method: 'get',
    path: `${base}/${what}`,
    name: `statistics.${what}`,
    answer: (request) =>
      guard.data(request, async () => {
        const asked = new URLSearchParams((request.url ?? '').split('?', 2)[1] ?? '').get('month') ?? '';
        const figures = await statistics.figures(asked);
        return figures === undefined ? noFigures : show(figures);
      }),
  });

  return [
    guard.page(base, 'statistics.page', readConsolePage('statistics', options)),
    {
      method: 'get',
      path: `${base}/months`,
      name: 'statistics.months',
      answer: (request) => guard.data(request, async () => answer(200, await statistics.months())),
    },
    ofMonth('data', (figures) => answer(200, figures)),
    ofMonth('csv', (figures) => ({
      status: 200,
      body: statistics.csvOf(figures),
      type: 'text/csv; charset=utf-8; header=present',
      headers: { 'Content-Disposition': `attachment; filename="figures-${figures.month}.csv"` },
    })),
  ];
}
