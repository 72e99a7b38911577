import { validationError } from '../template/errors';
import { evaluateCondition, Scope } from '../template/evaluate';
import { Json } from '../template/json';
import { parameterRef } from '../template/parameters';
import { Template } from '../template/Template';
import { DeploymentContext } from './DeploymentContext';
import { ResourceInstance, StackInput } from './StackRecord';

/** What the functions of a stack's template see while it is deployed. */
export async function createScope(
  deployment: DeploymentContext,
  template: Template,
  input: StackInput,
): Promise<Scope> {
  const { context } = deployment;
  const zones = input.template.includes('GetAZs')
    ? await availabilityZones(deployment)
    : [];
  const instance = (logicalId: string) =>
    deployment.stack().resources[logicalId]?.instance;
  const pseudoParameters = pseudoParameterValues(deployment);
  const conditions = new Map<string, boolean>();
  const scope: Scope = {
    mappings: template.mappings,
    ref: name => {
      const parameter = input.parameters.find(({ key }) => key === name);
      return parameter
        ? parameterRef(template.parameters[name], parameter)
        : pseudoParameters[name] ?? instance(name)?.physicalId;
    },
    attribute: (logicalId, attribute) =>
      attributeOf(logicalId, instance(logicalId), attribute),
    condition: name => {
      const known = conditions.get(name);
      if (known !== undefined) {
        return known;
      }
      const definition = template.conditions[name];
      if (definition === undefined) {
        throw validationError(
          `Template error: unresolved condition dependency ${name}`,
        );
      }
      const value = evaluateCondition(definition, scope);
      conditions.set(name, value);
      return value;
    },
    importValue: name => importValue(deployment, name),
    availabilityZones: region => {
      if (region !== '' && region !== context.region) {
        throw validationError(
          `local-aws does not know Fn::GetAZs of a region other than ${context.region}`,
        );
      }
      return zones;
    },
  };
  return scope;
}

/** The logical ids of the resources whose condition holds. */
export function activeResources(template: Template, scope: Scope): string[] {
  return Object.entries(template.resources)
    .filter(
      ([, { condition }]) =>
        condition === undefined || scope.condition(condition),
    )
    .map(([logicalId]) => logicalId);
}

function attributeOf(
  logicalId: string,
  instance: ResourceInstance | undefined,
  attribute: string,
): Json {
  const value = instance?.attributes[attribute];
  if (value === undefined) {
    throw validationError(
      `Template error: resource ${logicalId} has no attribute ${attribute} to read with Fn::GetAtt`,
    );
  }
  return value;
}

/** Source: CloudFormation template reference, "Pseudo parameters reference". */
function pseudoParameterValues(
  deployment: DeploymentContext,
): Readonly<Record<string, Json>> {
  return {
    'AWS::AccountId': deployment.context.caller.accountId,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': deployment.context.region,
    'AWS::StackId': deployment.stackId,
    'AWS::StackName': deployment.stack().name,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}

/** @throws AwsError `ValidationError` where no stack exports a value of this name. */
export function exportedValue(
  { store }: DeploymentContext,
  name: string,
): string {
  const output = store
    .all()
    .flatMap(({ outputs }) => outputs)
    .find(({ exportName }) => exportName === name);
  if (output === undefined) {
    throw validationError(`No export named ${name} found.`);
  }
  return output.value;
}

function importValue(deployment: DeploymentContext, name: string): string {
  const { store, stackId, stack } = deployment;
  const value = exportedValue(deployment, name);
  const { imports } = stack();
  if (!imports.includes(name)) {
    store.update(stackId, { imports: [...imports, name] });
  }
  return value;
}

async function availabilityZones({
  call,
}: DeploymentContext): Promise<string[]> {
  const { AvailabilityZones = [] } = await call(
    'ec2',
    'DescribeAvailabilityZones',
    {},
  );
  return AvailabilityZones.flatMap(({ ZoneName }) => ZoneName ?? []).sort();
}
