import { z } from 'zod';

/** What a hub may send. Everything else in an activity is passed over. */
const activity = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message'),
    id: z.string().min(1).max(200),
    text: z.string().trim().min(1).max(4000),
  }),
  z.object({ type: z.literal('typing') }),
  z.object({
    type: z.literal('event'),
    name: z.literal('handoff.status'),
    value: z.object({
      state: z.enum(['accepted', 'failed', 'completed']),
      /** ours: where the bot goes on */
      topic: z.string().max(40).optional(),
    }),
  }),
]);

export type HubActivity = z.infer<typeof activity>;

/** @returns undefined when it is none of the activities that a hub may send */
export function readActivity(body: unknown): HubActivity | undefined {
  const read = activity.safeParse(body);
  return read.success ? read.data : undefined;
}
