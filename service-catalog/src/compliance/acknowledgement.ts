/** A finding of a rule pack that stands, with what protects instead. */
export interface Acknowledgement {
  /** Ids of the findings, such as `AwsSolutions-S1`. */
  readonly findings: readonly string[];
  /** Paths of the constructs below their stack; each has all of the findings. */
  readonly constructs: readonly string[];
  readonly reason: string;
}

/** One finding on one construct. */
export interface AcknowledgedFinding {
  readonly construct: string;
  readonly finding: string;
  readonly reason: string;
}

/** Every finding on every construct, for itself. */
export function acknowledgedFindings(
  acknowledgements: readonly Acknowledgement[],
): AcknowledgedFinding[] {
  return acknowledgements.flatMap(({ constructs, findings, reason }) =>
    constructs.flatMap(construct =>
      findings.map(finding => ({ construct, finding, reason })),
    ),
  );
}

/** The finding of cdk-nag that a policy names this resource with a wildcard. */
export const wildcard = (resource: string) =>
  `AwsSolutions-IAM5[Resource::${resource}]`;

/** That a policy names resources of a type, without a region in their ARNs. */
export const globalWildcard = (service: string, resource: string) =>
  wildcard(`arn:<AWS::Partition>:${service}::<AWS::AccountId>:${resource}`);

/** That a policy names resources of the stack's region. */
export const regionalWildcard = (service: string, resource: string) =>
  wildcard(
    `arn:<AWS::Partition>:${service}:<AWS::Region>:<AWS::AccountId>:${resource}`,
  );

/** Buckets have neither region nor account in their ARNs. */
export const bucketWildcard = (name: string) =>
  wildcard(`arn:<AWS::Partition>:s3:::${name}`);

/** That a policy names every resource there is. */
export const ANY_RESOURCE = wildcard('*');
