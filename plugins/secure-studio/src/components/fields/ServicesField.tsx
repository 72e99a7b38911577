import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Checkbox,
  CheckboxGroup,
} from '@backstage/ui';
import {
  CustomFieldValidator,
  makeFieldSchema,
} from '@backstage/plugin-scaffolder-react';
import {
  ENDPOINT_SWITCHES,
  EndpointTier,
  globalRegion,
  requiredEndpoints,
  resolveSettings,
  Target,
} from 'backstage-plugin-secure-studio-common';
import { formRequest } from './formRequest';
import { refuseViolations, useTarget, violationsOf } from './rules';
import { RuleHints } from './RuleHints';
import { useOffered } from './useOffered';
import { withQueries } from './withQueries';

const ServicesSchema = makeFieldSchema({
  output: z => z.array(z.string()),
  uiOptions: z => z.object({ switch: z.enum(['include', 'exclude']) }),
});

type Switch = 'include' | 'exclude';

/** The services that it makes sense to switch: on, those that the tier lacks; off, those that it has. */
function switchable(
  direction: Switch,
  tier: EndpointTier,
  { region, parameters }: Target,
): string[] {
  const ofTier = new Set(
    requiredEndpoints(tier, region).map(({ serviceName }) => serviceName),
  );
  return ENDPOINT_SWITCHES.filter(
    ({ serviceName, parameter }) =>
      parameters.includes(parameter) &&
      (serviceName.includes('{region}') || region === globalRegion(region)),
  )
    .filter(
      ({ serviceName }) =>
        ofTier.has(serviceName.replace('{region}', region)) ===
        (direction === 'exclude'),
    )
    .map(({ service }) => service);
}

function Services(props: typeof ServicesSchema.TProps) {
  const { formContext, formData, onChange, rawErrors, schema, uiSchema } =
    props;
  const direction = uiSchema['ui:options']?.switch ?? 'include';
  const target = useTarget(formContext?.formData);
  const offered = useOffered(props, `endpoints.${direction}`);
  if (!target || !offered) {
    return null;
  }
  const { tier } = resolveSettings(
    formRequest(formContext?.formData),
    target.choices,
  ).endpoints;
  const services = switchable(direction, tier, target);
  const chosen = formData ?? [];
  const violations = violationsOf(formContext?.formData, target, [
    `endpoints.${direction}`,
  ]);
  return (
    <>
      <Accordion defaultExpanded={chosen.length > 0}>
        <AccordionTrigger title={schema.title} level={4} />
        <AccordionPanel>
          <CheckboxGroup
            validationBehavior="aria"
            aria-label={schema.title}
            description={schema.description}
            isInvalid={violations.length > 0 || Boolean(rawErrors?.length)}
            value={chosen.filter(service => services.includes(service))}
            onChange={next => onChange(next.length > 0 ? next : undefined)}
          >
            {services.map(service => (
              <Checkbox key={service} value={service}>
                {service}
              </Checkbox>
            ))}
          </CheckboxGroup>
        </AccordionPanel>
      </Accordion>
      <RuleHints violations={violations} />
    </>
  );
}

/** Refuses services that cannot be switched so. */
export const validateServices: CustomFieldValidator<
  string[],
  { switch: Switch }
> = (_, field, context) => {
  const options = context.uiSchema?.['ui:options'];
  return refuseViolations(field, context, [
    `endpoints.${options?.switch ?? 'include'}`,
  ]);
};

/** Endpoints that are there, or not, whatever the tier says. */
export const servicesField = {
  name: 'SecureStudioServices',
  component: withQueries(Services),
  validation: validateServices,
  schema: ServicesSchema,
};
