import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type Change,
  type CloudFormationClient,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  failureReasons,
  stackEvents,
  stackResources,
  type DeployedResource,
} from './stackContents';

/** The product's parameters, where they are not the default. */
export type Choices = Readonly<Record<string, string>>;

/** The outputs and resources of a stack that is deployed. */
export interface DeployedStack {
  readonly stackId: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** By logical id. */
  readonly resources: Readonly<Record<string, DeployedResource>>;
}

const POLL_MILLISECONDS = 5;

/** What has no default. */
const REQUIRED: Choices = {
  Team: 'group:default/data-science',
  UserProfileName: 'data-scientist',
  UserProfileOwner: 'user:default/data-scientist',
};

const pause = () =>
  new Promise(resolve => setTimeout(resolve, POLL_MILLISECONDS));

/** Stacks of the product's template. */
export class Stacks {
  /** How many updates were planned. A change set that was executed keeps its name. */
  private plans = 0;

  constructor(
    private readonly cloudFormation: CloudFormationClient,
    private readonly templateUrl: string,
  ) {}

  /** @throws Error with the reasons of the resources that failed; the stack stays. */
  async create(name: string, choices: Choices = {}): Promise<DeployedStack> {
    await this.cloudFormation.send(
      new CreateStackCommand({
        ...this.request(name, choices),
        DisableRollback: true,
      }),
    );
    return this.settled(name);
  }

  /** What an update would change. */
  async plan(name: string, choices: Choices): Promise<Change[]> {
    this.plans += 1;
    await this.cloudFormation.send(
      new CreateChangeSetCommand({
        ...this.request(name, choices),
        ChangeSetName: this.changeSet,
        ChangeSetType: 'UPDATE',
      }),
    );
    const planned = { StackName: name, ChangeSetName: this.changeSet };
    for (;;) {
      const changeSet = await this.cloudFormation.send(
        new DescribeChangeSetCommand(planned),
      );
      if (changeSet.Status === 'CREATE_COMPLETE') {
        return changeSet.Changes ?? [];
      }
      if (changeSet.Status === 'FAILED') {
        throw new Error(changeSet.StatusReason);
      }
      await pause();
    }
  }

  /** Plans an update and does it at once. */
  async update(name: string, choices: Choices): Promise<DeployedStack> {
    await this.plan(name, choices);
    return this.execute(name);
  }

  /** Does what was planned last. */
  async execute(name: string): Promise<DeployedStack> {
    await this.cloudFormation.send(
      new ExecuteChangeSetCommand({
        StackName: name,
        ChangeSetName: this.changeSet,
      }),
    );
    return this.settled(name);
  }

  /**
   * Until it is gone, but for what its template retains.
   *
   * @returns the logical ids of what was retained.
   */
  async delete(name: string): Promise<string[]> {
    const { StackId = name } = await this.describe(name);
    await this.cloudFormation.send(new DeleteStackCommand({ StackName: name }));
    for (;;) {
      const { StackStatus } = await this.describe(StackId);
      if (StackStatus === 'DELETE_COMPLETE') {
        const events = await stackEvents(this.cloudFormation, StackId);
        return events
          .filter(event => event.ResourceStatus === 'DELETE_SKIPPED')
          .map(({ LogicalResourceId = '' }) => LogicalResourceId)
          .sort();
      }
      if (StackStatus === 'DELETE_FAILED') {
        throw new Error(await failureReasons(this.cloudFormation, StackId));
      }
      await pause();
    }
  }

  /** Deletes what a test that failed has left. */
  async clear(name: string): Promise<void> {
    const isThere = await this.describe(name).then(
      () => true,
      () => false,
    );
    if (isThere) {
      await this.delete(name);
    }
  }

  private get changeSet(): string {
    return `plan-${this.plans}`;
  }

  private request(name: string, choices: Choices) {
    const parameters = { EnvironmentName: name, ...REQUIRED, ...choices };
    return {
      StackName: name,
      TemplateURL: this.templateUrl,
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
      Parameters: Object.entries(parameters).map(
        ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
      ),
    };
  }

  private async settled(name: string): Promise<DeployedStack> {
    for (;;) {
      const {
        StackId = name,
        StackStatus = '',
        Outputs = [],
      } = await this.describe(name);
      if (/^(CREATE|UPDATE)_COMPLETE$/.test(StackStatus)) {
        return {
          stackId: StackId,
          outputs: Object.fromEntries(
            Outputs.map(({ OutputKey = '', OutputValue = '' }) => [
              OutputKey,
              OutputValue,
            ]),
          ),
          resources: await stackResources(this.cloudFormation, name),
        };
      }
      if (/FAILED$|ROLLBACK_COMPLETE$/.test(StackStatus)) {
        throw new Error(await failureReasons(this.cloudFormation, name));
      }
      await pause();
    }
  }

  private async describe(StackName: string): Promise<Stack> {
    const { Stacks: stacks = [] } = await this.cloudFormation.send(
      new DescribeStacksCommand({ StackName }),
    );
    return stacks[0];
  }
}
