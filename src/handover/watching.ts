/** Which supervisors read along with which contacts. Held in memory, as long as the contact is with the same advisor. */
export class Watching {
  readonly #watchers = new Map<string, Set<string>>();

  /** Ids of those who read along, in the order in which they came. */
  of(contactId: string): readonly string[] {
    return [...(this.#watchers.get(contactId) ?? [])];
  }

  has(contactId: string, staffId: string): boolean {
    return this.#watchers.get(contactId)?.has(staffId) === true;
  }

  add(contactId: string, staffId: string): void {
    const known = this.#watchers.get(contactId) ?? new Set();
    this.#watchers.set(contactId, known.add(staffId));
  }

  /** @returns false when they did not read along */
  remove(contactId: string, staffId: string): boolean {
    const known = this.#watchers.get(contactId);
    if (known?.delete(staffId) !== true) return false;
    if (known.size === 0) this.#watchers.delete(contactId);
    return true;
  }

  /** Nobody reads along with a contact any more. @returns those who did */
  endOf(contactId: string): readonly string[] {
    const ids = this.of(contactId);
    this.#watchers.delete(contactId);
    return ids;
  }

  /** Contacts that somebody reads along with. */
  by(staffId: string): string[] {
    return [...this.#watchers].filter(([, ids]) => ids.has(staffId)).map(([contactId]) => contactId);
  }
}
