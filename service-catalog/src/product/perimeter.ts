import { Aws } from 'aws-cdk-lib';
import { eitherValue, type Conditions } from './conditions';
import type { ProductParameters } from './parameters/parameters';

/** Who and what belongs to the environment's data perimeter: its account, or its organization. */
export interface Perimeter {
  /** A condition's value, for the operator `StringEquals`: the caller belongs to it. */
  readonly ofPrincipal: unknown;
  /** The same of the resource. */
  readonly ofResource: unknown;
}

export function dataPerimeter(
  parameters: ProductParameters,
  { hasOrganization }: Conditions,
): Perimeter {
  const organization = parameters.text('organizationId');
  const inside = (subject: 'Principal' | 'Resource') =>
    eitherValue(
      hasOrganization,
      { [`aws:${subject}OrgID`]: organization },
      { [`aws:${subject}Account`]: Aws.ACCOUNT_ID },
    );
  return {
    ofPrincipal: inside('Principal'),
    ofResource: inside('Resource'),
  };
}
