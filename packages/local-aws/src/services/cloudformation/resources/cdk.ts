import { resourceProvider } from './ResourceProvider';

/** What the CDK leaves in a template for its own statistics: no resource of any service. */
const metadata = resourceProvider<{ readonly Analytics?: string }>({
  type: 'AWS::CDK::Metadata',
  properties: ['Analytics'],
  async create(_properties, { generateName }) {
    return { physicalId: generateName(64) };
  },
  async update() {
    // Nothing stands anywhere that would change.
  },
  async delete() {
    // Nothing stands anywhere that would go.
  },
});

export const cdk = [metadata];
