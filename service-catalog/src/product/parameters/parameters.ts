import { CfnParameter, type Stack } from 'aws-cdk-lib';
import {
  ENDPOINT_SWITCHES,
  PRODUCT_PARAMETERS,
} from 'backstage-plugin-secure-studio-common';
import type { ParameterDefinition, ParameterName } from './definition';
import { egressGroup } from './egressGroup';
import { endpointGroup, endpointSwitches } from './endpointGroup';
import { environmentGroup, profileGroup } from './environmentGroup';
import { loggingGroup } from './loggingGroup';
import { existingVpcGroup, networkGroup } from './networkGroup';
import { perimeterGroup } from './perimeterGroup';
import { studioGroup } from './studioGroup';

const GROUPS = [
  environmentGroup,
  profileGroup,
  egressGroup,
  networkGroup,
  endpointGroup,
  studioGroup,
  perimeterGroup,
  loggingGroup,
  existingVpcGroup,
];

const DEFINITIONS: Record<ParameterName, ParameterDefinition> = {
  ...environmentGroup.parameters,
  ...profileGroup.parameters,
  ...egressGroup.parameters,
  ...networkGroup.parameters,
  ...endpointGroup.parameters,
  ...studioGroup.parameters,
  ...perimeterGroup.parameters,
  ...loggingGroup.parameters,
  ...existingVpcGroup.parameters,
};

/** The values with which a person asks for an environment. */
export class ProductParameters {
  private readonly declared: Record<ParameterName, CfnParameter>;
  private readonly switches: Map<string, CfnParameter>;

  /** Declares the template's parameters and how consoles group and label them. */
  constructor(stack: Stack) {
    const declare = (id: string, { label, ...props }: ParameterDefinition) =>
      new CfnParameter(stack, id, props);
    const names = Object.keys(DEFINITIONS) as ParameterName[];
    this.declared = Object.fromEntries(
      names.map(name => [
        name,
        declare(PRODUCT_PARAMETERS[name], DEFINITIONS[name]),
      ]),
    ) as Record<ParameterName, CfnParameter>;
    this.switches = new Map(
      Object.entries(endpointSwitches).map(([id, definition]) => [
        id,
        declare(id, definition),
      ]),
    );
    stack.templateOptions.metadata = {
      'AWS::CloudFormation::Interface': consoleInterface(),
    };
  }

  text(name: ParameterName): string {
    return this.declared[name].valueAsString;
  }

  list(name: ParameterName): string[] {
    return this.declared[name].valueAsList;
  }

  number(name: ParameterName): number {
    return this.declared[name].valueAsNumber;
  }

  /** Whether there is an endpoint: `tier`, `yes` or `no`. */
  endpointSwitch(parameter: string): string {
    const declared = this.switches.get(parameter);
    if (!declared) {
      throw new Error(`No endpoint has the parameter ${parameter}`);
    }
    return declared.valueAsString;
  }
}

function consoleInterface() {
  const switches = ENDPOINT_SWITCHES.map(({ parameter }) => parameter);
  const labels: [string, ParameterDefinition][] = [
    ...Object.entries(DEFINITIONS).map(
      ([name, definition]): [string, ParameterDefinition] => [
        PRODUCT_PARAMETERS[name as ParameterName],
        definition,
      ],
    ),
    ...Object.entries(endpointSwitches),
  ];
  return {
    ParameterGroups: GROUPS.map(({ label, parameters }) => ({
      Label: { default: label },
      Parameters: [
        ...Object.keys(parameters).map(
          name => PRODUCT_PARAMETERS[name as ParameterName],
        ),
        ...(parameters === endpointGroup.parameters ? switches : []),
      ],
    })),
    ParameterLabels: Object.fromEntries(
      labels.map(([id, { label }]) => [id, { default: label }]),
    ),
  };
}
