// Writes src/validation/constraints.json: what AWS's service models say about the values of each served
// operation's input. Run with `yarn run constraints`, after `apt-get install python3-botocore`.
//
// Sources: the models in Debian's python3-botocore for lengths, ranges and patterns; the SDK clients for
// required members and enums, since they are newer; NEWER for members that botocore does not know yet.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as monitoring from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as config from '@aws-sdk/client-config-service';
import * as ec2 from '@aws-sdk/client-ec2';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as kms from '@aws-sdk/client-kms';
import * as networkFirewall from '@aws-sdk/client-network-firewall';
import * as route53resolver from '@aws-sdk/client-route53resolver';
import * as s3 from '@aws-sdk/client-s3';
import * as sagemaker from '@aws-sdk/client-sagemaker';
import * as servicecatalog from '@aws-sdk/client-service-catalog';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import * as sts from '@aws-sdk/client-sts';
import { services } from '../src/services/index.ts';

const MODELS =
  process.argv[2] ?? '/usr/lib/python3/dist-packages/botocore/data';
const TARGET = new URL('../src/validation/constraints.json', import.meta.url);

const clients = {
  cloudformation,
  config,
  ec2,
  events,
  iam,
  kms,
  logs,
  monitoring,
  'network-firewall': networkFirewall,
  route53resolver,
  s3,
  sagemaker,
  servicecatalog,
  sqs,
  ssm,
  sts,
};

/** Where botocore's name is not the one in signatures. */
const DIRECTORIES = { monitoring: 'cloudwatch' };

/**
 * Members of structures, and their shapes, that are newer than the models.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_CreateFirewallRule.html
 */
const NEWER = {
  route53resolver: {
    members: {
      CreateFirewallRuleRequest: {
        FirewallDomainRedirectionAction: 'FirewallDomainRedirectionAction',
        Qtype: 'Qtype',
      },
      UpdateFirewallRuleRequest: {
        FirewallDomainRedirectionAction: 'FirewallDomainRedirectionAction',
        Qtype: 'Qtype',
      },
      DeleteFirewallRuleRequest: { Qtype: 'Qtype' },
    },
    shapes: {
      FirewallDomainRedirectionAction: { type: 'string', enum: [] },
      Qtype: { type: 'string', min: 1, max: 16 },
    },
  },
  sagemaker: {
    members: {
      CreateDomainRequest: {
        HomeEfsFileSystemCreation: 'HomeEfsFileSystemCreation',
        TagPropagation: 'TagPropagation',
      },
      UpdateDomainRequest: {
        HomeEfsFileSystemCreation: 'HomeEfsFileSystemCreation',
        TagPropagation: 'TagPropagation',
      },
    },
    shapes: {
      HomeEfsFileSystemCreation: { type: 'string', enum: [] },
      TagPropagation: { type: 'string', enum: [] },
    },
  },
};

const result = {};
for (const { id, operations } of services) {
  result[id] = extract(id, Object.keys(operations));
}
writeFileSync(
  TARGET,
  `${JSON.stringify({
    source: `botocore service models (${MODELS}), AWS SDK for JavaScript v3`,
    services: result,
  })}\n`,
);

function extract(service, operations) {
  const model = readModel(service);
  for (const [name, members] of Object.entries(NEWER[service]?.members ?? {})) {
    for (const [member, shape] of Object.entries(members)) {
      model.shapes[name].members[member] ??= { shape };
    }
  }
  Object.assign(model.shapes, NEWER[service]?.shapes);

  const inputs = {};
  for (const operation of operations) {
    const input = model.operations[operation]?.input?.shape;
    if (input) inputs[operation] = input;
    else console.log(`${service}:${operation} has no model`);
  }
  const facts = factsOf(service, model, Object.values(inputs));
  const known = Object.entries(inputs).filter(([, shape]) => facts[shape]);
  return { operations: Object.fromEntries(known), shapes: facts };
}

function readModel(service) {
  const directory = join(MODELS, DIRECTORIES[service] ?? service);
  const versions = readdirSync(directory).sort();
  const path = join(directory, versions.at(-1), 'service-2.json');
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The shapes that can be reached and that say something, directly or through others. */
function factsOf(service, model, roots) {
  const facts = {};
  const visit = name => {
    if (facts[name]) return;
    const shape = model.shapes[name];
    facts[name] = ownFacts(service, name, shape);
    const { key, value, member, members = {} } = shape;
    if (member) facts[name].item = member.shape;
    if (key) Object.assign(facts[name], { key: key.shape, value: value.shape });
    if (shape.type === 'structure') {
      facts[name].members = Object.fromEntries(
        Object.entries(members).map(([child, { shape: of }]) => [child, of]),
      );
    }
    for (const child of [member, key, value, ...Object.values(members)]) {
      if (child) visit(child.shape);
    }
  };
  roots.forEach(visit);
  return pruned(facts);
}

/** Takes out references that lead to no fact, until nothing changes. */
function pruned(facts) {
  for (;;) {
    const saysSomething = name => facts[name] !== undefined;
    const before = Object.keys(facts).length;
    for (const [name, fact] of Object.entries(facts)) {
      for (const reference of ['item', 'key', 'value']) {
        if (fact[reference] && !saysSomething(fact[reference])) {
          delete fact[reference];
        }
      }
      if (fact.members) {
        fact.members = Object.fromEntries(
          Object.entries(fact.members).filter(([, of]) => saysSomething(of)),
        );
        if (!Object.keys(fact.members).length) delete fact.members;
      }
      if (!Object.keys(fact).length) delete facts[name];
    }
    if (Object.keys(facts).length === before) return facts;
  }
}

function ownFacts(service, name, shape) {
  const facts = {};
  if (shape.min) facts.min = shape.min;
  if (shape.max !== undefined) facts.max = shape.max;
  if (shape.pattern && isPattern(service, name, shape.pattern)) {
    facts.pattern = shape.pattern;
  }
  if (shape.enum) {
    const newer = Object.values(clients[service][name] ?? {});
    facts.enum = [...new Set([...newer, ...shape.enum])].sort();
  }
  const required = requiredMembers(service, name, shape);
  if (required.length) facts.required = required;
  return facts;
}

/**
 * The SDK's schema of a structure lists its required members first, and then says how many. Idempotency
 * tokens are not among them, since the SDK makes them up; on the wire they are required.
 */
function requiredMembers(service, name, shape) {
  const schema = clients[service][`${name}$`];
  const required = shape.required ?? [];
  if (!schema) return required;
  const tokens = required.filter(
    member => shape.members[member].idempotencyToken,
  );
  return [...new Set([...schema[4].slice(0, schema[6] ?? 0), ...tokens])];
}

function isPattern(service, name, pattern) {
  if (pattern === '.*') return false;
  try {
    return Boolean(new RegExp(`^(?:${pattern})$`, 'u'));
  } catch {
    try {
      return Boolean(new RegExp(`^(?:${pattern})$`));
    } catch {
      console.log(`${service}: pattern of ${name} left out: ${pattern}`);
      return false;
    }
  }
}
