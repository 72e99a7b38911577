import type { IResolvable } from 'aws-cdk-lib';
import { CfnManagedPolicy, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { EnvironmentRole, ExecutionRoles } from '../executionRoles';
import { POLICY_PATH } from '../names';
import { policyDocument } from '../policyDocument';
import { dataStatements, type DataStatementsProps } from './dataStatements';
import {
  instanceTypeSafeguards,
  keySafeguards,
  networkSafeguards,
  type JobSafeguardsProps,
} from './jobSafeguards';
import { deploymentStatements, jobStatements } from './jobStatements';
import {
  readLogs,
  readSettings,
  writeObservations,
} from './observationStatements';
import {
  administrationSafeguards,
  domainSafeguards,
  tagSafeguards,
} from './safeguards';
import { readStudioStatements, studioStatements } from './studioStatements';

export interface ExecutionPoliciesProps
  extends DataStatementsProps,
    JobSafeguardsProps {
  readonly roles: ExecutionRoles;
  readonly environmentName: string;
  readonly settingsParameterName: string;
}

/**
 * What Studio's apps and jobs may do. The keys' own policies say which of them they may use.
 * Managed policies, since the inline ones of a role have 10,240 characters in all.
 */
export class ExecutionPolicies extends Construct {
  /** What must be there before Studio is. */
  readonly safeguards: CfnManagedPolicy[];

  constructor(scope: Construct, id: string, props: ExecutionPoliciesProps) {
    super(scope, id);
    const { dataScientist, job, mlopsEngineer, personas } = props.roles;
    const workers = [dataScientist, mlopsEngineer];
    // A pipeline starts its jobs as the job role.
    const jobStarters = [...workers, job];

    this.safeguards = [
      this.attach(
        'Safeguards',
        [...personas, job],
        [
          ...administrationSafeguards(),
          ...tagSafeguards(props.environmentName),
        ],
      ),
      this.attach(
        'NetworkSafeguards',
        [...personas, job],
        networkSafeguards(props),
      ),
      this.attach('KeySafeguards', [...personas, job], keySafeguards(props)),
      this.attach(
        'InstanceTypeSafeguards',
        [...personas, job],
        instanceTypeSafeguards(props),
      ),
    ];
    this.attach('Read', personas, [
      ...readStudioStatements(),
      ...readSettings(props.settingsParameterName),
    ]);
    this.attach('Data', jobStarters, [
      ...dataStatements(props),
      ...writeObservations(),
    ]);
    this.attach('Studio', workers, studioStatements());
    this.attach('Jobs', jobStarters, jobStatements(job.arn));
    this.attach('Deploy', [mlopsEngineer], deploymentStatements());
  }

  /** What rests on the domain, and comes after it. */
  isolateDomain(
    { personas }: ExecutionRoles,
    domain: { arn: string; id: string; jobNamePrefix: string },
  ): void {
    this.attach('DomainIsolation', personas, [
      ...domainSafeguards(domain.arn),
      ...readLogs(domain.id, domain.jobNamePrefix),
    ]);
  }

  private attach(
    id: string,
    roles: EnvironmentRole[],
    statements: (PolicyStatement | IResolvable)[],
  ): CfnManagedPolicy {
    return new CfnManagedPolicy(this, id, {
      path: POLICY_PATH,
      roles: roles.map(({ name }) => name),
      policyDocument: policyDocument(statements),
    });
  }
}
