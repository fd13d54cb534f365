/** The NetsUnion sessions of a day: equal parts of it, numbered from 0. */
export interface SessionCalendar {
  readonly sessionsPerDay: number;
  readonly opensAtSeconds: number;
  readonly closesAtSeconds: number;
}

/** The session of a moment; moments outside the day belong to the first or the last. */
export function sessionAt(atSeconds: number, calendar: SessionCalendar): number {
  const { sessionsPerDay, opensAtSeconds, closesAtSeconds } = calendar;
  const elapsed = (atSeconds - opensAtSeconds) * sessionsPerDay;
  const session = Math.floor(elapsed / (closesAtSeconds - opensAtSeconds));
  return Math.min(Math.max(session, 0), sessionsPerDay - 1);
}
