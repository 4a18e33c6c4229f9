import type { Service, ServiceEntry } from '../service.js';
import { accessibilityNames, areaName } from './labels.js';
import {
  codedFields,
  codeLink,
  fieldLink,
  type HsdsAttribute,
  type HsdsLocation,
  type HsdsPhone,
  labelledFields,
  taxonomyName,
  unconfirmedLink,
} from './shapes.js';

/** Makes an id (a UUID) of a name: the same name, the same id. */
export type IdFor = (name: string) => string;

export function phonesOf({ phone, otherPhones, textTo }: Service, idFor: IdFor): readonly HsdsPhone[] {
  return [
    ...(phone === null ? [] : [{ id: idFor('phone'), number: phone, type: 'voice' as const }]),
    ...otherPhones.map((other, index) => ({
      id: idFor(`other phone ${index}`),
      number: other.phone,
      type: 'voice' as const,
      description: other.when,
    })),
    ...(textTo === null ? [] : [{ id: idFor('text'), number: textTo, type: 'text' as const }]),
  ];
}

export function locationsOf(service: Service, idFor: IdFor): readonly HsdsLocation[] {
  const places = service.locations.map(
    ({ name, area, address, postcode }, index): HsdsLocation => ({
      id: idFor(`location ${index}`),
      location_type: 'physical',
      name,
      description: areaName(area),
      ...(address === null || postcode === null
        ? {}
        : {
            addresses: [
              {
                id: idFor(`address ${index}`),
                address_1: address,
                city: areaName(area),
                state_province: areaName(area),
                postal_code: postcode,
                country: 'GB',
                address_type: 'physical',
              },
            ],
          }),
    }),
  );
  // Accessibility belongs to a location there; a line's location is the line.
  const line: HsdsLocation = {
    id: idFor('line'),
    location_type: 'virtual',
    name: service.name,
    accessibility: service.accessibilities.map((code) => ({
      id: idFor(`accessibility ${code}`),
      description: accessibilityNames[code],
    })),
  };
  return service.accessibilities.length === 0 ? places : [...places, line];
}

export function attributesOf(
  entry: ServiceEntry,
  confirmed: Service,
  withheld: readonly string[],
  idFor: IdFor,
): HsdsAttribute[] {
  const link = idFor('service');
  const labelled = (label: string, value: unknown, link_type: string): HsdsAttribute => ({
    id: idFor(`${link_type} ${label}`),
    link_id: link,
    link_entity: 'service',
    link_type,
    label,
    value: JSON.stringify(value),
  });
  const terms = codedFields.flatMap((field) =>
    entry[field].map((code): HsdsAttribute => {
      const id = idFor(`term ${field} ${code}`);
      const taxonomy_term = { id, code: `${field}.${code}`, name: code, description: field, taxonomy: taxonomyName };
      return {
        id: idFor(`${field} ${code}`),
        link_id: link,
        link_entity: 'service',
        link_type: codeLink(field),
        taxonomy_term_id: id,
        taxonomy_term,
      };
    }),
  );
  const all: Readonly<Record<string, unknown>> = { ...entry };
  return [
    ...terms,
    ...labelledFields.map((field) => labelled(field, confirmed[field], fieldLink)),
    ...withheld.map((field) => labelled(field, all[field], unconfirmedLink)),
  ];
}
