/**
 * The region where a partition's IAM is, and with it the only one that has an endpoint for IAM
 * ("Create an interface VPC endpoint for IAM", IAM User Guide) [UNV].
 *
 * @public
 */
export function globalRegion(region: string): string {
  if (region.startsWith('cn-')) {
    return 'cn-north-1';
  }
  return region.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1';
}

/** Partitions by how their regions' names begin; every other region is in `aws`. */
const PARTITIONS = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['eusc-', 'aws-eusc'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-isof-', 'aws-iso-f'],
] as const;

/**
 * The partition in which a region's ARNs are.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @public
 */
export function partitionOf(region: string): string {
  const [, partition = 'aws'] =
    PARTITIONS.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return partition;
}
