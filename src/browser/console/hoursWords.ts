import { weekdays } from '../../protocol/deskHours.js';
import { chosen } from './words.js';

export const hoursPageWords = chosen.hoursPage;

export const dayOptions = weekdays.map((day, index) => [day, chosen.days[index] ?? day] as const);

export const divisionOptions = (['england-and-wales', 'scotland', 'northern-ireland'] as const).map(
  (division) => [division, chosen.divisions[division]] as const,
);
