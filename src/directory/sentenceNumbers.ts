import type { Service } from './service.js';

/** Which field of which service each placeholder stands for. */
const placeholders: Readonly<Record<string, readonly [serviceId: string, field: keyof Service]>> = {
  emergency: ['police-999', 'phone'],
  silentCode: ['silent-solution-55', 'thenPress'],
  policeNonEmergency: ['police-101', 'phone'],
  relayEmergency: ['relay-uk-18000', 'phone'],
  relayPrefix: ['relay-uk-18000', 'relayPrefix'],
  samaritans: ['samaritans', 'phone'],
  shout: ['shout', 'textTo'],
  shoutWord: ['shout', 'textWord'],
  nhsMentalHealth: ['nhs-111-option-2', 'phone'],
  nhsMentalHealthOption: ['nhs-111-option-2', 'thenPress'],
};

/**
 * The numbers that sentences may name, as `{{numbers.emergency}}`. They come from the directory, so that a number is
 * written in one place only, with its source.
 * @param helplineId the helpline's own entry
 * @throws Error naming the service and field that a sentence needs and the directory does not give
 */
export function sentenceNumbers(services: readonly Service[], helplineId: string): Record<string, string> {
  const numbers: Record<string, string> = {};
  for (const [name, [serviceId, field]] of Object.entries({
    ...placeholders,
    helpline: [helplineId, 'phone'] as const,
  })) {
    const value = services.find(({ id }) => id === serviceId)?.[field];
    if (typeof value !== 'string') {
      throw new Error(`The services file should give "${field}" of "${serviceId}": the emergency words need it`);
    }
    numbers[name] = value;
  }
  return numbers;
}
