import { Template } from '../template/Template';

/** The property that names a resource of IAM. */
const NAMED_IAM_TYPES: Readonly<Record<string, string>> = {
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
};

const IAM_TYPES = [
  ...Object.keys(NAMED_IAM_TYPES),
  'AWS::IAM::AccessKey',
  'AWS::IAM::Policy',
  'AWS::IAM::RolePolicy',
  'AWS::IAM::UserToGroupAddition',
];

/**
 * The capability that a template's IAM resources ask for.
 * Source: CloudFormation API reference, CreateStack, "Capabilities".
 */
export function requiredCapabilities(template: Template): {
  capability?: 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM';
  reason?: string;
} {
  const resources = Object.values(template.resources).filter(({ type }) =>
    IAM_TYPES.includes(type),
  );
  if (resources.length === 0) {
    return {};
  }
  const named = resources.some(
    ({ type, properties }) => NAMED_IAM_TYPES[type] in properties,
  );
  const types = [...new Set(resources.map(({ type }) => type))];
  return {
    capability: named ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM',
    reason: `The following resource(s) require capabilities: [${types.join(
      ', ',
    )}]`,
  };
}
