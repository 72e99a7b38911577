import { Aws } from 'aws-cdk-lib';
import type { CfnRule } from 'aws-cdk-lib/aws-events';
import {
  CfnRole,
  PolicyDocument,
  ServicePrincipal,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { allow, localArn } from '../statements';
import type { StoppableJob } from './finding';

/** What it can stop: SageMaker's API by kind of job, and the type in the ARNs of such jobs. */
const STOPPABLE: Readonly<Record<string, string>> = {
  TrainingJob: 'training-job',
  ProcessingJob: 'processing-job',
  TransformJob: 'transform-job',
  HyperParameterTuningJob: 'hyper-parameter-tuning-job',
};

/** Names of jobs, by SageMaker's API. */
const JOB_NAME = '^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$';

/**
 * Stops jobs that break a rule, by Systems Manager automations of one step. There is no code to run or to
 * keep up to date.
 */
export class JobResponder extends Construct {
  private readonly documents: ReadonlyMap<string, CfnDocument>;
  private readonly startRole: CfnRole;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stopRole = this.serviceRole('StopRole', {
      description: 'Stops SageMaker jobs that break a guardrail',
      service: 'ssm.amazonaws.com',
      statements: [
        allow(
          'Stop',
          Object.keys(STOPPABLE).map(kind => `sagemaker:Stop${kind}`),
          {
            resources: Object.values(STOPPABLE).map(type =>
              localArn('sagemaker', `${type}/*`),
            ),
          },
        ),
      ],
    });
    this.documents = new Map(
      Object.keys(STOPPABLE).map(kind => [
        kind,
        this.stopDocument(kind, stopRole.attrArn),
      ]),
    );
    this.startRole = this.serviceRole('StartRole', {
      description: 'Starts the automations that stop SageMaker jobs',
      service: 'events.amazonaws.com',
      statements: [
        allow('Start', ['ssm:StartAutomationExecution'], {
          resources: [...this.documents.values()].map(document =>
            localArn('ssm', `automation-definition/${document.ref}:*`),
          ),
        }),
        // The automations run under that role, so whoever starts them passes it.
        allow('PassStopRole', ['iam:PassRole'], {
          resources: [stopRole.attrArn],
          conditions: {
            StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' },
          },
        }),
      ],
    });
  }

  /** What an EventBridge rule calls so that the job of its event is stopped. */
  target({ kind, namePath }: StoppableJob): CfnRule.TargetProperty {
    const document = this.documents.get(kind);
    if (!document) {
      throw new Error(`No automation stops a ${kind}`);
    }
    return {
      id: 'Stop',
      arn: localArn('ssm', `automation-definition/${document.ref}:$DEFAULT`),
      roleArn: this.startRole.attrArn,
      inputTransformer: {
        inputPathsMap: { name: namePath },
        inputTemplate: '{"JobName":[<name>]}',
      },
    };
  }

  private stopDocument(kind: string, assumeRole: string): CfnDocument {
    return new CfnDocument(this, kind, {
      documentType: 'Automation',
      documentFormat: 'JSON',
      content: {
        schemaVersion: '0.3',
        description: `Stops a ${kind} that breaks a guardrail`,
        assumeRole,
        parameters: {
          JobName: { type: 'String', allowedPattern: JOB_NAME },
        },
        mainSteps: [
          {
            name: 'Stop',
            action: 'aws:executeAwsApi',
            inputs: {
              Service: 'sagemaker',
              Api: `Stop${kind}`,
              [`${kind}Name`]: '{{ JobName }}',
            },
          },
        ],
      },
    });
  }

  private serviceRole(
    id: string,
    role: {
      readonly description: string;
      readonly service: string;
      readonly statements: PolicyStatement[];
    },
  ): CfnRole {
    return new CfnRole(this, id, {
      description: role.description,
      assumeRolePolicyDocument: new PolicyDocument({
        statements: [
          allow('ServiceAssumes', ['sts:AssumeRole'], {
            principals: [new ServicePrincipal(role.service)],
            conditions: {
              StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
            },
          }),
        ],
      }),
      policies: [
        {
          policyName: id,
          policyDocument: new PolicyDocument({ statements: role.statements }),
        },
      ],
    });
  }
}
