import { useEffect, useState } from 'react';
import { DateTime } from 'luxon';

const SECOND_MS = 1_000;

/** How long ago a moment was, such as `12 sec. ago`. A clock ahead of ours counts as now. */
export function ageOf(timestamp: string, now: DateTime): string {
  const moment = DateTime.min(DateTime.fromISO(timestamp), now);
  return moment.toRelative({ base: now, style: 'short' }) ?? timestamp;
}

/** The age of a moment, kept up to date. */
export function useAge(timestamp: string): string {
  const [now, setNow] = useState(() => DateTime.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(DateTime.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return ageOf(timestamp, now);
}

/** Shows the age of a moment, with the moment itself on hover. */
export function Age(props: { timestamp: string }) {
  return (
    <time
      dateTime={props.timestamp}
      title={DateTime.fromISO(props.timestamp).toLocaleString(
        DateTime.DATETIME_FULL_WITH_SECONDS,
      )}
    >
      {useAge(props.timestamp)}
    </time>
  );
}
