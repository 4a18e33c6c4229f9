const longestField = 80;
/** Most codes: no sign of an address and no figure in them. */
const blameless = /^[^@\d]*$/;

/**
 * Blanks what could name a person in a text that is meant to hold a code: addresses, numbers of four digits or more, and
 * anything too long to be a code. The logger's second net; the first is the list of allowed fields.
 * @param field one field of a log event
 * @returns the field, or the field with the doubtful parts blanked
 */
export function redact(field: string): string {
  if (field.length > longestField) return '[redacted]';
  if (blameless.test(field)) return field;
  return field
    .replace(/[^\s@]+@[^\s@]+/g, '[redacted]')
    .replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '[redacted]')
    .replace(/\+?\d[\d\s().-]{2,}\d/g, '[redacted]');
}
