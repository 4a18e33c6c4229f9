import { memoryStore } from '../../src/storage/memoryStore.js';

/** The first moment at which October can be shown, and some hours. */
export const now = (): Date => new Date('2026-11-02T12:00:00Z');

/** A store in which October was counted by an earlier run. */
export async function storeWithOctober() {
  const store = memoryStore({ now });
  const expiresAt = new Date('2027-11-02T12:00:00Z');
  const counts = {
    days: { '07': 20, '08': 41 },
    hours: { '09': 20, '21': 41 },
    channels: { web: 61 },
    languages: { en: 56, cy: 40, pl: 3 },
    paths: { keepingARecord: 12, reportingToPolice: 9 },
    danger: { danger_now: 7, threat: 2 },
    contacts: { supportGiven: 8, timedOut: 6 },
    waiting: { '01': 18, '04': 5 },
  };
  await store.save('statistics months', { value: '2026-10 2026-11', expectedVersion: 0, expiresAt });
  await store.save('statistics 2026-10', { value: JSON.stringify(counts), expectedVersion: 0, expiresAt });
  await store.save('statistics 2026-11', { value: JSON.stringify(counts), expectedVersion: 0, expiresAt });
  return store;
}
