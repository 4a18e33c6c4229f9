import { type Area, areas, isArea, nations } from '../areas.js';
import { placeNames } from '../placeNames.js';
import type { Accessibility } from '../service.js';

const special: Partial<Record<Area, string>> = {
  northernIreland: 'Northern Ireland',
  yorkshireAndHumber: 'Yorkshire and The Humber',
  eastOfEngland: 'East of England',
  westMidlandsCounty: 'West Midlands (metropolitan county)',
  westMidlands: 'West Midlands (region)',
  cityOfLondon: 'City of London',
};

/** An area's English name. */
export function areaName(area: Area): string {
  const spelt = area.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return special[area] ?? spelt.replace(/\b(?!and\b|upon\b|of\b)[a-z]/g, (letter) => letter.toUpperCase()).trim();
}

const everywhere: readonly string[] = ['united kingdom', 'uk', 'national', 'uk wide', 'uk-wide', 'nationwide'];
const byName = new Map<string, Area>(areas.map((area) => [areaName(area).toLowerCase(), area]));

/** @returns the areas that a name stands for; none when it is not known, or stands for more than one place */
export function areasNamed(name: string): readonly Area[] {
  const plain = name.trim().toLowerCase();
  if (everywhere.includes(plain)) return nations;
  const own = byName.get(plain);
  if (own !== undefined) return [own];
  if (isArea(name)) return [name];
  const found = Object.hasOwn(placeNames, plain) ? (placeNames[plain] ?? []) : [];
  return found.length === 1 ? found : [];
}

export const accessibilityNames: Readonly<Record<Accessibility, string>> = {
  bsl: 'British Sign Language',
  textRelay: 'Takes calls by text relay (Relay UK)',
  easyRead: 'Easy Read material',
  hearingLoop: 'Hearing loop',
  stepFree: 'Step-free access',
};
