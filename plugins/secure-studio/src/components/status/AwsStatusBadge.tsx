import { StatusBadge } from './StatusBadge';
import { awsTone } from './tone';

/** A status in AWS's own words. */
export function AwsStatusBadge(props: { status: string }) {
  return <StatusBadge tone={awsTone(props.status)}>{props.status}</StatusBadge>;
}
