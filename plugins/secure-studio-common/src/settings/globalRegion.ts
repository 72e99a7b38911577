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

/**
 * The partition in which a region's ARNs are.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 * @public
 */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
