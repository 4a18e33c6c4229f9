import type { ServiceEntry } from '../service.js';

/**
 * The objects of Open Referral's Human Services Data Specification 3.0 that we write, with its field names; Open Referral UK 3.0
 * is a profile of it. Sources: https://github.com/openreferral/specification and https://github.com/OpenReferralUK/uk-profile.
 */
export interface HsdsService {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly status: 'active' | 'inactive';
  readonly url?: string;
  readonly additional_urls?: readonly { readonly id: string; readonly label: string; readonly url: string }[];
  readonly email?: string;
  readonly alert?: string;
  readonly eligibility_description: string;
  readonly minimum_age?: number;
  readonly maximum_age?: number;
  readonly interpretation_services?: string;
  readonly fees_description?: string;
  readonly assured_date: string;
  readonly organization: { readonly id: string; readonly name: string; readonly description: string };
  readonly phones: readonly HsdsPhone[];
  readonly schedules: readonly HsdsSchedule[];
  readonly service_areas: readonly { readonly id: string; readonly name: string; readonly description?: string }[];
  readonly service_at_locations: readonly { readonly id: string; readonly location: HsdsLocation }[];
  readonly languages: readonly { readonly id: string; readonly code: string }[];
  readonly cost_options: readonly {
    readonly id: string;
    readonly option: string;
    readonly currency: string;
    readonly amount: number;
  }[];
  readonly attributes: readonly HsdsAttribute[];
}

export interface HsdsPhone {
  readonly id: string;
  readonly number: string;
  readonly type: 'voice' | 'text';
  readonly description?: string;
}

export interface HsdsSchedule {
  readonly id: string;
  readonly freq: 'WEEKLY';
  readonly interval: 1;
  readonly byday: string;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly description: string;
}

export interface HsdsLocation {
  readonly id: string;
  readonly location_type: 'physical' | 'virtual';
  readonly name: string;
  readonly description?: string;
  readonly addresses?: readonly {
    readonly id: string;
    readonly address_1: string;
    readonly city: string;
    readonly state_province: string;
    readonly postal_code: string;
    readonly country: 'GB';
    readonly address_type: 'physical';
  }[];
  readonly accessibility?: readonly { readonly id: string; readonly description: string }[];
}

/** What Open Referral has no field for: a term of our own taxonomy, or a value under a label. */
export interface HsdsAttribute {
  readonly id: string;
  readonly link_id: string;
  readonly link_entity: 'service';
  readonly link_type: string;
  readonly taxonomy_term_id?: string;
  readonly taxonomy_term?: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly description: string;
    readonly taxonomy: string;
  };
  readonly label?: string;
  /** JSON */
  readonly value?: string;
}

/** One page of services, as an Open Referral API answers. */
export interface HsdsPage {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly HsdsService[];
}

export const taxonomyName = 'Waymark services';

/** Lists of codes that are written as terms of our taxonomy. */
export const codedFields = ['topics', 'audiences', 'welcomes'] as const;

/** Fields written under their own name as an attribute, because Open Referral has none for them. */
export const labelledFields = [
  'id',
  'staffed',
  'publicContact',
  'thenPress',
  'relayPrefix',
  'textWord',
  'registerWord',
  'confirmWord',
  'app',
  'bankHolidays',
  'division',
  'notes',
  'source',
  'otherSources',
  'sourceDate',
  'sourceSaid',
  'reviewBy',
  'checkedBy',
  'status',
  'confidence',
  'hoursConfidence',
  'conflicts',
  'unconfirmed',
] as const satisfies readonly (keyof ServiceEntry)[];

/** `link_type` of an attribute that holds a field by its label. */
export const fieldLink = 'waymark.field';
/** `link_type` of an attribute that holds what nobody has confirmed; it must not be shown. */
export const unconfirmedLink = 'waymark.unconfirmed';
/** `link_type` of the terms of a list of codes. */
export const codeLink = (field: string): string => `waymark.${field}`;
