import {
  CfnDeletionPolicy,
  type CfnCondition,
  type IResolvable,
} from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { conditional, either, type Conditions } from './conditions';
import type { ExecutionRoles } from './executionRoles';
import {
  administration,
  breakGlass,
  grantedBy,
  onlyThroughEndpoint,
  THROUGH_S3,
  usedBy,
} from './keyPolicies';
import type { ProductParameters } from './parameters/parameters';
import { policyDocument } from './policyDocument';

export interface KeysProps {
  readonly roles: ExecutionRoles;
  readonly launchRoleArn: string;
  readonly kmsEndpointId: string;
  readonly parameters: ProductParameters;
  readonly conditions: Conditions;
}

interface KeyProps {
  readonly what: string;
  readonly condition?: CfnCondition;
  /** Kept when the stack is deleted, as long as data is there that it decrypts. */
  readonly retained?: boolean;
  readonly uses: (PolicyStatement | IResolvable)[];
}

/** The environment's keys: for volumes, for the buckets, for jobs. That of the logs is theirs. */
export class Keys extends Construct {
  readonly storageKeyArn: string;
  readonly dataKeyArn: string;
  readonly jobsKeyArn: string;

  constructor(scope: Construct, id: string, props: KeysProps) {
    super(scope, id);
    const { conditions, parameters, roles, launchRoleArn } = props;
    const personas = roles.personas.map(({ arn }) => arn);
    const everyRole = [...personas, roles.job.arn];
    const inVpc = onlyThroughEndpoint(everyRole, props.kmsEndpointId);
    const emergency = breakGlass(
      parameters.list('breakGlassRoleArns'),
      conditions,
    );

    const storageKey = this.key('Storage', {
      what: 'Studio volumes',
      condition: conditions.createsStorageKey,
      // SageMaker sets the domain's volumes up with the launch role's rights.
      uses: [
        usedBy([...personas, launchRoleArn]),
        grantedBy([...personas, launchRoleArn]),
        inVpc,
      ],
    });
    const dataKey = this.key('Data', {
      what: 'data and models buckets',
      condition: conditions.createsDataKey,
      retained: true,
      uses: [usedBy(everyRole, THROUGH_S3), inVpc, emergency],
    });
    const jobsKey = this.key('Jobs', {
      what: 'volumes and results of jobs',
      condition: conditions.createsJobsKey,
      retained: true,
      uses: [usedBy(everyRole), grantedBy(everyRole), inVpc, emergency],
    });

    this.storageKeyArn = either(
      conditions.createsStorageKey,
      storageKey.attrArn,
      parameters.text('existingStorageKeyArn'),
    );
    this.dataKeyArn = either(
      conditions.createsDataKey,
      dataKey.attrArn,
      parameters.text('existingDataKeyArn'),
    );
    this.jobsKeyArn = either(
      conditions.createsJobsKey,
      jobsKey.attrArn,
      parameters.text('existingJobsKeyArn'),
    );
  }

  private key(id: string, props: KeyProps): CfnKey {
    const key = conditional(
      new CfnKey(this, id, {
        description: `Secure Studio: ${props.what}`,
        enableKeyRotation: true,
        keyPolicy: policyDocument([administration(), ...props.uses]),
      }),
      props.condition,
    );
    if (props.retained) {
      key.cfnOptions.deletionPolicy = CfnDeletionPolicy.RETAIN_EXCEPT_ON_CREATE;
      key.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    }
    return key;
  }
}
