import type { ConsoleFrame } from '../protocol/console.js';
import type { Candidate } from './queue.js';

/** Who sits at the desk: the part of a staff member that the desk needs. */
export interface Advisor {
  readonly id: string;
  readonly name: string;
  readonly isSupervisor: boolean;
}

/** One open console: a tab, which may go at any moment. */
export interface Connection {
  send(frame: ConsoleFrame): void;
}

/** An advisor at the desk, with all consoles that they have open. */
export class Seat {
  advisor: Advisor;
  readonly connections = new Set<Connection>();
  onShift = false;
  paused = false;
  capacity = 1;
  lastServedMs = 0;
  /** since when no console is open */
  lostSinceMs: number | undefined;
  /** what they must still be told, when no console was open at the time */
  readonly owed: ConsoleFrame[] = [];

  constructor(advisor: Advisor) {
    this.advisor = advisor;
  }

  send(frame: ConsoleFrame): void {
    for (const connection of this.connections) connection.send(frame);
  }

  /** For what may not be missed. */
  tell(frame: ConsoleFrame): void {
    if (this.connections.size === 0) this.owed.push(frame);
    else this.send(frame);
  }

  sendYou(): void {
    const { advisor, onShift, paused, capacity } = this;
    this.send({ type: 'you', ...advisor, onShift, paused, capacity });
  }
}

/** Everybody who is at the desk, or was a moment ago. */
export class Seats {
  readonly #seats = new Map<string, Seat>();

  get(id: string): Seat | undefined {
    return this.#seats.get(id);
  }

  all(): IterableIterator<Seat> {
    return this.#seats.values();
  }

  open(advisor: Advisor, connection: Connection): Seat {
    const seat = this.#seats.get(advisor.id) ?? new Seat(advisor);
    seat.advisor = advisor;
    seat.connections.add(connection);
    seat.lostSinceMs = undefined;
    this.#seats.set(advisor.id, seat);
    return seat;
  }

  /** The advisor has gone for good: their seat is free. */
  drop(id: string): void {
    this.#seats.delete(id);
  }

  onShift(): Seat[] {
    return [...this.#seats.values()].filter(({ onShift }) => onShift);
  }

  /**
   * Who can be asked.
   * @param held how many contacts each advisor holds, or is being asked about alone
   */
  candidates(held: ReadonlyMap<string, number>): Candidate[] {
    return [...this.#seats.values()]
      .filter(({ connections, advisor, onShift }) => connections.size > 0 && (onShift || advisor.isSupervisor))
      .map(({ advisor, onShift, paused, capacity, lastServedMs }) => ({
        id: advisor.id,
        isSupervisor: advisor.isSupervisor,
        room: onShift && !paused ? capacity - (held.get(advisor.id) ?? 0) : 0,
        lastServedMs,
      }));
  }
}
