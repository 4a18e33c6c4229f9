import type { IncomingMessage } from 'node:http';
import { type Answer, answer, refuse } from '../../channels/directLine/answer.js';
import type { HandoverDesk } from '../../handover/handoverDesk.js';
import { readDeskHours } from '../../handover/readDeskHours.js';
import { type HoursToEdit, noFixedHours } from '../../protocol/deskHours.js';
import type { StaffMember, WhoIsIt } from '../../staff/staff.js';
import type { Endpoint } from '../directLineRoutes.js';
import type { OriginKind } from '../origins.js';
import { readBody } from '../readBody.js';
import { bodyRefusals } from '../respond.js';
import { refuseEarly, staffRefusals } from '../staff/guard.js';
import { readConsolePage } from './consolePage.js';
import { leadsGuard } from './leads.js';

const base = '/console/hours';
/** Sixty closures and twenty-eight spans fit well. */
const json = { limit: 16 * 1024, types: ['application/json'] };

const changedMeanwhile = refuse({
  status: 409,
  code: 'ChangedMeanwhile',
  message: 'Somebody else has saved other hours meanwhile.',
});

export interface HoursDoorOptions {
  readonly desk: HandoverDesk;
  readonly whoIsIt: WhoIsIt;
  readonly signInPath: string;
  readonly publicDir: string;
  readonly templatesDir: string;
}

/** The addresses by which supervisors and admins set hours and closures. */
export function hoursEndpoints(
  options: HoursDoorOptions,
  kindOf: (request: IncomingMessage) => OriginKind,
): readonly Endpoint[] {
  const { plan, audit } = options.desk;
  const guard = leadsGuard(options, kindOf);
  const toEdit = (): Answer =>
    answer(200, { hours: plan.hours ?? noFixedHours, version: plan.version } satisfies HoursToEdit);

  async function save(by: StaffMember, request: IncomingMessage): Promise<Answer> {
    const read = await readBody(request, json);
    if (!read.ok) {
      const refused = bodyRefusals[read.reason];
      return read.reason === 'aborted' ? refused : refuseEarly(request, refused);
    }
    const { version, hours: sent } = (read.body ?? {}) as { version?: unknown; hours?: unknown };
    const hours = readDeskHours(sent);
    if (hours === undefined || typeof version !== 'number') return staffRefusals.badBody;
    const saved = await plan.saveHours(hours, version);
    if (!saved.ok) return changedMeanwhile;
    audit({ staff: by.id, contact: 'none', action: 'hoursChanged' });
    return toEdit();
  }

  return [
    guard.page(base, 'hours.page', readConsolePage('hours', options)),
    {
      method: 'get',
      path: `${base}/data`,
      name: 'hours.data',
      answer: (request) => guard.data(request, toEdit),
    },
    {
      method: 'post',
      path: `${base}/save`,
      name: 'hours.save',
      answer: (request) => guard.data(request, (by) => save(by, request)),
    },
  ];
}
